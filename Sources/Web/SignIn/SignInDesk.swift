package import Casework
package import Exchange

/// Where people sign in and out (4.8: secure, passworded).
package struct SignInDesk: Sendable {
    /// Why somebody is not signed in.
    package enum Refusal: Error, Hashable {
        /// The name, the password, or the account's being closed: which of them is not said.
        case wrong
        case wait(seconds: Int)
        case busy
    }

    /// A session ends this long after its last use, in seconds.
    package static let idleLimit = 30 * 60
    /// And this long after it began, whatever happens.
    package static let wholeLimit = 12 * 60 * 60
    /// A session's last use is kept to the minute, so that reading a page is not a write.
    private static let touchInterval = 60

    package let accounts: any AccountStore
    /// Who a session belongs to today; `nil` once the officer has left, which ends it.
    package let identify: @Sendable (StoredVisitor) async throws -> SignedIn.Who?
    /// Files somebody's own new password, as its hash; `false` where it may not be.
    package let setPassword: @Sendable (String, SignedIn.Who) async throws -> Bool
    package let passwords: PasswordHasher
    package let now: @Sendable () -> Timestamp
    package let dice: @Sendable (Int) -> [UInt8]
    private var throttling: Throttling { Throttling(accounts: accounts) }

    package init(
        accounts: any AccountStore, passwords: PasswordHasher, now: @escaping @Sendable () -> Timestamp,
        dice: @escaping @Sendable (Int) -> [UInt8],
        identify: @escaping @Sendable (StoredVisitor) async throws -> SignedIn.Who?,
        setPassword: @escaping @Sendable (String, SignedIn.Who) async throws -> Bool
    ) {
        self.accounts = accounts
        self.setPassword = setPassword
        self.passwords = passwords
        self.now = now
        self.dice = dice
        self.identify = identify
    }

    func mayApply(from address: String) async throws -> Bool {
        try await throttling.mayApply(from: address, at: now())
    }

    /// Opens a session under a new token, whatever token the browser came with.
    func signIn(name: String, password: String, address: String, device: String) async throws -> SessionToken {
        let name = name.lowercased()
        let moment = now()
        let left = try await throttling.begin(name: name, address: address, at: moment)
        guard left <= 0 else { throw Refusal.wait(seconds: left) }
        let account = try await accounts.account(named: name)
        guard try await isRight(password, for: account), let account else {
            try await throttling.countFailure(address: address, at: moment)
            throw Refusal.wrong
        }
        let token = SessionToken(dice: dice)
        let session = Session(
            tokenHash: token.hash, officer: account.officer, agency: account.agency, openedAt: moment, seenAt: moment,
            endsAt: moment.adding(seconds: Self.wholeLimit), device: device)
        let visitor = StoredVisitor(session: session, account: account, registerVersion: nil)
        guard try await identify(visitor) != nil else { throw Refusal.wrong }
        try await accounts.endSessions(expiredBefore: moment)
        try await accounts.open(session)
        try await throttling.forget(name: name)
        return token
    }

    /// Who is signed in under a token, if anybody is. `isAtWork` says that they did something just now, and no page of
    /// theirs by itself: that keeps nobody signed in.
    func who(_ token: SessionToken, isAtWork: Bool = true) async throws -> SignedIn.Who? {
        guard let visitor = try await accounts.visitor(token.hash) else { return nil }
        let (session, moment) = (visitor.session, now())
        guard moment < session.endsAt, moment < session.seenAt.adding(seconds: Self.idleLimit),
            let who = try await identify(visitor)
        else {
            try await accounts.endSession(token.hash)
            return nil
        }
        if isAtWork, moment >= session.seenAt.adding(seconds: Self.touchInterval) {
            try await accounts.touch(token.hash, at: moment)
        }
        return who
    }

    /// Changes a password, and ends every other session of its owner.
    func changePassword(of who: SignedIn.Who, from old: String, to new: String, address: String) async throws {
        guard let account = try await accounts.account(of: who.officer.id) else { throw Refusal.wrong }
        let moment = now()
        let left = try await throttling.begin(name: account.signInName, address: address, at: moment)
        guard left <= 0 else { throw Refusal.wait(seconds: left) }
        guard try await isRight(old, for: account) else {
            try await throttling.countFailure(address: address, at: moment)
            throw Refusal.wrong
        }
        do {
            let hash = try await passwords.hash(new)
            guard try await setPassword(hash, who) else { throw Refusal.wrong }
        } catch PasswordHasher.Failure.busy {
            throw Refusal.busy
        }
        try await accounts.endSessions(of: account.officer, but: who.session.tokenHash)
        try await throttling.forget(name: account.signInName)
    }

    private func isRight(_ password: String, for account: Account?) async throws -> Bool {
        do {
            // Longer than any password that can be chosen: not worth the work of hashing.
            guard password.utf8.count <= NewPassword.longest * 4 else { return false }
            let hash = account.flatMap { $0.hasPassword ? $0.passwordHash : nil }
            return try await passwords.verify(password, against: hash)
        } catch PasswordHasher.Failure.busy {
            throw Refusal.busy
        }
    }
}

extension LiaisonDesk {
    /// Files somebody's own new password, as its hash; `false` where it may not be.
    package func setPassword(_ hash: String, of who: SignedIn.Who) async throws -> Bool {
        if case .done = try await changePassword(to: hash, by: Badge(who.officer)) { return true }
        return false
    }
}
