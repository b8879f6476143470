import Testing

@testable import Ledger

@Suite("Proofs (RFC 6962, 2.1)")
struct ProofTests {
    static let leaves = NaiveTree.leaves(130)
    static let heads = (0...130).map { TreeHead(size: $0, root: NaiveTree.hash(leaves[..<$0])) }

    @Test(arguments: 1...130)
    func `of inclusion are what the RFC says, and hold for their own entry alone`(_ size: Int) throws {
        let leaves = Array(Self.leaves[..<size])
        let tiles = Tiles(over: leaves)
        for index in 0..<size {
            let proof = try #require(InclusionProof(for: index, in: size, from: tiles))
            #expect(proof.hashes == NaiveTree.path(index, leaves[...]))
            #expect(proof.verifies(leaves[index], in: Self.heads[size]))
            for other in Set([0, index ^ 1, index + 1, size - 1]) where other != index && other < size {
                #expect(!proof.verifies(leaves[other], in: Self.heads[size]))
                let moved = InclusionProof(index: other, size: size, hashes: proof.hashes)
                #expect(!moved.verifies(leaves[index], in: Self.heads[size]))
            }
        }
        #expect(InclusionProof(for: size, in: size, from: tiles) == nil)
        #expect(InclusionProof(for: -1, in: size, from: tiles) == nil)
    }

    @Test(arguments: [1, 2, 3, 7, 8, 9, 100, 130])
    func `of inclusion are refused with anything changed, added or left out`(_ size: Int) throws {
        let tiles = Tiles(over: Array(Self.leaves[..<size]))
        let head = Self.heads[size]
        for index in 0..<size {
            let proof = try #require(InclusionProof(for: index, in: size, from: tiles))
            for hashes in Self.tamperings(of: proof.hashes) {
                let forged = InclusionProof(index: index, size: size, hashes: hashes)
                #expect(!forged.verifies(Self.leaves[index], in: head))
            }
            let elsewhere = TreeHead(size: size, root: Self.heads[size - 1].root)
            #expect(!proof.verifies(Self.leaves[index], in: elsewhere))
            #expect(!proof.verifies(Self.leaves[index], in: TreeHead(size: size + 1, root: head.root)))
            let outside = InclusionProof(index: size + index, size: size, hashes: proof.hashes)
            #expect(!outside.verifies(Self.leaves[index], in: head))
        }
    }

    @Test(arguments: 1...130)
    func `of consistency are what the RFC says, and hold for their own two heads alone`(_ newer: Int) throws {
        let leaves = Array(Self.leaves[..<newer])
        let tiles = Tiles(over: leaves)
        for older in 1...newer {
            let proof = try #require(ConsistencyProof(from: older, to: newer, from: tiles))
            #expect(proof.hashes == NaiveTree.consistency(older, leaves[...]))
            #expect(proof.verifies(from: Self.heads[older], to: Self.heads[newer]))
            guard older < newer else { continue }
            let forked = TreeHead(size: older, root: Self.heads[older - 1].root)
            #expect(!proof.verifies(from: forked, to: Self.heads[newer]))
            let rewritten = TreeHead(size: newer, root: Self.heads[newer - 1].root)
            #expect(!proof.verifies(from: Self.heads[older], to: rewritten))
            #expect(!proof.verifies(from: Self.heads[newer], to: Self.heads[older]))
        }
        #expect(ConsistencyProof(from: newer + 1, to: newer, from: tiles) == nil)
    }

    @Test(arguments: [2, 3, 7, 8, 9, 64, 100])
    func `of consistency are refused with anything changed, added or left out`(_ newer: Int) throws {
        let tiles = Tiles(over: Array(Self.leaves[..<newer]))
        for older in 0...newer {
            let proof = try #require(ConsistencyProof(from: older, to: newer, from: tiles))
            for hashes in Self.tamperings(of: proof.hashes) {
                let forged = ConsistencyProof(older: older, newer: newer, hashes: hashes)
                #expect(!forged.verifies(from: Self.heads[older], to: Self.heads[newer]))
            }
        }
    }

    @Test func `of consistency with nothing hold only for nothing`() throws {
        let proof = try #require(ConsistencyProof(from: 0, to: 5, from: Tiles(over: Array(Self.leaves[..<5]))))
        #expect(proof.hashes.isEmpty)
        #expect(proof.verifies(from: .empty, to: Self.heads[5]))
        #expect(!proof.verifies(from: TreeHead(size: 0, root: Self.heads[1].root), to: Self.heads[5]))
    }

    @Test func `are made from exactly the tiles that they ask for`() async throws {
        let leaves = NaiveTree.leaves(3000)
        let all = Tiles(over: leaves)
        let head = TreeHead(size: 3000, root: NaiveTree.hash(leaves[...]))
        for index in stride(from: 0, to: 3000, by: 37) {
            let few = await Tiles(InclusionProof.tiles(for: index, in: 3000), in: 3000) { all[$0] ?? [] }
            let proof = try #require(InclusionProof(for: index, in: 3000, from: few))
            #expect(proof.verifies(leaves[index], in: head))
            let fewer = await Tiles(ConsistencyProof.tiles(from: index, to: 3000), in: 3000) { all[$0] ?? [] }
            let grown = try #require(ConsistencyProof(from: index, to: 3000, from: fewer))
            #expect(grown.verifies(from: TreeHead(size: index, root: NaiveTree.hash(leaves[..<index])), to: head))
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
