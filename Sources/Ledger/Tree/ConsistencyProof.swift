/// Shows that a tree only grew: that everything in the older stands in the newer, in its place (RFC 6962,
/// section 2.1.2).
package struct ConsistencyProof: Hashable, Sendable {
    package let older: Int
    package let newer: Int
    package let hashes: [TreeHash]

    /// A proof that was sent. It may be a forged one: only `verifies` knows.
    package init(older: Int, newer: Int, hashes: [TreeHash]) {
        self.older = older
        self.newer = newer
        self.hashes = hashes
    }

    /// Makes a proof; `nil` if the older tree is the larger, or a tile of `tiles(from:to:)` is missing.
    package init?(from older: Int, to newer: Int, from tiles: Tiles) {
        guard let hashes = ProofPath(from: older, to: newer)?.hashes(from: tiles) else { return nil }
        self.init(older: older, newer: newer, hashes: hashes)
    }

    /// The tiles that a proof is made from.
    package static func tiles(from older: Int, to newer: Int) -> [Tile] {
        ProofPath(from: older, to: newer)?.tiles ?? []
    }

    /// Whether the tree of one head grew into the tree of the other (RFC 9162, section 2.1.4.2).
    package func verifies(from head: TreeHead, to grown: TreeHead) -> Bool {
        guard head.size == older, grown.size == newer, older >= 0, older <= newer else { return false }
        if older == newer { return hashes.isEmpty && head == grown }
        if older == 0 { return hashes.isEmpty && head == .empty }
        // The older root is one of the newer's nodes where its size is a power of two: then it is not sent.
        var rest = (older & (older - 1) == 0 ? [head.root] : []) + hashes
        guard !rest.isEmpty else { return false }
        let start = rest.removeFirst()
        var (node, last) = (older - 1, newer - 1)
        while node & 1 == 1 { (node, last) = (node >> 1, last >> 1) }
        var (old, new) = (start, start)
        for hash in rest {
            guard last > 0 else { return false }
            if node & 1 == 1 || node == last {
                old = TreeHash(left: hash, right: old)
                new = TreeHash(left: hash, right: new)
                while node & 1 == 0, node > 0 { (node, last) = (node >> 1, last >> 1) }
            } else {
                new = TreeHash(left: new, right: hash)
            }
            (node, last) = (node >> 1, last >> 1)
        }
        return last == 0 && old == head.root && new == grown.root
    }
}
