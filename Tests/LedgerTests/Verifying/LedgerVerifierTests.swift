import Testing

@testable import Ledger

@Suite("4.2, 4.6 A ledger that is checked")
struct LedgerVerifierTests {
    @Test func `is sound as it was signed`() throws {
        let ledger = try SmallLedger()
        let report = try ledger.report(on: ledger.leaves, kept: [0, 1, 7, 39, 40])
        #expect(report.findings == [])
        #expect(report.isSound)
        #expect(report.head.size == 40)
        #expect(report.sentences == ["40 entries are as they were signed."])
    }

    @Test func `may have grown past its checkpoint`() throws {
        let ledger = try SmallLedger()
        var verifier = LedgerVerifier(checkpoint: try ledger.checkpoint(at: 30), verifier: ledger.signer.verifier)
        verifier.read(ledger.leaves)
        #expect(verifier.report().unsigned == 10)
        #expect(
            verifier.report().sentences == [
                "30 entries are as they were signed.", "10 entries after them are not signed yet.",
            ])
    }

    @Test func `without entries needs no checkpoint, and with them it does`() throws {
        let ledger = try SmallLedger()
        var verifier = LedgerVerifier(checkpoint: nil, verifier: ledger.signer.verifier)
        #expect(verifier.report().isSound)
        verifier.read(Array(ledger.leaves[..<1]))
        #expect(verifier.report().findings == [.noCheckpoint])
    }

    @Test func `shows a changed entry by its position`() throws {
        let ledger = try SmallLedger()
        var leaves = ledger.leaves
        let forged = LedgerEntry.example(
            caseReference: "SMK-2026-3", sequence: 1, at: ledger.entries[10].at, facts: ["number": 11])
        leaves[10] = StoredLeaf(position: 10, bytes: forged.encoded, hash: leaves[10].hash)
        let report = try ledger.report(on: leaves, kept: [5, 10, 11, 20])
        #expect(report.findings.contains(.changed(10)))
        #expect(report.findings.contains(.rewritten(.kept(3), since: 10, size: 11)))
        #expect(report.findings.contains(.rewritten(.own, since: 10, size: 40)))
        #expect(!report.findings.contains { if case .rewritten(.kept(2), _, _) = $0 { true } else { false } })
    }

    @Test func `shows where it was rewritten when the hashes were made to match`() throws {
        let ledger = try SmallLedger()
        var forged = ledger
        forged.entries[25] = .example(
            caseReference: ledger.entries[25].caseReference, sequence: ledger.entries[25].sequence,
            at: ledger.entries[25].at)
        let report = try ledger.report(on: forged.leaves, kept: [10, 20, 30])
        #expect(
            report.findings == [
                .rewritten(.own, since: 20, size: 40), .rewritten(.kept(3), since: 20, size: 30),
            ])
        #expect(report.sentences[1].contains("between 20 and 29"))
    }

    @Test func `shows that its history was forked, when the forger signs anew`() throws {
        let ledger = try SmallLedger()
        var forged = ledger
        forged.entries[3] = .example(caseReference: "SMK-2026-3", at: ledger.entries[3].at)
        let kept = try ledger.checkpoint(at: 10)
        var verifier = LedgerVerifier(
            checkpoint: try forged.checkpoint(), kept: [kept], verifier: ledger.signer.verifier)
        verifier.read(forged.leaves)
        #expect(verifier.report().findings == [.rewritten(.kept(1), since: 0, size: 10)])
    }

    @Test func `shows an entry that is missing, by its position`() throws {
        let ledger = try SmallLedger()
        var leaves = ledger.leaves
        leaves.remove(at: 12)
        let report = try ledger.report(on: leaves)
        #expect(report.findings.contains(.missing(12..<13)))
        #expect(report.findings.contains(.truncated(.own, entries: 39, signed: 40)))
    }

    @Test func `shows an entry that was dropped, when the rest moved up`() throws {
        let ledger = try SmallLedger()
        var bytes = ledger.leaves.map(\.bytes)
        bytes.remove(at: 12)
        // The hashes stay where they were, as in tiles that a mirror holds.
        let hashes = ledger.leaves.map(\.hash)
        let leaves = bytes.enumerated().map { StoredLeaf(position: $0, bytes: $1, hash: hashes[$0]) }
        let report = try ledger.report(on: leaves)
        #expect(
            report.findings == [
                .truncated(.own, entries: 39, signed: 40), .dropped(12),
                .sequenceBroken(18, caseReference: "SMK-2026-5", expected: 1, found: 2),
            ])
    }

    @Test func `shows an entry that was put in, when the rest moved down`() throws {
        let ledger = try SmallLedger()
        var bytes = ledger.leaves.map(\.bytes)
        bytes.insert(LedgerEntry.example(caseReference: "SMK-2026-9", at: ledger.entries[12].at).encoded, at: 12)
        let hashes = ledger.leaves.map(\.hash) + [TreeHash(leaf: bytes[40])]
        let leaves = bytes.enumerated().map { StoredLeaf(position: $0, bytes: $1, hash: hashes[$0]) }
        let report = try ledger.report(on: leaves)
        #expect(report.findings.contains(.inserted(12)))
        #expect(!report.findings.contains { if case .changed = $0 { true } else { false } })
    }

    @Test(arguments: [(3, 4), (3, 30), (0, 39)])
    func `shows two entries that were swapped`(_ one: Int, _ other: Int) throws {
        let ledger = try SmallLedger()
        var bytes = ledger.leaves.map(\.bytes)
        bytes.swapAt(one, other)
        let hashes = ledger.leaves.map(\.hash)
        let leaves = bytes.enumerated().map { StoredLeaf(position: $0, bytes: $1, hash: hashes[$0]) }
        let report = try ledger.report(on: leaves)
        #expect(report.findings.contains(.swapped(one, other)))
        #expect(!report.findings.contains { if case .changed = $0 { true } else { false } })
    }

    @Test(arguments: [0, 1, 39])
    func `shows that its end is missing`(_ size: Int) throws {
        let ledger = try SmallLedger()
        let report = try ledger.report(on: Array(ledger.leaves[..<size]), kept: [39])
        #expect(report.findings.contains(.truncated(.own, entries: size, signed: 40)))
        #expect(report.findings.contains(.truncated(.kept(1), entries: size, signed: 39)) == (size < 39))
    }

    @Test func `shows an entry that comes out of order`() throws {
        let ledger = try SmallLedger()
        var leaves = ledger.leaves
        leaves.insert(leaves[4], at: 9)
        #expect(try ledger.report(on: leaves).findings.contains(.outOfOrder(position: 4, expected: 9)))
    }

    @Test func `shows an entry dated back by more than clocks differ`() throws {
        for (milliseconds, isFound) in [(60_000, false), (60_001, true)] {
            var ledger = try SmallLedger()
            let before = ledger.entries[19].at
            ledger.entries[20] = .example(
                caseReference: "SMK-2026-6", sequence: 2, at: before - Int64(milliseconds))
            let findings = try ledger.report(on: ledger.leaves).findings
            #expect(findings == (isFound ? [.backDated(20, milliseconds: 60_001)] : []))
        }
    }

    @Test func `shows a case with a gap, and one that begins late`() throws {
        var ledger = try SmallLedger()
        let at = ledger.entries[20].at
        ledger.entries[20] = .example(caseReference: "SMK-2026-6", sequence: 3, at: at)
        ledger.entries[21] = .example(caseReference: "SMK-2026-NEW", sequence: 1, at: at)
        #expect(
            try ledger.report(on: ledger.leaves).findings == [
                .sequenceBroken(20, caseReference: "SMK-2026-6", expected: 2, found: 3),
                .sequenceBroken(21, caseReference: "SMK-2026-NEW", expected: 0, found: 1),
                .sequenceBroken(27, caseReference: "SMK-2026-6", expected: 4, found: 3),
                .sequenceBroken(28, caseReference: "SMK-2026-0", expected: 3, found: 4),
            ])
    }

    @Test func `shows an entry that cannot be read`() throws {
        let ledger = try SmallLedger()
        var leaves = ledger.leaves
        leaves[5] = StoredLeaf(position: 5, bytes: [0xff])
        #expect(try ledger.report(on: leaves).findings.contains(.unreadable(5, .indefiniteLength(at: 0))))
    }
}
