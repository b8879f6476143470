package import Casework
package import Ledger

/// Where a partnership keeps its book and what belongs to it (clauses 4.2, 4.6).
///
/// Every store passes `RecordStoreContract`; what that does not test, callers may not count on.
///
/// **Durable** means: after the call returns, the act survives the process being killed and the machine losing
/// power. **All or nothing** means: a reader, at any time, in any process, sees everything that one `Filing` carries
/// or none of it. A call that throws has changed nothing, but for `StoreError.broken`, after which the caller does
/// not know and has to read again.
package protocol RecordStore: CaseStore, ListStore, BookStore, FileStore, AccountStore {
    /// Whether it falls to the caller to do the work called `name`, which is to be done every so many seconds by
    /// whichever server comes first: then it counts as done at that moment, and nobody else is told to.
    func takes(_ name: String, every seconds: Int, at moment: Timestamp) async throws(StoreError) -> Bool
    /// Tells whenever something was filed, by whichever server: soon after, once for several, and now and then for
    /// nothing.
    func news() -> AsyncStream<Void>

    /// What the store itself finds wrong with what it keeps, one sentence each: pages that are damaged, and indexes and
    /// counts that are not what they are made from. It reads everything.
    func check() async throws(StoreError) -> [String]

    /// Throws unless what is filed now would be durable, as far as can be known without filing anything: whoever cannot
    /// be sure of that should be asked for nothing.
    func confirm() async throws(StoreError)

    /// Lets go of what it holds open. What was answered is durable without it.
    func close() throws(StoreError)
}

/// Cases: what has happened in each.
package protocol CaseStore: Sendable {
    /// What is kept of one case, and the register's version, read at one moment: its keys, and its entries from the
    /// one numbered `known` on, for whoever has understood those before it, which never change.
    ///
    /// A case that was never filed has no entries; that is not an error.
    func record(of reference: CaseID, after known: Int) async throws(StoreError) -> CaseRecord

    /// The agencies' entries, the agencies' keys and the accounts, read at one moment; `nil` when the register is
    /// still at `version`.
    func register(since version: Int?) async throws(StoreError) -> RegisterRecord?

    /// Files entries, advances the ledger, and does what else the filing carries: all or nothing, and durably.
    ///
    /// A row comes with the one that it takes the place of (`earlierRow`): from the two follows by what lists find the
    /// case. Entries of one filing stand side by side in the ledger. Concurrent filings may share one commit; each gets
    /// its own true answer. Throws
    /// - `caseMoved` when the case no longer has `expectedLength` entries,
    /// - `registerMoved` when the register is no longer at `registerVersion`: the facts that the decision rests on may
    ///   have moved, so read again and decide again,
    /// - `clockSetBack` when the filing's moment lies more than a minute before the ledger's last,
    /// - `signInNameTaken` when an account's sign-in name belongs to another officer,
    /// - `full`, `readOnly` and the rest as they say.
    func file(_ filing: Filing) async throws(StoreError) -> Filed

    /// Keeps a request that is being written: sealed, its owner's alone, and no entry, since nothing has been asked.
    /// Replaces what was kept under the same reference by the same officer.
    func keep(_ draft: Draft) async throws(StoreError)
    func drafts(of officer: OfficerID) async throws(StoreError) -> [Draft]
    func discardDraft(_ reference: CaseID, of officer: OfficerID) async throws(StoreError)
}

extension CaseStore {
    /// Everything on one case, and the register's version, read at one moment.
    package func record(of reference: CaseID) async throws(StoreError) -> CaseRecord {
        try await record(of: reference, after: 0)
    }
}

/// Lists of cases and of tasks, and what they are made from.
package protocol ListStore: Sendable {
    /// One page of a list of cases, in the order that `CaseQuery` says, with the whole count.
    func cases(_ query: CaseQuery) async throws(StoreError) -> CaseList

    /// One page of tasks, with the whole count.
    func tasks(_ query: TaskQuery) async throws(StoreError) -> TaskList

    /// The rows of all cases, those of the directory included, after that reference and in the order of their
    /// references' bytes, at most `limit`.
    func rows(after reference: CaseID?, limit: Int) async throws(StoreError) -> [CaseRow]

    /// The row of one case; `nil` where no list knows of it.
    func row(of reference: CaseID) async throws(StoreError) -> CaseRow?

    /// The blind-index terms by which the record under that key is found.
    func terms(of key: String) async throws(StoreError) -> [BlindTerm]
}

