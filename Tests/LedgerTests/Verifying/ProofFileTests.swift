import Testing

@testable import Ledger

@Suite("A proof file (C2SP tlog-proof)")
struct ProofFileTests {
    let ledger: SmallLedger
    let file: ProofFile

    init() throws {
        ledger = try SmallLedger()
        let tiles = Tiles(over: ledger.leaves.map { TreeHash(leaf: $0.bytes) })
        let proof = try #require(InclusionProof(for: 13, in: 40, from: tiles))
        file = ProofFile(entry: ledger.leaves[13].bytes, proof: proof, checkpoint: try ledger.checkpoint())
    }

    @Test func `shows its entry to whoever has the ledger's key`() throws {
        let read = try ProofFile(parsing: file.text)
        #expect(read == file)
        let proved = try read.proved(by: ledger.signer.verifier)
        #expect(proved.entry == ledger.entries[13])
        #expect(proved.index == 13)
        #expect(proved.checkpoint.head.size == 40)
    }

    @Test func `begins as the specification says`() {
        let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines[0] == "c2sp.org/tlog-proof@v1")
        #expect(lines[2] == "index 13")
        #expect(lines[3 + file.hashes.count].isEmpty)
        #expect(lines[4 + file.hashes.count] == "safermk.example/ledger")
    }

    @Test func `of a ledger's only entry has no hashes`() throws {
        let one = try SmallLedger(1)
        let proof = InclusionProof(index: 0, size: 1, hashes: [])
        let file = ProofFile(entry: one.leaves[0].bytes, proof: proof, checkpoint: try one.checkpoint())
        #expect(try ProofFile(parsing: file.text).proved(by: one.signer.verifier).entry == one.entries[0])
    }

    @Test func `is refused with any byte changed`() throws {
        let bytes = Array(file.text.utf8)
        var unnoticed: [Int] = []
        for position in bytes.indices {
            var changed = bytes
            changed[position] ^= 0x01
            guard let text = String(validating: changed, as: UTF8.self) else { continue }
            do throws(ProofFileError) {
                _ = try ProofFile(parsing: text).proved(by: ledger.signer.verifier)
                unnoticed.append(position)
            } catch { continue }
        }
        #expect(unnoticed == [])
    }

    @Test func `is refused line by line`() {
        let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        for (line, text) in [(0, "c2sp.org/tlog-proof@v2"), (1, "extra ===="), (2, "index 013"), (3, "AAAA")] {
            var changed = lines
            changed[line] = text
            #expect(throws: ProofFileError.notAProofFile(line: line + 1)) {
                try ProofFile(parsing: changed.joined(separator: "\n"))
            }
        }
        #expect(throws: ProofFileError.notAProofFile(line: 1)) { try ProofFile(parsing: "") }
        #expect(throws: ProofFileError.notAProofFile(line: 2)) { try ProofFile(parsing: lines[0] + "\n\n") }
    }

    @Test func `is refused for another entry, another position or another key`() throws {
        let proof = InclusionProof(index: 14, size: 40, hashes: file.hashes)
        let moved = ProofFile(entry: file.entry, proof: proof, checkpoint: file.checkpoint)
        #expect(throws: ProofFileError.notIncluded(index: 14)) { try moved.proved(by: ledger.signer.verifier) }
        let beyond = ProofFile(
            entry: file.entry, proof: InclusionProof(index: 40, size: 40, hashes: file.hashes),
            checkpoint: file.checkpoint)
        #expect(throws: ProofFileError.beyondCheckpoint(index: 40, size: 40)) {
            try beyond.proved(by: ledger.signer.verifier)
        }
        let stranger = try NoteSigner(name: CheckpointTests.origin, seed: [UInt8](repeating: 1, count: 32))
        #expect(throws: ProofFileError.checkpoint(.notSigned(by: CheckpointTests.origin))) {
            try file.proved(by: stranger.verifier)
        }
    }
}
