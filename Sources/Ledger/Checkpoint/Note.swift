/// A text signed by one or more keys (C2SP `signed-note`).
///
/// Until `verify` has passed the text is anybody's, and nothing in it may be believed.
package struct Note: Hashable, Sendable {
    /// One line of signature. Those of unknown keys are kept, so that a witness's countersignature survives
    /// a program that does not know the witness.
    package struct Signature: Hashable, Sendable {
        package let name: String
        package let keyID: UInt32
        package let bytes: [UInt8]
    }

    /// More than any note of ours carries, and far fewer than would take long to check.
    static let mostSignatures = 100

    /// Everything before the empty line, with its last new line.
    package let text: String
    package let signatures: [Signature]

    private init(text: String, signatures: [Signature]) {
        self.text = text
        self.signatures = signatures
    }

    /// Signs a text, which has to end in a new line.
    package init(text: String, signedBy signer: NoteSigner) throws(NoteError) {
        guard text.utf8.last == newLine else { throw .notANote }
        guard Self.hasNoControls(text) else { throw .controlCharacter }
        self.init(text: text, signatures: [try signer.sign(text)])
    }

    /// Reads a note. Whose it is has not been looked at.
    package init(parsing note: String) throws(NoteError) {
        guard Self.hasNoControls(note) else { throw .controlCharacter }
        let bytes = Array(note.utf8)
        guard bytes.last == newLine, let blank = Self.lastBlankLine(of: bytes), blank + 2 < bytes.count else {
            throw .notANote
        }
        let lines = bytes[(blank + 2)...].dropLast().split(separator: newLine, omittingEmptySubsequences: false)
        guard lines.count <= Self.mostSignatures else { throw .tooManySignatures }
        var signatures: [Signature] = []
        for (number, line) in lines.enumerated() {
            guard let signature = Signature(line: String(decoding: line, as: UTF8.self)) else {
                throw .badSignatureLine(number + 1)
            }
            signatures.append(signature)
        }
        self.init(text: String(decoding: bytes[...blank], as: UTF8.self), signatures: signatures)
    }

    /// The note as it is stored and sent.
    package var serialised: String {
        text + "\n" + signatures.map(\.line).joined()
    }

    /// Throws unless this key signed the text.
    ///
    /// Every signature in the key's name and number has to hold, and there has to be one; those of other
    /// keys are ignored.
    package func verify(_ verifier: NoteVerifier) throws(NoteError) {
        let own = signatures.filter { $0.name == verifier.name && $0.keyID == verifier.keyID }
        guard !own.isEmpty else { throw .notSigned(by: verifier.name) }
        guard own.allSatisfy({ verifier.holds($0.bytes, over: text) }) else {
            throw .wrongSignature(name: verifier.name)
        }
    }

    private static func hasNoControls(_ text: String) -> Bool {
        text.utf8.allSatisfy { $0 >= 0x20 || $0 == newLine }
    }

    /// Where the last new line stands that another follows.
    private static func lastBlankLine(of bytes: [UInt8]) -> Int? {
        bytes.indices.dropLast().last { bytes[$0] == newLine && bytes[$0 + 1] == newLine }
    }
}

private let newLine = UInt8(ascii: "\n")

extension Note.Signature {
    private static let dash = "\u{2014} "

    fileprivate var line: String {
        let id = withUnsafeBytes(of: keyID.bigEndian) { Array($0) }
        return Self.dash + name + " " + Base64.text(of: id + bytes) + "\n"
    }

    fileprivate init?(line: String) {
        guard line.hasPrefix(Self.dash) else { return nil }
        let parts = line.dropFirst(Self.dash.count).split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 2, isKeyName(parts[0]), let bytes = Base64.bytes(of: parts[1]), bytes.count > 4 else {
            return nil
        }
        name = String(parts[0])
        keyID = bytes[..<4].reduce(0) { $0 << 8 | UInt32($1) }
        self.bytes = Array(bytes[4...])
    }
}

/// Whether a key may be so named: not empty, no space of any script, no plus sign.
func isKeyName(_ name: some StringProtocol) -> Bool {
    !name.isEmpty
        && name.unicodeScalars.allSatisfy { $0 != "+" && $0.value >= 0x20 && !$0.properties.isWhitespace }
}
