import Crypto

/// The secret half of a key that signs notes. Printed or dumped it shows its public half only.
package struct NoteSigner: Sendable {
    /// The public half, to be given out.
    package let verifier: NoteVerifier
    private let seed: [UInt8]
    private let key: Curve25519.Signing.PrivateKey

    package static let seedSize = 32
    private static let prefix = "PRIVATE+KEY+"
    /// C2SP's number for Ed25519 signatures.
    private static let ed25519: UInt8 = 1

    /// A key from 32 bytes that nobody can guess. The name is the ledger's origin.
    package init(name: String, seed: [UInt8]) throws(NoteError) {
        guard isKeyName(name) else { throw .badName }
        guard seed.count == Self.seedSize else { throw .badSeed }
        do {
            key = try Curve25519.Signing.PrivateKey(rawRepresentation: seed)
        } catch {
            throw .badSeed
        }
        self.seed = seed
        verifier = NoteVerifier(name: name, publicKey: Array(key.publicKey.rawRepresentation))
    }

    /// Reads a signer key as Go's `sumdb/note` writes it, `PRIVATE+KEY+name+6d20f2d1+AX…`.
    package init(_ text: String) throws(NoteError) {
        guard text.hasPrefix(Self.prefix) else { throw .notASignerKey }
        let parts = text.dropFirst(Self.prefix.count).split(
            separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, isKeyName(parts[0]), let key = Base64.bytes(of: parts[2]),
            key.count == 1 + Self.seedSize, key[0] == Self.ed25519
        else { throw .notASignerKey }
        try self.init(name: String(parts[0]), seed: Array(key[1...]))
        guard verifier.keyIDText == parts[1] else { throw .notASignerKey }
    }

    package var name: String { verifier.name }

    func sign(_ text: String) throws(NoteError) -> Note.Signature {
        do {
            let signature = try key.signature(for: Array(text.utf8))
            return Note.Signature(name: name, keyID: verifier.keyID, bytes: Array(signature))
        } catch {
            throw .notSignable
        }
    }
}

extension NoteSigner: CustomStringConvertible, CustomReflectable {
    package var description: String { verifier.text }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
