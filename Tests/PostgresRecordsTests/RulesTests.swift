import Casework
import Exchange
import PostgresRecords
import SharingProtocol
import TestDatabase
import Testing
import Vault

/// The rules that stand in the database itself, and bind whoever opens it (4.2, 4.6, 4.13).
@Suite("The database's own rules", .serialized)
struct RulesTests {
    @Test(arguments: [
        ("UPDATE entry SET bytes = 'x'", "never changed"),
        ("DELETE FROM entry", "never dropped"),
        ("TRUNCATE entry", "never dropped"),
        ("INSERT INTO entry SELECT position + 2, reference, sequence + 1, leaf_hash, bytes FROM entry", "follows"),
        ("INSERT INTO entry SELECT position + 1, reference, sequence + 2, leaf_hash, bytes FROM entry", "follows"),
        ("UPDATE tile_hash SET hash = hash", "never changed"),
        ("DELETE FROM tile_hash", "never dropped"),
        ("UPDATE head SET size = 0", "only moves on"),
        ("UPDATE head SET register_version = -1", "only moves on"),
        ("DELETE FROM head", "never dropped"),
        ("TRUNCATE head", "never dropped"),
        ("INSERT INTO head SELECT 1, size, root, frontier, checkpoint, last_at, 0, NULL FROM head", "head_id_check"),
        ("UPDATE destroyed_key SET position = 7", "never changed"),
        ("DELETE FROM destroyed_key", "never forgotten"),
        ("INSERT INTO wrapped_key VALUES ('A/request', 'A', 'police', false, 'x')", "never comes back"),
        ("INSERT INTO file VALUES ('F', 0, 'no such key')", "foreign key"),
        ("INSERT INTO blind_term VALUES ('police', '0123456789abcdef', 'no such key')", "foreign key"),
    ])
    func `refuse what no program may do`(_ statement: String, _ answer: String) async throws {
        let schema = try TestSchema()
        let records = try PostgresRecords(in: schema.database(), schema: schema.name, sign: sign)
        _ = try await records.file(.entry("A", key: "A/request"))
        var destroying = Filing("A", expectedLength: 1, at: Timestamp(milliseconds: 0), entries: [[1]])
        destroying.destroyedKeys = ["A/request"]
        _ = try await records.file(destroying)
        do {
            try schema.sql(statement)
            Issue.record("\(statement) was done")
        } catch let error as TestDatabase.Failed {
            #expect(error.description.contains(answer), "\(error)")
        }
        try schema.remove()
    }

    @Test func `count cases by themselves`() async throws {
        let schema = try TestSchema()
        let records = try PostgresRecords(in: schema.database(), schema: schema.name, sign: sign)
        for number in 0..<5 { _ = try await records.file(.entry(CaseID("case-\(number)"), state: "sent")) }
        let counts = "SELECT agency, state, cases FROM case_count ORDER BY agency, state"
        #expect(try schema.sql(counts) == "|sent|5\npolice|sent|5")
        try schema.sql("UPDATE case_listed SET state = 'closed' WHERE reference < 'case-2' AND agency = 'police'")
        #expect(try schema.sql(counts) == "|sent|5\npolice|closed|2\npolice|sent|3")
        try schema.sql("UPDATE case_listed SET opened_at = 7")
        #expect(try schema.sql(counts) == "|sent|5\npolice|closed|2\npolice|sent|3")
        try schema.sql("DELETE FROM case_listed WHERE reference = 'case-0'")
        #expect(try schema.sql(counts) == "|sent|4\npolice|closed|1\npolice|sent|3")
        try schema.remove()
    }

