import Testing

@testable import Ledger

@Suite("Tiles (C2SP tlog-tiles)")
struct TileTests {
    /// The specification's own example.
    @Test func `of 70,000 entries are 273 and a part, one and a part, and a part`() {
        let tiles = Tile.all(in: 70_000)
        #expect(tiles.filter { $0.level == 0 && $0.width == 256 }.count == 273)
        #expect(tiles.filter { $0.level == 0 && $0.width == 112 }.count == 1)
        #expect(tiles.filter { $0.level == 1 }.map(\.width) == [256, 17])
        #expect(tiles.filter { $0.level == 2 }.map(\.width) == [1])
        #expect(tiles.count == 277)
    }

    @Test func `of 256 entries are one, and one of width 1 above`() {
        #expect(Tile.all(in: 256).map(\.path) == ["tile/0/000", "tile/1/000.p/1"])
        #expect(Tile.all(in: 0).isEmpty)
        #expect(Tile.all(in: 1).map(\.path) == ["tile/0/000.p/1"])
    }

    @Test func `are served where the specification says`() {
        #expect(Tile(level: 0, index: 1_234_067, width: 256).path == "tile/0/x001/x234/067")
        #expect(Tile(level: 3, index: 1000, width: 17).path == "tile/3/x001/000.p/17")
    }

    @Test func `hold every complete subtree's hash`() throws {
        let leaves = someLeaves(700)
        let tiles = Tiles(over: leaves)
        var tree = NaiveTree(leaves)
        for level in 0..<10 {
            for index in 0..<(leaves.count >> level) {
                let node = TreeNode(level: level, index: index)
                #expect(tiles.hash(of: node) == tree.hash(node.entries))
            }
            #expect(tiles.hash(of: TreeNode(level: level, index: leaves.count >> level)) == nil)
        }
    }

    @Test func `are not read when they are too short`() throws {
        let leaves = someLeaves(10)
        var tiles = Tiles(over: leaves)
        let tile = try #require(Tile(holding: TreeNode(level: 0, index: 3), in: 10))
        tiles[tile] = Array(leaves.dropLast())
        #expect(tiles.hash(of: TreeNode(level: 0, index: 3)) == nil)
        #expect(InclusionProof(for: 3, in: 10, from: tiles) == nil)
    }

    @Test func `are few for a proof in a large ledger`() {
        #expect(InclusionProof.tiles(for: 123_456, in: 1_000_000).count <= 6)
        #expect(ConsistencyProof.tiles(from: 654_321, to: 1_000_000).count <= 6)
    }
}
