package import SharingProtocol

/// A case whose words are sealed: whose they are, who may read them, and who has copies of them.
package protocol SealedCase: Hashable, Sendable {
    associatedtype Event: CaseEvent

    /// The field by which a case is found, in the records of the agencies that take part in it: the name of whom it is
    /// about.
    static var searched: SealedField? { get }
    /// The records whose words are shown on the case's page, to those who may read them.
    static var shownRecords: [String] { get }

    /// The files that it has and that are not destroyed.
    var standingFiles: [RecordedFile] { get }

    /// Whose key seals a record; `nil` where there is nobody whose it could be.
    func owner(of record: String, in register: Register) -> AgencyID?

    /// The copies of its records, each with the agency that has it. A copy has a wrapping of the record's key of its
    /// own, and ends with it (4.13).
    var recordCopies: [RecordCopy] { get }

    /// Whether the officer may read a record of it today. Nothing else leads to a permission to open it.
    func decideReading(of record: String, in circumstances: Circumstances) -> Decision

    /// Looking at the words of a record on the case's page; `nil` where there is nothing to look at, or not for them.
    func looking(at record: String, in circumstances: Circumstances) -> Looking<Event>?

    /// Where files go that the officer may bring now, before the act that takes them up.
    func takingFiles(in circumstances: Circumstances) -> FilePlace?
    /// The same before the act that begins a case.
    static func takingFiles(asNew reference: CaseID, in circumstances: Circumstances) -> FilePlace?

    /// Whether words sealed before go on standing once that has happened.
    static func keeps(_ field: SealedField, after event: Event) -> Bool
}

extension SealedCase {
    package static var searched: SealedField? { nil }
    package static var shownRecords: [String] { [] }
    package static func keeps(_ field: SealedField, after event: Event) -> Bool { true }
    package var standingFiles: [RecordedFile] { [] }
    package var recordCopies: [RecordCopy] { [] }
    package func looking(at record: String, in circumstances: Circumstances) -> Looking<Event>? { nil }
    package func takingFiles(in circumstances: Circumstances) -> FilePlace? { nil }
    package static func takingFiles(asNew reference: CaseID, in circumstances: Circumstances) -> FilePlace? { nil }
}

/// Leave to look at a record's words, by the decision that gives it.
package struct Looking<Event: CaseEvent>: Sendable {
    package let decision: Decision
    /// What has to be entered first; `nil` where an entry says already that this officer has looked.
    package let event: Event?

    package init(_ decision: Decision, entering event: Event?) {
        self.decision = decision
        self.event = event
    }
}

/// One agency's copy of a record.
package struct RecordCopy: Hashable, Sendable {
    /// The name of the copy, by which it is read and destroyed: `copy.fire-service`.
    package let name: String
    /// The record that it is a copy of.
    package let record: String
    package let agency: AgencyID

    package init(_ name: String, of record: String, at agency: AgencyID) {
        self.name = name
        self.record = record
        self.agency = agency
    }
}

/// The record that files are sealed for, in the case that the act leaves them in, and whose it is.
package struct FilePlace: Hashable, Sendable {
    package let reference: CaseID
    package let record: String
    package let owner: AgencyID

    package init(_ reference: CaseID, _ record: String, of owner: AgencyID) {
        self.reference = reference
        self.record = record
        self.owner = owner
    }
}

/// The place of one sealed text in a case: a field of a record.
package struct SealedField: Hashable, Sendable, CustomStringConvertible {
    package let record: String
    package let field: String

    package init(_ record: String, _ field: String) {
        self.record = record
        self.field = field
    }

    /// `record/field`, as entries have it; what has no stroke in it is a field of no record.
    package init(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1)
        record = parts.count == 2 ? String(parts[0]) : ""
        field = parts.last.map(String.init) ?? ""
    }

    package var description: String { record + "/" + field }
}
