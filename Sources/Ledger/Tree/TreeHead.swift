/// How many entries a ledger holds, and the hash that stands for all of them.
package struct TreeHead: Hashable, Sendable {
    package let size: Int
    package let root: TreeHash

    package init(size: Int, root: TreeHash) {
        self.size = size
        self.root = root
    }

    /// The head of a ledger before its first entry.
    package static let empty = TreeHead(size: 0, root: .ofNothing)
}
