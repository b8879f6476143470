import Casework
import SharingProtocol
import Vault

extension LiaisonDesk {
    /// The accounts and sessions that this partnership's own servers wrote.
    package var accounts: any AccountStore { AttestedAccounts(desk: self) }

    /// Changes somebody's own password. The ledger says that it was changed.
    package func changePassword(to hash: String, by badge: Badge) async throws(DeskError) -> AgencyOutcome {
        var account = try await account(of: badge.officer)
        account.passwordHash = hash
        account.mustChangePassword = false
        return try await carry(badge.agency, by: badge, account: account) { agency, circumstances in
            agency?.decide(.changePassword, in: circumstances)
        }
    }
}

/// Whatever else stands in the records beside attested rows is nobody's, and signs nobody in.
private struct AttestedAccounts: AccountStore {
    let desk: LiaisonDesk

    private var records: any RecordStore { desk.records }
    private var key: RowKey { desk.rowKey }

    func account(named signInName: String) async throws(StoreError) -> Account? {
        try await attested(try await records.account(named: signInName), at: nil)
    }

    func account(of officer: OfficerID) async throws(StoreError) -> Account? {
        try await attested(try await records.account(of: officer), at: nil)
    }

    private func attested(_ account: Account?, at version: Int?) async throws(StoreError) -> Account? {
        guard let account else { return nil }
        do throws(DeskError) {
            return try await desk.register(at: version).attests(account) ? account : nil
        } catch {
            guard case .store(let error) = error else { throw .damaged("the directory") }
            throw error
        }
    }

    func open(_ session: Session) async throws(StoreError) { try await records.open(session.attested(by: key)) }

    func visitor(_ tokenHash: [UInt8]) async throws(StoreError) -> StoredVisitor? {
        // What was read with an account that is being changed may be of two moments: then once more.
        for _ in 1...2 {
            guard let visitor = try await records.visitor(tokenHash), visitor.session.isAttested(by: key) else {
                return nil
            }
            guard let account = visitor.account else { return visitor }
            if try await attested(account, at: visitor.registerVersion) != nil { return visitor }
        }
        return nil
    }

    func sessions(of officer: OfficerID) async throws(StoreError) -> [Session] {
        try await records.sessions(of: officer).filter { $0.isAttested(by: key) }
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
