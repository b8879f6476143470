/// An address within Gatehouse that a browser handed back, such as where to go after signing in.
///
/// Anything that a browser could read as another site's address is refused: `//other.example`, `/\other.example`,
/// and whatever has a character in it that browsers skip over.
package struct LocalPath: Hashable, Sendable {
    package let text: String

    private static let longest = 500

    package init?(_ text: String) {
        guard text.utf8.count <= Self.longest, text.hasPrefix("/"), !text.hasPrefix("//"),
            text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\\") })
        else { return nil }
        self.text = text
    }

    /// Text as a value in a query (RFC 3986, 2.3: only unreserved characters stand as they are; so may a slash).
    package static func queryEncoded(_ text: String) -> String {
        var encoded = ""
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"), UInt8(ascii: "/"):
                encoded.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                encoded += "%" + hexadecimal([byte]).uppercased()
            }
        }
        return encoded
    }
}
