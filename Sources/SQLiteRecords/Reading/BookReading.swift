package import Exchange
import GRDB
import Ledger

extension SQLiteRecords {
    package func head() async throws(StoreError) -> LedgerHead {
        try await read("reading the book's head") { db in
            try LedgerHead(db.row("SELECT size, root, checkpoint FROM head WHERE id = 0"))
        }
    }

    package func entries(from position: Int, limit: Int) async throws(StoreError) -> [StoredEntry] {
        try await read("reading the book") { db in
            try db.rows(
                """
                SELECT position, reference, leafHash, bytes FROM entry WHERE position >= ? ORDER BY position LIMIT ?
                """, [.int(position), .int(max(limit, 0))]
            ) { try StoredEntry($0) }
        }
    }

    package func subtreeHashes(
        level: Int, from index: Int, count: Int
    ) async throws(StoreError) -> [[UInt8]] {
        guard level >= 0, index >= 0, count > 0 else { return [] }
        // Only every eighth level is kept, as in tiles. The ones between are made from at most 128 hashes each.
        let above = level % Tile.height
        let sql =
            level == above
            ? "SELECT leafHash, position FROM entry WHERE position >= ? ORDER BY position LIMIT ?"
            : "SELECT hash, place FROM tileHash WHERE level = \(level - above) AND place >= ? ORDER BY place LIMIT ?"
        return try await read("reading the book's tree") { db in
            try db.rows(sql, [.int(index << above), .int(count << above)]) { try TreeHash($0) }
        }.subtrees(above)
    }
}
