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
            let others = try connection.run(
                """
                SELECT reference FROM case_row
                WHERE ARRAY(
                    SELECT officer FROM case_member WHERE case_member.reference = case_row.reference ORDER BY officer)
                  <> ARRAY(
                    SELECT DISTINCT officer COLLATE "C" AS officer
                    FROM unnest(string_to_array(members, E'\\n')) AS named (officer) ORDER BY officer)
                ORDER BY reference
                """, []
            ).map { "Who is shown case \(try $0.text(0)) by name is not who stands in its row." }
            let kept = "SELECT * FROM case_count WHERE cases > 0"
            let made = """
                SELECT kind, coalesce(asking, ''), coalesce(holding, ''), is_sent, state,
                  coalesce(information_class, ''), coalesce(purpose, ''), count(*)
                FROM case_row GROUP BY 1, 2, 3, 4, 5, 6, 7
                """
            let counts = try connection.run(
                """
                SELECT (SELECT count(*) FROM (\(kept) EXCEPT \(made)) AS one)
                  + (SELECT count(*) FROM (\(made) EXCEPT \(kept)) AS other)
                """, [])
            let isOther = try counts.first?.int(0) != 0
            return others + (isOther ? ["The cases that are counted are not as many as there are."] : [])
        }
    }
}
