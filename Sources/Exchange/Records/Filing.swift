package import Casework
import Crypto
package import Vault

/// What one act leaves in one case.
package struct CaseFiling: Sendable {
    package var reference: CaseID
    /// How many entries the case had when the act was decided.
    package var expectedLength: Int
    /// Canonical bytes of each entry (`docs/ledger.md`), in order; at least one.
    package var entries: [[UInt8]]
    /// What lists need to know of the case from now on; `nil` leaves it as it is.
    package var row: CaseRow?
    /// The row that `row` takes the place of, as the entries before give it; `nil` where there are none.
    package var earlierRow: CaseRow?
    /// Data keys made for this act, wrapped.
    package var newKeys: [WrappedKey] = []

    package init(_ reference: CaseID, expectedLength: Int, entries: [[UInt8]]) {
        self.reference = reference
        self.expectedLength = expectedLength
        self.entries = entries
    }
}

/// Everything that one act changes, in one case or in several. It is filed whole or not at all.
@dynamicMemberLookup
package struct Filing: Sendable {
    /// The case that was acted on.
    package var main: CaseFiling
    /// Other cases in which the act leaves entries. They follow in the ledger, in this order.
    package var others: [CaseFiling] = []
    /// The register's version that the decision rests on; `nil` where it rests on none.
    package var registerVersion: Int?
    /// The moment of the act, as in every entry of it.
    package var at: Timestamp
    /// Keys to be overwritten and erased (4.13), with every file and blind-index term that belongs to them.
    package var destroyedKeys: [String] = []
    /// Staged files that this act takes up, each with the key that it is sealed under.
    package var files: [(file: FileID, key: String)] = []
    /// Blind-index terms, each with the key whose record it finds. They take the place of those that the key had.
    package var terms: [BlindTerm] = []
    /// Keys whose terms go, whether or not others come.
    package var clearedTerms: [String] = []
    /// Accounts that this act opens or changes.
    package var accounts: [Account] = []
    /// The officer whose kept draft of the case acted on is now asked and no draft any more.
    package var discardsDraftOf: OfficerID?
    /// Whether it changes an agency, so that the register's version goes up.
    package var changesRegister = false

    package init(_ reference: CaseID, expectedLength: Int, at: Timestamp, entries: [[UInt8]]) {
        main = CaseFiling(reference, expectedLength: expectedLength, entries: entries)
        self.at = at
    }

    package init(_ main: CaseFiling, at: Timestamp, others: [CaseFiling]) {
        self.main = main
        self.at = at
        self.others = others
    }

    /// Every case in which it leaves entries, in the order of the ledger.
    package var cases: [CaseFiling] { [main] + others }

    /// What it changes of what lists find cases by.
    package var rowChanges: CaseRowChanges {
        CaseRowChanges(cases.compactMap { part in part.row.map { (row: $0, earlier: part.earlierRow) } })
    }

    package subscript<Value>(dynamicMember part: WritableKeyPath<CaseFiling, Value>) -> Value {
        get { main[keyPath: part] }
        set { main[keyPath: part] = newValue }
    }
}

/// Where a filing came to stand.
package struct Filed: Hashable, Sendable {
    /// The ledger position of its first entry.
    package let position: Int
    /// The ledger's size once it was committed; a checkpoint of at least this size holds it.
    package let size: Int

    package init(position: Int, size: Int) {
        self.position = position
        self.size = size
    }
}

/// A keyed hash by which one record is found by a name in it.
package struct BlindTerm: Hashable, Sendable {
    /// Whose index it stands in.
    package let agency: AgencyID
    package let term: [UInt8]
    /// The data key of the record; the term goes when the key goes.
    package let key: String

    package init(agency: AgencyID, term: [UInt8], key: String) {
        self.agency = agency
        self.term = term
        self.key = key
    }
}

extension BlindTerm {
    /// The fact in which an entry commits to the terms that its case is found by from then on.
    static let fact = "searchTerms"
    /// In bytes.
    static let size = 16
}

extension [BlindTerm] {
    /// SHA-256 over the terms, each with its agency, in hexadecimal: it tells nothing of what they are made from.
    var digest: String {
        let lines = map { term in term.agency.text + " " + term.term.map(hexadecimal).joined() }
        return SHA256.hash(data: [UInt8](lines.sorted().joined(separator: "\n").utf8)).map(hexadecimal).joined()
    }
}

func hexadecimal(_ byte: UInt8) -> String { (byte < 16 ? "0" : "") + String(byte, radix: 16) }

/// What no desk should ever ask a store for.
package enum FilingFault: Error {
    /// Nothing happens without its entry.
    case noEntry
    /// A file that was never staged, or belongs to another filing already.
    case fileNotStaged
    /// The file is filed: nothing can be added to it.
    case alreadyTakenUp
}
