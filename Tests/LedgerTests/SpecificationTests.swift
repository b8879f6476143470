import Foundation
import Testing

@testable import Ledger

/// The vectors of docs/ledger.md, which other programs are written by. They were not made by this one.
@Suite("docs/ledger.md")
struct SpecificationTests {
    static let page = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "docs/ledger.md")
    static let isThere: ConditionTrait = .enabled(
        if: FileManager.default.fileExists(atPath: page.path), "docs/ledger.md is not here to be checked")

    /// The lines of the block of that name.
    private func block(_ name: String) throws -> [String] {
        let lines = try String(contentsOf: Self.page, encoding: .utf8).components(separatedBy: "\n")
        let start = try #require(lines.firstIndex { $0.hasPrefix("```") && $0.hasSuffix(" " + name) }, "no \(name)")
        let end = try #require(lines[(start + 1)...].firstIndex(of: "```"))
        return Array(lines[(start + 1)..<end])
    }

    private func hex(_ name: String) throws -> [UInt8] { bytes(try block(name).joined()) }
    /// A line too long for the page continues where the next is indented.
    private func text(_ name: String) throws -> String {
        try block(name).map { $0 + "\n" }.joined().replacing("\n  ", with: "")
    }
    private func line(_ name: String) throws -> String { try block(name).joined() }

    @Test(isThere) func `has the bytes of the first entry`() throws {
        #expect(LedgerEntry.example().encoded == (try hex("entry")))
        #expect(try LedgerEntry(decoding: hex("entry")) == .example())
    }

    @Test(isThere) func `has the bytes of an entry with every kind of value`() throws {
        let entry = LedgerEntry(
            caseReference: "SMK-2026-0042", sequence: 1, at: 1_798_718_460_000, officer: "police/liaison",
            agency: "police", version: "safermk-2013", kind: "request.determined",
            facts: [
                "items": [["item": 1, "shared": true], ["item": 2, "shared": false]],
                "reasons": -1, "note": nil, "größe": 256, "mark": .bytes([0, 255]),
            ])
        #expect(entry.encoded == (try hex("next-entry")))
        #expect(try LedgerEntry(decoding: hex("next-entry")) == entry)
    }

    @Test(isThere) func `lists encodings that are refused`() throws {
        let refused = try block("refused")
        #expect(refused.count == 12)
        for spelling in refused {
            #expect(throws: LedgerEncodingError.self, "\(spelling)") { try LedgerValue(decoding: bytes(spelling)) }
        }
    }

    @Test(isThere) func `has the two entries' hashes and their root`() throws {
        let leaves = try [hex("entry"), hex("next-entry")].map { TreeHash(leaf: $0) }
        #expect(leaves.map(\.bytes.hex) == (try block("leaf-hashes")))
        #expect(TreeHash(left: leaves[0], right: leaves[1]).bytes == (try hex("root")))
    }

    @Test(isThere) func `has certificate transparency's entries and roots`() throws {
        #expect(try block("eight-entries").map { bytes($0) } == GoldenTreeTests.entries)
        #expect(try block("eight-roots") == GoldenTreeTests.roots)
    }

    @Test(isThere) func `has a checkpoint and the keys that go with it`() throws {
        let verifier = try NoteVerifier(line("verifier-key"))
        let signer = try NoteSigner(line("signer-key"))
        #expect(signer.verifier == verifier)
        let checkpoint = try Checkpoint.opened(note: text("checkpoint"), verifier: verifier)
        #expect(checkpoint.head == TreeHead(size: 2, root: try #require(TreeHash(try hex("root")))))
        #expect(try checkpoint.signed(by: signer) == text("checkpoint"))
    }

    @Test(isThere) func `begins with a proof file that holds`() throws {
        let proved = try ProofFile(parsing: text("proof")).proved(by: NoteVerifier(line("verifier-key")))
        #expect(proved.entry == .example())
        #expect(proved.index == 0)
        #expect(proved.checkpoint.head.size == 2)
    }
}
