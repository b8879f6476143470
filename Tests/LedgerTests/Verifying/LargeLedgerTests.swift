import Testing

@testable import Ledger

@Suite("4.6 A ledger of several tiles that is checked")
struct LargeLedgerTests {
    static let ledger = Result { try SmallLedger(1500) }

    @Test func `gives the same report in one go, in pieces and on all processors`() async throws {
        let ledger = try Self.ledger.get()
        let kept = try [1, 255, 256, 257, 1024, 1400].map { try ledger.checkpoint(at: $0) }
        let leaves = ledger.leaves
        let fresh = LedgerVerifier(checkpoint: try ledger.checkpoint(), kept: kept, verifier: ledger.signer.verifier)
        for piece in [1, 100, 256, 700, 1500] {
            var one = fresh
            var many = fresh
            for start in stride(from: 0, to: 1500, by: piece) {
                let next = Array(leaves[start..<min(1500, start + piece)])
                one.read(next)
                await many.readConcurrently(next)
                guard piece > 1 || start < 300 else { break }
            }
            #expect(one.report().findings == many.report().findings)
            #expect(one.report().head == many.report().head)
            if piece > 1 { #expect(one.report().isSound) }
        }
    }

    @Test func `shows within which 256 entries something was changed, when only the tiles above tell`() throws {
        let ledger = try Self.ledger.get()
        let above = Self.storedAbove(ledger.leaves)
        #expect(above.map(\.node.entries) == (0..<5).map { ($0 * 256)..<(($0 + 1) * 256) })

        var sound = LedgerVerifier(checkpoint: try ledger.checkpoint(), verifier: ledger.signer.verifier)
        sound.read(ledger.leaves)
        sound.compare(above)
        #expect(sound.report().isSound)

        var forged = ledger
        let old = ledger.entries[700]
        forged.entries[700] = .example(caseReference: old.caseReference, sequence: old.sequence, at: old.at)
        var verifier = LedgerVerifier(checkpoint: try ledger.checkpoint(), verifier: ledger.signer.verifier)
        verifier.read(forged.leaves)
        verifier.compare(above)
        #expect(
            verifier.report().findings == [.rewritten(.own, since: 0, size: 1500), .changedWithin(512..<768)])
    }

    @Test func `lists a thousand findings, and counts the rest`() throws {
        let ledger = try Self.ledger.get()
        var verifier = LedgerVerifier(checkpoint: nil, verifier: ledger.signer.verifier)
        verifier.read((0..<1500).map { StoredLeaf(position: $0, bytes: []) })
        let report = verifier.report()
        #expect(report.findings.count == 1000)
        #expect(report.unlisted == 501)
        #expect(report.sentences.last == "There is more wrong than is listed here: 501 more findings.")
    }

    private static func storedAbove(_ leaves: [StoredLeaf]) -> [StoredHash] {
        var frontier = Frontier()
        return leaves.flatMap { frontier.append(TreeHash(leaf: $0.bytes)) }
    }
}
