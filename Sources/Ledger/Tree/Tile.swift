/// 256 neighbouring hashes of one level, or the first few of them: the unit in which a tree is stored and
/// served (C2SP `tlog-tiles`).
///
/// Tiles of level 0 hold entries' hashes; a hash in a tile of the next level stands for a full tile of
/// this one.
package struct Tile: Hashable, Sendable {
    /// How many of the tree's levels one level of tiles spans.
    package static let height = 8
    package static let fullWidth = 256

    package let level: Int
    /// Counted from the left within the level.
    package let index: Int
    /// How many hashes it holds, 1 to 256.
    package let width: Int

    package init(level: Int, index: Int, width: Int) {
        self.level = level
        self.index = index
        self.width = width
    }

    /// The tile that holds a node, or the nodes from which its hash is made, in a tree of `size` entries;
    /// `nil` if that tree does not hold the node.
    package init?(holding node: TreeNode, in size: Int) {
        level = node.level / Self.height
        let first = node.index << (node.level % Self.height)
        index = first / Self.fullWidth
        width = min(Self.fullWidth, size >> (level * Self.height) - index * Self.fullWidth)
        guard first % Self.fullWidth + 1 << (node.level % Self.height) <= width else { return nil }
    }

    /// The level of the tree on which its hashes stand.
    package var nodeLevel: Int { level * Self.height }
    /// The index within that level of its first hash.
    package var firstNode: Int { index * Self.fullWidth }

    /// Where the tile is served, `tile/0/x001/x234/067` or `tile/1/000.p/17`.
    package var path: String {
        var rest = index
        var elements = [Self.threeDigits(rest % 1000)]
        while rest >= 1000 {
            rest /= 1000
            elements.append("x" + Self.threeDigits(rest % 1000))
        }
        let number = elements.reversed().joined(separator: "/")
        return "tile/\(level)/\(number)" + (width == Self.fullWidth ? "" : ".p/\(width)")
    }

    private static func threeDigits(_ number: Int) -> String {
        String(repeating: "0", count: 3 - String(number).count) + String(number)
    }

    /// Every tile of a tree of `size` entries, the lowest level first.
    package static func all(in size: Int) -> [Tile] {
        var tiles: [Tile] = []
        var level = 0
        while size >> (level * height) > 0 {
            let hashes = size >> (level * height)
            for index in 0..<((hashes + fullWidth - 1) / fullWidth) {
                tiles.append(Tile(level: level, index: index, width: min(fullWidth, hashes - index * fullWidth)))
            }
            level += 1
        }
        return tiles
    }
}
