package import Exchange
import Casework
import Ledger

extension PostgresRecords {
    /// A head that is shown is never taken back: not before what it stands on has reached the standby too.
    package func head() async throws(StoreError) -> LedgerHead {
        let writer = writer
        return try await read("reading the book's head") { connection in
            let book = writer.confirmedBook
            let read = try connection.readTogether([
                Statement("SELECT size, root, checkpoint FROM head WHERE id = 0"), BatchWriter.growth(of: book),
            ])
            guard let row = read[0].first else { throw StoreError.damaged("the book has no head") }
            let head = LedgerHead(size: try row.int(0), root: try row.bytes(1), checkpoint: try row.text(2))
            try writer.vouch(for: head.size - 1, read[1], book, connection)
            return head
        }
    }

    package func entries(from position: Int, limit: Int) async throws(StoreError) -> [StoredEntry] {
        try await read("reading the book") { connection in
            try connection.run(
                """
                SELECT position, reference, leaf_hash, bytes FROM entry WHERE position >= $1 ORDER BY position
                LIMIT $2::bigint
                """, [.int(position), .int(max(limit, 0))]
            ).map(StoredEntry.init)
        }
    }

    package func subtreeHashes(
        level: Int, from index: Int, count: Int
    ) async throws(StoreError) -> [[UInt8]] {
        guard level >= 0, index >= 0, count > 0 else { return [] }
        // Only every eighth level is kept, as in tiles. The ones between are made from at most 128 hashes each.
        let above = level % Tile.height
        let (first, number) = (index << above, count << above)
        let hashes = try await read("reading the book's tree") { connection in
            let rows =
                level - above == 0
                ? try connection.run(
                    "SELECT leaf_hash FROM entry WHERE position >= $1 ORDER BY position LIMIT $2::bigint",
                    [.int(first), .int(number)])
                : try connection.run(
                    "SELECT hash FROM tile_hash WHERE level = $1 AND place >= $2 ORDER BY place LIMIT $3::bigint",
                    [.int(level - above), .int(first), .int(number)])
            return try rows.map { row in
                guard let hash = TreeHash(try row.bytes(0)) else {
                    throw StoreError.damaged("a hash in the book's tree")
                }
                return hash
            }
        }
        return stride(from: 0, to: (hashes.count >> above) << above, by: 1 << above).map { start in
            var row = Array(hashes[start..<(start + (1 << above))])
            while row.count > 1 {
                row = stride(from: 0, to: row.count, by: 2).map { TreeHash(left: row[$0], right: row[$0 + 1]) }
            }
            return row[0].bytes
        }
    }
}

extension StoredEntry {
    init(_ row: Row) throws {
        self.init(
            position: try row.int(0), reference: CaseID(try row.text(1)), bytes: try row.bytes(3),
            leafHash: try row.bytes(2))
    }

    /// An entry that somebody will act on: one that was altered in the database is not passed on.
    static func checked(_ row: Row) throws -> StoredEntry {
        let entry = try StoredEntry(row)
        guard TreeHash(leaf: entry.bytes).bytes == entry.leafHash else {
            throw StoreError.damaged("entry \(entry.position) of the book has been altered")
        }
        return entry
    }
}
