package import Casework
package import Vault

/// One entry as it stands in the ledger.
package struct StoredEntry: Hashable, Sendable {
    package let position: Int
    package let reference: CaseID
    package let bytes: [UInt8]
    /// The leaf hash kept beside it, by which tampering with the bytes shows.
    package let leafHash: [UInt8]

    package init(position: Int, reference: CaseID, bytes: [UInt8], leafHash: [UInt8]) {
        self.position = position
        self.reference = reference
        self.bytes = bytes
        self.leafHash = leafHash
    }
}

/// What is kept of one case.
package struct CaseRecord: Sendable {
    /// In order, from the first that was asked for; a case is the fold over all of them.
    package let entries: [StoredEntry]
    /// The wrapped keys of its records that are not destroyed.
    package let keys: [WrappedKey]
    package let registerVersion: Int

    package init(entries: [StoredEntry], keys: [WrappedKey], registerVersion: Int) {
        self.entries = entries
        self.keys = keys
        self.registerVersion = registerVersion
    }
}

/// Everything that the register is folded from.
package struct RegisterRecord: Sendable {
    package let version: Int
    /// The entries of every agency's case, in ledger order.
    package let entries: [StoredEntry]
    /// The agencies' keys, wrapped by the root key.
    package let keys: [WrappedKey]
    package let accounts: [Account]

    package init(version: Int, entries: [StoredEntry], keys: [WrappedKey], accounts: [Account]) {
        self.version = version
        self.entries = entries
        self.keys = keys
        self.accounts = accounts
    }
}

/// The ledger's head.
package struct LedgerHead: Hashable, Sendable {
    package let size: Int
    package let root: [UInt8]
    /// The signed note over size and root (C2SP `tlog-checkpoint`); empty only while the ledger is.
    package let checkpoint: String

    package init(size: Int, root: [UInt8], checkpoint: String) {
        self.size = size
        self.root = root
        self.checkpoint = checkpoint
    }
}

/// A request that is being written.
package struct Draft: Hashable, Sendable {
    package let reference: CaseID
    package let officer: OfficerID
    package let sealed: [UInt8]
    package let changedAt: Timestamp

    package init(reference: CaseID, officer: OfficerID, sealed: [UInt8], changedAt: Timestamp) {
        self.reference = reference
        self.officer = officer
        self.sealed = sealed
        self.changedAt = changedAt
    }
}

/// Somebody who can sign in.
package struct Account: Hashable, Sendable {
    package let officer: OfficerID
    package let agency: AgencyID
    /// An e-mail address, lower case.
    package var signInName: String
    package var name: String
    package var position: String
    package var telephone: String
    /// argon2id, in libsodium's own text form; empty while there is no password (`hasPassword`).
    package var passwordHash: String
    package var mustChangePassword: Bool
    /// What attests it; empty until the desk files it.
    package var code: [UInt8] = []

    package init(
        officer: OfficerID, agency: AgencyID, signInName: String, name: String, position: String, telephone: String,
        passwordHash: String, mustChangePassword: Bool
    ) {
        self.officer = officer
        self.agency = agency
        self.signInName = signInName
        self.name = name
        self.position = position
        self.telephone = telephone
        self.passwordHash = passwordHash
        self.mustChangePassword = mustChangePassword
    }

    /// Whether anybody can sign in to it: not until a password was handed over (4.8).
    package var hasPassword: Bool { !passwordHash.isEmpty }

    /// The same account while it waits for a password: no word that is typed opens it.
    func withoutPassword() -> Account {
        var account = self
        account.passwordHash = ""
        account.mustChangePassword = true
        return account
    }
}

/// Somebody signed in, somewhere.
package struct Session: Hashable, Sendable {
    package let tokenHash: [UInt8]
    package let officer: OfficerID
    package let agency: AgencyID
    package let openedAt: Timestamp
    package var seenAt: Timestamp
    /// The latest moment at which it can still be used.
    package let endsAt: Timestamp
    /// The kind of browser, in a few words, so that its owner knows it again.
    package let device: String
    /// What attests it; empty until the desk opens it.
    package var code: [UInt8] = []

    package init(
        tokenHash: [UInt8], officer: OfficerID, agency: AgencyID, openedAt: Timestamp, seenAt: Timestamp,
        endsAt: Timestamp, device: String
    ) {
        self.tokenHash = tokenHash
        self.officer = officer
        self.agency = agency
        self.openedAt = openedAt
        self.seenAt = seenAt
        self.endsAt = endsAt
        self.device = device
    }
}

/// A session, and whose it is.
package struct StoredVisitor: Sendable {
    package let session: Session
    /// `nil` where the officer has no account any more.
    package let account: Account?
    /// `nil` where it was not read with them.
    package let registerVersion: Int?

    package init(session: Session, account: Account?, registerVersion: Int?) {
        self.session = session
        self.account = account
        self.registerVersion = registerVersion
    }
}

/// Failures under one key: an account, or an address.
package struct Throttle: Hashable, Sendable {
    package let failures: Int
    package let lastAt: Timestamp

    package init(failures: Int, lastAt: Timestamp) {
        self.failures = failures
        self.lastAt = lastAt
    }
}
