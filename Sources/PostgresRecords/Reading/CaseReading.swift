package import Casework
package import Exchange
import Vault

extension PostgresRecords {
    /// Read at one moment, and vouched for: an entry that a standby may not have is shown to nobody, since what it
    /// allows (to read on without another entry) would outlive it.
    package func record(of reference: CaseID, after known: Int) async throws(StoreError) -> CaseRecord {
        let writer = writer
        return try await read("reading a case") { connection in
            let book = writer.confirmedBook
            let read = try connection.readTogether([
                Statement(
                    """
                    SELECT position, reference, leaf_hash, bytes FROM entry WHERE reference = $1 AND sequence >= $2
                    ORDER BY sequence
                    """, [.text(reference.text), .int(known)]),
                Statement(
                    "SELECT id, owner, bytes FROM wrapped_key WHERE reference = $1 ORDER BY id", [.text(reference.text)]
                ),
                Self.registerVersion, BatchWriter.growth(of: book),
            ])
            let entries = try read[0].map { try StoredEntry(checking: $0) }
            try writer.vouch(for: entries.last?.position, read[3], book, connection)
            return CaseRecord(
                entries: entries, keys: try read[1].map { try WrappedKey($0) },
                registerVersion: try Self.version(read[2]))
        }
    }

    package func register(since version: Int?) async throws(StoreError) -> RegisterRecord? {
        let writer = writer
        return try await read("reading the register") { connection in
            if let version, try Self.version(connection.run([Self.registerVersion])[0]) == version { return nil }
            let book = writer.confirmedBook
            let read = try connection.readTogether([
                Self.registerVersion,
                Statement(
                    """
                    SELECT entry.position, entry.reference, entry.leaf_hash, entry.bytes
                    FROM case_row JOIN entry ON entry.reference = case_row.reference
                    WHERE case_row.is_of_directory ORDER BY entry.position
                    """),
                Statement("SELECT id, owner, bytes FROM wrapped_key WHERE is_agency_key ORDER BY owner"),
                Statement(Account.select + " ORDER BY officer"), BatchWriter.growth(of: book),
            ])
            let entries = try read[1].map { try StoredEntry(checking: $0) }
            try writer.vouch(for: entries.last?.position, read[4], book, connection)
            return RegisterRecord(
                version: try Self.version(read[0]), entries: entries,
                keys: try read[2].map { try WrappedKey($0) }, accounts: try read[3].map { try Account($0) })
        }
    }

    static let registerVersion = Statement("SELECT register_version FROM head WHERE id = 0")
    static func version(_ rows: Rows) throws -> Int { try rows.first?.int(0) ?? 0 }

    package func cases(_ query: CaseQuery) async throws(StoreError) -> CaseList {
        try await read("listing cases") { try CaseListing<PostgresDialect>(query).list($0) }
    }

    package func tasks(_ query: TaskQuery) async throws(StoreError) -> TaskList {
        try await read("listing tasks") { try TaskListing<PostgresDialect>(query).list($0) }
    }

    package func rows(after reference: CaseID?, limit: Int) async throws(StoreError) -> [CaseRow] {
        try await rows(
            "reference > $1 ORDER BY reference LIMIT $2::bigint",
            [.text(reference?.text ?? ""), .int(max(limit, 0))])
    }

    package func row(of reference: CaseID) async throws(StoreError) -> CaseRow? {
        try await rows("reference = $1", [.text(reference.text)]).first
    }

    private func rows(_ condition: String, _ values: [Value]) async throws(StoreError) -> [CaseRow] {
        try await read("reading cases' rows") { connection in
            try connection.run(CaseRow.table.select + " WHERE " + condition, values).map { try CaseRow($0) }
        }
    }

    package func keep(_ draft: Draft) async throws(StoreError) {
        try await write("keeping a draft", Insertions.draft.one(draft))
    }

    package func drafts(of officer: OfficerID) async throws(StoreError) -> [Draft] {
        try await read("reading drafts") { connection in
            try connection.run(
                Draft.table.select + " WHERE officer = $1 ORDER BY changed_at DESC, reference", [.text(officer.text)]
            ).map { try Draft($0) }
        }
    }

    package func discardDraft(_ reference: CaseID, of officer: OfficerID) async throws(StoreError) {
        try await write(
            "discarding a draft",
            Statement(
                "DELETE FROM draft WHERE officer = $1 AND reference = $2",
                [.text(officer.text), .text(reference.text)]))
    }
}
