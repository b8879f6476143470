package import Casework

/// A row by which a case is found, and that follows from the case's own.
package protocol IndexLine: Hashable, Sendable {
    static var table: RecordTable<Self> { get }
}

/// What has to change beside the rows of cases, so that lists find them as they are now.
package struct CaseRowChanges: Sendable {
    /// Rows of one table: those that go, and those that are new or say something new.
    package struct Lines<Line: IndexLine>: Sendable {
        package private(set) var gone: [Line] = []
        package private(set) var new: [Line] = []

        fileprivate mutating func add(_ lines: [Line], over earlier: [Line]) {
            guard lines != earlier else { return }
            let keys = Set(lines.map { Line.table.keyValues(of: $0) })
            gone += earlier.filter { !keys.contains(Line.table.keyValues(of: $0)) }
            new += lines.filter { !earlier.contains($0) }
        }
    }

    package private(set) var listings = Lines<Listing>()
    package private(set) var members = Lines<CaseMember>()
    package private(set) var tasks = Lines<HeldTask>()

    /// Each row with the one that it takes the place of.
    package init(_ rows: some Sequence<(row: CaseRow, earlier: CaseRow?)>) {
        for (row, earlier) in rows {
            listings.add(row.listings, over: earlier?.listings ?? [])
            members.add(row.caseMembers, over: earlier?.caseMembers ?? [])
            tasks.add(row.heldTasks, over: earlier?.heldTasks ?? [])
        }
    }
}
