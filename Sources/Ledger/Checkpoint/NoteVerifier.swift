import Crypto

/// The public half of a key that signs notes: what an agency is given, once and from a source it trusts
/// (C2SP `signed-note`, Ed25519).
package struct NoteVerifier: Hashable, Sendable {
    package let name: String
    /// A short number by which a signature's key is found. It proves nothing.
    package let keyID: UInt32
    private let publicKey: [UInt8]

    /// C2SP's number for Ed25519 signatures.
    private static let ed25519: UInt8 = 1

    init(name: String, publicKey: [UInt8]) {
        self.name = name
        self.publicKey = publicKey
        keyID = Self.keyID(of: name, publicKey)
    }

    /// Reads a verifier key, `safermk.example/ledger+6d20f2d1+AX…`.
    package init(_ text: String) throws(NoteError) {
        let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, isKeyName(parts[0]), let key = Base64.bytes(of: parts[2]), key.count == 33,
            key[0] == Self.ed25519
        else { throw .notAVerifierKey }
        self.init(name: String(parts[0]), publicKey: Array(key[1...]))
        guard keyIDText == parts[1], isPoint else { throw .notAVerifierKey }
    }

    /// The key as it is given out, on one line.
    package var text: String { "\(name)+\(keyIDText)+\(Base64.text(of: [Self.ed25519] + publicKey))" }

    var keyIDText: String {
        let digits = String(keyID, radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }

    private var isPoint: Bool {
        do {
            _ = try Curve25519.Signing.PublicKey(rawRepresentation: publicKey)
            return true
        } catch {
            return false
        }
    }

    /// Whether this key made the signature over the text.
    func holds(_ signature: [UInt8], over text: String) -> Bool {
        do {
            let key = try Curve25519.Signing.PublicKey(rawRepresentation: publicKey)
            return key.isValidSignature(signature, for: Array(text.utf8))
        } catch {
            return false
        }
    }

    private static func keyID(of name: String, _ publicKey: [UInt8]) -> UInt32 {
        let hash = SHA256.hash(data: Array(name.utf8) + [UInt8(ascii: "\n"), ed25519] + publicKey)
        return hash.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
    }
}

extension NoteVerifier: CustomStringConvertible {
    package var description: String { text }
}
