import Casework
import Exchange
import Ledger
import Vault

/// Acts that go into one commit: what each is told, and all that they write together, each table in one statement.
///
/// Everything that a decision needs was read, under the lock on the book's head, before the first act is looked at;
/// what one act changes the next one sees here.
struct Batch {
    private(set) var end: BookEnd
    /// How many entries each case has.
    private var lengths: [CaseID: Int] = [:]
    /// The rows that the first acts on each case were decided on.
    private var earlierRows: [CaseID: CaseRow] = [:]
    /// Keys that acts of this batch destroy, as they are kept.
    private var keys: [String: WrappedKey] = [:]

    private var entries: [KeptEntry] = []
    /// Hashes of the tree that are complete with them.
    private var hashes: [StoredHash] = []
    private var rows: [CaseID: CaseRow] = [:]
    private var newKeys: [KeptKey] = []
    private var terms: [String: [BlindTerm]] = [:]
    private var files: [(file: FileID, key: String)] = []
    private var destroyed: [DestroyedKey] = []
    private var accounts: [OfficerID: Account] = [:]
    private var discardedDrafts: [(officer: OfficerID, reference: CaseID)] = []

    /// What has to be read before any act is looked at; its rows make a batch.
    static func reading(_ filings: [Filing]) -> [Statement] {
        let destroyed = filings.flatMap(\.destroyedKeys)
        let references = Value.texts(Set(filings.flatMap(\.cases).map(\.reference)).map(\.text))
        return [
            Statement(
                """
                SELECT asked.reference,
                  (SELECT max(sequence) + 1 FROM entry WHERE entry.reference = asked.reference)
                FROM unnest($1::text[]) AS asked (reference)
                """, [references])
        ]
            + (destroyed.isEmpty
                ? []
                : [
                    Statement(
                        "SELECT id, owner, bytes FROM wrapped_key WHERE id = ANY ($1::text[])", [.texts(destroyed)])
                ])
    }

    init(_ end: BookEnd, _ read: [Rows]) throws {
        self.end = end
        try read[0].each { row in
            let reference = try row.caseID(0)
            lengths[reference] = row.intIfAny(1) ?? 0
        }
        try read.dropFirst().first?.each { row in
            let key = try WrappedKey(row)
            keys[key.id] = key
        }
    }

    /// Whether nothing was added.
    var isEmpty: Bool { entries.isEmpty }

    /// The hash by which the first entry is known again, and where it stands.
    var mark: (position: Int, leaf: [UInt8])? { entries.first.map { ($0.entry.position, $0.entry.leafHash) } }

    /// The hash of the last entry.
    var lastLeaf: [UInt8]? { entries.last?.entry.leafHash }

    /// Adds an act, and returns the position of its first entry; throws, and adds nothing, where it may not be filed.
    mutating func add(_ filing: Filing) throws(StoreError) -> Int {
        let cases = filing.cases
        guard cases.allSatisfy({ !$0.entries.isEmpty }) else {
            throw .broken(doing: "filing", underlying: FilingFault.noEntry)
        }
        var after = lengths
        for part in cases {
            guard after[part.reference, default: 0] == part.expectedLength else { throw .caseMoved }
            after[part.reference] = part.expectedLength + part.entries.count
        }
        if let version = filing.registerVersion, version != end.registerVersion { throw .registerMoved }
        try end.checkClock(filing.at)
        let position = end.frontier.size
        for part in cases {
            for (number, bytes) in part.entries.enumerated() {
                let leaf = TreeHash(leaf: bytes)
                let entry = StoredEntry(
                    position: end.frontier.size, reference: part.reference, bytes: bytes, leafHash: leaf.bytes)
                entries.append(KeptEntry(entry: entry, sequence: part.expectedLength + number))
                hashes += end.frontier.append(leaf)
            }
        }
        lengths = after
        end.lastAt = max(end.lastAt, filing.at.milliseconds)
        if filing.changesRegister { end.registerVersion += 1 }
        take(filing, position)
        return position
    }

    private mutating func take(_ filing: Filing, _ position: Int) {
        for part in filing.cases {
            if let row = part.row {
                if rows[part.reference] == nil { earlierRows[part.reference] = part.earlierRow }
                rows[part.reference] = row
            }
            for key in part.newKeys {
                newKeys.append(KeptKey(key: key, reference: part.reference))
                keys[key.id] = key
            }
        }
        // The name in a request that is written anew replaces the one before, or a search would go on finding it.
        for key in filing.clearedTerms { terms[key] = [] }
        for (key, found) in Dictionary(grouping: filing.terms, by: \.key) { terms[key] = found }
        files += filing.files
        for id in filing.destroyedKeys {
            guard let key = keys.removeValue(forKey: id) else { continue }
            destroyed.append(DestroyedKey(id: id, fingerprint: key.fingerprint.bytes, position: position))
        }
        for account in filing.accounts { accounts[account.officer] = account }
        if let officer = filing.discardsDraftOf { discardedDrafts.append((officer, filing.reference)) }
    }
}

// What is written.
extension Batch {
    /// Everything but the end of the transaction, in the order in which each part needs the one before.
    func statements(_ checkpoint: String) -> [Statement] {
        var all = [Insertions.entry.all(entries)]
        if !hashes.isEmpty { all.append(Insertions.tileHash.all(hashes)) }
        if !rows.isEmpty { all.append(Insertions.caseRow.all(Array(rows.values))) }
        all += CaseRowChanges(rows.values.map { (row: $0, earlier: earlierRows[$0.reference]) }).statements
        all += keyStatements
        if !accounts.isEmpty { all.append(Insertions.account.all(Array(accounts.values))) }
        if !discardedDrafts.isEmpty {
            all.append(
                Statement(
                    """
                    DELETE FROM draft USING unnest($1::text[], $2::text[]) AS asked (officer, reference)
                    WHERE draft.officer = asked.officer AND draft.reference = asked.reference
                    """,
                    [.texts(discardedDrafts.map(\.officer.text)), .texts(discardedDrafts.map(\.reference.text))]))
        }
        all.append(end.store(checkpoint))
        return all
    }

    private var keyStatements: [Statement] {
        var all: [Statement] = []
        if !newKeys.isEmpty { all.append(Insertions.wrappedKey.all(newKeys)) }
        if !terms.isEmpty {
            all.append(Statement("DELETE FROM blind_term WHERE key = ANY ($1::text[])", [.texts(Array(terms.keys))]))
            all.append(Insertions.blindTerm.all(terms.values.flatMap(\.self)))
        }
        if !files.isEmpty {
            all.append(
                Statement(
                    """
                    UPDATE file SET key = asked.key FROM unnest($1::text[], $2::text[]) AS asked (id, key)
                    WHERE file.id = asked.id AND file.key IS NULL
                    """, [.texts(files.map(\.file.text)), .texts(files.map(\.key))], mustChange: files.count))
        }
        guard !destroyed.isEmpty else { return all }
        all.append(Insertions.destroyedKey.all(destroyed))
        // 4.13: its files and terms go with it, by the schema.
        all.append(
            Statement("DELETE FROM wrapped_key WHERE id = ANY ($1::text[])", [.texts(destroyed.map(\.id))]))
        return all
    }
}
