/// The eight kinds of CBOR item, as they stand in an initial byte's upper three bits (RFC 8949, section 3.1).
enum MajorType: UInt8 {
    case unsigned = 0
    case negative = 1
    case bytes = 2
    case text = 3
    case array = 4
    case map = 5
    case tag = 6
    case simple = 7

    @inline(__always)
    init(initialByte: UInt8) {
        switch initialByte >> 5 {
        case 0: self = .unsigned
        case 1: self = .negative
        case 2: self = .bytes
        case 3: self = .text
        case 4: self = .array
        case 5: self = .map
        case 6: self = .tag
        case _: self = .simple
        }
    }
}

/// The initial bytes of the simple values that the ledger uses (RFC 8949, section 3.3).
enum SimpleByte {
    static let `false`: UInt8 = 0xf4
    static let `true`: UInt8 = 0xf5
    static let null: UInt8 = 0xf6
}
