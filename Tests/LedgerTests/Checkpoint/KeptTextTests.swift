import Testing

@testable import Ledger

@Suite("A checkpoint that somebody kept")
struct KeptTextTests {
    private let note: String

    init() throws { note = try CheckpointTests.ofTheUsualEight().signed(by: CheckpointTests.signer()) }

    /// What editors, mail programs and shells do to a file.
    private static let changes: [(what: String, change: @Sendable (String) -> String)] = [
        ("nothing", { $0 }),
        ("a byte order mark", { "\u{FEFF}" + $0 }),
        ("a blank line before", { "\n" + $0 }),
        ("a blank line after", { $0 + "\n" }),
        ("blank lines after", { $0 + " \n\t\n" }),
        ("no last line feed", { String($0.dropLast()) }),
        ("carriage returns", { $0.replacing("\n", with: "\r\n") }),
        ("carriage returns alone", { $0.replacing("\n", with: "\r") }),
        ("doubled lines", { $0.replacing("\n", with: "\n\n") }),
        ("spaces at the end of lines", { $0.replacing("\n", with: " \n") }),
        (
            "an indent",
            { $0.split(separator: "\n", omittingEmptySubsequences: false).map { "  " + $0 }.joined(separator: "\n") }
        ),
        ("all of these", { "\u{FEFF}\r\n" + $0.dropLast().replacing("\n", with: " \r\n\r\n") }),
    ]

    @Test(arguments: changes.indices)
    func `is read whatever stands around its words`(_ number: Int) throws {
        let (what, change) = Self.changes[number]
        let kept = try #require(Checkpoint.note(kept: change(note)), "\(what)")
        #expect(kept == note, "\(what)")
        let verifier = try CheckpointTests.signer().verifier
        #expect(try Checkpoint.opened(note: kept, verifier: verifier) == CheckpointTests.ofTheUsualEight())
    }

    @Test func `from others is still read to the byte`() throws {
        let verifier = try CheckpointTests.signer().verifier
        for (what, change) in Self.changes where change(note) != note {
            let error = #expect(throws: NoteError.self, "\(what)") {
                try Checkpoint.opened(note: change(note), verifier: verifier)
            }
            #expect(error != nil)
        }
    }

    @Test func `keeps the signatures of witnesses`() throws {
        let both = note + "\u{2014} witness.example \(Base64.text(of: [UInt8](repeating: 9, count: 68)))\n"
        #expect(Checkpoint.note(kept: both.replacing("\n", with: "\r\n")) == both)
    }

    @Test(arguments: [
        "", "\n", "nonsense\n", "\u{FEFF}", "c2sp.org/tlog-proof@v1\n", "Dear all,\n\nhere it is.\n",
        "safermk.example/ledger\n8\n", "\u{2014} safermk.example/ledger AAAA\n",
    ])
    func `is told apart from a text that is none`(_ text: String) {
        #expect(Checkpoint.note(kept: text) == nil)
    }

    @Test func `is refused for what it says, once that is changed`() throws {
        let verifier = try CheckpointTests.signer().verifier
        let forged = note.replacing("\n8\n", with: "\n9\n").replacing("\n", with: "\r\n")
        let kept = try #require(Checkpoint.note(kept: forged))
        #expect(throws: NoteError.wrongSignature(name: CheckpointTests.origin)) {
            try Checkpoint.opened(note: kept, verifier: verifier)
        }
        let stranger = try NoteSigner(name: CheckpointTests.origin, seed: [UInt8](repeating: 7, count: 32))
        #expect(throws: NoteError.notSigned(by: CheckpointTests.origin)) {
            try Checkpoint.opened(note: kept, verifier: stranger.verifier)
        }
    }
}
