/// What a signed root makes known of a ledger: enough to tell of any entry's hash whether it stands where it should.
///
/// It holds one hash for each 256 entries, 1 MB for eight million, and those of the entries since.
package struct SignedTree: Sendable {
    /// The hash over each full tile of entries.
    private var tiles: [TreeHash] = []
    /// The tree over those tiles.
    private var frontier = Frontier()
    /// The hashes of the entries after the last full tile.
    private var newest: [TreeHash] = []

    package init() {}

    /// How many entries the tree has.
    package var size: Int { frontier.size + newest.count }
    /// How many full tiles of entries it has.
    package var fullTiles: Int { tiles.count }

    /// The tree with more full tiles, by the hash over each, and with the hashes of the entries after the last of them.
    ///
    /// `nil` unless that is the tree of `head`, for which somebody has signed.
    package func grown(by more: [TreeHash], newest: [TreeHash], to head: TreeHead) -> SignedTree? {
        var grown = self
        for tile in more { _ = grown.frontier.append(subtree: tile, level: Tile.height) }
        // Nothing to add would copy them all the same.
        if !more.isEmpty { grown.tiles += more }
        grown.newest = newest
        var whole = grown.frontier
        for leaf in newest { whole.append(leaf) }
        return whole.head == head ? grown : nil
    }

    /// The hash of the entry at that position, where it is one of those after the last full tile.
    package func newest(at position: Int) -> TreeHash? {
        let place = position - frontier.size
        return newest.indices.contains(place) ? newest[place] : nil
    }

    /// Whether these are the hashes of the entries of a full tile, counted from 0.
    package func holds(_ leaves: [TreeHash], asTile number: Int) -> Bool {
        guard leaves.count == Tile.fullWidth, tiles.indices.contains(number) else { return false }
        return Tiles.root(of: leaves[...]) == tiles[number]
    }
}
