import Crypto
import Foundation

/// What a browser holds and nobody else knows: 256 random bits.
///
/// The same cookie is given to a visitor who has not signed in, so that the form for signing in has its proof of
/// origin; signing in replaces it, so that a token planted beforehand is worth nothing afterwards.
package struct SessionToken: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
    package static let size = 32

    package let bytes: [UInt8]

    /// Makes a new one out of `dice`, which gives as many random bytes as it is asked for.
    package init(dice: @Sendable (Int) -> [UInt8]) { bytes = dice(Self.size) }

    /// Reads a cookie's value; `nil` unless it is a token's 64 hexadecimal digits.
    package init?(cookie value: String) {
        guard value.utf8.count == Self.size * 2 else { return nil }
        var bytes: [UInt8] = []
        for byte in value.utf8 {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): bytes.append(byte - UInt8(ascii: "0"))
            case UInt8(ascii: "a")...UInt8(ascii: "f"): bytes.append(byte - UInt8(ascii: "a") + 10)
            default: return nil
            }
        }
        self.bytes = stride(from: 0, to: bytes.count, by: 2).map { bytes[$0] << 4 | bytes[$0 + 1] }
    }

    package var cookieValue: String { hexadecimal(bytes) }

    /// What the store keeps: whoever reads the store cannot sign in with it.
    package var hash: [UInt8] { Array(SHA256.hash(data: Data(bytes))) }

    package var description: String { "‹session token›" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
