package import Casework
package import Exchange
import Ledger

/// The store for several servers: a partnership's schema in a PostgreSQL database.
///
/// Any number of servers read and write beside each other, and beside those of other partnerships. `docs/records.md`
/// says what stands in the schema.
package struct PostgresRecords: RecordStore {
    let database: Database
    let schema: String
    let writer: BatchWriter

    /// Opens the records in `schema`, which `Registry.make` made, and brings them up to date.
    ///
    /// Throws `unreachable`, `notRecords`, `newerSchema`, `readOnly`, `full` and `damaged` as they say; `damaged` too
    /// for a head that `isSigned` does not know, here and before every commit.
    package init(
        in database: Database, schema: String, sign: @escaping CheckpointSigner,
        isSigned: @escaping CheckpointVerifier = { _, _ in true }
    ) throws(StoreError) {
        self.database = database
        self.schema = schema
        let signing = HeadSigning(sign: sign, isSigned: isSigned)
        writer = BatchWriter(database, schema: schema, signing: signing)
        try storeCall("opening the records", at: database.place) {
            let end = try database.runHere(in: schema) { connection in
                try Migrations(schema: schema).migrate(connection)
                return try Self.checkHead(connection)
            }
            if let place = end.movedTo { throw StoreError.moved(to: place) }
            try signing.trust(end)
        }
    }

    private static func checkHead(_ connection: Connection) throws -> BookEnd {
        let read = try connection.readTogether([
            BookEnd.look, Statement("SELECT size, root, (SELECT max(position) + 1 FROM entry) FROM head WHERE id = 0"),
        ])
        let (end, row) = (try BookEnd(read[0].first), read[1].first)
        try BookEnd.check(
            size: row?.int(0) ?? 0, root: row?.bytes(1) ?? [], frontier: end.frontier, entries: row?.intIfAny(2) ?? 0)
        return end
    }

    /// Does nothing: connections are the database's, and shared with other partnerships in it.
    package func close() {}

    package func news() -> AsyncStream<Void> { database.listener.news(of: schema) }

    package func confirm() async throws(StoreError) {
        try await read("asking whether the records are safe") { connection in
            try Self.checkNotMoved(connection.run([Self.movedTo])[0])
            try connection.confirm()
        }
    }

    package func takes(_ name: String, every seconds: Int, at moment: Timestamp) async throws(StoreError) -> Bool {
        try await write(
            "taking up timed work",
            Statement(
                """
                INSERT INTO timed_work AS kept (name, done_at) VALUES ($1, $2)
                ON CONFLICT (name) DO UPDATE SET done_at = $2 WHERE kept.done_at <= $3
                """, [.text(name), .moment(moment), .moment(moment.adding(seconds: -seconds))])) > 0
    }

    package func file(_ filing: Filing) async throws(StoreError) -> Filed { try await writer.file(filing) }

    /// Reads on a connection of its own; what is read by several statements, `readTogether` reads at one moment.
    func read<Value: Sendable>(
        _ doing: String, _ body: @escaping @Sendable (Connection) throws -> Value
    ) async throws(StoreError) -> Value {
        try await call(doing, body)
    }

    /// Writes what belongs to no act, and answers once that is durable.
    ///
    /// Where the connection breaks on the way it is written once more: nothing of it does harm if it was done already.
    func write<Value: Sendable>(
        _ doing: String, _ body: @escaping @Sendable (Connection) throws -> Value
    ) async throws(StoreError) -> Value {
        try await call(doing) { connection in
            _ = connection.takeWarnings()
            let value = try body(connection)
            // Done here, and perhaps nowhere else.
            guard connection.takeWarnings().isEmpty else { throw DatabaseFault.unexpected("a write with a warning") }
            return value
        }
    }

    /// The same with a single statement; returns how many rows it changed.
    @discardableResult
    func write(_ doing: String, _ statement: Statement) async throws(StoreError) -> Int {
        try await write(doing) { try $0.run([statement])[0].changed }
    }

    private func call<Value: Sendable>(
        _ doing: String, _ body: @escaping @Sendable (Connection) throws -> Value
    ) async throws(StoreError) -> Value {
        let result = await database.run(in: schema, body)
        return try storeCall(doing, at: database.place) { try result.get() }
    }
}
