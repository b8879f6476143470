import Casework
package import Exchange

extension PostgresRecords {
    package func terms(of key: String) async throws(StoreError) -> [BlindTerm] {
        try await read("reading an index") { connection in
            try connection.run("SELECT agency, term FROM blind_term WHERE key = $1", [.text(key)]).map {
                BlindTerm(agency: AgencyID(try $0.text(0)), term: try $0.bytes(1), key: key)
            }
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

    /// Holds every listing and every member against the rows that they follow from.
    private static func checkIndex(_ connection: Connection) throws -> [String] {
        var index = IndexCheck()
        try connection.each("SELECT \(CaseRow.columnList) FROM case_row", called: "each_row") { row in
            index.expect(try CaseRow(row))
        }
        let listings = """
            SELECT agency, others, reference, kind, state, is_open, information_class, purpose, opened_at, changed_at
            FROM case_listed
            """
        try connection.each(listings, called: "each_listing") { row in
            index.find(
                CaseIndex.Listing(agency: try row.text(0), others: try row.text(1)), like: try CaseRow(repeated: row))
        }
        try connection.each("SELECT officer, reference FROM case_member", called: "each_member") { row in
            index.find(OfficerID(try row.text(0)), of: CaseID(try row.text(1)))
        }
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
            for row in rows.map(\.self) { try body(row) }
        } while rows.count > 0
    }
}

extension CaseRow {
    /// What a listing repeats of a row, from the third column on: what is absent in the row is empty there.
    fileprivate init(repeated row: Row) throws {
        self.init(
            reference: CaseID(try row.text(2)), kind: try row.text(3), state: try row.text(4), officer: "",
            openedAt: Timestamp(milliseconds: try row.milliseconds(8)),
            changedAt: Timestamp(milliseconds: try row.milliseconds(9)))
        isOpen = try row.bool(5)
        let (informationClass, purpose) = (try row.text(6), try row.text(7))
        self.informationClass = informationClass.isEmpty ? nil : informationClass
        self.purpose = purpose.isEmpty ? nil : purpose
    }
}
