/// A node over a complete subtree: at level 0 one entry, at `level` as many as 2 to its power.
///
/// Such a node's hash never changes once it is there, whatever is appended.
package struct TreeNode: Hashable, Sendable {
    package let level: Int
    /// Counted from the left within the level.
    package let index: Int

    package init(level: Int, index: Int) {
        self.level = level
        self.index = index
    }

    /// The positions of the entries below it.
    package var entries: Range<Int> { (index << level)..<((index + 1) << level) }

    /// The nodes that together cover a stretch of a tree, from left to right: for a stretch that ends at the
    /// tree's right edge, several.
    static func covering(_ range: Range<Int>) -> [TreeNode] {
        var nodes: [TreeNode] = []
        var from = range.lowerBound
        while from < range.upperBound {
            // The largest node that starts here and does not reach past the end.
            let fitting = Int.bitWidth - 1 - (range.upperBound - from).leadingZeroBitCount
            let level = min(from.trailingZeroBitCount, fitting)
            nodes.append(TreeNode(level: level, index: from >> level))
            from += 1 << level
        }
        return nodes
    }
}

/// A complete subtree's hash, to be stored.
package struct StoredHash: Hashable, Sendable {
    package let node: TreeNode
    package let hash: TreeHash

    package init(node: TreeNode, hash: TreeHash) {
        self.node = node
        self.hash = hash
    }
}
