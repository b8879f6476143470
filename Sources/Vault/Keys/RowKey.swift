import Crypto

/// Attests rows of the records that are not sealed, so that nobody without the root key makes or changes one.
package struct RowKey: Sendable, CustomStringConvertible, CustomReflectable {
    private let key: SymmetricKey

    init(_ key: SymmetricKey) { self.key = key }

    /// HMAC-SHA256 over the texts (RFC 2104), 32 bytes. The first says what kind of row it is.
    package func code(over texts: [String]) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: boundBytes(texts), using: key))
    }

    /// Whether that is the code over the texts; in the same time whichever of its bytes is another.
    package func attests(_ code: [UInt8], over texts: [String]) -> Bool {
        HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: boundBytes(texts), using: key)
    }

    package var description: String { "‹key›" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
