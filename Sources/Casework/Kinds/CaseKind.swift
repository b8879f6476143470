/// A kind of case: how its entries are understood, what can be done in it, and what everybody else needs to know of it.
///
/// Desk, lists, register, exports, search, ledger check and in-tray know kinds through this, and no kind by name.
/// `Kinds` lists them.
package protocol CaseKind: ListedCase, SealedCase {
    associatedtype Act: Sendable
    associatedtype Counter: ReviewCounter<Event> = NothingCounted<Event>
    /// What a page offers to one officer.
    associatedtype Offered: Sendable = Void

    /// Whether cases of this kind are the directory of the partnership, on which every decision rests: an act on one is
    /// decided on one state of all of them.
    static var isOfDirectory: Bool { get }
    var reference: CaseID { get }
    /// The officers who have their accounts by it, and how often each account was written.
    var accountHolders: [OfficerID: Int] { get }

    /// The case that a first entry begins; `nil` where none begins with such a one.
    init?(_ reference: CaseID, begunBy entry: Booked<Event>)

    /// The case that alone may begin one under that reference, where there is such a case; `nil` where anybody may.
    static func beginner(of reference: CaseID) -> CaseID?

    /// The case after one more entry.
    mutating func apply(_ entry: Booked<Event>)

    /// What has now happened, or why not, where the act is the case's first.
    static func begin(_ act: Act, as reference: CaseID, in circumstances: Circumstances) -> Outcome<Event>

    /// What has now happened, or why not. Pure: the same case, act and circumstances give the same outcome.
    func decide(_ act: Act, in circumstances: Circumstances) -> Outcome<Event>

    /// What the officer can do with it now, and what stands in the way of the rest. Everything that is offered is an
    /// act that `decide` allows on today's facts.
    func offered(in circumstances: Circumstances) -> Offered

    /// Which of the case's entries an officer who may know of it sees, in its history and in the audit trail.
    func shows(in circumstances: Circumstances) -> (Booked<Event>) -> Bool

    /// What is entered once the officer has seen what they have to know; `nil` where there is nothing to know.
    func seeing(in circumstances: Circumstances) -> Event?
}

extension CaseKind where Offered == Void {
    package func offered(in circumstances: Circumstances) {}
}

extension CaseKind {
    package static var isOfDirectory: Bool { false }
    package static func beginner(of reference: CaseID) -> CaseID? { nil }
    package var accountHolders: [OfficerID: Int] { [:] }
    package func shows(in circumstances: Circumstances) -> (Booked<Event>) -> Bool { { _ in true } }
    package func seeing(in circumstances: Circumstances) -> Event? { nil }
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
    /// The agency to whose copy alone it happens, as an act of that agency's; `nil` where it is about the whole case.
    func holder(actedBy agency: AgencyID) -> AgencyID?
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
    package func holder(actedBy agency: AgencyID) -> AgencyID? { nil }
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
