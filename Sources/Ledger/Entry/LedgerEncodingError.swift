/// Why bytes are not a canonical value or not an entry. Positions count bytes from 0.
package enum LedgerEncodingError: Error, Hashable, Sendable {
    /// The bytes end before the value does.
    case endsEarly(at: Int)
    /// A number or length takes more bytes than it needs.
    case notShortest(at: Int)
    /// A length is left open, or a break stands alone.
    case indefiniteLength(at: Int)
    /// An integer that 64 bits with a sign cannot hold.
    case outOfRange(at: Int)
    /// A kind of CBOR item that the ledger does not use: a tag, a fraction, another simple value.
    case notUsed(at: Int)
    case notUTF8(at: Int)
    case keyIsNotText(at: Int)
    /// A map's key does not follow the one before it.
    case keyOutOfOrder(at: Int)
    case keyTwice(at: Int)
    case tooDeep(at: Int)
    /// Something follows the value.
    case trailingBytes(at: Int)
    /// The entry's member of this name is not where it belongs, or another stands in its place.
    case memberExpected(String, at: Int)
    /// A member holds another kind of value than it should.
    case wrongKind(at: Int)
    /// The entry is of a format that this version of the program does not know.
    case unknownFormat(Int64)
}

extension LedgerEncodingError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .endsEarly(let at): "the bytes end at byte \(at), before the value does"
        case .notShortest(let at): "the number at byte \(at) is not in its shortest form"
        case .indefiniteLength(let at): "the item at byte \(at) does not state its length"
        case .outOfRange(let at): "the integer at byte \(at) does not fit into 64 bits"
        case .notUsed(let at): "the item at byte \(at) is of a kind that the ledger does not use"
        case .notUTF8(let at): "the text at byte \(at) is not UTF-8"
        case .keyIsNotText(let at): "the key at byte \(at) is not text"
        case .keyOutOfOrder(let at): "the key at byte \(at) is out of order"
        case .keyTwice(let at): "the key at byte \(at) stands there twice"
        case .tooDeep(let at): "the item at byte \(at) lies deeper than \(LedgerValue.deepest) levels"
        case .trailingBytes(let at): "something follows the value from byte \(at)"
        case .memberExpected(let name, let at): "the member `\(name)` is not at byte \(at), where it belongs"
        case .wrongKind(let at): "the value at byte \(at) is of the wrong kind"
        case .unknownFormat(let format): "it is of format \(format), and this program reads format 1: use a newer one"
        }
    }
}
