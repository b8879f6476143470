import ArgumentParser
import Exchange
import Ledger

/// `gatehouse ledger`: the book, and what shows that nobody has changed it (4.2, 4.6).
struct LedgerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger",
        abstract: "Verify the ledger, sign for it, and prove what is in it.",
        discussion: """
            All of these may be done while the server runs, and none of them needs the root key; `verify` finds more \
            with it.
            """,
        subcommands: [Verify.self, CheckpointCommand.self, Prove.self, VerifyProof.self, VerifierKey.self])
}

/// A ledger, opened to be read.
struct OpenedLedger: Sendable {
    let partnership: Partnership
    let records: any RecordStore
    let head: LedgerHead

    init(_ home: Home) async throws(Complaint) {
        partnership = try home.partnership()
        do throws(StoreError) {
            records = try home.openToRead()
            head = try await records.head()
        } catch {
            throw Complaint(error)
        }
    }

    func close() throws(Complaint) {
        do throws(StoreError) { try records.close() } catch { throw Complaint(error) }
    }
}

extension LedgerCommand {
    /// `gatehouse ledger checkpoint`.
    struct CheckpointCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "checkpoint",
            abstract: "Print the signed note over the ledger as it stands (C2SP tlog-checkpoint).",
            discussion: """
                Keep it: `gatehouse ledger verify --checkpoint` shows later that nothing before it was changed.
                """)

        @OptionGroup var place: HomeOption

        func run() async throws {
            let ledger = try await OpenedLedger(place.home())
            guard ledger.head.size > 0 else {
                throw Complaint("The ledger has no entries yet, so there is nothing to sign for.", .wanting)
            }
            Machine.say(ledger.head.checkpoint)
            try ledger.close()
        }
    }

    /// `gatehouse ledger key`.
    struct VerifierKey: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "key",
            abstract: "Print the key that the ledger's checkpoints are verified by (C2SP signed-note).",
            discussion: "Give it to every agency once, by a way that it trusts.")

        @OptionGroup var place: HomeOption

        func run() throws {
            Machine.say(try place.home().partnership().verifierKey)
        }
    }
}

/// `--key`: what a checkpoint is verified by.
struct VerifierOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The ledger's verifier key, or a file that holds it: what `gatehouse ledger key` printed.",
            valueName: "key|file"))
    var key: String?

    /// The key that was given; `nil` where none was.
    func verifier() throws(Complaint) -> NoteVerifier? {
        guard let key else { return nil }
        let text = Disk.kind(of: key) == .file ? String(decoding: try Disk.read(key, atMost: 4096), as: UTF8.self) : key
        let words = KeptText.plain(text).split(whereSeparator: \.isWhitespace)
        do throws(NoteError) { return try NoteVerifier(String(words.first ?? "")) } catch {
            throw Complaint("The verifier key cannot be used: \(error).")
        }
    }
}
