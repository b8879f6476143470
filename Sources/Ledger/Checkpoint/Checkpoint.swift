/// The ledger's word, signed, that it held these entries and no others (C2SP `tlog-checkpoint`).
package struct Checkpoint: Hashable, Sendable {
    /// Which ledger: the name of the key that signs for it.
    package let origin: String
    package let head: TreeHead
    /// Lines that another log may add; ours adds none, and gives them no meaning.
    package let extensions: [String]

    package init(origin: String, head: TreeHead) {
        self.origin = origin
        self.head = head
        extensions = []
    }

    /// The text that is signed.
    package var body: String {
        ([origin, String(head.size), Base64.text(of: head.root.bytes)] + extensions).map { $0 + "\n" }.joined()
    }

    /// The checkpoint as a signed note.
    ///
    /// Throws `otherLedger` if the key is not the origin's: such a note could not be opened again.
    package func signed(by signer: NoteSigner) throws(NoteError) -> String {
        guard signer.name == origin else { throw .otherLedger(found: origin, expected: signer.name) }
        return try Note(text: body, signedBy: signer).serialised
    }

    /// A signed checkpoint of the ledger whose key this is. Its other signatures are ignored.
    package static func opened(note: String, verifier: NoteVerifier) throws(NoteError) -> Checkpoint {
        let note = try Note(parsing: note)
        try note.verify(verifier)
        guard let checkpoint = Checkpoint(body: note.text) else { throw .notACheckpoint }
        guard checkpoint.origin == verifier.name else {
            throw .otherLedger(found: checkpoint.origin, expected: verifier.name)
        }
        return checkpoint
    }

    /// Whether a note is that ledger's signed checkpoint over that head.
    package static func isSigned(_ note: String, over head: TreeHead, verifier: NoteVerifier) -> Bool {
        do throws(NoteError) { return try opened(note: note, verifier: verifier).head == head } catch { return false }
    }

    /// Reads a note's text; `nil` unless it is a checkpoint's, to the byte.
    init?(body: String) {
        guard body.utf8.last == UInt8(ascii: "\n") else { return nil }
        let lines = body.dropLast().split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard lines.count >= 3, lines.allSatisfy({ !$0.isEmpty }) else { return nil }
        guard let size = Int(lines[1]), size >= 0, String(size) == lines[1] else { return nil }
        guard let bytes = Base64.bytes(of: lines[2]), let root = TreeHash(bytes) else { return nil }
        guard size > 0 || root == .ofNothing else { return nil }
        origin = lines[0]
        head = TreeHead(size: size, root: root)
        extensions = Array(lines[3...])
    }
}
