package import Casework
package import Exchange
import GRDB

/// The embedded store: one SQLite file, any number of readers, one writer that puts concurrent acts into one commit.
///
/// It asks for nothing but a folder that can be written. `docs/records.md` says what stands in the file.
package struct SQLiteRecords: RecordStore {
    let pool: DatabasePool
    let path: String
    let commits: GroupCommit

    /// Opens the records at `path`, or makes new ones there unless `creates` is false.
    ///
    /// Throws `notRecords` for anything else that stands there, which is left as it was, `newerSchema`, `readOnly`,
    /// `full` and `damaged` as they say; `damaged` too for a head that `isSigned` does not know, here and before every
    /// commit.
    package init(
        path: String, creates: Bool = true, sign: @escaping CheckpointSigner,
        isSigned: @escaping CheckpointVerifier = { _, _ in true }
    ) throws(StoreError) {
        self.path = path
        try Opening.checkHeader(of: path, applicationID: Schema.applicationID, creates: creates)
        let signing = HeadSigning(sign: sign, isSigned: isSigned)
        (pool, commits) = try storeCall("opening the records", at: path) {
            let pool = try Opening.open(path)
            let log = try LogKeeper(path: path, configuration: Opening.configuration)
            try pool.read { db in
                try servedRegisterVersion(db)
                try signing.trust(Tail(db).book)
            }
            return (pool, GroupCommit(pool: pool, path: path, log: log, signing: signing))
        }
    }

    package func close() throws(StoreError) {
        try storeCall("closing the records", at: path) {
            try commits.log?.close()
            try pool.close()
        }
    }

    /// Reads at one moment, beside whatever is being written.
    ///
    /// On the thread of whoever asks: what is read is short and mostly in memory, and to hand it to another thread and
    /// wait there costs more than reading it.
    func read<Value: Sendable>(
        _ doing: String, _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws(StoreError) -> Value {
        try storeCall(doing, at: path) { try pool.unsafeRead { try $0.atOneMoment(body) } }
    }

    package func news() -> AsyncStream<Void> { commits.news.listen() }

    package func confirm() async throws(StoreError) {
        try await read("asking whether the records are here") { _ = try servedRegisterVersion($0) }
    }

    package func takes(_ name: String, every seconds: Int, at moment: Timestamp) async throws(StoreError) -> Bool {
        try await write("taking up timed work") { db, _ in
            try db.run(
                """
                INSERT INTO timedWork (name, doneAt) VALUES (?1, ?2)
                ON CONFLICT (name) DO UPDATE SET doneAt = ?2 WHERE doneAt <= ?3
                """, [.text(name), .moment(moment), .moment(moment.adding(seconds: -seconds))])
            return db.changesCount > 0
        }
    }

    /// Writes in the next commit, and answers once that is durable.
    func write<Value: Sendable>(
        _ doing: String, _ body: @escaping @Sendable (Database, inout Tail) throws -> Value
    ) async throws(StoreError) -> Value {
        try await commits.write(doing, body).value
    }
}
