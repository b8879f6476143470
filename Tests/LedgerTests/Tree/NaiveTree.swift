@testable import Ledger

/// RFC 6962, section 2.1, word for word and as slowly as it is written: what the fast code is held against.
enum NaiveTree {
    static func hash(_ leaves: ArraySlice<TreeHash>) -> TreeHash {
        if leaves.isEmpty { return .ofNothing }
        if leaves.count == 1 { return leaves[leaves.startIndex] }
        let middle = leaves.startIndex + split(leaves.count)
        return TreeHash(left: hash(leaves[..<middle]), right: hash(leaves[middle...]))
    }

    /// PATH(m, D[n])
    static func path(_ index: Int, _ leaves: ArraySlice<TreeHash>) -> [TreeHash] {
        if leaves.count == 1 { return [] }
        let half = split(leaves.count)
        let middle = leaves.startIndex + half
        return index < half
            ? path(index, leaves[..<middle]) + [hash(leaves[middle...])]
            : path(index - half, leaves[middle...]) + [hash(leaves[..<middle])]
    }

    /// SUBPROOF(m, D[n], b)
    static func consistency(_ older: Int, _ leaves: ArraySlice<TreeHash>, _ isWhole: Bool = true) -> [TreeHash] {
        if older == leaves.count { return isWhole ? [] : [hash(leaves)] }
        let half = split(leaves.count)
        let middle = leaves.startIndex + half
        return older <= half
            ? consistency(older, leaves[..<middle], isWhole) + [hash(leaves[middle...])]
            : consistency(older - half, leaves[middle...], false) + [hash(leaves[..<middle])]
    }

    /// The largest power of two that is smaller.
    private static func split(_ count: Int) -> Int {
        var power = 1
        while power * 2 < count { power *= 2 }
        return power
    }

    /// As many different leaves.
    static func leaves(_ count: Int) -> [TreeHash] {
        (0..<count).map { TreeHash(leaf: [UInt8($0 & 0xff), UInt8($0 >> 8 & 0xff), UInt8($0 >> 16)]) }
    }
}
