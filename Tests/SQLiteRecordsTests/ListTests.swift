import Casework
import Exchange
import GRDB
import SharingProtocol
import Testing

@testable import SQLiteRecords

@Suite("What lists are found by")
struct ListTests {
    private static func row(_ reference: CaseID, _ change: (inout CaseRow) -> Void = { _ in }) -> CaseRow {
        var row = CaseRow(
            reference: reference, kind: "request", state: "sent", officer: "O-1", openedAt: .morning,
            changedAt: .morning)
        row.parties = [CaseParty("police", .owner), CaseParty("council", .recipient)]
        row.members = ["O-1"]
        row.purpose = "performance"
        row.tasks = [CaseTask("read", for: .officer("O-1"), since: .morning, on: .record)]
        change(&row)
        return row
    }

    /// What somebody with the file in hand might do, and what the check of the records says then.
    private static let tamperings = [
        ("DELETE FROM caseListed WHERE agency = 'police'", "Lists do not find case A as its row says."),
        ("UPDATE caseListed SET others = 'fire' WHERE agency = ''", "Lists do not find case A as its row says."),
        ("UPDATE caseListed SET openedAt = 7", "Lists do not find case A as its row says."),
        ("UPDATE caseListed SET purpose = ''", "Lists do not find case A as its row says."),
        (
            "INSERT INTO caseListed SELECT 'fire', 0, reference, kind, state, 1, '', '', '' FROM caseRow",
            "Lists do not find case A as its row says."
        ),
        (
            "UPDATE caseListed SET reference = 'R-7' WHERE agency = 'police'",
            "Lists do not find case R-7 as its row says."
        ),
        ("UPDATE caseRow SET state = 'refused'", "Lists do not find case A as its row says."),
        ("UPDATE caseRow SET parties = 'owner told fire'", "Lists do not find case A as its row says."),
        ("INSERT INTO caseMember VALUES ('O-2', 'A')", "Lists do not find case A as its row says."),
        ("DELETE FROM caseMember", "Lists do not find case A as its row says."),
        ("DELETE FROM task", "Lists do not find case A as its row says."),
        ("UPDATE task SET due = 20000", "Lists do not find case A as its row says."),
        ("UPDATE caseRow SET tasks = ''", "Lists do not find case A as its row says."),
        (
            "UPDATE caseRow SET parties = parties || char(10) || 'nothing told fire'",
            "Lists do not find case A as its row says."
        ),
        (
            "UPDATE caseRow SET parties = replace(parties, 'named told', 'told named')",
            "Lists do not find case A as its row says."
        ),
        (
            "INSERT INTO task VALUES ('desk police', 0, 0, 0, 'R-7', 0, 'see', NULL, NULL)",
            "Lists do not find case R-7 as its row says."
        ),
        ("UPDATE caseCount SET cases = cases + 1", "The cases that are counted are not as many as there are."),
        (
            "INSERT INTO caseCount VALUES ('fire', 'request', 'sent', 1, '', '', '', 1)",
            "The cases that are counted are not as many as there are."
        ),
        ("DELETE FROM caseCount", "The cases that are counted are not as many as there are."),
        ("INSERT INTO caseMember VALUES ('O-2', 'R-7')", "Lists do not find case R-7 as its row says."),
    ]

    @Test(arguments: tamperings)
    func `are held against the rows that they follow from`(_ sql: String, _ words: String) async throws {
        let folder = try Folder()
        let records = try folder.open()
        _ = try await records.file(.example("A") { $0.row = Self.row("A") })
        #expect(try await records.check() == [])
        try folder.change("PRAGMA foreign_keys = OFF; " + sql)
        #expect(try await records.check().contains(words))
    }

    @Test func `count listings by themselves, and every group once`() async throws {
        let folder = try Folder()
        let records = try folder.open()
        for reference: CaseID in ["A", "B"] {
            _ = try await records.file(.example(reference) { $0.row = Self.row(reference) })
        }
        try folder.change("UPDATE caseListed SET state = 'refused' WHERE reference = 'A' AND agency = 'police'")
        let counts = try await records.pool.read { db in
            try String.fetchAll(
                db, sql: "SELECT agency || ' ' || state || ' ' || cases FROM caseCount ORDER BY agency, state")
        }
        #expect(counts == [" sent 2", "council sent 2", "police refused 1", "police sent 1"])
    }

    @Test func `are written where an act changes them, and nowhere else`() async throws {
        let folder = try Folder()
        let records = try folder.open()
        var tasks = ["determine", "see", "read"].map { what in
            CaseTask(what, for: .liaisonDesk("police"), since: .morning, on: .record)
        }
        func found() async throws -> [String] {
            try await records.pool.read { db in
                try String.fetchAll(db, sql: "SELECT number || ' ' || what FROM task ORDER BY number")
            }
        }
        let row = Self.row("A") { $0.tasks = tasks }
        _ = try await records.file(.example("A") { $0.row = row })
        #expect(try await found() == ["0 determine", "1 see", "2 read"])
        // Whoever would write what stays is stopped.
        try folder.change(
            """
            CREATE TRIGGER stays BEFORE DELETE ON task WHEN OLD.number <> 1
            BEGIN SELECT RAISE(ABORT, 'it stays'); END;
            CREATE TRIGGER isNotWritten BEFORE INSERT ON task WHEN NEW.number IN (0, 2)
            BEGIN SELECT RAISE(ABORT, 'it stays'); END;
            CREATE TRIGGER staysInItsList BEFORE UPDATE ON caseListed
            BEGIN SELECT RAISE(ABORT, 'it stays'); END
            """)
        tasks[1] = CaseTask("disclose", for: .officer("O-1"), since: .morning, on: .record)
        tasks.append(CaseTask("certify", for: .officer("O-1"), since: .morning, on: .record))
        let next = Self.row("A") { ($0.tasks, $0.changedAt) = (tasks, Timestamp.morning.adding(seconds: 5)) }
        _ = try await records.file(.example("A", after: 1) { ($0.row, $0.earlierRow) = (next, row) })
        #expect(try await found() == ["0 determine", "1 disclose", "2 read", "3 certify"])
        #expect(try await records.check() == [])
    }
}
