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
        change(&row)
        return row
    }

    /// What somebody with the file in hand might do, and what the check of the records says then.
    private static let tamperings = [
        ("DELETE FROM caseListed WHERE agency = 'police'", "Lists do not find case A as its row says."),
        ("UPDATE caseListed SET others = 'fire' WHERE agency = ''", "Lists do not find case A as its row says."),
        ("UPDATE caseListed SET changedAt = 7", "Lists do not find case A as its row says."),
        ("UPDATE caseListed SET purpose = ''", "Lists do not find case A as its row says."),
        (
            "INSERT INTO caseListed SELECT 'fire', 0, reference, kind, state, 1, '', '', 0, '' FROM caseRow",
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
        ("UPDATE caseCount SET cases = cases + 1", "The cases that are counted are not as many as there are."),
        (
            "INSERT INTO caseCount VALUES ('fire', 'request', 'sent', 1, '', '', '', 1)",
            "The cases that are counted are not as many as there are."
        ),
        ("DELETE FROM caseCount", "The cases that are counted are not as many as there are."),
        ("INSERT INTO caseMember VALUES ('O-2', 'R-7')", "A row of the table caseMember belongs to nothing."),
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
        func numbers() async throws -> [Int] {
            try await records.pool.read { try Int.fetchAll($0, sql: "SELECT number FROM task ORDER BY number") }
        }
        _ = try await records.file(.example("A") { filing in filing.row = Self.row("A") { $0.tasks = tasks } })
        #expect(try await numbers() == [0, 1, 2])
        // Whoever would write what stays is stopped.
        try folder.change(
            """
            CREATE TRIGGER stays BEFORE DELETE ON task WHEN OLD.number > 0
            BEGIN SELECT RAISE(ABORT, 'it stays'); END
            """)
        tasks.removeFirst()
        tasks.append(CaseTask("disclose", for: .officer("O-1"), since: .morning, on: .record))
        _ = try await records.file(
            .example("A", after: 1) { filing in filing.row = Self.row("A") { $0.tasks = tasks } })
        #expect(try await numbers() == [1, 2, 3])
    }

    @Test func `hold tasks of one holder each`() async throws {
        let folder = try Folder()
        let records = try folder.open()
        _ = try await records.file(.example("A") { $0.row = Self.row("A") })
        for holders in ["NULL, NULL", "'police', 'O-1'"] {
            let sql = "INSERT INTO task VALUES ('A', 0, 'see', \(holders), 0, 'record', NULL, NULL, NULL, 0, 0)"
            #expect(await thrown { try folder.change(sql) }?.contains("CHECK") == true)
        }
        let stray = "INSERT INTO task VALUES ('B', 0, 'see', 'police', NULL, 0, 'record', NULL, NULL, NULL, 0, 0)"
        #expect(await thrown { try folder.change(stray) }?.contains("FOREIGN KEY") == true)
    }
}
