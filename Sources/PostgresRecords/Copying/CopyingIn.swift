package import Casework
package import Exchange
package import Ledger

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
        try storeCall("copying the records", at: database.place) { try link.perform(in: schema, body).get() }
    }

    private func put(_ statements: [Statement]) throws(StoreError) { try put { try $0.run(statements) } }

    package func put(_ entries: [KeptEntry], completing hashes: [StoredHash]) throws(StoreError) {
        try put([Insertions.entry.all(entries), Insertions.tileHash.all(hashes)])
    }

    package func forget(_ references: [CaseID]) throws(StoreError) {
        // What cases are found by hangs on no row, and has no index by case.
        try put(
            ["case_listed", "case_member", "task", "wrapped_key", "case_row"].map { table in
                Statement("DELETE FROM \(table) WHERE reference = ANY ($1::text[])", [.texts(references.map(\.text))])
            })
    }

    package func put(_ cases: KeptCases) throws(StoreError) {
        try put(
            [Insertions.caseRow.all(cases.rows)] + cases.rowChanges.statements + [
                Insertions.wrappedKey.all(cases.keys), Insertions.blindTerm.all(cases.terms),
                Insertions.file.all(cases.files),
            ])
    }

    package func put(_ chunk: [UInt8], number: Int, of file: FileID) throws(StoreError) {
        try put([
            Statement(
                "INSERT INTO chunk (file, number, bytes) VALUES ($1, $2, $3)",
                [.text(file.text), .int(number), .bytes(chunk)])
        ])
    }

    package func put(_ keys: [DestroyedKey]) throws(StoreError) { try put([Insertions.destroyedKey.all(keys)]) }

    package func put(_ people: KeptPeople) throws(StoreError) {
        try put(
            [Insertions.account.all(people.accounts)] + people.sessions.map(Insertions.session.one)
                + people.drafts.map(Insertions.draft.one)
                + people.throttles.map { throttle in
                    Statement(
                        "INSERT INTO throttle (key, failures, first_at, last_at) VALUES ($1, $2, $3, $4)",
                        [
                            .bytesOfWord(throttle.key), .int(throttle.failures), .moment(throttle.firstAt),
                            .moment(throttle.lastAt),
                        ])
                })
    }

    package func put(_ end: KeptEnd) throws(StoreError) {
        try put { connection in
            guard let frontier = Frontier(end.frontier) else { throw StoreError.damaged("the book has no head") }
            var book = try BookEnd(connection.run([BookEnd.look])[0].first)
            (book.frontier, book.lastAt, book.registerVersion) = (frontier, end.lastAt, end.registerVersion)
            try connection.run([book.store(end.checkpoint)])
        }
    }
}
