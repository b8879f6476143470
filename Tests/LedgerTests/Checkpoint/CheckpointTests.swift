import Testing

@testable import Ledger

@Suite("A checkpoint (C2SP tlog-checkpoint)")
struct CheckpointTests {
    static let origin = "safermk.example/ledger"
    static func signer() throws -> NoteSigner { try NoteSigner(name: origin, seed: [UInt8](0..<32)) }

    static func ofTheUsualEight() throws -> Checkpoint {
        var frontier = Frontier()
        for leaf in GoldenTreeTests.leaves { frontier.append(leaf) }
        return Checkpoint(origin: origin, head: frontier.head)
    }

    @Test func `is these bytes, for ever`() throws {
        let checkpoint = try Self.ofTheUsualEight()
        #expect(
            checkpoint.body == """
                safermk.example/ledger
                8
                XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=

                """)
        #expect(Checkpoint(origin: "a", head: .empty).body == "a\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")
    }

    @Test func `is opened with its own key`() throws {
        let checkpoint = try Self.ofTheUsualEight()
        let note = try checkpoint.signed(by: Self.signer())
        #expect(try Checkpoint.opened(note: note, verifier: Self.signer().verifier) == checkpoint)
    }

    @Test func `is refused under another key`() throws {
        let note = try Self.ofTheUsualEight().signed(by: Self.signer())
        let stranger = try NoteSigner(name: Self.origin, seed: [UInt8](repeating: 7, count: 32))
        #expect(throws: NoteError.notSigned(by: Self.origin)) {
            try Checkpoint.opened(note: note, verifier: stranger.verifier)
        }
    }

    @Test func `of another ledger is neither signed nor opened`() throws {
        let signer = try Self.signer()
        let other = Checkpoint(origin: "elsewhere.example", head: .empty)
        let error = NoteError.otherLedger(found: "elsewhere.example", expected: Self.origin)
        #expect(throws: error) { try other.signed(by: signer) }
        let forged = try Note(text: other.body, signedBy: signer).serialised
        #expect(throws: error) { try Checkpoint.opened(note: forged, verifier: signer.verifier) }
    }

    @Test func `may carry lines that are not ours, and keeps them`() throws {
        let body = try Self.ofTheUsualEight().body + "something else\n"
        let checkpoint = try #require(Checkpoint(body: body))
        #expect(checkpoint.extensions == ["something else"])
        #expect(checkpoint.body == body)
    }

    static let root = "XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg="
    static let notCheckpoints = [
        "", "\n", "a\n8\n", "a\n8\n\(root)", "\n8\n\(root)\n", "a\n08\n\(root)\n", "a\n+8\n\(root)\n",
        "a\n-8\n\(root)\n", "a\n8 \n\(root)\n", "a\neight\n\(root)\n", "a\n99999999999999999999\n\(root)\n",
        "a\n8\n\(root.dropLast())\n", "a\n8\nAAAA\n", "a\n8\n\(root)\n\n", "a\n8\n\n\(root)\n", "a\n0\n\(root)\n",
    ]

    @Test(arguments: notCheckpoints)
    func `is refused when it is not written to the letter`(_ body: String) throws {
        #expect(Checkpoint(body: body) == nil)
        guard body.hasSuffix("\n") else { return }
        let signer = try Self.signer()
        let note = try Note(text: body, signedBy: signer).serialised
        #expect(throws: NoteError.self) { try Checkpoint.opened(note: note, verifier: signer.verifier) }
    }
}
