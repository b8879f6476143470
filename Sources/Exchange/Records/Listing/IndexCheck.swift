import Casework

/// Holds what a store finds cases by against the rows that it follows from.
///
/// It keeps one number for each case: every listing, member and task adds to it where it should stand, and takes the
/// same away where it is found, so that whatever is missing, added or altered leaves something over.
package struct IndexCheck {
    private var sums: [CaseID: Int] = [:]

    package init() {}

    /// What should stand there, by a row as the store has it.
    package mutating func expect(_ kept: some RecordRow) throws {
        let row = try CaseRow(kept)
        // Lists look for parties in the text itself, in which what this Gatehouse passes over would be found.
        if try !row.isWritten(as: kept) { add(1, row.reference, true) }
        for listing in row.listings { add(1, row.reference, listing) }
        for member in row.caseMembers { add(1, row.reference, member) }
        for task in row.heldTasks { add(1, row.reference, task) }
    }

    // What stands there.
    package mutating func find(_ listing: Listing) { add(-1, listing.reference, listing) }
    package mutating func find(_ member: CaseMember) { add(-1, member.reference, member) }
    package mutating func find(_ task: HeldTask) { add(-1, task.reference, task) }

    /// One sentence for each case whose index is not what its row says.
    package var sentences: [String] {
        sums.filter { $0.value != 0 }.keys.sorted().map { "Lists do not find case \($0) as its row says." }
    }

    private mutating func add(_ sign: Int, _ reference: CaseID, _ part: some Hashable) {
        sums[reference, default: 0] &+= sign &* part.hashValue
    }
}
