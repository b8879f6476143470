import Testing

@testable import Ledger

@Suite("4.6 What a signed root makes known of a ledger")
struct SignedTreeTests {
    /// The hash over each full tile, and those of the entries after the last of them.
    private func parts(_ leaves: [TreeHash]) -> (tiles: [TreeHash], newest: [TreeHash]) {
        let full = leaves.count / Tile.fullWidth
        let tiles = (0..<full).map { Tiles.root(of: leaves[($0 * Tile.fullWidth)..<(($0 + 1) * Tile.fullWidth)]) }
        return (tiles, Array(leaves[(full * Tile.fullWidth)...]))
    }

    @Test func `grows with the ledger, to the root that was signed at each size`() throws {
        let leaves = someLeaves(1300)
        var tree = SignedTree()
        for size in [1, 2, 255, 256, 257, 300, 512, 1023, 1024, 1300] {
            let part = Array(leaves[..<size])
            let (tiles, newest) = parts(part)
            let more = Array(tiles[tree.fullTiles...])
            tree = try #require(tree.grown(by: more, newest: newest, to: head(over: part)))
            #expect(tree.size == size)
            #expect(tree.newest(at: size - 1) == (newest.isEmpty ? nil : leaves[size - 1]))
            #expect(tree.newest(at: size) == nil)
        }
        for tile in 0..<5 {
            let own = Array(leaves[(tile * Tile.fullWidth)..<((tile + 1) * Tile.fullWidth)])
            #expect(tree.holds(own, asTile: tile))
            #expect(!tree.holds(own, asTile: (tile + 1) % 5))
            #expect(!tree.holds(Array(own.dropLast()), asTile: tile))
            #expect(!tree.holds([someLeaves(1)[0]] + own.dropFirst() + own.prefix(1), asTile: tile))
        }
        #expect(!tree.holds(Array(leaves[..<Tile.fullWidth]), asTile: 5))
    }

    @Test(arguments: [3, 256, 700])
    func `does not grow to a root that does not follow`(_ size: Int) {
        let leaves = someLeaves(size)
        let signed = head(over: leaves)
        for changed in [0, size / 2, size - 1] {
            var forged = leaves
            forged[changed] = TreeHash(leaf: [1, 2, 3])
            let (tiles, newest) = parts(forged)
            #expect(SignedTree().grown(by: tiles, newest: newest, to: signed) == nil)
        }
        let (tiles, newest) = parts(leaves)
        #expect(SignedTree().grown(by: tiles, newest: newest, to: signed) != nil)
        #expect(SignedTree().grown(by: tiles, newest: newest.dropLast() + [], to: signed) == nil || newest.isEmpty)
    }
}
