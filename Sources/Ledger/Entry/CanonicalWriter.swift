/// Writes values in their one encoding (RFC 8949, section 4.2.1).
struct CanonicalWriter {
    private(set) var bytes: [UInt8] = []

    init(capacity: Int) { bytes.reserveCapacity(capacity) }

    /// An item's initial byte and its argument, in the shortest of the five forms.
    mutating func head(_ type: MajorType, _ argument: UInt64) {
        let upper = type.rawValue << 5
        switch argument {
        case 0..<24: bytes.append(upper | UInt8(argument))
        case 24...0xff:
            bytes.append(upper | 24)
            bytes.append(UInt8(argument))
        case 0x100...0xffff:
            bytes.append(upper | 25)
            append(UInt16(argument))
        case 0x1_0000...0xffff_ffff:
            bytes.append(upper | 26)
            append(UInt32(argument))
        case _:
            bytes.append(upper | 27)
            append(argument)
        }
    }

    mutating func integer(_ value: Int64) {
        // ~value is -1 - value, which is how a negative integer is stored.
        if value >= 0 { head(.unsigned, UInt64(value)) } else { head(.negative, UInt64(~value)) }
    }

    mutating func text(_ value: String) {
        head(.text, UInt64(value.utf8.count))
        bytes.append(contentsOf: value.utf8)
    }

    mutating func byteString(_ value: [UInt8]) {
        head(.bytes, UInt64(value.count))
        bytes.append(contentsOf: value)
    }

    mutating func write(_ value: LedgerValue) {
        switch value {
        case .integer(let value): integer(value)
        case .bytes(let value): byteString(value)
        case .text(let value): text(value)
        case .array(let elements):
            head(.array, UInt64(elements.count))
            for element in elements { write(element) }
        case .map(let members): map(members) { writer, value in writer.write(value) }
        case .bool(let value): bytes.append(value ? SimpleByte.true : SimpleByte.false)
        case .null: bytes.append(SimpleByte.null)
        }
    }

    /// A map's members in the bytewise order of their encoded keys.
    mutating func map<Value>(_ members: [String: Value], _ write: (inout CanonicalWriter, Value) -> Void) {
        head(.map, UInt64(members.count))
        for (key, value) in members.sorted(by: { Self.precedes($0.key, $1.key) }) {
            text(key)
            write(&self, value)
        }
    }

    /// The shorter key first, for its head is the smaller; of one length, the smaller bytes first.
    static func precedes(_ one: String, _ other: String) -> Bool {
        let (one, other) = (one.utf8, other.utf8)
        return one.count == other.count ? one.lexicographicallyPrecedes(other) : one.count < other.count
    }

    private mutating func append(_ value: some FixedWidthInteger & UnsignedInteger) {
        withUnsafeBytes(of: value.bigEndian) { bytes.append(contentsOf: $0) }
    }
}
