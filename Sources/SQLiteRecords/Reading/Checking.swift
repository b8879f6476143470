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
                + (try Self.check(index: db))
                + (try Self.hasOtherCounts(db) ? ["The cases that are counted are not as many as there are."] : [])
        }
    }

    /// Holds every listing and every member against the rows that they follow from.
    private static func check(index db: Database) throws -> [String] {
        var index = IndexCheck()
        try Row.fetchCursor(db, sql: "SELECT \(CaseRow.columnList) FROM caseRow").forEach { index.expect(CaseRow($0)) }
        let listings = """
            SELECT agency, others, reference, kind, state, isOpen, informationClass, purpose, openedAt, changedAt
            FROM caseListed
            """
        try Row.fetchCursor(db, sql: listings).forEach { row in
            index.find(CaseIndex.Listing(agency: row[0], others: row[1]), like: CaseRow(repeated: row))
        }
        try Row.fetchCursor(db, sql: "SELECT officer, reference FROM caseMember").forEach { row in
            index.find(OfficerID(row[0] as String), of: CaseID(row[1] as String))
        }
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

extension CaseRow {
    /// What a listing repeats of a row, from the third column on: what is absent in the row is empty there.
    fileprivate init(repeated row: Row) {
        self.init(
            reference: CaseID(row[2] as String), kind: row[3], state: row[4], officer: "",
            openedAt: Timestamp(milliseconds: row[8]), changedAt: Timestamp(milliseconds: row[9]))
        isOpen = row[5]
        informationClass = (row[6] as String).isEmpty ? nil : row[6]
        purpose = (row[7] as String).isEmpty ? nil : row[7]
    }
}
