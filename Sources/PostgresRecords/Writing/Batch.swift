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
    private var lengths: [CaseID: Int]
    /// The row that each case has in the lists.
    private var kept: [CaseID: CaseRow.Kept]
    /// Keys that acts of this batch destroy, as they are kept.
    private var keys: [String: WrappedKey]

    private var entries: [NewEntry] = []
    private var rows: [CaseID: CaseRow] = [:]
    private var newKeys: [(key: WrappedKey, reference: CaseID)] = []
    private var terms: [String: [BlindTerm]] = [:]
    private var files: [(file: FileID, key: String)] = []
    private var destroyed: [(key: WrappedKey, position: Int)] = []
    private var accounts: [OfficerID: Account] = [:]
    private var discardedDrafts: [(officer: OfficerID, reference: CaseID)] = []

    private struct NewEntry {
        let position: Int
        let reference: CaseID
        let sequence: Int
        let leaf: TreeHash
        let bytes: [UInt8]
    }

    /// A clock may be this much behind the latest entry: two servers' clocks never agree to the second.
    private static let toleranceMilliseconds: Int64 = 60_000

    /// What has to be read before any act is looked at; its rows make a batch.
    static func reading(_ filings: [Filing]) -> [Statement] {
        let destroyed = filings.flatMap(\.destroyedKeys)
        let references = Value.texts(Set(filings.flatMap(\.cases).map(\.reference)).map(\.text))
        return [
            Statement(
                """
                SELECT asked.reference,
                  (SELECT max(sequence) + 1 FROM entry WHERE entry.reference = asked.reference),
                  \(CaseRow.Kept.columns)
                FROM unnest($1::text[]) AS asked (reference) LEFT JOIN case_row USING (reference)
                """, [references]),
            NumberedTask.reading(references),
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
        (lengths, kept, keys) = ([:], [:], [:])
        let tasks = try NumberedTask.all(read[1])
        for row in read[0].map(\.self) {
            let reference = CaseID(try row.text(0))
            lengths[reference] = row.intIfAny(1) ?? 0
            kept[reference] = try CaseRow.Kept(row, at: 2, tasks[reference] ?? [])
        }
        for key in try read.dropFirst(2).first?.map(WrappedKey.init) ?? [] { keys[key.id] = key }
    }

    /// Whether nothing was added.
    var isEmpty: Bool { entries.isEmpty }

    /// The hash by which the first entry is known again, and where it stands.
    var mark: (position: Int, leaf: [UInt8])? { entries.first.map { ($0.position, $0.leaf.bytes) } }

    /// The hash of the last entry.
    var lastLeaf: [UInt8]? { entries.last?.leaf.bytes }

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
        let at = filing.at.milliseconds
        if end.frontier.size > 0, at < end.lastAt - Self.toleranceMilliseconds {
            throw .clockSetBack(seconds: Int((end.lastAt - at) / 1000))
        }
        let position = end.frontier.size
        for part in cases {
            for (number, bytes) in part.entries.enumerated() {
                let leaf = TreeHash(leaf: bytes)
                entries.append(
                    NewEntry(
                        position: end.frontier.size, reference: part.reference,
                        sequence: part.expectedLength + number, leaf: leaf, bytes: bytes))
                end.append(leaf)
            }
        }
        lengths = after
        end.lastAt = max(end.lastAt, at)
        if filing.changesRegister { end.registerVersion += 1 }
        take(filing, position)
        return position
    }

    private mutating func take(_ filing: Filing, _ position: Int) {
        for part in filing.cases {
            if let row = part.row { rows[part.reference] = row }
            for key in part.newKeys {
                newKeys.append((key, part.reference))
                keys[key.id] = key
            }
        }
        // The name in a request that is written anew replaces the one before, or a search would go on finding it.
        for key in filing.clearedTerms { terms[key] = [] }
        for (key, found) in Dictionary(grouping: filing.terms, by: \.key) { terms[key] = found }
        files += filing.files
        for id in filing.destroyedKeys {
            guard let key = keys.removeValue(forKey: id) else { continue }
            destroyed.append((key, position))
        }
        for account in filing.accounts { accounts[account.officer] = account }
        if let officer = filing.discardsDraftOf { discardedDrafts.append((officer, filing.reference)) }
    }
}

// What is written.
extension Batch {
    /// Everything but the end of the transaction, in the order in which each part needs the one before.
    func statements(_ checkpoint: String) -> [Statement] {
        var all = [entriesStatement]
        if !end.completed.isEmpty { all.append(StoredHash.write(end.completed)) }
        all += CaseRow.write(Array(rows.values), over: kept)
        all += keyStatements
        if !accounts.isEmpty { all.append(Account.write(Array(accounts.values))) }
        if !discardedDrafts.isEmpty {
            all.append(
                Statement(
                    """
                    DELETE FROM draft USING unnest($1::text[], $2::text[]) AS asked (officer, reference)
                    WHERE draft.officer = asked.officer AND draft.reference = asked.reference
                    """,
                    [
                        .texts(discardedDrafts.map(\.officer.text)), .texts(discardedDrafts.map(\.reference.text)),
                    ]))
        }
        all.append(end.store(checkpoint))
        return all
    }

    private var entriesStatement: Statement {
        Statement(
            """
            INSERT INTO entry (position, reference, sequence, leaf_hash, bytes)
            SELECT * FROM unnest($1::bigint[], $2::text[], $3::bigint[], $4::bytea[], $5::bytea[])
            """,
            [
                .ints(entries.map { Int64($0.position) }), .texts(entries.map(\.reference.text)),
                .ints(entries.map { Int64($0.sequence) }),
                .blobs(entries.map(\.leaf.bytes)), .blobs(entries.map(\.bytes)),
            ])
    }

    private var keyStatements: [Statement] {
        var all: [Statement] = []
        if !newKeys.isEmpty { all.append(WrappedKey.write(newKeys)) }
        if !terms.isEmpty {
            let flat = terms.values.flatMap(\.self)
            all.append(Statement("DELETE FROM blind_term WHERE key = ANY ($1::text[])", [.texts(Array(terms.keys))]))
            all.append(BlindTerm.write(flat))
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
        let ids = destroyed.map(\.key.id)
        all.append(
            Statement(
                """
                INSERT INTO destroyed_key (id, fingerprint, position)
                SELECT * FROM unnest($1::text[], $2::bytea[], $3::bigint[])
                """,
                [
                    .texts(ids), .blobs(destroyed.map(\.key.fingerprint.bytes)),
                    .ints(destroyed.map { Int64($0.position) }),
                ]))
        // 4.13: its files and terms go with it, by the schema.
        all.append(Statement("DELETE FROM wrapped_key WHERE id = ANY ($1::text[])", [.texts(ids)]))
        return all
    }
}

/// A filing that no desk should ever make.
enum FilingFault: Error {
    /// Nothing happens without its entry.
    case noEntry
    /// A file that was never staged, or belongs to another filing already.
    case fileNotStaged
}
