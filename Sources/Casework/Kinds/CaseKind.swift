package import SharingProtocol

/// A kind of case: how its entries are understood, what can be done in it, and what everybody else needs to know of it.
///
/// Desk, lists, register, exports, search, ledger check and in-tray know kinds through this, and no kind by name.
/// `Kinds` lists them.
package protocol CaseKind: Hashable, Sendable {
    associatedtype Act: Sendable
    associatedtype Event: CaseEvent
    associatedtype Counter: ReviewCounter<Event> = NothingCounted<Event>
    /// What a page offers to one officer.
    associatedtype Offered: Sendable = Void

    static var name: KindName { get }
    /// Whether cases of this kind are the directory of the partnership, on which every decision rests: an act on one is
    /// decided on one state of all of them.
    static var isOfDirectory: Bool { get }
    /// The field by which a case is found, in the registers of the agencies that take part in it: the name of whom it
    /// is about.
    static var searched: SealedField? { get }
    /// The records whose words are shown on the case's page, to those who may read them.
    static var shownRecords: [String] { get }

    var reference: CaseID { get }
    /// What lists need to know of it.
    var row: CaseRow { get }
    /// The files that it has and that are not destroyed.
    var standingFiles: [RecordedFile] { get }
    /// The officers who have their accounts by it, and how often each account was written.
    var accountHolders: [OfficerID: Int] { get }

    /// The case that a first entry begins; `nil` where none begins with such a one.
    init?(_ reference: CaseID, begunBy entry: Booked<Event>)

    /// The case after one more entry.
    mutating func apply(_ entry: Booked<Event>)

    /// What has now happened, or why not, where the act is the case's first.
    static func begin(_ act: Act, as reference: CaseID, in circumstances: Circumstances) -> Outcome<Event>

    /// What has now happened, or why not. Pure: the same case, act and circumstances give the same outcome.
    func decide(_ act: Act, in circumstances: Circumstances) -> Outcome<Event>

    /// What the officer can do with it now, and what stands in the way of the rest. Everything that is offered is an
    /// act that `decide` allows on today's facts.
    func offered(in circumstances: Circumstances) -> Offered

    /// Whether the officer may know that there is such a case (4.6, 4.10).
    func mayKnow(in circumstances: Circumstances) -> Bool

    /// Whose key seals a record; `nil` where there is nobody whose it could be.
    func owner(of record: String, in register: Register) -> AgencyID?

    /// Whether the officer may read a record of it today. Nothing else leads to a permission to open it.
    func decideReading(of record: String, in circumstances: Circumstances) -> Decision

    /// Looking at the words of a record on the case's page; `nil` where there is nothing to look at, or not for them.
    func looking(at record: String, in circumstances: Circumstances) -> Looking<Event>?

    /// The record that the officer may bring files for now, before the act that takes them up.
    func recordTakingFiles(in circumstances: Circumstances) -> String?

    /// Whether words sealed before go on standing once that has happened.
    static func keeps(_ field: SealedField, after event: Event) -> Bool
}

extension CaseKind where Offered == Void {
    package func offered(in circumstances: Circumstances) {}
}

extension CaseKind {
    package static var isOfDirectory: Bool { false }
    package static var searched: SealedField? { nil }
    package static var shownRecords: [String] { [] }
    package static func keeps(_ field: SealedField, after event: Event) -> Bool { true }
    package var standingFiles: [RecordedFile] { [] }
    package var accountHolders: [OfficerID: Int] { [:] }
    package func looking(at record: String, in circumstances: Circumstances) -> Looking<Event>? { nil }
    package func recordTakingFiles(in circumstances: Circumstances) -> String? { nil }
}

/// What a kind of case is called in rows, and how the references of its cases begin.
package struct KindName: Hashable, Sendable, CustomStringConvertible {
    /// `request`
    package let word: String
    /// `R-`
    package let prefix: String

    package init(_ word: String, prefix: String) {
        self.word = word
        self.prefix = prefix
    }

    package var description: String { word }
}

/// Something that can happen in a case, as its entry says it.
package protocol CaseEvent: Hashable, Sendable {
    /// What people read in place of each kind of entry that there is, by its name, `agency.admitted`.
    static var titles: [String: String] { get }
    /// One of `titles`.
    var kind: String { get }
    var facts: Facts { get }
    /// Whether somebody only looked, or tried to, and the case stands as it did.
    var isOnlyLooking: Bool { get }
    /// The records whose keys are destroyed with it (4.13).
    var destroyedRecords: [String] { get }
    /// The files that it takes up.
    var files: [TakenUpFile] { get }
    /// The file that somebody took, where it is a reading of one.
    var taken: FileID? { get }
    /// Whether what its officer was drafting for this case is now in it.
    var endsDraft: Bool { get }
    /// The decision on which information was given to another agency with it.
    var given: RecordedDecision? { get }

    init(kind: String, facts: Facts) throws(FactError)
}

extension CaseEvent {
    package var isOnlyLooking: Bool { false }
    package var destroyedRecords: [String] { [] }
    package var files: [TakenUpFile] { [] }
    package var taken: FileID? { nil }
    package var endsDraft: Bool { false }
    package var given: RecordedDecision? { nil }
}

/// A file that an event takes up, and the record whose key it is sealed under.
package struct TakenUpFile: Hashable, Sendable {
    package let file: RecordedFile
    package let record: String

    package init(_ file: RecordedFile, in record: String) {
        self.file = file
        self.record = record
    }
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
