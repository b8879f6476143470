package import Exchange
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
            let head = try LedgerHead(read[0].first)
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
            ).map { try StoredEntry($0) }
        }
    }

    package func subtreeHashes(
        level: Int, from index: Int, count: Int
    ) async throws(StoreError) -> [[UInt8]] {
        guard level >= 0, index >= 0, count > 0 else { return [] }
        // Only every eighth level is kept, as in tiles. The ones between are made from at most 128 hashes each.
        let above = level % Tile.height
        let (first, number) = (index << above, count << above)
        return try await read("reading the book's tree") { connection in
            let rows =
                level - above == 0
                ? try connection.run(
                    "SELECT leaf_hash FROM entry WHERE position >= $1 ORDER BY position LIMIT $2::bigint",
                    [.int(first), .int(number)])
                : try connection.run(
                    "SELECT hash FROM tile_hash WHERE level = $1 AND place >= $2 ORDER BY place LIMIT $3::bigint",
                    [.int(level - above), .int(first), .int(number)])
            return try rows.map { try TreeHash($0) }
        }.subtrees(above)
    }
}
