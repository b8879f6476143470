import Exchange
import Ledger

/// The end of the book, locked until this transaction ends, so that no server adds to it meanwhile.
///
/// A value, so that an act which is refused leaves it as it was.
struct BookEnd {
    var frontier: Frontier
    /// The moment of the latest entry, in milliseconds; the earliest moment there is when there are none.
    var lastAt: Int64
    var registerVersion: Int
    /// What was signed over the head.
    let checkpoint: String
    /// Where the records are kept now; nothing is filed here any more.
    let movedTo: String?
    /// Hashes of the tree that are complete now and were not in the book yet.
    var completed: [StoredHash] = []

    static let lock = Statement(
        "SELECT frontier, last_at, register_version, checkpoint, moved_to FROM head WHERE id = 0 FOR UPDATE")
    static let look = Statement(
        "SELECT frontier, last_at, register_version, checkpoint, moved_to FROM head WHERE id = 0")

    init(_ rows: Rows) throws {
        guard let row = rows.first, let frontier = Frontier(try row.bytes(0)) else {
            throw StoreError.damaged("the book has no head")
        }
        self.frontier = frontier
        lastAt = try row.milliseconds(1)
        registerVersion = try row.int(2)
        checkpoint = try row.text(3)
        movedTo = row.textIfAny(4)
    }

    mutating func append(_ leaf: TreeHash) { completed += frontier.append(leaf) }

    /// Writes the head with what was signed over it.
    func store(_ checkpoint: String) -> Statement {
        let head = frontier.head
        return Statement(
            """
            UPDATE head SET size = $1, root = $2, frontier = $3, checkpoint = $4, last_at = $5, register_version = $6
            WHERE id = 0
            """,
            [
                .int(head.size), .bytes(head.root.bytes), .bytes(frontier.bytes), .text(checkpoint), .int(lastAt),
                .int(registerVersion),
            ])
    }
}

extension StoredHash {
    /// Keeps hashes of the tree.
    static func write(_ hashes: [StoredHash]) -> Statement {
        Statement(
            """
            INSERT INTO tile_hash (level, place, hash) SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bytea[])
            """,
            [
                .ints(hashes.map { Int64($0.node.level) }), .ints(hashes.map { Int64($0.node.index) }),
                .blobs(hashes.map(\.hash.bytes)),
            ])
    }
}
