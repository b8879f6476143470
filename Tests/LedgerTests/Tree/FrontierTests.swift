import Testing

@testable import Ledger

@Suite("The tree's right edge")
struct FrontierTests {
    @Test func `has the root of the whole tree at every size`() {
        let leaves = someLeaves(300)
        var frontier = Frontier()
        for size in 0...leaves.count {
            #expect(frontier.head == head(over: leaves[..<size]))
            if size < leaves.count { frontier.append(leaves[size]) }
        }
    }

    @Test func `goes on where it was stored`() throws {
        let leaves = someLeaves(131)
        for size in leaves.indices {
            var frontier = Frontier()
            for leaf in leaves[..<size] { frontier.append(leaf) }
            var stored = try #require(Frontier(frontier.bytes))
            #expect(stored == frontier)
            for leaf in leaves[size...] { stored.append(leaf) }
            #expect(stored.head == head(over: leaves))
        }
    }

    @Test func `is refused when stored bytes are not one`() {
        var frontier = Frontier()
        for leaf in someLeaves(6) { frontier.append(leaf) }
        let stored = frontier.bytes
        #expect(stored.count == 8 + 2 * 32)
        #expect(Frontier([]) == nil)
        #expect(Frontier(Array(stored.dropLast())) == nil)
        #expect(Frontier(stored + [0]) == nil)
        #expect(Frontier([0x80] + stored.dropFirst()) == nil)
        #expect(Frontier([0, 0, 0, 0, 0, 0, 0, 7] + stored.dropFirst(8)) == nil)
        #expect(Frontier([0, 0, 0, 0, 0, 0, 0, 0]) == Frontier())
    }

    @Test func `hands over what tiles above the lowest hold`() {
        let leaves = someLeaves(65_536 + 300)
        let tiles = Tiles(over: leaves)
        var stored: [Tile: [TreeHash]] = [:]
        var frontier = Frontier()
        for leaf in leaves {
            for complete in frontier.append(leaf) {
                let level = complete.node.level / Tile.height
                let index = complete.node.index / Tile.fullWidth
                let width = min(Tile.fullWidth, leaves.count >> complete.node.level - index * Tile.fullWidth)
                stored[Tile(level: level, index: index, width: width), default: []].append(complete.hash)
            }
        }
        let above = Tile.all(in: leaves.count).filter { $0.level > 0 }
        #expect(above.map(\.path) == ["tile/1/000", "tile/1/001.p/1", "tile/2/000.p/1"])
        for tile in above { #expect(stored[tile] == tiles[tile]) }
        #expect(stored.count == above.count)
        #expect(frontier.head == head(over: leaves))
    }

    @Test func `takes a whole subtree only where it fits`() throws {
        let leaves = someLeaves(24)
        var frontier = Frontier()
        for leaf in leaves[..<16] { frontier.append(leaf) }
        let fits = frontier.append(subtree: head(over: leaves[16...]).root, level: 3)
        #expect(fits == [])
        #expect(frontier.head == head(over: leaves))
        let again = frontier.append(subtree: leaves[0], level: 4)
        #expect(again == nil)
        #expect(frontier.size == 24)
    }
}
