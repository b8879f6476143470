package import Casework
package import Exchange
package import Ledger

/// The store for several servers: a partnership's schema in a PostgreSQL database.
///
/// Any number of servers read and write beside each other, and beside those of other partnerships. `docs/records.md`
/// says what stands in the schema.
package struct PostgresRecords: RecordStore {
    let database: Database
    let schema: String
    let writer: BatchWriter

    /// Signs the checkpoint over a head (C2SP `tlog-checkpoint`).
    package typealias CheckpointSigner = @Sendable (TreeHead) throws -> String
    /// Whether a checkpoint is one that our signer signed over that very head.
    package typealias CheckpointVerifier = @Sendable (_ checkpoint: String, TreeHead) -> Bool

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
        writer = BatchWriter(database, schema: schema, sign: sign, isSigned: isSigned)
        do {
            let end = try database.runHere(in: schema) { connection in
                try Migrations(schema: schema).migrate(connection)
                return try Self.checkHead(connection)
            }
            if let place = end.movedTo { throw StoreError.moved(to: place) }
            try writer.trust(end)
        } catch {
            throw StoreError(error, doing: "opening the records", at: database.place)
        }
    }

    /// Whether the head is the head of these entries. Cheap, so that a start stays quick; verifying the ledger hashes
    /// every entry again.
    private static func checkHead(_ connection: Connection) throws -> BookEnd {
        let read = try connection.readTogether([
            BookEnd.look, Statement("SELECT size, root, (SELECT max(position) + 1 FROM entry) FROM head WHERE id = 0"),
        ])
        let end = try BookEnd(read[0])
        let (size, count) = (try read[1].first?.int(0) ?? 0, read[1].first?.intIfAny(2) ?? 0)
        guard size == count else {
            throw StoreError.damaged("the book's head counts \(size) entries and there are \(count)")
        }
        guard end.frontier.size == size, end.frontier.root.bytes == (try read[1].first?.bytes(1)) else {
            throw StoreError.damaged("the book's head does not fit its tree")
        }
        return end
    }

    /// Does nothing: connections are the database's, and shared with other partnerships in it.
    package func close() {}

    package func news() -> AsyncStream<Void> { database.listener.news(of: schema) }

    package func confirm() async throws(StoreError) {
        try await read("asking whether the records are safe") { connection in
            if let place = try connection.run([Self.movedTo])[0].first?.textIfAny(0) {
                throw StoreError.moved(to: place)
            }
            try connection.confirm()
        }
    }

    package func takes(_ name: String, every seconds: Int, at moment: Timestamp) async throws(StoreError) -> Bool {
        try await write(
            "taking up timed work",
            """
            INSERT INTO timed_work AS kept (name, done_at) VALUES ($1, $2)
            ON CONFLICT (name) DO UPDATE SET done_at = $2 WHERE kept.done_at <= $3
            """, [.text(name), .int(moment.milliseconds), .int(moment.adding(seconds: -seconds).milliseconds)]) > 0
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
    func write(_ doing: String, _ sql: String, _ values: [Value]) async throws(StoreError) -> Int {
        try await write(doing, Statement(sql, values))
    }

    @discardableResult
    func write(_ doing: String, _ statement: Statement) async throws(StoreError) -> Int {
        try await write(doing) { try $0.run([statement])[0].changed }
    }

    private func call<Value: Sendable>(
        _ doing: String, _ body: @escaping @Sendable (Connection) throws -> Value
    ) async throws(StoreError) -> Value {
        switch await database.run(in: schema, body) {
        case .success(let value): return value
        case .failure(let error): throw StoreError(error, doing: doing, at: database.place)
        }
    }
}
