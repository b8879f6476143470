package import Exchange
import GRDB
import Ledger

extension SQLiteRecords {
    package func head() async throws(StoreError) -> LedgerHead {
        try await read("reading the book's head") { db in
            guard let row = try db.row("SELECT size, root, checkpoint FROM head WHERE id = 0") else {
                throw StoreError.damaged("the book has no head")
            }
            return LedgerHead(size: row[0], root: row.bytes(1), checkpoint: row[2])
        }
    }

    package func entries(from position: Int, limit: Int) async throws(StoreError) -> [StoredEntry] {
        try await read("reading the book") { db in
            try db.rows(
                """
                SELECT position, reference, leafHash, bytes FROM entry WHERE position >= ? ORDER BY position LIMIT ?
                """, [position, max(limit, 0)], storedEntry)
        }
    }

    package func subtreeHashes(
        level: Int, from index: Int, count: Int
    ) async throws(StoreError) -> [[UInt8]] {
        guard level >= 0, index >= 0, count > 0 else { return [] }
        // Only every eighth level is kept, as in tiles. The ones between are made from at most 128 hashes each.
        let above = level % Tile.height
        let hashes = try await read("reading the book's tree") { db in
            try Self.keptHashes(level: level - above, from: index << above, count: count << above, db)
        }
        return (0..<(hashes.count >> above)).map { number in
            var row = Array(hashes[(number << above)..<((number + 1) << above)])
            while row.count > 1 {
                row = stride(from: 0, to: row.count, by: 2).map { TreeHash(left: row[$0], right: row[$0 + 1]) }
            }
            return row[0].bytes
        }
    }

    private static func keptHashes(
        level: Int, from index: Int, count: Int, _ db: Database
    ) throws -> [TreeHash] {
        let sql =
            level == 0
            ? "SELECT leafHash, position FROM entry WHERE position >= ? ORDER BY position LIMIT ?"
            : "SELECT hash, place FROM tileHash WHERE level = \(level) AND place >= ? ORDER BY place LIMIT ?"
        return try db.rows(sql, [index, count]) { row in
            guard let hash = TreeHash(row.bytes(0)) else { throw StoreError.damaged("a hash in the book's tree") }
            return hash
        }
    }
}
