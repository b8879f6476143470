/// Why a signed note, a key or a checkpoint is not what it should be.
package enum NoteError: Error, Hashable, Sendable {
    /// Not a text, an empty line and signature lines.
    case notANote
    /// A character below U+0020 that is not a new line.
    case controlCharacter
    /// The signature line of this number, from 1, is not one.
    case badSignatureLine(Int)
    /// More signatures than a note of ours could carry.
    case tooManySignatures
    /// The text is no verifier key, or the number in it is not its own.
    case notAVerifierKey
    /// The text is no signer key, or the number in it is not its own.
    case notASignerKey
    /// A key name that is empty or holds a space or a plus sign.
    case badName
    /// A seed of another length than 32 bytes.
    case badSeed
    /// Signed in this name, and the signature is not this key's.
    case wrongSignature(name: String)
    /// Nothing here is signed by this key.
    case notSigned(by: String)
    /// The note is signed, and its text is no checkpoint.
    case notACheckpoint
    /// A checkpoint of another ledger.
    case otherLedger(found: String, expected: String)
    /// The machine's signing failed.
    case notSignable
}

extension NoteError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .notANote: "this is not a signed note: it needs a text, an empty line and a signature"
        case .controlCharacter: "the note holds a control character: use the file as it was given out"
        case .badSignatureLine(let number): "signature line \(number) of the note cannot be read"
        case .tooManySignatures: "the note carries more than \(Note.mostSignatures) signatures"
        case .notAVerifierKey: "this is not a verifier key: it reads `name+8 digits+base 64`, on one line"
        case .notASignerKey: "this is not a signer key: it reads `PRIVATE+KEY+name+8 digits+base 64`, on one line"
        case .badName: "a key's name needs a character, and none that is a space or `+`"
        case .badSeed: "a key's seed is 32 bytes"
        case .wrongSignature(let name): "it says `\(name)`, but was not signed by this ledger's key: do not trust it"
        case .notSigned(let name): "it was not signed by this ledger's key, `\(name)`: check that this is the right key"
        case .notACheckpoint: "the note is signed, but its text is not a checkpoint"
        case .otherLedger(let found, let expected): "this is a checkpoint of `\(found)`, not of `\(expected)`"
        case .notSignable: "the key could not sign: try again, and if it fails again replace the key file"
        }
    }
}
