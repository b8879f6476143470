/// Tiles with what they hold: what a proof is made from.
package struct Tiles: Sendable {
    /// The size of the tree that they are tiles of.
    package let size: Int
    private var hashes: [Tile: [TreeHash]] = [:]

    package init(in size: Int) { self.size = size }

    /// Reads tiles from where they are stored.
    package init<Failure>(
        _ tiles: [Tile], in size: Int, reading: (Tile) async throws(Failure) -> [TreeHash]
    ) async throws(Failure) {
        self.size = size
        for tile in tiles { hashes[tile] = try await reading(tile) }
    }

    /// All tiles of the tree over these entries.
    package init(over leaves: [TreeHash]) {
        size = leaves.count
        var row = leaves
        for tile in Tile.all(in: size) {
            if tile.level > 0, tile.index == 0 {
                row = (0..<(row.count / Tile.fullWidth)).map { number in
                    Self.root(of: row[(number * Tile.fullWidth)..<((number + 1) * Tile.fullWidth)])
                }
            }
            hashes[tile] = Array(row[tile.firstNode..<(tile.firstNode + tile.width)])
        }
    }

    package subscript(tile: Tile) -> [TreeHash]? {
        get { hashes[tile] }
        set { hashes[tile] = newValue }
    }

    /// The node's hash; `nil` if its tile is not here, or holds another number of hashes than it should.
    package func hash(of node: TreeNode) -> TreeHash? {
        guard let tile = Tile(holding: node, in: size), let held = hashes[tile], held.count == tile.width else {
            return nil
        }
        let below = node.level % Tile.height
        let first = (node.index << below) - tile.firstNode
        return Self.root(of: held[first..<(first + 1 << below)])
    }

    /// The hash over a stretch that begins where a subtree begins, as the tree's right children do.
    func hash(over range: Range<Int>) -> TreeHash? {
        var hash: TreeHash?
        for node in TreeNode.covering(range).reversed() {
            guard let left = self.hash(of: node) else { return nil }
            hash = hash.map { TreeHash(left: left, right: $0) } ?? left
        }
        return hash
    }

    /// The root of a complete subtree over these, whose number is a power of two.
    static func root(of hashes: some Collection<TreeHash>) -> TreeHash {
        var row = Array(hashes)
        var count = row.count
        while count > 1 {
            count /= 2
            for place in 0..<count { row[place] = TreeHash(left: row[2 * place], right: row[2 * place + 1]) }
        }
        return row[0]
    }
}
