import Crypto
import Foundation
package import HTML

/// Proof that a form came from a page of ours: HMAC-SHA256 under the session's own token.
///
/// Another site can make a browser send a form here, cookie included, but can read neither the cookie nor our pages,
/// and so cannot know this value. It is made from the token and not from a key of the server, so that it holds on
/// every server of a partnership and after every start, and no longer than the session.
package struct CSRFToken: Hashable, Sendable {
    package static let fieldName = "csrf"

    private let code: [UInt8]

    init(of token: SessionToken) {
        code = Array(
            HMAC<SHA256>.authenticationCode(
                for: Data("gatehouse form".utf8), using: SymmetricKey(data: token.bytes)))
    }

    package var text: String { hexadecimal(code) }

    /// The hidden field that every form that changes something carries.
    package var field: HTML { hiddenField(Self.fieldName, text) }

    /// Compared without stopping at the first difference, whose place would otherwise show in the time it takes.
    package func matches(_ sent: String) -> Bool {
        let expected = Array(text.utf8)
        let given = Array(sent.utf8)
        guard given.count == expected.count else { return false }
        return zip(expected, given).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}

/// Bytes in hexadecimal, lower case.
func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
}
