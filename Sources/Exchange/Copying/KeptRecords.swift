package import Casework
package import Vault

/// An entry with all that a store keeps of it.
package struct KeptEntry: Sendable {
    package let entry: StoredEntry
    /// Its number in its case, from 0.
    package let sequence: Int

    package init(entry: StoredEntry, sequence: Int) {
        self.entry = entry
        self.sequence = sequence
    }
}

/// The end of the book, with what was signed over it.
package struct KeptEnd: Sendable {
    /// `Frontier.bytes`.
    package let frontier: [UInt8]
    package let checkpoint: String
    package let lastAt: Int64
    package let registerVersion: Int

    package init(frontier: [UInt8], checkpoint: String, lastAt: Int64, registerVersion: Int) {
        self.frontier = frontier
        self.checkpoint = checkpoint
        self.lastAt = lastAt
        self.registerVersion = registerVersion
    }
}

/// Some of the cases: those up to a reference in the order of their bytes, or those that are named.
package enum CaseSpan: Sendable {
    case range(after: CaseID?, through: CaseID?)
    case only([CaseID])
}

/// What is kept of some cases beside their entries.
package struct KeptCases: Sendable {
    package var rows: [CaseRow]
    package var keys: [KeptKey]
    package var terms: [BlindTerm]
    /// Files that were disclosed; their chunks are read one by one.
    package var files: [KeptFile]

    package init(rows: [CaseRow], keys: [KeptKey], terms: [BlindTerm], files: [KeptFile]) {
        self.rows = rows
        self.keys = keys
        self.terms = terms
        self.files = files
    }

    /// What lists find the cases by.
    package var rowChanges: CaseRowChanges { CaseRowChanges(rows.map { (row: $0, earlier: nil) }) }
}

/// A wrapped key and the case that it belongs to.
package struct KeptKey: Sendable {
    package let key: WrappedKey
    package let reference: CaseID

    package init(key: WrappedKey, reference: CaseID) {
        self.key = key
        self.reference = reference
    }
}

package struct KeptFile: Sendable {
    package let id: FileID
    package let stagedAt: Timestamp
    /// The key that it is sealed under.
    package let key: String

    package init(id: FileID, stagedAt: Timestamp, key: String) {
        self.id = id
        self.stagedAt = stagedAt
        self.key = key
    }
}

/// A key that was destroyed (4.13).
package struct DestroyedKey: Sendable {
    package let id: String
    /// 32 bytes; `nil` where nobody had the key any more.
    package let fingerprint: [UInt8]?
    /// The entry that certifies it; `nil` where the records that knew it are gone.
    package let position: Int?

    package init(id: String, fingerprint: [UInt8]?, position: Int?) {
        self.id = id
        self.fingerprint = fingerprint
        self.position = position
    }
}

/// Who can sign in, who is signed in, who failed to, and what they are writing.
package struct KeptPeople: Sendable {
    package let accounts: [Account]
    package let sessions: [Session]
    package let throttles: [KeptThrottle]
    package let drafts: [Draft]

    package init(accounts: [Account], sessions: [Session], throttles: [KeptThrottle], drafts: [Draft]) {
        self.accounts = accounts
        self.sessions = sessions
        self.throttles = throttles
        self.drafts = drafts
    }
}

package struct KeptThrottle: Sendable {
    package let key: String
    package let failures: Int
    package let firstAt: Timestamp
    package let lastAt: Timestamp

    package init(key: String, failures: Int, firstAt: Timestamp, lastAt: Timestamp) {
        self.key = key
        self.failures = failures
        self.firstAt = firstAt
        self.lastAt = lastAt
    }
}
