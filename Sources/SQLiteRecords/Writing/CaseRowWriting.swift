import Casework
import Exchange
import GRDB
import SharingProtocol

extension CaseRow {
    /// What stands in a row that is to be replaced, as far as other tables follow from it.
    struct Kept {
        let changedAt: Int64
        let parties: String
        let members: String

        /// Reads `columns` from that place on; `nil` where there is no such row.
        init?(_ row: Row?, at place: Int) {
            guard let row, let changedAt = row[place] as Int64? else { return nil }
            (self.changedAt, parties, members) = (changedAt, row[place + 1], row[place + 2])
        }

        static let columns = "changedAt, parties, members"
    }

    /// Writes the row and everything that lists find it by. `kept` is the row that it replaces.
    func write(_ db: Database, over kept: Kept?) throws {
        try db.run(
            Self.upsert,
            [
                reference.text, kind, state, isOpen, informationClass, purpose, officer.text, openedAt.milliseconds,
                changedAt.milliseconds, neededBy?.daysSince1970, keepUntil?.daysSince1970, isUrgent, isDuty,
                isOfDirectory, partyText, memberText,
            ])
        let index = CaseIndex(self)
        try writeListings(index, db, over: kept)
        try writeMembers(index, db, over: kept)
        try writeTasks(db, isNew: kept == nil)
    }

    private static let upsert = """
        INSERT INTO caseRow (\(columns.joined(separator: ", ")))
        VALUES (\(columns.map { _ in "?" }.joined(separator: ", ")))
        ON CONFLICT (reference) DO UPDATE SET
        \(columns.dropFirst().map { "\($0) = excluded.\($0)" }.joined(separator: ", "))
        """

    private func writeListings(_ index: CaseIndex, _ db: Database, over kept: Kept?) throws {
        var left = Set(kept.map { agencies(listedBy: $0, index) } ?? [])
        for listing in index.listings {
            let columns: [(any DatabaseValueConvertible)?] = [
                listing.agency, changedAt.milliseconds, reference.text, kind, state, isOpen, informationClass ?? "",
                purpose ?? "", openedAt.milliseconds, listing.others,
            ]
            if left.remove(listing.agency) != nil {
                try db.run(Self.move, columns + [kept?.changedAt])
            } else {
                try db.run("INSERT INTO caseListed VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", columns)
            }
        }
        for agency in left {
            try db.run(
                "DELETE FROM caseListed WHERE agency = ? AND changedAt = ? AND reference = ?",
                [agency, kept?.changedAt, reference.text])
        }
    }

    private static let move = """
        UPDATE caseListed SET changedAt = ?2, kind = ?4, state = ?5, isOpen = ?6, informationClass = ?7, purpose = ?8,
          openedAt = ?9, others = ?10
        WHERE agency = ?1 AND changedAt = ?11 AND reference = ?3
        """

    /// In whose records the row stands that it replaces. Parties change seldom.
    private func agencies(listedBy kept: Kept, _ index: CaseIndex) -> [String] {
        guard kept.parties != partyText else { return index.listings.map(\.agency) }
        var old = self
        old.read(parties: kept.parties, members: kept.members)
        return CaseIndex(old).listings.map(\.agency)
    }

    private func writeMembers(_ index: CaseIndex, _ db: Database, over kept: Kept?) throws {
        // Members change seldom, and every act comes by here.
        guard kept?.members != memberText else { return }
        try db.run("DELETE FROM caseMember WHERE reference = ?", [reference.text])
        for member in index.members {
            try db.run("INSERT INTO caseMember (officer, reference) VALUES (?, ?)", [member.text, reference.text])
        }
    }

    /// Tasks that stay keep their numbers, up to the first new one; those after that are written again.
    private func writeTasks(_ db: Database, isNew: Bool) throws {
        var kept = isNew ? [] : try NumberedTask.all(in: reference, db)[...]
        var (new, number, dropped) = (tasks[...], 0, [Int]())
        while let task = new.first, let place = kept.firstIndex(where: { $0.task == task }) {
            dropped += kept[..<place].map(\.number)
            number = kept[place].number + 1
            (kept, new) = (kept[(place + 1)...], new.dropFirst())
        }
        for number in dropped + kept.map(\.number) {
            try db.run("DELETE FROM task WHERE reference = ? AND number = ?", [reference.text, number])
        }
        for task in new {
            try NumberedTask(number: number, task: task).write(in: reference, db)
            number += 1
        }
    }
}

extension NumberedTask {
    fileprivate static func all(in reference: CaseID, _ db: Database) throws -> [NumberedTask] {
        try db.rows(
            "SELECT \(columnList) FROM task WHERE reference = ? ORDER BY number", [reference.text]
        ) { NumberedTask($0) }.compactMap(\.self)
    }

    fileprivate func write(in reference: CaseID, _ db: Database) throws {
        try db.run(
            """
            INSERT INTO task (reference, \(Self.columns.joined(separator: ", ")))
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                reference.text, number, task.what, task.desk?.text, task.officer?.text, task.since.milliseconds,
                task.topic.rawValue, task.deadline?.day.daysSince1970, task.deadline?.reason.rawValue,
                task.deadline?.begins?.daysSince1970, task.isUrgent, task.isNotice,
            ])
    }
}
