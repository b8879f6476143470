/// Which subtrees' hashes make up a proof, before any hash is read.
struct ProofPath {
    /// The size of the tree that the proof is about.
    let size: Int
    /// The entries below each hash of the proof, from the bottom up.
    let ranges: [Range<Int>]

    /// From an entry to the root: its sibling's hash, and the sibling's of each node above (RFC 6962, section 2.1.1).
    /// `nil` if there is no such entry.
    init?(including index: Int, in size: Int) {
        guard index >= 0, index < size else { return nil }
        self.size = size
        var siblings: [Range<Int>] = []
        var tree = 0..<size
        while tree.count > 1 {
            let (left, right) = Self.children(of: tree)
            siblings.append(left.contains(index) ? right : left)
            tree = left.contains(index) ? left : right
        }
        ranges = siblings.reversed()
    }

    /// From an older tree to this one (RFC 6962, section 2.1.2); `nil` if the older is the larger.
    init?(from older: Int, to size: Int) {
        guard older >= 0, older <= size else { return nil }
        self.size = size
        var needed: [Range<Int>] = []
        var tree = 0..<size
        // From an empty tree anything follows, and no hash is needed.
        while older > 0, tree.upperBound > older {
            let (left, right) = Self.children(of: tree)
            needed.append(older <= left.upperBound ? right : left)
            tree = older <= left.upperBound ? left : right
        }
        // The older root itself is known to whoever checks, unless only a part of it was met.
        if tree.lowerBound > 0 { needed.append(tree) }
        ranges = needed.reversed()
    }

    /// The tiles that hold all its hashes, each once.
    var tiles: [Tile] {
        var seen: Set<Tile> = []
        return ranges.flatMap(TreeNode.covering).compactMap { Tile(holding: $0, in: size) }.filter { tile in
            seen.insert(tile).inserted
        }
    }

    /// The hashes; `nil` if a tile is missing.
    func hashes(from tiles: Tiles) -> [TreeHash]? {
        var hashes: [TreeHash] = []
        for range in ranges {
            guard let hash = tiles.hash(over: range) else { return nil }
            hashes.append(hash)
        }
        return hashes
    }

    private static func children(of tree: Range<Int>) -> (left: Range<Int>, right: Range<Int>) {
        // The left child holds the largest power of two below the count (RFC 6962, section 2.1).
        let middle = tree.lowerBound + 1 << (Int.bitWidth - 1 - (tree.count - 1).leadingZeroBitCount)
        return (tree.lowerBound..<middle, middle..<tree.upperBound)
    }
}
