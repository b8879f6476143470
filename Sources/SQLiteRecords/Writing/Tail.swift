import Casework
import Exchange
import GRDB
import Ledger

/// The end of the book, and what has to be cleared away with the commit that moves it.
struct Tail: Sendable {
    var book: BookEnd
    /// What was erased, so that the log that it stands in has to be cleared.
    var erased = Erased.nothing

    enum Erased: Int, Comparable, Sendable {
        case nothing, draft, key

        static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }
    }

    init(_ db: Database) throws {
        book = try BookEnd(
            db.row("SELECT frontier, lastAt, registerVersion, checkpoint, movedTo FROM head WHERE id = 0"))
    }

    /// Adds an entry's hash to the tree, and keeps the hashes that are complete with it.
    mutating func append(_ leaf: TreeHash, _ db: Database) throws {
        try Insertions.tileHash.run(book.frontier.append(leaf), db)
    }

    mutating func discardDraft(_ reference: CaseID, of officer: OfficerID, _ db: Database) throws {
        try db.run(
            "DELETE FROM draft WHERE officer = ? AND reference = ?", [.text(officer.text), .text(reference.text)])
        if db.changesCount > 0 { erased = max(erased, .draft) }
    }

    /// Writes the head, signed, if it has moved since `earlier`. Returns what now stands over the head.
    func store(after earlier: Tail, _ db: Database, signing: HeadSigning) throws -> String {
        let (new, old) = (book, earlier.book)
        guard new.frontier.size != old.frontier.size || new.registerVersion != old.registerVersion else {
            return old.checkpoint
        }
        let checkpoint = try signing.sign(new.frontier.head)
        try write(checkpoint, db)
        return checkpoint
    }

    /// Writes the head with what was signed over it.
    func write(_ checkpoint: String, _ db: Database) throws {
        let head = book.frontier.head
        try db.run(
            """
            UPDATE head SET size = ?, root = ?, frontier = ?, checkpoint = ?, lastAt = ?, registerVersion = ?
            WHERE id = 0
            """,
            [
                .int(head.size), .bytes(head.root.bytes), .bytes(book.frontier.bytes), .text(checkpoint),
                .int(book.lastAt), .int(book.registerVersion),
            ])
    }
}