    /// What somebody in the database might do, and what the check of the records says then.
    private static let tamperings = [
        ("DELETE FROM case_listed WHERE agency = 'police'", "Lists do not find case A as its row says."),
        ("UPDATE case_listed SET others = 'fire' WHERE agency = ''", "Lists do not find case A as its row says."),
        ("UPDATE case_listed SET opened_at = 7", "Lists do not find case A as its row says."),
        (
            "INSERT INTO case_listed SELECT 'fire', 0, reference, kind, state, true, '', '', '' FROM case_row",
            "Lists do not find case A as its row says."
        ),
        (
            "UPDATE case_listed SET reference = 'R-7' WHERE agency = 'police'",
            "Lists do not find case R-7 as its row says."
        ),
        ("UPDATE case_row SET state = 'refused'", "Lists do not find case A as its row says."),
        ("UPDATE case_row SET parties = 'owner told fire'", "Lists do not find case A as its row says."),
        ("INSERT INTO case_member VALUES ('O-2', 'A')", "Lists do not find case A as its row says."),
        ("DELETE FROM case_member", "Lists do not find case A as its row says."),
        ("DELETE FROM task", "Lists do not find case A as its row says."),
        ("UPDATE task SET due = 20000", "Lists do not find case A as its row says."),
        ("UPDATE case_row SET tasks = ''", "Lists do not find case A as its row says."),
        (
            "UPDATE case_row SET parties = parties || chr(10) || 'nothing told fire'",
            "Lists do not find case A as its row says."
        ),
        (
            "UPDATE case_row SET parties = replace(parties, 'named told', 'told named')",
            "Lists do not find case A as its row says."
        ),
        (
            "INSERT INTO task VALUES ('desk police', false, false, 0, 'R-7', 0, 'see', NULL, NULL)",
            "Lists do not find case R-7 as its row says."
        ),
        ("UPDATE case_count SET cases = cases + 1", "The cases that are counted are not as many as there are."),
        (
            "INSERT INTO case_count VALUES ('fire', 'request', 'sent', true, '', '', '', 1)",
            "The cases that are counted are not as many as there are."
        ),
        ("DELETE FROM case_count", "The cases that are counted are not as many as there are."),
    ]

    @Test(arguments: tamperings)
    func `find lists that are not what rows say`(_ sql: String, _ words: String) async throws {
        let schema = try TestSchema()
        let records = try PostgresRecords(in: schema.database(), schema: schema.name, sign: sign)
        _ = try await records.file(.entry("A", state: "sent"))
        // Twice, as one connection may be asked to.
        for _ in 1...2 { #expect(try await records.check() == []) }
        try schema.sql(sql)
        #expect(try await records.check().contains(words))
        try schema.remove()
    }

    @Test func `write tasks where an act changes them, and nowhere else`() async throws {
        let schema = try TestSchema()
        let records = try PostgresRecords(in: schema.database(), schema: schema.name, sign: sign)
        var filing = Filing.entry("A", state: "sent")
        var tasks = ["determine", "see", "read"].map { what in
            CaseTask(what, for: .liaisonDesk("police"), since: Timestamp(milliseconds: 0), on: .record)
        }
        filing.row?.tasks = tasks
        _ = try await records.file(filing)
        // Where each row stands, and which transaction wrote it.
        let written = """
            SELECT number, ctid, xmin FROM task WHERE what IN ('determine', 'read')
            UNION ALL SELECT 9, ctid, xmin FROM case_listed ORDER BY 1, 2
            """
        let before = try schema.sql(written)
        filing.earlierRow = filing.row
        tasks[1] = CaseTask("disclose", for: .officer("O"), since: Timestamp(milliseconds: 0), on: .record)
        filing.row?.tasks = tasks
        filing.main.expectedLength = 1
        _ = try await records.file(filing)
        #expect(try schema.sql(written) == before)
        #expect(try schema.sql("SELECT number, what FROM task ORDER BY number") == "0|determine\n1|disclose\n2|read")
        try schema.remove()
    }
}

extension Filing {
    /// The first entry of a case.
    static func entry(_ reference: CaseID, key: String? = nil, state: String? = nil) -> Filing {
        var filing = Filing(
            reference, expectedLength: 0, at: Timestamp(milliseconds: 0), entries: [Array(reference.text.utf8)])
        if let key { filing.newKeys = [WrappedKey(id: key, owner: "police", bytes: [1, 2, 3])] }
        if let state {
            filing.row = CaseRow(
                reference: reference, kind: "request", state: state, officer: "O", openedAt: filing.at,
                changedAt: filing.at)
            filing.row?.parties = [CaseParty("police", .owner)]
            filing.row?.members = ["O"]
            let task = CaseTask("read", for: .officer("O"), since: filing.at, on: .record)
            filing.row?.tasks = [task]
        }
        return filing
    }
}
