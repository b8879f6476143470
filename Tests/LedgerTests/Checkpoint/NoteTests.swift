import Testing

@testable import Ledger

/// Vectors of golang.org/x/mod/sumdb/note and of the C2SP specification.
enum Published {
    static let verifierKey = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
    static let signerKey = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
    static let otherVerifierKey = "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop"
    static let text = """
        If you think cryptography is the answer to your problem,
        then you don't know what your problem is.

        """
    static let signature =
        "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuG"
        + "UgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
    static let otherSignature =
        "— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2t"
        + "iOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n"
    static let note = text + "\n" + signature
}

@Suite("A signed note (C2SP signed-note)")
struct NoteTests {
    @Test func `is signed as Go's implementation signs it`() throws {
        let signer = try NoteSigner(Published.signerKey)
        #expect(try Note(text: Published.text, signedBy: signer).serialised == Published.note)
    }

    @Test func `is opened with the key that Go's implementation gives out`() throws {
        let note = try Note(parsing: Published.note)
        #expect(note.text == Published.text)
        #expect(note.serialised == Published.note)
        try note.verify(NoteVerifier(Published.verifierKey))
    }

    @Test func `of the specification's own example is opened`() throws {
        let note = try Note(
            parsing: """
                This is an example message.

                — example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONnc\
                AlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=

                """)
        try note.verify(NoteVerifier("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"))
    }

    @Test func `keeps the signatures of keys that it does not know, and ignores them`() throws {
        let both = Published.note + Published.otherSignature
        let note = try Note(parsing: both)
        #expect(note.serialised == both)
        #expect(note.signatures.map(\.name) == ["PeterNeumann", "EnochRoot"])
        try note.verify(NoteVerifier(Published.verifierKey))
        try note.verify(NoteVerifier(Published.otherVerifierKey))

        // The same name with another number is another key, and so ignored.
        let namesake = "— PeterNeumann " + Base64.text(of: [1, 2, 3, 4] + [UInt8](repeating: 9, count: 64)) + "\n"
        try Note(parsing: Published.note + namesake).verify(NoteVerifier(Published.verifierKey))
    }

    @Test func `is refused unless the key asked for has signed it`() throws {
        let verifier = try NoteVerifier(Published.otherVerifierKey)
        #expect(throws: NoteError.notSigned(by: "EnochRoot")) { try Note(parsing: Published.note).verify(verifier) }
    }

    @Test func `is refused with one wrong signature of a known key beside a right one`() throws {
        var bytes = try #require(Base64.bytes(of: Published.signature.split(separator: " ")[2].dropLast()))
        bytes[20] ^= 1
        let wrong = "— PeterNeumann \(Base64.text(of: bytes))\n"
        let verifier = try NoteVerifier(Published.verifierKey)
        for note in [Published.note + wrong, Published.text + "\n" + wrong + Published.signature] {
            let error = NoteError.wrongSignature(name: "PeterNeumann")
            #expect(throws: error) { try Note(parsing: note).verify(verifier) }
        }
    }

    @Test func `is refused with any byte changed`() throws {
        let verifier = try NoteVerifier(Published.verifierKey)
        let bytes = Array(Published.note.utf8)
        for position in bytes.indices {
            for change: UInt8 in [0x01, 0x20] {
                var changed = bytes
                changed[position] ^= change
                guard let text = String(validating: changed, as: UTF8.self) else { continue }
                #expect(throws: NoteError.self, "byte \(position)") { try Note(parsing: text).verify(verifier) }
            }
        }
    }

    static let malformed: [String] = [
        "", "\n", "\n\n", Published.text, Published.text + "\n", String(Published.note.dropLast()),
        "\u{1}" + Published.note, Published.text + "\t\n\n" + Published.signature,
        Published.note + "Unexpected line.\n", Published.note + "\n",
        Published.text + "\n— Bad Name x08go/ZJkuBS9UG/\n", Published.text + "\n— x08go/ZJkuBS9UG/\n",
        Published.text + "\n-  PeterNeumann x08go/ZJkuBS9UG/\n", Published.text + "\n— Peter+Neumann x08go/ZJ\n",
        Published.text + "\n— PeterNeumann x08gow==\n", Published.text + "\n— PeterNeumann x08go/ZJkuBS9UH=\n",
        Published.text + "\n— PeterNeumann x08go_ZJkuBS9UG_\n", Published.text + "\n— PeterNeumann  x08go/ZJ\n",
        Published.text + "\n" + String(repeating: Published.signature, count: 101),
    ]

    @Test(arguments: malformed)
    func `is refused when it is no note at all`(_ text: String) {
        #expect(throws: NoteError.self) { try Note(parsing: text) }
    }

    @Test func `is not made of a text that could not be read back`() throws {
        let signer = try NoteSigner(Published.signerKey)
        #expect(throws: NoteError.notANote) { try Note(text: "no new line", signedBy: signer) }
        #expect(throws: NoteError.notANote) { try Note(text: "", signedBy: signer) }
        #expect(throws: NoteError.controlCharacter) { try Note(text: "a\rb\n", signedBy: signer) }
    }
}
