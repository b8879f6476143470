package import Casework
package import Exchange
package import Ledger
import Vault

/// A new schema that records are copied into; it becomes a partnership's once it is entered in the registry.
package struct PostgresTarget: RecordTarget {
    private let database: Database
    private let schema: String
    private let link: Link

    /// Begins in a schema that `Registry.make` made.
    package init(in database: Database, schema: String) throws(StoreError) {
        self.database = database
        self.schema = schema
        link = Link(address: database.address, knowledge: Knowledge())
        try put { try Migrations(schema: schema).migrate($0) }
    }

    private func put(_ body: (Connection) throws -> Void) throws(StoreError) {
        do {
            try link.perform(in: schema, body).get()
        } catch {
            throw StoreError(error, doing: "copying the records", at: database.place)
        }
    }

    package func put(_ entries: [KeptEntry], completing hashes: [StoredHash]) throws(StoreError) {
        try put { connection in
            try connection.run([
                Statement(
                    """
                    INSERT INTO entry (position, reference, sequence, leaf_hash, bytes)
                    SELECT * FROM unnest($1::bigint[], $2::text[], $3::bigint[], $4::bytea[], $5::bytea[])
                    """,
                    [
                        .ints(entries.map { Int64($0.entry.position) }), .texts(entries.map(\.entry.reference.text)),
                        .ints(entries.map { Int64($0.sequence) }),
                        .blobs(entries.map(\.entry.leafHash)), .blobs(entries.map(\.entry.bytes)),
                    ]),
                StoredHash.write(hashes),
            ])
        }
    }

    package func forget(_ references: [CaseID]) throws(StoreError) {
        let values: [Value] = [.texts(references.map(\.text))]
        try put { connection in
            try connection.run([
                // Listings hang on no row, and have no index by case.
                Statement("DELETE FROM case_listed WHERE reference = ANY ($1::text[])", values),
                Statement("DELETE FROM wrapped_key WHERE reference = ANY ($1::text[])", values),
                Statement("DELETE FROM case_row WHERE reference = ANY ($1::text[])", values),
            ])
        }
    }

    package func put(_ cases: KeptCases) throws(StoreError) {
        try put { connection in
            try connection.run(
                CaseRow.write(cases.rows, over: [:]) + [
                    WrappedKey.write(cases.keys.map { ($0.key, $0.reference) }), BlindTerm.write(cases.terms),
                    Statement(
                        """
                        INSERT INTO file (id, staged_at, key) SELECT * FROM unnest($1::text[], $2::bigint[], $3::text[])
                        """,
                        [
                            .texts(cases.files.map(\.id.text)), .ints(cases.files.map(\.stagedAt.milliseconds)),
                            .texts(cases.files.map(\.key)),
                        ]),
                ])
        }
    }

    package func put(_ chunk: [UInt8], number: Int, of file: FileID) throws(StoreError) {
        try put { connection in
            try connection.run(
                "INSERT INTO chunk (file, number, bytes) VALUES ($1, $2, $3)",
                [.text(file.text), .int(number), .bytes(chunk)])
        }
    }

    package func put(_ keys: [DestroyedKey]) throws(StoreError) {
        try put { connection in
            try connection.run(
                """
                INSERT INTO destroyed_key (id, fingerprint, position)
                SELECT * FROM unnest($1::text[], $2::bytea[], $3::bigint[])
                """,
                [
                    .texts(keys.map(\.id)), .blobs(keys.map(\.fingerprint)),
                    .ints(keys.map { $0.position.map { Int64($0) } }),
                ])
        }
    }

    package func put(_ people: KeptPeople) throws(StoreError) {
        try put { connection in
            try connection.run(
                [Account.write(people.accounts)] + people.sessions.map(\.insertion) + people.drafts.map(\.insertion)
                    + people.throttles.map { throttle in
                        Statement(
                            "INSERT INTO throttle (key, failures, first_at, last_at) VALUES ($1, $2, $3, $4)",
                            [
                                .bytesOfWord(throttle.key), .int(throttle.failures),
                                .int(throttle.firstAt.milliseconds), .int(throttle.lastAt.milliseconds),
                            ])
                    })
        }
    }

    package func put(_ end: KeptEnd) throws(StoreError) {
        try put { connection in
            guard var book = Optional(try BookEnd(connection.run([BookEnd.look])[0])),
                let frontier = Frontier(end.frontier)
            else { throw StoreError.damaged("the book has no head") }
            (book.frontier, book.lastAt, book.registerVersion) = (frontier, end.lastAt, end.registerVersion)
            try connection.run([book.store(end.checkpoint)])
        }
    }
}
