import Casework
import Exchange
import PostgresRecords
import TestDatabase
import Testing
import Vault

/// The rules that stand in the database itself, and bind whoever opens it (4.2, 4.6, 4.13).
@Suite("The database's own rules")
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
        #expect(try schema.sql("SELECT state, cases FROM case_count") == "sent|5")
        try schema.sql("UPDATE case_row SET state = 'closed' WHERE reference = 'case-0'")
        #expect(try schema.sql("SELECT state, cases FROM case_count ORDER BY state") == "closed|1\nsent|4")
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
        }
        return filing
    }
}
