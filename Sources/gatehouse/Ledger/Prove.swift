import ArgumentParser
import Casework
import Exchange
import Ledger

extension LedgerCommand {
    /// `gatehouse ledger prove`.
    struct Prove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Prove that an entry, or every entry of a case, stands in the ledger (C2SP tlog-proof).",
            discussion: """
                Prints one proof after the other. A proof holds the entry, in which what is personal is sealed, and is \
                checked with `gatehouse ledger verify-proof` on any machine, without these records.
                """)

        @Argument(help: "An entry's position in the ledger, from 0, or a case's reference.")
        var what: String

        @OptionGroup var place: HomeOption

        func run() async throws {
            let ledger = try await OpenedLedger(place.home())
            let entries = try await entries(in: ledger)
            for entry in entries { Machine.say(try await proof(of: entry, in: ledger).text) }
            try ledger.close()
        }

        private func entries(in ledger: OpenedLedger) async throws(Complaint) -> [StoredEntry] {
            let records = ledger.records
            let found: [StoredEntry]
            if let position = Int(what), !(0..<ledger.head.size).contains(position) {
                throw Complaint("The ledger's entries are numbered 0 to \(ledger.head.size - 1).", .wanting)
            }
            do throws(StoreError) {
                if let position = Int(what) {
                    found = try await records.entries(from: position, limit: 1)
                } else {
                    // Nothing that was added after the checkpoint can be proved by it.
                    let reference = CaseID(typed: what) ?? CaseID(what)
                    found = try await records.record(of: reference).entries.filter { $0.position < ledger.head.size }
                }
            } catch {
                throw Complaint(error)
            }
            guard !found.isEmpty else { throw Complaint("There is no case `\(what)` in the ledger.", .wanting) }
            return found
        }

        private func proof(of entry: StoredEntry, in ledger: OpenedLedger) async throws(Complaint) -> ProofFile {
            let (size, position) = (ledger.head.size, entry.position)
            let tiles: Tiles
            do throws(StoreError) {
                tiles = try await Tiles(InclusionProof.tiles(for: position, in: size), in: size) {
                    tile throws(StoreError) in
                    try await ledger.records.hashes(of: tile)
                }
            } catch {
                throw Complaint(error)
            }
            guard let inclusion = InclusionProof(for: position, in: size, from: tiles) else {
                throw Complaint("Hashes of the ledger are missing: run `gatehouse ledger verify`.")
            }
            return ProofFile(entry: entry.bytes, proof: inclusion, checkpoint: ledger.head.checkpoint)
        }
    }

    /// `gatehouse ledger verify-proof`.
    struct VerifyProof: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "verify-proof",
            abstract: "Check proofs of entries, with nothing but the ledger's verifier key.",
            discussion: "Exit status 1 says that a proof does not hold.")

        @Argument(help: "The file of one or more proofs.")
        var file: String

        @OptionGroup var verifier: VerifierOption

        func validate() throws {
            guard verifier.key != nil else { throw ValidationError("Name the ledger's verifier key with --key.") }
        }

        func run() throws {
            guard let key = try verifier.verifier() else { throw Complaint("Name the verifier key.", .misused) }
            let text = String(decoding: try Disk.read(file, atMost: 100_000_000), as: UTF8.self)
            let proofs = try ProofFile.all(in: text, file: file)
            var failed = 0
            for proof in proofs {
                do throws(ProofFileError) { Machine.say(try proof.proved(by: key).sentence) } catch {
                    failed += 1
                    Machine.say("Entry \(proof.index) is not proved: \(error).")
                }
            }
            guard failed == 0 else { throw Complaint.found }
        }
    }
}
