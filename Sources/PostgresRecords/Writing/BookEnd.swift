import Exchange
import Ledger

extension BookEnd {
    /// Reads it for as long as this transaction lasts: no server adds to it meanwhile.
    static let lock = Statement(look.sql + " FOR UPDATE")
    static let look = Statement(
        "SELECT frontier, last_at, register_version, checkpoint, moved_to FROM head WHERE id = 0")

    /// Writes the head with what was signed over it.
    func store(_ checkpoint: String) -> Statement {
        let head = frontier.head
        return Statement(
            """
            UPDATE head SET size = $1, root = $2, frontier = $3, checkpoint = $4, last_at = $5, register_version = $6
            WHERE id = 0
            """,
            [
                .int(head.size), .bytes(head.root.bytes), .bytes(frontier.bytes), .text(checkpoint),
                .one(.int(lastAt)), .int(registerVersion),
            ])
    }
}
