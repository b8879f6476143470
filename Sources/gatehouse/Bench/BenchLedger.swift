import Crypto
import Foundation
import Ledger
import Vault

/// Verifying a ledger: every entry read, every hash made again, every case's order checked.
struct BenchLedger {
    let count: Int

    func run() async throws -> [Measurement] {
        let entries = leaves()
        let signer: NoteSigner
        do throws(NoteError) { signer = try NoteSigner(name: "bench/ledger", seed: Machine.dice(32)) } catch {
            throw Complaint("The bench's ledger cannot be signed: \(error).", .broken)
        }
        var frontier = Frontier()
        for entry in entries { _ = frontier.append(TreeHash(leaf: entry.bytes)) }
        let note: String
        do throws(NoteError) {
            note = try Checkpoint(origin: "bench/ledger", head: frontier.head).signed(by: signer)
        } catch {
            throw Complaint("The bench's ledger cannot be signed: \(error).", .broken)
        }

        var hashed = 0
        let raw = seconds { for entry in entries { hashed ^= SHA256.hash(data: entry.bytes).hashValue } }
        let clock = ContinuousClock()
        var verifier = LedgerVerifier(checkpoint: note, kept: [], verifier: signer.verifier)
        let start = clock.now
        for from in stride(from: 0, to: entries.count, by: 16_384) {
            await verifier.readConcurrently(Array(entries[from..<min(from + 16_384, entries.count)]))
        }
        let report = verifier.report()
        let verified = start.duration(to: clock.now).inSeconds
        guard report.isSound else { throw Complaint("The bench's ledger does not verify.", .broken) }
        let tree = seconds {
            var again = Frontier()
            for entry in entries { _ = again.append(TreeHash(leaf: entry.bytes)) }
            hashed ^= again.root.hashValue
        }
        let rate = Double(count) / raw
        let size = entries[0].bytes.count
        return [
            Measurement(
                job: "\(Measurement.spoken(Double(count))) entries of \(size) bytes verified, all cores",
                figure: Double(count) / verified, unit: "/s", beside: ("raw SHA-256 of them, one core", rate),
                reach: .atLeast(1_600_000)),
            Measurement(
                job: "the tree of them made again, one core", figure: Double(count) / tree, unit: "/s",
                beside: ("raw SHA-256 of them, one core", rate)),
        ]
    }

    private func leaves() -> [StoredLeaf] {
        var sequences: [Int: Int] = [:]
        return (0..<count).map { position in
            // Ten entries to a case, a thousand cases open at once.
            let number = position / 10_000 * 1000 + position % 1000
            let sequence = sequences[number, default: 0]
            sequences[number] = sequence + 1
            let bytes = LedgerEntry(
                caseReference: "R-\(number)", sequence: sequence, at: 1_370_000_000_000 + Int64(position),
                officer: "O-1A2B-3C4D", agency: "thames-valley-police", version: "safermk-2013",
                kind: "information.read", facts: ["clauses": .array([.text("3.11"), .text("4.10")])],
                sealed: ["disclosure/note": [UInt8](repeating: UInt8(truncatingIfNeeded: position), count: 120)]
            ).encoded
            return StoredLeaf(position: position, bytes: bytes, hash: TreeHash(leaf: bytes))
        }
    }
}
