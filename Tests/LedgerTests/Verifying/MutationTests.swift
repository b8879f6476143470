import Testing

@testable import Ledger

@Suite("4.6 A small ledger, changed in every way")
struct MutationTests {
    /// Without stored hashes, as a forger who controls the store would leave it: only what was signed can tell.
    @Test func `shows every byte that was changed`() throws {
        let ledger = try SmallLedger(9)
        let encoded = ledger.entries.map(\.encoded)
        let fresh = LedgerVerifier(checkpoint: try ledger.checkpoint(), verifier: ledger.signer.verifier)
        var unnoticed: [String] = []
        for entry in encoded.indices {
            for byte in encoded[entry].indices {
                var changed = encoded
                changed[entry][byte] ^= 0x01
                var verifier = fresh
                verifier.read(SmallLedger.leaves(changed))
                if verifier.report().isSound { unnoticed.append("byte \(byte) of entry \(entry)") }
            }
        }
        #expect(unnoticed == [])
    }

    @Test func `shows every entry dropped, doubled or swapped with any other, and every shorter end`() throws {
        let ledger = try SmallLedger(9)
        let encoded = ledger.entries.map(\.encoded)
        var forgeries: [[[UInt8]]] = []
        for one in encoded.indices {
            forgeries.append(Array(encoded[..<one]))
            var dropped = encoded
            dropped.remove(at: one)
            var doubled = encoded
            doubled.insert(encoded[one], at: one)
            forgeries += [dropped, doubled]
            for other in encoded.indices where other > one {
                var swapped = encoded
                swapped.swapAt(one, other)
                forgeries.append(swapped)
            }
        }
        let unnoticed = try forgeries.filter { try ledger.report(on: SmallLedger.leaves($0)).isSound }
        #expect(unnoticed == [])
    }

    @Test func `shows every byte of its checkpoint that was changed`() throws {
        let ledger = try SmallLedger(3)
        let note = Array(try ledger.checkpoint().utf8)
        var unnoticed: [Int] = []
        for position in note.indices {
            var changed = note
            changed[position] ^= 0x01
            guard let text = String(validating: changed, as: UTF8.self) else { continue }
            var verifier = LedgerVerifier(checkpoint: text, verifier: ledger.signer.verifier)
            verifier.read(ledger.leaves)
            if verifier.report().isSound { unnoticed.append(position) }
        }
        #expect(unnoticed == [])
    }

    @Test func `says of a checkpoint under another key whose it is not`() throws {
        let ledger = try SmallLedger(3)
        let stranger = try NoteSigner(name: CheckpointTests.origin, seed: [UInt8](repeating: 1, count: 32))
        var verifier = LedgerVerifier(
            checkpoint: try ledger.checkpoint(), kept: ["nonsense"], verifier: stranger.verifier)
        verifier.read(ledger.leaves)
        #expect(
            verifier.report().findings == [
                .checkpointRefused(.own, .notSigned(by: CheckpointTests.origin)),
                .checkpointRefused(.kept(1), .notANote),
            ])
        #expect(verifier.report().sentences[1].hasPrefix("The kept checkpoint number 1 cannot be relied on: "))
    }
}
