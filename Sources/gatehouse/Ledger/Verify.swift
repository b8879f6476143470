import ArgumentParser
import Casework
import Exchange
import Ledger
import Vault

extension LedgerCommand {
    /// `gatehouse ledger verify`.
    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Read every entry, and hold it against what was signed and what stands on it.",
            discussion: """
                Finds an entry that was changed, dropped, put in, swapped or dated back, and a list, key, file or \
                account that does not agree with the entries. Exit status 1 says that something was found. With the \
                root key, with --key-file, it finds an account or a key that was changed as well.

                The verifier key in the data folder shows that the ledger agrees with itself; one that was kept \
                elsewhere, with --key, and checkpoints kept from before, with --checkpoint, show that it is still the \
                same ledger.
                """)

        @OptionGroup var place: HomeOption
        @OptionGroup var verifier: VerifierOption
        @OptionGroup var rootKey: RootKeyOption

        @Option(
            name: .customLong("checkpoint"),
            help: ArgumentHelp("A checkpoint kept from before; may be given several times.", valueName: "file"))
        var checkpoints: [String] = []

        @Flag(help: "Only the ledger, and not what stands on it: lists, keys, files, accounts.")
        var ledgerOnly = false

        func run() async throws {
            let ledger = try await OpenedLedger(place.home())
            let key = try verifier.verifier() ?? ledger.partnership.verifier()
            let kept = try checkpoints.map { file throws(Complaint) in try Self.keptCheckpoint(in: file) }
            let root = rootKey.keyFile == nil || ledgerOnly ? nil : try rootKey.key(for: place.home()).key
            var reading = LedgerReading(ledger, verifier: key, kept: kept)
            let report = try await reading.report()
            for sentence in report.sentences { Machine.say(sentence) }
            var faults = 0
            if !ledgerOnly {
                faults = try await checkStore(ledger.records)
                faults += try await checkCases(reading.references.sorted(), in: ledger, root)
            }
            try ledger.close()
            Machine.endProgress()
            guard report.isSound, report.unsigned == 0, faults == 0 else {
                Machine.say("Something is not as it should be: keep a copy of it all, and tell the support team.")
                throw Complaint.found
            }
        }

        /// The checkpoint in a file that was kept. A file that holds something else was named by mistake, and says
        /// nothing about the ledger.
        private static func keptCheckpoint(in file: String) throws(Complaint) -> String {
            let text = String(decoding: try Disk.read(file, atMost: 65_536), as: UTF8.self)
            guard let note = Checkpoint.note(kept: text) else {
                throw Complaint(
                    """
                    `\(file)` is not a checkpoint: name a file that `gatehouse ledger checkpoint` printed, or that was \
                    downloaded from the audit trail.
                    """)
            }
            return note
        }

        /// What the store itself finds wrong; says it, and counts it.
        private func checkStore(_ records: any RecordStore) async throws(Complaint) -> Int {
            let found: [String]
            do throws(StoreError) { found = try await records.check() } catch { throw Complaint(error) }
            for sentence in found.prefix(1000) { Machine.say(sentence) }
            return found.count
        }

        /// Holds what stands beside the book against it; says what does not agree, and counts it.
        private func checkCases(
            _ references: [CaseID], in ledger: OpenedLedger, _ root: RootKey?
        ) async throws(Complaint) -> Int {
            var found = 0
            do throws(StoreError) {
                let check: CaseCheck
                if let root {
                    check = try await CaseCheck(records: ledger.records, root: root)
                } else {
                    check = CaseCheck(records: ledger.records)
                }
                let rows = try await check.rows()
                for start in stride(from: 0, to: references.count, by: Self.casesAtOnce) {
                    Machine.show(progress: "Checking case \(start) of \(references.count)")
                    let some = references[start..<min(start + Self.casesAtOnce, references.count)]
                    for fault in try await Self.faults(of: some, rows, by: check) {
                        found += 1
                        if found <= 1000 { Machine.say(fault.sentence) }
                    }
                }
                for reference in Set(rows.keys).subtracting(references).sorted() {
                    // Begun since the ledger was read, unless it has no entries at all.
                    guard try await ledger.records.record(of: reference).entries.isEmpty else { continue }
                    found += 1
                    Machine.say("Case \(reference) stands in the lists and has no entries.")
                }
            } catch {
                throw Complaint(error)
            }
            if found == 0 {
                let cases = counted(references.count, "case agrees", "cases agree")
                Machine.say("\(cases) with the lists, keys, files and accounts.")
            }
            return found
        }

        private static let casesAtOnce = 256

        /// What is wrong with some of the cases, in their order. Several at a time: each is checked by itself.
        private static func faults(
            of references: ArraySlice<CaseID>, _ rows: [CaseID: CaseRow], by check: CaseCheck
        ) async throws(StoreError) -> [CaseFault] {
            let outcomes = await withTaskGroup(of: (Int, Result<[CaseFault], StoreError>).self) { group in
                for (place, reference) in zip(references.indices, references) {
                    let row = rows[reference]
                    group.addTask {
                        do throws(StoreError) {
                            return (place, .success(try await check.faults(of: reference, listed: row)))
                        } catch {
                            return (place, .failure(error))
                        }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }.sorted { $0.0 < $1.0 }
            }
            var faults: [CaseFault] = []
            for (_, outcome) in outcomes { faults += try outcome.get() }
            return faults
        }
    }
}

/// A ledger, read from its first entry to its last.
struct LedgerReading: Sendable {
    private static let entriesAtOnce = 8192
    private static let hashesAtOnce = 4096

    private let ledger: OpenedLedger
    private var verifier: LedgerVerifier
    /// Every case that has an entry.
    private(set) var references: Set<CaseID> = []

    init(_ ledger: OpenedLedger, verifier: NoteVerifier, kept: [String]) {
        self.ledger = ledger
        let checkpoint = ledger.head.checkpoint
        self.verifier = LedgerVerifier(
            checkpoint: checkpoint.isEmpty ? nil : checkpoint, kept: kept, verifier: verifier)
    }

    mutating func report() async throws(Complaint) -> LedgerReport {
        do throws(StoreError) {
            try await readEntries()
            try await readHashes()
        } catch {
            throw Complaint(error)
        }
        Machine.endProgress()
        return verifier.report()
    }

    /// Reads as far as the head that was signed: while the server runs, entries go on being added.
    private mutating func readEntries() async throws(StoreError) {
        let size = ledger.head.size
        var position = 0
        while position < size {
            let limit = min(Self.entriesAtOnce, size - position)
            let entries = try await ledger.records.entries(from: position, limit: limit)
            guard let last = entries.last else { return }
            for entry in entries { references.insert(entry.reference) }
            await verifier.readConcurrently(
                entries.map { StoredLeaf(position: $0.position, bytes: $0.bytes, hash: TreeHash($0.leafHash)) })
            position = last.position + 1
            Machine.show(progress: "Reading entry \(position) of \(size)")
        }
    }

    private mutating func readHashes() async throws(StoreError) {
        var level = Tile.height
        while ledger.head.size >> level > 0 {
            let all = ledger.head.size >> level
            for first in stride(from: 0, to: all, by: Self.hashesAtOnce) {
                let count = min(Self.hashesAtOnce, all - first)
                let hashes = try await ledger.records.subtreeHashes(level: level, from: first, count: count)
                verifier.compare(
                    hashes.enumerated().compactMap { number, hash in
                        TreeHash(hash).map {
                            StoredHash(node: TreeNode(level: level, index: first + number), hash: $0)
                        }
                    })
            }
            level += Tile.height
        }
    }
}
