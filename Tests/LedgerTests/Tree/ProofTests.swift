import Testing

@testable import Ledger

@Suite("Proofs (RFC 6962, 2.1)")
struct ProofTests {
    static let leaves = someLeaves(130)
    static let heads = (0...130).map { head(over: leaves[..<$0]) }

    /// Every small tree, and those around a power of two.
    static let sizes = Array(1...34) + [63, 64, 65, 127, 128, 129, 130]

    @Test(arguments: sizes)
    func `are what the RFC says`(_ size: Int) {
        let tiles = Tiles(over: Array(Self.leaves[..<size]))
        var tree = NaiveTree(Self.leaves)
        for index in 0..<size {
            let path = tree.path(index, 0..<size)
            #expect(InclusionProof(for: index, in: size, from: tiles)?.hashes == path)
            let consistency = tree.consistency(index + 1, 0..<size)
            #expect(ConsistencyProof(from: index + 1, to: size, from: tiles)?.hashes == consistency)
        }
        #expect(InclusionProof(for: size, in: size, from: tiles) == nil)
        #expect(InclusionProof(for: -1, in: size, from: tiles) == nil)
        #expect(ConsistencyProof(from: size + 1, to: size, from: tiles) == nil)
        #expect(ConsistencyProof(from: -1, to: size, from: tiles) == nil)
    }

    @Test(arguments: 1...130)
    func `of inclusion hold for their own entry alone`(_ size: Int) {
        var tree = NaiveTree(Self.leaves)
        let wrong = (0..<size).filter { index in
            let proof = InclusionProof(index: index, size: size, hashes: tree.path(index, 0..<size))
            let others = Set([0, index ^ 1, index + 1, size - 1]).filter { $0 != index && $0 < size }
            let passing = others.contains { other in
                let moved = InclusionProof(index: other, size: size, hashes: proof.hashes)
                return proof.verifies(Self.leaves[other], in: Self.heads[size])
                    || moved.verifies(Self.leaves[index], in: Self.heads[size])
            }
            return passing || !proof.verifies(Self.leaves[index], in: Self.heads[size])
        }
        #expect(wrong.isEmpty)
    }

    @Test(arguments: [1, 2, 3, 7, 8, 9, 100])
    func `of inclusion are refused with anything changed, added or left out`(_ size: Int) throws {
        let tiles = Tiles(over: Array(Self.leaves[..<size]))
        let head = Self.heads[size]
        for index in 0..<size {
            let proof = try #require(InclusionProof(for: index, in: size, from: tiles))
            let passing = Self.tamperings(of: proof.hashes).filter { hashes in
                InclusionProof(index: index, size: size, hashes: hashes).verifies(Self.leaves[index], in: head)
            }
            #expect(passing.isEmpty)
            let elsewhere = TreeHead(size: size, root: Self.heads[size - 1].root)
            #expect(!proof.verifies(Self.leaves[index], in: elsewhere))
            #expect(!proof.verifies(Self.leaves[index], in: TreeHead(size: size + 1, root: head.root)))
            let outside = InclusionProof(index: size + index, size: size, hashes: proof.hashes)
            #expect(!outside.verifies(Self.leaves[index], in: head))
        }
    }

    @Test(arguments: 1...130)
    func `of consistency hold for their own two heads alone`(_ newer: Int) {
        var tree = NaiveTree(Self.leaves)
        let wrong = (1...newer).filter { older in
            let hashes = tree.consistency(older, 0..<newer)
            let proof = ConsistencyProof(older: older, newer: newer, hashes: hashes)
            guard proof.verifies(from: Self.heads[older], to: Self.heads[newer]) else { return true }
            let forked = TreeHead(size: older, root: Self.heads[older - 1].root)
            let rewritten = TreeHead(size: newer, root: Self.heads[newer - 1].root)
            return proof.verifies(from: forked, to: Self.heads[newer])
                || proof.verifies(from: Self.heads[older], to: rewritten)
                || older < newer && proof.verifies(from: Self.heads[newer], to: Self.heads[older])
        }
        #expect(wrong.isEmpty)
    }

    @Test(arguments: [2, 3, 7, 8, 9, 64])
    func `of consistency are refused with anything changed, added or left out`(_ newer: Int) throws {
        let tiles = Tiles(over: Array(Self.leaves[..<newer]))
        for older in 0...newer {
            let proof = try #require(ConsistencyProof(from: older, to: newer, from: tiles))
            let passing = Self.tamperings(of: proof.hashes).filter { hashes in
                ConsistencyProof(older: older, newer: newer, hashes: hashes)
                    .verifies(from: Self.heads[older], to: Self.heads[newer])
            }
            #expect(passing.isEmpty)
        }
    }

    @Test func `of consistency with nothing hold only for nothing`() throws {
        let proof = try #require(ConsistencyProof(from: 0, to: 5, from: Tiles(over: Array(Self.leaves[..<5]))))
        #expect(proof.hashes.isEmpty)
        #expect(proof.verifies(from: .empty, to: Self.heads[5]))
        #expect(!proof.verifies(from: TreeHead(size: 0, root: Self.heads[1].root), to: Self.heads[5]))
    }

    @Test func `are made from exactly the tiles that they ask for`() async throws {
        let leaves = someLeaves(3000)
        let all = Tiles(over: leaves)
        var tree = NaiveTree(leaves)
        let head = head(over: leaves)
        for index in stride(from: 0, to: 3000, by: 37) {
            let few = await Tiles(InclusionProof.tiles(for: index, in: 3000), in: 3000) { all[$0] ?? [] }
            let proof = try #require(InclusionProof(for: index, in: 3000, from: few))
            #expect(proof.verifies(leaves[index], in: head))
            let fewer = await Tiles(ConsistencyProof.tiles(from: index, to: 3000), in: 3000) { all[$0] ?? [] }
            let grown = try #require(ConsistencyProof(from: index, to: 3000, from: fewer))
            #expect(grown.verifies(from: TreeHead(size: index, root: tree.hash(0..<index)), to: head))
        }
        #expect(InclusionProof(for: 7, in: 3000, from: Tiles(in: 3000)) == nil)
    }

    /// One bit changed, one hash dropped, one doubled, two exchanged, one more: each a different list.
    static func tamperings(of hashes: [TreeHash]) -> [[TreeHash]] {
        var forged = [hashes + [leaves[0]], [leaves[0]] + hashes]
        for position in hashes.indices {
            var bytes = hashes[position].bytes
            bytes[position % 32] ^= 1
            var changed = hashes
            if let other = TreeHash(bytes) { changed[position] = other }
            var dropped = hashes
            dropped.remove(at: position)
            var doubled = hashes
            doubled.insert(hashes[position], at: position)
            forged += [changed, dropped, doubled]
            if position > 0 {
                var exchanged = hashes
                exchanged.swapAt(position, position - 1)
                forged.append(exchanged)
            }
        }
        return forged
    }
}
