import Casework
package import Exchange

extension PostgresRecords {
    package func terms(of key: String) async throws(StoreError) -> [BlindTerm] {
        try await read("reading an index") { connection in
            try connection.run(BlindTerm.table.select + " WHERE key = $1", [.text(key)]).map { try BlindTerm($0) }
        }
    }

    package func check() async throws(StoreError) -> [String] {
        try await read("checking the records") { connection in
            try connection.run([.beginReading])
            let index = try Self.checkIndex(connection)
            // Each case that is listed takes one away from its group, and nothing is to be left over.
            let counts = try connection.run(
                """
                SELECT count(*) FROM (
                  SELECT 1 FROM (
                    SELECT \(Tables.group), cases FROM case_count
                    UNION ALL SELECT \(Tables.group), -1 FROM case_listed
                  ) AS counted GROUP BY \(Tables.group) HAVING sum(cases) <> 0
                ) AS other
                """)
            try connection.run([.endReading])
            let isOther = try counts.first?.int(0) != 0
            return index + (isOther ? ["The cases that are counted are not as many as there are."] : [])
        }
    }

    /// Holds every listing, task and member against the rows that they follow from.
    private static func checkIndex(_ connection: Connection) throws -> [String] {
        var index = IndexCheck()
        try connection.each(CaseRow.table.select, called: "each_row") { try index.expect($0) }
        try connection.each(Listing.table.select, called: "each_listing") { index.find(try Listing($0)) }
        try connection.each(HeldTask.table.select, called: "each_task") { index.find(try HeldTask($0)) }
        try connection.each(CaseMember.table.select, called: "each_member") { index.find(try CaseMember($0)) }
        return index.sentences
    }
}

extension Connection {
    /// Every row that the query gives, some thousand at a time, within a transaction.
    fileprivate func each(_ query: String, called name: String, _ body: (Row) throws -> Void) throws {
        try run("DECLARE \(name) NO SCROLL CURSOR FOR \(query)")
        var rows: Rows
        repeat {
            rows = try run("FETCH 5000 FROM \(name)")
            try rows.each(body)
        } while rows.count > 0
    }
}
