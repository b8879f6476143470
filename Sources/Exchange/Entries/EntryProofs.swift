import Ledger
import Synchronization

/// Proves entries against the signed root of the ledger before anything is decided on them (4.2, 4.6).
///
/// Whoever can write to the database can put another entry in the place of one, with every hash above it, but cannot
/// sign for the ledger. So the hashes are read once for each tile of 256 entries, and believed only where a signed root
/// follows from them.
final class EntryProofs: Sendable {
    private struct Known: Sendable {
        var tree = SignedTree()
        /// The leaf hashes of tiles that were proved already, 8 kB each.
        var tiles = RecentlyUsed<Int, [TreeHash]>(generation: 32)

        /// The hash that was signed for at that position; `nil` where it has to be looked for.
        mutating func leaf(at position: Int) -> TreeHash? {
            if let newest = tree.newest(at: position) { return newest }
            return tiles.use(position / Tile.fullWidth)?[position % Tile.fullWidth]
        }
    }

    private let isSigned: CheckpointVerifier
    private let known = Mutex(Known())

    init(_ isSigned: @escaping CheckpointVerifier) { self.isSigned = isSigned }

    /// Throws `unreadableEntry` for the first that is not the one that was signed for.
    func prove(_ entries: [StoredEntry], in records: any RecordStore) async throws(DeskError) {
        for entry in entries {
            guard try await leaf(at: entry.position, in: records) == TreeHash(leaf: entry.bytes) else {
                throw .unreadableEntry(position: entry.position)
            }
        }
    }

    private func leaf(at position: Int, in records: any RecordStore) async throws(DeskError) -> TreeHash? {
        guard position >= 0 else { return nil }
        if let leaf = known.withLock({ $0.leaf(at: position) }) { return leaf }
        if position >= known.withLock(\.tree.size) {
            try await grow(past: position, in: records)
            if let leaf = known.withLock({ $0.leaf(at: position) }) { return leaf }
        }
        let tile = position / Tile.fullWidth
        let leaves = try await stored { () throws(StoreError) in
            try await records.hashes(of: Tile(level: 0, index: tile, width: Tile.fullWidth))
        }
        return known.withLock { known in
            guard known.tree.holds(leaves, asTile: tile) else { return nil }
            known.tiles.keep(leaves, as: tile)
            return known.leaf(at: position)
        }
    }

    /// Takes in what was signed for since. Throws `unreadableEntry` where the head is not signed, ends before that
    /// position or does not follow from the hashes below it.
    private func grow(past position: Int, in records: any RecordStore) async throws(DeskError) {
        let tree = known.withLock(\.tree)
        let signed = try await stored { () throws(StoreError) in try await records.head() }
        guard let root = TreeHash(signed.root), position < signed.size, tree.size <= signed.size else {
            throw .unreadableEntry(position: position)
        }
        let head = TreeHead(size: signed.size, root: root)
        guard isSigned(signed.checkpoint, head) else { throw .unreadableEntry(position: position) }
        let (tiles, rest) = head.size.quotientAndRemainder(dividingBy: Tile.fullWidth)
        var more: [TreeHash] = []
        while tree.fullTiles + more.count < tiles {
            let first = tree.fullTiles + more.count
            let next = try await stored { () throws(StoreError) in
                try await records.hashes(
                    level: Tile.height, from: first, count: min(tiles - first, Self.readAtOnce))
            }
            guard !next.isEmpty else { throw .unreadableEntry(position: position) }
            more += next
        }
        let newest = try await stored { () throws(StoreError) in
            rest == 0 ? [] : try await records.hashes(of: Tile(level: 0, index: tiles, width: rest))
        }
        guard let grown = tree.grown(by: more, newest: newest, to: head) else {
            throw .unreadableEntry(position: position)
        }
        // Somebody may have come further meanwhile.
        known.withLock { if $0.tree.size < grown.size { $0.tree = grown } }
    }

    private static let readAtOnce = 4096
}
