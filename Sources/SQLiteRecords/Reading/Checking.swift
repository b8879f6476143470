import Casework
package import Exchange
import GRDB

extension SQLiteRecords {
    package func terms(of key: String) async throws(StoreError) -> [BlindTerm] {
        try await read("reading an index") { db in
            try db.rows("SELECT agency, term FROM blindTerm WHERE key = ?", [key]) { row in
                BlindTerm(agency: AgencyID(row[0] as String), term: row.bytes(1), key: key)
            }
        }
    }

    package func check() async throws(StoreError) -> [String] {
        try await read("checking the records") { db in
            let pages = try String.fetchAll(db, sql: "PRAGMA integrity_check(20)").filter { $0 != "ok" }
            let strays = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map { $0[0] as String }
            return pages.map { "The file is damaged: \($0)." }
                + Set(strays).sorted().map { "A row of the table \($0) belongs to nothing." }
                + (try Self.otherMembers(db)).map {
                    "Who is shown case \($0) by name is not who stands in its row."
                }
                + (try Self.hasOtherCounts(db) ? ["The cases that are counted are not as many as there are."] : [])
        }
    }

    /// The cases whose index of members is not what their rows say.
    private static func otherMembers(_ db: Database) throws -> [String] {
        var indexed: [String: Set<String>] = [:]
        for row in try Row.fetchAll(db, sql: "SELECT reference, officer FROM caseMember") {
            indexed[row[0], default: []].insert(row[1])
        }
        return try Row.fetchAll(db, sql: "SELECT reference, members FROM caseRow ORDER BY reference").compactMap {
            row in
            let members = Set((row[1] as String).split(separator: "\n").map(String.init))
            return members == indexed[row[0], default: []] ? nil : row[0]
        }
    }

    private static func hasOtherCounts(_ db: Database) throws -> Bool {
        let kept = "SELECT * FROM caseCount WHERE cases > 0"
        let made = "SELECT \(Schema.group(of: "caseRow")), count(*) FROM caseRow GROUP BY 1, 2, 3, 4, 5, 6, 7"
        let different = try Int.fetchOne(
            db,
            sql: """
                SELECT (SELECT count(*) FROM (\(kept) EXCEPT \(made))) + (SELECT count(*) FROM (\(made) EXCEPT \(kept)))
                """)
        return different != 0
    }
}
