import Casework
import Exchange
import GRDB

extension CaseRow {
    private static let upsert = Insertion(
        table,
        conflict: """
            ON CONFLICT (reference) DO UPDATE SET
            \(table.columns.dropFirst().map { "\($0.name) = excluded.\($0.name)" }.joined(separator: ", "))
            """)

    /// Writes the row and everything that lists find it by. `kept` is the row that it replaces.
    func write(_ db: Database, over kept: KeptRow?) throws {
        try Self.upsert.run(self, db)
        var (kept, changes) = (kept, CaseRowChanges())
        kept?.tasks = try tasksKept(db)
        changes.add(self, over: kept)
        try changes.write(db)
    }

    private func tasksKept(_ db: Database) throws -> [NumberedTask] {
        try db.rows(Self.tasks, [.text(reference.text)]) { try NumberedTask($0, of: reference) }.compactMap(\.self)
    }

    private static let tasks = """
        SELECT \(NumberedTask.table.columns.dropFirst().map(\.name).joined(separator: ", "))
        FROM task WHERE reference = ? ORDER BY number
        """
}

extension CaseRowChanges {
    fileprivate func write(_ db: Database) throws {
        for (listed, moment) in moved {
            try db.run(Self.move, ListedCase.table.values(of: listed) + [.moment(moment)])
        }
        try Insertions.listing.run(listed, db)
        for place in unlisted {
            try db.run(
                "DELETE FROM caseListed WHERE agency = ? AND changedAt = ? AND reference = ?",
                [.text(place.agency), .moment(place.changedAt), .text(place.reference.text)])
        }
        for reference in forgotten {
            try db.run("DELETE FROM caseMember WHERE reference = ?", [.text(reference.text)])
        }
        try Insertions.member.run(members, db)
        for task in dropped {
            try db.run(
                "DELETE FROM task WHERE reference = ? AND number = ?", [.text(task.reference.text), .int(task.number)])
        }
        try Insertions.task.run(tasks, db)
    }

    private static let move = """
        UPDATE caseListed SET changedAt = ?2, kind = ?4, state = ?5, isOpen = ?6, informationClass = ?7, purpose = ?8,
          openedAt = ?9, others = ?10
        WHERE agency = ?1 AND changedAt = ?11 AND reference = ?3
        """
}
