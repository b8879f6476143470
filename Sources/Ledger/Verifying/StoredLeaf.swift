/// One entry as a store, a mirror or a file holds it.
package struct StoredLeaf: Sendable {
    /// Where it is said to stand, from 0.
    package let position: Int
    package let bytes: [UInt8]
    /// The leaf hash that is kept for this position, if any: by it a change is found to the entry.
    package let hash: TreeHash?

    package init(position: Int, bytes: [UInt8], hash: TreeHash? = nil) {
        self.position = position
        self.bytes = bytes
        self.hash = hash
    }
}

/// What an entry was found to be, looked at alone.
struct CheckedLeaf: Sendable {
    let position: Int
    let hash: TreeHash
    let stored: TreeHash?
    let entry: Result<EntryScan, LedgerEncodingError>

    init(_ leaf: StoredLeaf) {
        position = leaf.position
        hash = TreeHash(leaf: leaf.bytes)
        stored = leaf.hash
        do throws(LedgerEncodingError) {
            entry = .success(try EntryScan(leaf.bytes))
        } catch {
            entry = .failure(error)
        }
    }
}

/// Neighbouring entries, looked at together, on whichever processor is free.
struct CheckedStretch: Sendable {
    let leaves: [CheckedLeaf]
    /// The hashes over each full tile of them, counted from the first.
    let tiles: [TreeHash]

    init(_ stretch: ArraySlice<StoredLeaf>) {
        leaves = stretch.map(CheckedLeaf.init)
        let leaves = leaves
        tiles = (0..<(leaves.count / Tile.fullWidth)).map { number in
            let first = number * Tile.fullWidth
            return Tiles.root(of: leaves[first..<(first + Tile.fullWidth)].map(\.hash))
        }
    }
}
