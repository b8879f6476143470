#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What is wrong with the text of a root key. No case carries any of the text.
package enum RootKeyError: Error, Hashable, CustomStringConvertible {
    case empty
    case severalLines
    case notARootKey
    case otherVersion
    case notBase64
    /// The length that was found, in bytes.
    case wrongLength(Int)
    /// Every byte is the same: a placeholder that somebody forgot to fill.
    case placeholder

    package var description: String {
        switch self {
        case .empty:
            "the root key is empty: put back the key file from its safe place, or make a new one for a new database"
        case .severalLines: "the root key has more than one line: it must be the one line that was written for it"
        case .notARootKey: "this is not a root key: it must begin with \(rootKeyPrefix)"
        case .otherVersion: "this root key is of a version that this program does not know: use a newer program"
        case .notBase64: "the root key is damaged: after \(rootKeyPrefix) there must be 44 characters of base64"
        case .wrongLength(let length):
            "the root key has \(length) bytes and must have \(keySize): part of it is missing or added"
        case .placeholder: "the root key is a placeholder of equal bytes: make a real one"
        }
    }
}

let rootKeyPrefix = "gatehouse-root-key-1:"

/// The 32 bytes of a root key's text.
func rootKeyBytes(_ text: String) throws(RootKeyError) -> [UInt8] {
    let line = text.drop { $0.isWhitespace }
    guard let end = line.lastIndex(where: { !$0.isWhitespace }) else { throw .empty }
    let trimmed = line[...end]
    guard !trimmed.contains(where: \.isNewline) else { throw .severalLines }
    guard trimmed.hasPrefix(rootKeyPrefix) else {
        throw trimmed.hasPrefix("gatehouse-root-key-") ? .otherVersion : .notARootKey
    }
    let encoded = String(trimmed.dropFirst(rootKeyPrefix.count))
    // Written again it must be the same: base64 has spare bits, and a key has one text.
    guard let data = Data(base64Encoded: encoded), data.base64EncodedString() == encoded else { throw .notBase64 }
    guard data.count == keySize else { throw .wrongLength(data.count) }
    guard Set(data).count > 1 else { throw .placeholder }
    return Array(data)
}
