/// A value that an entry may hold, with exactly one encoding.
///
/// The encoding is a subset of CBOR under the core deterministic rules (RFC 8949, section 4.2.1): two
/// programs that mean the same value write the same bytes, and so the same leaf hash.
///
/// Swift holds two texts equal when they only differ in how an accent is composed; their encodings
/// differ. What counts for the ledger is `encoded`, never `==`.
package enum LedgerValue: Hashable, Sendable {
    case integer(Int64)
    case bytes([UInt8])
    case text(String)
    case array([LedgerValue])
    case map([String: LedgerValue])
    case bool(Bool)
    case null

    /// How deep arrays and maps may stand in each other. Nothing that the ledger holds comes near, and
    /// without a limit one forged entry could exhaust the stack of whoever verifies it.
    package static let deepest = 16

    /// The value's canonical bytes.
    package var encoded: [UInt8] {
        var writer = CanonicalWriter(capacity: 256)
        writer.write(self)
        return writer.bytes
    }

    /// Reads one value that fills `bytes` to the last.
    ///
    /// Throws on anything that `encoded` could not have written, so that no second spelling of a value
    /// is ever accepted.
    package init(decoding bytes: some Sequence<UInt8>) throws(LedgerEncodingError) {
        let bytes = Array(bytes)
        var reader = CanonicalReader(bytes)
        self = try reader.value()
        try reader.finish()
    }
}

extension LedgerValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
    package init(stringLiteral value: String) { self = .text(value) }
    package init(integerLiteral value: Int64) { self = .integer(value) }
    package init(booleanLiteral value: Bool) { self = .bool(value) }
    package init(arrayLiteral elements: LedgerValue...) { self = .array(elements) }
    package init(nilLiteral: ()) { self = .null }

    /// A key written twice keeps its last value; a literal is read by people, who will see it.
    package init(dictionaryLiteral elements: (String, LedgerValue)...) {
        self = .map(Dictionary(elements) { _, last in last })
    }
}

extension LedgerValue {
    /// The text, if that is what this is.
    package var asText: String? {
        if case .text(let value) = self { value } else { nil }
    }

    /// The integer, if that is what this is.
    package var asInteger: Int64? {
        if case .integer(let value) = self { value } else { nil }
    }

    /// The members, if this is a map.
    package var asMap: [String: LedgerValue]? {
        if case .map(let value) = self { value } else { nil }
    }
}
