/// The right edge of the tree: all that has to be remembered to append entries and to know the root.
///
/// It holds one hash for each bit that is set in the size, the largest complete subtree first, so that
/// appending to a ledger of a million entries reads twenty hashes and no entry.
package struct Frontier: Hashable, Sendable {
    package private(set) var size = 0
    private var hashes: [TreeHash] = []

    package init() { hashes.reserveCapacity(40) }

    /// Appends one entry by its hash. Returns the hashes that are complete now and belong into tiles above
    /// the lowest (C2SP `tlog-tiles`): mostly none, one for each 256 entries.
    @discardableResult
    package mutating func append(_ leaf: TreeHash) -> [StoredHash] { carry(leaf, from: 0) }

    /// Appends a complete subtree of 2 to the power of `level` entries, as `append(_:)` would one by one.
    /// `nil`, and nothing is changed, where the size is not a multiple of that.
    mutating func append(subtree: TreeHash, level: Int) -> [StoredHash]? {
        guard size & (1 << level - 1) == 0 else { return nil }
        return carry(subtree, from: level)
    }

    private mutating func carry(_ node: TreeHash, from bottom: Int) -> [StoredHash] {
        var completed: [StoredHash] = []
        var hash = node
        var level = bottom
        note(hash, at: level, in: &completed)
        // Each one at the end of the old size carries, as in counting by hand.
        while size >> level & 1 == 1 {
            hash = TreeHash(left: hashes.removeLast(), right: hash)
            level += 1
            note(hash, at: level, in: &completed)
        }
        hashes.append(hash)
        size += 1 << bottom
        return completed
    }

    private func note(_ hash: TreeHash, at level: Int, in completed: inout [StoredHash]) {
        guard level > 0, level.isMultiple(of: Tile.height) else { return }
        completed.append(StoredHash(node: TreeNode(level: level, index: size >> level), hash: hash))
    }

    /// The root of the tree of `size` entries.
    package var root: TreeHash {
        guard var root = hashes.last else { return .ofNothing }
        for left in hashes.dropLast().reversed() { root = TreeHash(left: left, right: root) }
        return root
    }

    package var head: TreeHead { TreeHead(size: size, root: root) }
}

// What is stored in the head's row.
extension Frontier {
    /// The size in eight bytes, the highest first, and then the hashes.
    package var bytes: [UInt8] {
        withUnsafeBytes(of: UInt64(size).bigEndian) { Array($0) } + hashes.flatMap(\.bytes)
    }

    /// A frontier that was stored; `nil` if these bytes are not one.
    package init?(_ bytes: [UInt8]) {
        guard bytes.count >= 8 else { return nil }
        let stored = bytes[..<8].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        guard let size = Int(exactly: stored) else { return nil }
        let rest = bytes.dropFirst(8)
        guard rest.count == size.nonzeroBitCount * TreeHash.byteCount else { return nil }
        self.size = size
        hashes = stride(from: rest.startIndex, to: rest.endIndex, by: TreeHash.byteCount).compactMap { start in
            TreeHash(rest[start..<(start + TreeHash.byteCount)])
        }
    }
}
