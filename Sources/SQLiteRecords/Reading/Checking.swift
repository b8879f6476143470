import Casework
package import Exchange
import GRDB

extension SQLiteRecords {
    package func terms(of key: String) async throws(StoreError) -> [BlindTerm] {
        try await read("reading an index") { db in
            try db.rows(BlindTerm.table.select + " WHERE key = ?", [.text(key)]) { try BlindTerm($0) }
        }
    }

    package func check() async throws(StoreError) -> [String] {
        try await read("checking the records") { db in
            let pages = try String.fetchAll(db, sql: "PRAGMA integrity_check(20)").filter { $0 != "ok" }
            let strays = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map { $0[0] as String }
            return pages.map { "The file is damaged: \($0)." }
                + Set(strays).sorted().map { "A row of the table \($0) belongs to nothing." }
                + (try Self.check(index: db))
                + (try Self.hasOtherCounts(db) ? ["The cases that are counted are not as many as there are."] : [])
        }
    }

    /// Holds every listing, task and member against the rows that they follow from.
    private static func check(index db: Database) throws -> [String] {
        var index = IndexCheck()
        try db.each(CaseRow.table.select) { try index.expect($0) }
        try db.each(Listing.table.select) { index.find(try Listing($0)) }
        try db.each(HeldTask.table.select) { index.find(try HeldTask($0)) }
        try db.each(CaseMember.table.select) { index.find(try CaseMember($0)) }
        return index.sentences
    }

    private static func hasOtherCounts(_ db: Database) throws -> Bool {
        // Each case that is listed takes one away from its group, and nothing is to be left over.
        let different = try Int.fetchOne(
            db,
            sql: """
                SELECT count(*) FROM (
                  SELECT 1 FROM (
                    SELECT \(Schema.group), cases FROM caseCount UNION ALL SELECT \(Schema.group), -1 FROM caseListed
                  ) GROUP BY \(Schema.group) HAVING sum(cases) <> 0
                )
                """)
        return different != 0
    }
}
