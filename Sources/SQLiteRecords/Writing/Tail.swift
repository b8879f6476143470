import Casework
import Exchange
import GRDB
import Ledger

/// The end of the book: all that has to be known to add to it.
///
/// Read anew for each commit, so that it is never other than what is stored. A value, so that an act which fails
/// half-way leaves it as it was.
struct Tail: Sendable {
    var frontier: Frontier
    /// The moment of the latest entry, in milliseconds; the earliest moment there is when there are none.
    var lastAt: Int64
    var registerVersion: Int
    /// What was signed over the head.
    let checkpoint: String
    /// Where the records are kept now; nothing is filed here any more.
    let movedTo: String?
    /// What was erased, so that the log that it stands in has to be cleared.
    var erased = Erased.nothing

    enum Erased: Int, Comparable, Sendable {
        case nothing, draft, key

        static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }
    }

    init(_ db: Database) throws {
        guard
            let row = try db.row(
                "SELECT frontier, lastAt, registerVersion, checkpoint, movedTo FROM head WHERE id = 0"),
            let frontier = Frontier(row.bytes(0))
        else { throw StoreError.damaged("the book has no head") }
        self.frontier = frontier
        lastAt = row[1]
        registerVersion = row[2]
        checkpoint = row[3]
        movedTo = row[4]
    }

    /// Adds an entry's hash to the tree, and keeps the hashes that are complete with it.
    mutating func append(_ leaf: TreeHash, _ db: Database) throws {
        for stored in frontier.append(leaf) {
            try db.run(
                "INSERT INTO tileHash (level, place, hash) VALUES (?, ?, ?)",
                [stored.node.level, stored.node.index, blob(stored.hash.bytes)])
        }
    }

    mutating func discardDraft(_ reference: CaseID, of officer: OfficerID, _ db: Database) throws {
        try db.run("DELETE FROM draft WHERE officer = ? AND reference = ?", [officer.text, reference.text])
        if db.changesCount > 0 { erased = max(erased, .draft) }
    }

    /// Writes the head, signed, if it has moved since `earlier`. Returns what now stands over the head.
    func store(after earlier: Tail, _ db: Database, sign: SQLiteRecords.CheckpointSigner) throws -> String {
        guard frontier.size != earlier.frontier.size || registerVersion != earlier.registerVersion else {
            return earlier.checkpoint
        }
        let head = frontier.head
        let checkpoint = try sign(head)
        try db.run(
            """
            UPDATE head SET size = ?, root = ?, frontier = ?, checkpoint = ?, lastAt = ?, registerVersion = ?
            WHERE id = 0
            """,
            [head.size, blob(head.root.bytes), blob(frontier.bytes), checkpoint, lastAt, registerVersion])
        return checkpoint
    }
}
