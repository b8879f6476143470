import Casework
import Exchange
import Synchronization

/// The real store, but for filings, which fail on demand as a full disk makes them fail.
final class FailingRecords: RecordStore {
    let records: any RecordStore
    let fails = Mutex(false)
    /// Whether somebody else's act comes before the next filing.
    let isOvertaken = Mutex(false)
    /// Every filing in its turn, whatever came of it.
    let filings = Mutex<[Filing]>([])
    /// The cases that were read.
    let read = Mutex<[CaseID]>([])
    /// What somebody else does just before the next filing.
    let meanwhile = Mutex<(@Sendable () async throws -> Void)?>(nil)

    init(_ records: any RecordStore) { self.records = records }

    func fail(_ fails: Bool) { self.fails.withLock { $0 = fails } }

    func takes(_ name: String, every seconds: Int, at moment: Timestamp) async throws(StoreError) -> Bool {
        try await records.takes(name, every: seconds, at: moment)
    }
    func news() -> AsyncStream<Void> { records.news() }
    func confirm() async throws(StoreError) { try await records.confirm() }
    func close() throws(StoreError) { try records.close() }

    func file(_ filing: Filing) async throws(StoreError) -> Filed {
        filings.withLock { $0.append(filing) }
        if fails.withLock(\.self) { throw .full }
        let act = meanwhile.withLock { act in
            defer { act = nil }
            return act
        }
        do { try await act?() } catch { throw .broken(doing: "acting meanwhile", underlying: error) }
        let wasOvertaken = isOvertaken.withLock { isOvertaken in
            defer { isOvertaken = false }
            return isOvertaken
        }
        if wasOvertaken { throw .caseMoved }
        return try await records.file(filing)
    }

    func record(of reference: CaseID, after known: Int) async throws(StoreError) -> CaseRecord {
        read.withLock { $0.append(reference) }
        return try await records.record(of: reference, after: known)
    }
    func register(since version: Int?) async throws(StoreError) -> RegisterRecord? {
        try await records.register(since: version)
    }
    func cases(_ query: CaseQuery) async throws(StoreError) -> CaseList { try await records.cases(query) }
    func tasks(_ query: TaskQuery) async throws(StoreError) -> TaskList { try await records.tasks(query) }
    func rows(after reference: CaseID?, limit: Int) async throws(StoreError) -> [CaseRow] {
        try await records.rows(after: reference, limit: limit)
    }
    func row(of reference: CaseID) async throws(StoreError) -> CaseRow? { try await records.row(of: reference) }
    func keep(_ draft: Draft) async throws(StoreError) { try await records.keep(draft) }
    func drafts(of officer: OfficerID) async throws(StoreError) -> [Draft] { try await records.drafts(of: officer) }
    func discardDraft(_ reference: CaseID, of officer: OfficerID) async throws(StoreError) {
        try await records.discardDraft(reference, of: officer)
    }
    func head() async throws(StoreError) -> LedgerHead { try await records.head() }
    func entries(from position: Int, limit: Int) async throws(StoreError) -> [StoredEntry] {
        try await records.entries(from: position, limit: limit)
    }
    func subtreeHashes(level: Int, from index: Int, count: Int) async throws(StoreError) -> [[UInt8]] {
        try await records.subtreeHashes(level: level, from: index, count: count)
    }
    func stage(_ chunk: [UInt8], number: Int, of file: FileID, at moment: Timestamp) async throws(StoreError) {
        try await records.stage(chunk, number: number, of: file, at: moment)
    }
    func discardStaged(before moment: Timestamp) async throws(StoreError) -> Int {
        try await records.discardStaged(before: moment)
    }
    func check() async throws(StoreError) -> [String] { try await records.check() }
    func terms(of key: String) async throws(StoreError) -> [BlindTerm] { try await records.terms(of: key) }
    func chunk(_ number: Int, of file: FileID) async throws(StoreError) -> [UInt8]? {
        try await records.chunk(number, of: file)
    }

    func key(of file: FileID) async throws(StoreError) -> String? {
        try await records.key(of: file)
    }
    func account(named signInName: String) async throws(StoreError) -> Account? {
        try await records.account(named: signInName)
    }
    func visitor(_ tokenHash: [UInt8]) async throws(StoreError) -> StoredVisitor? {
        try await records.visitor(tokenHash)
    }
    func account(of officer: OfficerID) async throws(StoreError) -> Account? {
        try await records.account(of: officer)
    }
    func open(_ session: Session) async throws(StoreError) { try await records.open(session) }
    func sessions(of officer: OfficerID) async throws(StoreError) -> [Session] {
        try await records.sessions(of: officer)
    }
    func touch(_ tokenHash: [UInt8], at moment: Timestamp) async throws(StoreError) {
        try await records.touch(tokenHash, at: moment)
    }
    func endSession(_ tokenHash: [UInt8]) async throws(StoreError) { try await records.endSession(tokenHash) }
    func endSessions(of officer: OfficerID, but tokenHash: [UInt8]?) async throws(StoreError) {
        try await records.endSessions(of: officer, but: tokenHash)
    }
    func endSessions(expiredBefore moment: Timestamp) async throws(StoreError) {
        try await records.endSessions(expiredBefore: moment)
    }
    func throttle(_ key: String) async throws(StoreError) -> Throttle? { try await records.throttle(key) }
    func countFailure(_ key: String, at moment: Timestamp, window: Int) async throws(StoreError) -> Throttle {
        try await records.countFailure(key, at: moment, window: window)
    }
    func clearThrottle(_ key: String) async throws(StoreError) { try await records.clearThrottle(key) }
    func clearThrottles(notCountedSince moment: Timestamp) async throws(StoreError) {
        try await records.clearThrottles(notCountedSince: moment)
    }
}
