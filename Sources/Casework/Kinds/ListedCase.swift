/// A case as lists know it: where it stands, who may know of it, and what there is to do.
package protocol ListedCase: Hashable, Sendable {
    static var name: KindName { get }
    /// Whether a case is one officer's, and is given to a colleague where they leave.
    static var isReassigned: Bool { get }
    /// The states that a case can be in, in the order in which they usually follow each other.
    static var states: [CaseState] { get }
    /// What people read in place of the word of a task, `approve`; of one that has another title for the reason of its
    /// deadline, `destroy consentWithdrawn`.
    static var taskTitles: [String: String] { get }

    /// What lists need to know of it.
    var row: CaseRow { get }

    /// Whether the officer may know that there is such a case (4.6, 4.10). `row` is its row, which is made once.
    func mayKnow(by row: CaseRow, in circumstances: Circumstances) -> Bool
}

extension ListedCase {
    package static var isReassigned: Bool { false }
    package static var states: [CaseState] { [] }
    package static var taskTitles: [String: String] { [:] }
    package func mayKnow(by row: CaseRow, in circumstances: Circumstances) -> Bool { row.isKnown(in: circumstances) }
}
