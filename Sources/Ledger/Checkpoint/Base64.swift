import Foundation

/// Base 64 as the transparency log formats use it: the standard alphabet, padded, and one text for each
/// sequence of bytes (RFC 4648, sections 3.5 and 4).
enum Base64 {
    static func text(of bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }

    /// The bytes; `nil` for any text that `text(of:)` would not have written, so that nobody can alter a
    /// note without altering its bytes.
    static func bytes(of text: some StringProtocol) -> [UInt8]? {
        guard let data = Data(base64Encoded: String(text)) else { return nil }
        let bytes = [UInt8](data)
        return Self.text(of: bytes) == text ? bytes : nil
    }
}
