@testable import Ledger

/// RFC 6962, section 2.1, word for word and as slowly as it is written: what the fast code is held against.
struct NaiveTree {
    let leaves: [TreeHash]
    /// What was hashed before, so that the tests end the same day.
    private var known: [Range<Int>: TreeHash] = [:]

    init(_ leaves: [TreeHash]) { self.leaves = leaves }

    /// MTH(D[n])
    mutating func hash(_ range: Range<Int>) -> TreeHash {
        if range.isEmpty { return .ofNothing }
        if range.count == 1 { return leaves[range.lowerBound] }
        if let hash = known[range] { return hash }
        let middle = range.lowerBound + Self.split(range.count)
        let hash = TreeHash(left: hash(range.lowerBound..<middle), right: hash(middle..<range.upperBound))
        known[range] = hash
        return hash
    }

    /// PATH(m, D[n])
    mutating func path(_ index: Int, _ range: Range<Int>) -> [TreeHash] {
        if range.count == 1 { return [] }
        let half = Self.split(range.count)
        let (left, right) = (
            range.lowerBound..<(range.lowerBound + half), (range.lowerBound + half)..<range.upperBound
        )
        return index < half ? path(index, left) + [hash(right)] : path(index - half, right) + [hash(left)]
    }

    /// SUBPROOF(m, D[n], b)
    mutating func consistency(_ older: Int, _ range: Range<Int>, _ isWhole: Bool = true) -> [TreeHash] {
        if older == range.count { return isWhole ? [] : [hash(range)] }
        let half = Self.split(range.count)
        let (left, right) = (
            range.lowerBound..<(range.lowerBound + half), (range.lowerBound + half)..<range.upperBound
        )
        return older <= half
            ? consistency(older, left, isWhole) + [hash(right)]
            : consistency(older - half, right, false) + [hash(left)]
    }

    /// The largest power of two that is smaller.
    private static func split(_ count: Int) -> Int {
        var power = 1
        while power * 2 < count { power *= 2 }
        return power
    }
}

/// As many different leaves.
func someLeaves(_ count: Int) -> [TreeHash] {
    (0..<count).map { TreeHash(leaf: [UInt8($0 & 0xff), UInt8($0 >> 8 & 0xff), UInt8($0 >> 16)]) }
}

/// The head of the tree over these.
func head(over leaves: some Sequence<TreeHash>) -> TreeHead {
    let leaves = Array(leaves)
    var tree = NaiveTree(leaves)
    return TreeHead(size: leaves.count, root: tree.hash(0..<leaves.count))
}