/// The ledger: all entries of all cases, in order.
package protocol BookStore: Sendable {
    /// The head of the ledger: its size, its root and the checkpoint signed over them.
    func head() async throws(StoreError) -> LedgerHead
    /// Entries from `position` on, at most `limit`, in order.
    func entries(from position: Int, limit: Int) async throws(StoreError) -> [StoredEntry]
    /// The root hashes of complete subtrees: at `level` (0 is leaves), `count` of them from `index` on.
    ///
    /// A subtree of level `l` and index `i` covers the leaves from `i << l` to `((i + 1) << l) - 1`.
    func subtreeHashes(level: Int, from index: Int, count: Int) async throws(StoreError) -> [[UInt8]]
}

extension BookStore {
    /// A tile's hashes, or as many of them, from the left, as the store has.
    package func hashes(of tile: Tile) async throws(StoreError) -> [TreeHash] {
        try await hashes(level: tile.nodeLevel, from: tile.firstNode, count: tile.width)
    }

    /// The root hashes that `subtreeHashes` gives. What is no hash is left out, so that nothing is proved by it.
    func hashes(level: Int, from index: Int, count: Int) async throws(StoreError) -> [TreeHash] {
        try await subtreeHashes(level: level, from: index, count: count).compactMap { TreeHash($0) }
    }
}

/// Files that were disclosed, sealed in chunks.
package protocol FileStore: Sendable {
    /// Keeps one sealed chunk of a file that no filing has taken up yet. Nobody can list it.
    func stage(_ chunk: [UInt8], number: Int, of file: FileID, at moment: Timestamp) async throws(StoreError)
    /// Discards staged files that no filing took up before `moment`. Returns how many.
    func discardStaged(before moment: Timestamp) async throws(StoreError) -> Int
    /// The key with which the file is destroyed, `D-AAAA-AAAA/disclosure`; `nil` where no filing has taken it up.
    func key(of file: FileID) async throws(StoreError) -> String?
    /// One sealed chunk; `nil` after the last one, and once the file's record was destroyed.
    func chunk(_ number: Int, of file: FileID) async throws(StoreError) -> [UInt8]?
}

/// Accounts, sessions and throttles.
package protocol AccountStore: Sendable {
    func account(named signInName: String) async throws(StoreError) -> Account?
    func account(of officer: OfficerID) async throws(StoreError) -> Account?

    func open(_ session: Session) async throws(StoreError)
    /// A session, its owner's account and the register's version, read at one moment, as every page needs them.
    /// `tokenHash` is the SHA-256 of the session's token; the token itself is never kept.
    func visitor(_ tokenHash: [UInt8]) async throws(StoreError) -> StoredVisitor?
    func sessions(of officer: OfficerID) async throws(StoreError) -> [Session]
    func touch(_ tokenHash: [UInt8], at moment: Timestamp) async throws(StoreError)
    func endSession(_ tokenHash: [UInt8]) async throws(StoreError)
    /// Ends every session of the officer but one.
    func endSessions(of officer: OfficerID, but tokenHash: [UInt8]?) async throws(StoreError)
    func endSessions(expiredBefore moment: Timestamp) async throws(StoreError)

    func throttle(_ key: String) async throws(StoreError) -> Throttle?
    /// Counts one more failure under `key` and says how many there have been since the first within `window` seconds.
    func countFailure(_ key: String, at moment: Timestamp, window: Int) async throws(StoreError) -> Throttle
    func clearThrottle(_ key: String) async throws(StoreError)
    /// Forgets whatever has not been counted since that moment: a throttle names an account or a network address.
    func clearThrottles(notCountedSince moment: Timestamp) async throws(StoreError)
}
