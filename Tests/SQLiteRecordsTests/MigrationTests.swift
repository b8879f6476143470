import Casework
import Exchange
import GRDB
import Testing

@testable import SQLiteRecords

@Suite("Records of an earlier schema")
struct MigrationTests {
    /// Records as the first schema had them, with three cases.
    private static func makeEarlier(_ folder: Folder) throws {
        try folder.change("PRAGMA application_id = \(Schema.applicationID)")
        let queue = try DatabaseQueue(path: folder.records)
        try Schema.migrator.migrate(queue, upTo: "1 the book and what belongs to it")
        #expect(try queue.read { try Int.fetchOne($0, sql: "PRAGMA user_version") } == 1)
        try queue.write { db in
            for (reference, state) in [("A", "sent"), ("B", "sent"), ("C", "refused")] {
                var row = CaseRow(
                    reference: CaseID(reference), kind: "request", state: state, officer: "O-1", openedAt: .morning,
                    changedAt: .morning)
                (row.asking, row.holding, row.isSent) = ("council", "police", true)
                try row.write(db, over: nil)
            }
        }
        try queue.close()
    }

    @Test func `are brought to today’s, with their cases counted`() async throws {
        let folder = try Folder()
        try Self.makeEarlier(folder)
        let records = try folder.open()
        var query = CaseQuery(.register(of: "police"))
        #expect(try await records.cases(query).total == 3)
        query.states = ["sent"]
        #expect(try await records.cases(query).total == 2)
    }
}

@Suite("Counted cases")
struct CaseCountTests {
    /// Every way in which a register can be narrowed, and the count that is kept beside the count that is made.
    @Test func `are as many as there are, however they change`() async throws {
        let records = try Folder().open()
        var dice = SystemRandomNumberGenerator()
        let (agencies, states) = (["council", "police", "fire"], ["sent", "agreed", "refused"])
        var lengths: [CaseID: Int] = [:]
        for _ in 1...120 {
            let reference = CaseID("R-\(Int.random(in: 0..<40, using: &dice))")
            let length = lengths[reference, default: 0]
            lengths[reference] = length + 1
            var row = CaseRow(
                reference: reference, kind: "request", state: states.randomElement(using: &dice)!, officer: "O-1",
                openedAt: .morning, changedAt: .morning)
            row.asking = AgencyID(agencies.randomElement(using: &dice)!)
            row.holding = Bool.random(using: &dice) ? AgencyID(agencies.randomElement(using: &dice)!) : nil
            row.isSent = Bool.random(using: &dice)
            row.purpose = Bool.random(using: &dice) ? "performance" : nil
            _ = try await records.file(.example(reference, after: length) { $0.row = row })
        }
        for scope in [CaseQuery.Scope.everyRegister, .register(of: "council"), .register(of: "fire")] {
            for states in [[], ["sent"], ["sent", "refused"]] {
                for (purpose, counterpart) in [(nil, nil), ("performance", nil), (nil, "police")]
                    as [(String?, String?)]
                {
                    var query = CaseQuery(scope)
                    query.states = states
                    query.purpose = purpose
                    query.counterpart = counterpart.map { AgencyID($0) }
                    query.limit = 1000
                    let list = try await records.cases(query)
                    #expect(list.total == list.rows.count, "\(query)")
                }
            }
        }
    }
}
