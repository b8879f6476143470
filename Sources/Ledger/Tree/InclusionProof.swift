/// Shows that an entry stands at its position in a tree, given that tree's root alone (RFC 6962, section 2.1.1).
package struct InclusionProof: Hashable, Sendable {
    /// The entry's position, from 0.
    package let index: Int
    /// The size of the tree.
    package let size: Int
    /// The siblings' hashes from the entry up to below the root.
    package let hashes: [TreeHash]

    /// A proof that was sent. It may be a forged one: only `verifies` knows.
    package init(index: Int, size: Int, hashes: [TreeHash]) {
        self.index = index
        self.size = size
        self.hashes = hashes
    }

    /// Makes a proof; `nil` if there is no such entry, or a tile of `tiles(for:in:)` is missing.
    package init?(for index: Int, in size: Int, from tiles: Tiles) {
        guard let hashes = ProofPath(including: index, in: size)?.hashes(from: tiles) else { return nil }
        self.init(index: index, size: size, hashes: hashes)
    }

    /// The tiles that a proof is made from.
    package static func tiles(for index: Int, in size: Int) -> [Tile] {
        ProofPath(including: index, in: size)?.tiles ?? []
    }

    /// Whether the entry of that hash stands at `index` in the tree of that head (RFC 9162, section 2.1.3.2).
    package func verifies(_ leaf: TreeHash, in head: TreeHead) -> Bool {
        guard size == head.size, index >= 0, index < size else { return false }
        var (node, last) = (index, size - 1)
        var hash = leaf
        for sibling in hashes {
            guard last > 0 else { return false }
            if node & 1 == 1 || node == last {
                hash = TreeHash(left: sibling, right: hash)
                // At the right edge, levels on which the node has no sibling are passed over.
                while node & 1 == 0, node > 0 { (node, last) = (node >> 1, last >> 1) }
            } else {
                hash = TreeHash(left: hash, right: sibling)
            }
            (node, last) = (node >> 1, last >> 1)
        }
        return last == 0 && hash == head.root
    }
}
