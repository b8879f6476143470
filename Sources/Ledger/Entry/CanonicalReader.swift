/// Reads values in their one encoding, and refuses every other.
///
/// It reads a stretch of a larger array, so that a batch of entries is verified without copying each.
struct CanonicalReader {
    private let bytes: [UInt8]
    /// Where the stretch begins: errors count from here.
    private let start: Int
    private let end: Int
    private var at: Int
    private var position: Int { at - start }

    init(_ bytes: [UInt8]) { self.init(bytes, in: bytes.indices) }

    init(_ bytes: [UInt8], in range: Range<Int>) {
        self.bytes = bytes
        at = range.lowerBound
        start = range.lowerBound
        end = range.upperBound
    }

    /// Any value. `depth` is how many arrays and maps it stands in.
    mutating func value(depth: Int = 0) throws(LedgerEncodingError) -> LedgerValue {
        let from = position
        let (type, argument) = try head()
        switch type {
        case .unsigned, .negative: return .integer(try Self.integer(type, argument, at: from))
        case .bytes: return .bytes(try stretch(argument).map { $0 })
        case .text: return .text(try string(argument, at: from))
        case .array:
            guard depth < LedgerValue.deepest else { throw .tooDeep(at: from) }
            return .array(try elements(argument, depth: depth + 1))
        case .map:
            guard depth < LedgerValue.deepest else { throw .tooDeep(at: from) }
            return .map(
                try members(argument) { reader throws(LedgerEncodingError) in try reader.value(depth: depth + 1) })
        case .simple:
            switch UInt8(truncatingIfNeeded: argument) | 0xe0 {
            case SimpleByte.false: return .bool(false)
            case SimpleByte.true: return .bool(true)
            case SimpleByte.null: return .null
            case _: throw .notUsed(at: from)
            }
        case .tag: throw .notUsed(at: from)
        }
    }

    /// Nothing may follow.
    func finish() throws(LedgerEncodingError) {
        guard at == end else { throw .trailingBytes(at: position) }
    }
}

// Values of one kind, for whoever knows what comes next.
extension CanonicalReader {
    mutating func integer() throws(LedgerEncodingError) -> Int64 {
        let from = position
        let (type, argument) = try head()
        guard type == .unsigned || type == .negative else { throw .wrongKind(at: from) }
        return try Self.integer(type, argument, at: from)
    }

    mutating func text() throws(LedgerEncodingError) -> String {
        let from = position
        return try string(try length(of: .text), at: from)
    }

    mutating func byteString() throws(LedgerEncodingError) -> [UInt8] {
        Array(try stretch(try length(of: .bytes)))
    }

    mutating func map<Value>(
        _ read: (inout CanonicalReader) throws(LedgerEncodingError) -> Value
    ) throws(LedgerEncodingError) -> [String: Value] {
        try members(try length(of: .map), read)
    }

    /// An integer that counts something, and is not negative.
    mutating func count() throws(LedgerEncodingError) -> Int64 {
        let from = position
        let value = try integer()
        guard value >= 0 else { throw .wrongKind(at: from) }
        return value
    }

    /// The argument of an item that has to be of this type.
    mutating func length(of type: MajorType) throws(LedgerEncodingError) -> UInt64 {
        let from = position
        let (found, argument) = try head()
        guard found == type else { throw .wrongKind(at: from) }
        return argument
    }

    /// A key of one letter that has to stand here.
    mutating func member(_ name: Unicode.Scalar) throws(LedgerEncodingError) {
        guard end - at >= 2, bytes[at] == MajorType.text.rawValue << 5 | 1, UInt32(bytes[at + 1]) == name.value else {
            throw .memberExpected(String(name), at: position)
        }
        at += 2
    }

    /// The bytes of a text, as a range of the whole array, checked to be UTF-8.
    mutating func textRange() throws(LedgerEncodingError) -> Range<Int> {
        let from = position
        let range = try stretch(try length(of: .text)).indices
        guard isUTF8(range) else { throw .notUTF8(at: from) }
        return range
    }

    /// Passes over one value, checking it as strictly as `value()` does and making nothing of it.
    mutating func skip(depth: Int = 0) throws(LedgerEncodingError) {
        let from = position
        let (type, argument) = try head()
        switch type {
        case .unsigned, .negative: _ = try Self.integer(type, argument, at: from)
        case .bytes: _ = try stretch(argument)
        case .text:
            let range = try stretch(argument).indices
            guard isUTF8(range) else { throw .notUTF8(at: from) }
        case .array:
            guard depth < LedgerValue.deepest else { throw .tooDeep(at: from) }
            for _ in 0..<(try count(argument)) { try skip(depth: depth + 1) }
        case .map:
            guard depth < LedgerValue.deepest else { throw .tooDeep(at: from) }
            var last: Range<Int>?
            for _ in 0..<(try count(argument)) {
                last = try key(after: last)
                try skip(depth: depth + 1)
            }
        case .simple:
            guard (20...22).contains(argument) else { throw .notUsed(at: from) }
        case .tag: throw .notUsed(at: from)
        }
    }
}

extension CanonicalReader {
    /// An item's type and argument (RFC 8949, section 3), in the shortest form or not at all.
    private mutating func head() throws(LedgerEncodingError) -> (MajorType, UInt64) {
        let from = position
        guard at < end else { throw .endsEarly(at: from) }
        let first = bytes[at]
        guard let type = MajorType(rawValue: first >> 5) else { throw .notUsed(at: from) }
        at += 1
        let short = first & 0x1f
        if short < 24 { return (type, UInt64(short)) }
        guard short != 31 else { throw .indefiniteLength(at: from) }
        guard short < 28, type != .simple else { throw .notUsed(at: from) }
        let width = 1 << Int(short - 24)
        guard end - at >= width else { throw .endsEarly(at: position) }
        var argument: UInt64 = 0
        for byte in bytes[at..<(at + width)] { argument = argument << 8 | UInt64(byte) }
        at += width
        // What fits into the next smaller form should have been written in it.
        guard argument >= (width == 1 ? 24 : 1 << UInt64(width * 4)) else { throw .notShortest(at: from) }
        return (type, argument)
    }

    private static func integer(
        _ type: MajorType, _ argument: UInt64, at from: Int
    ) throws(LedgerEncodingError) -> Int64 {
        guard let value = Int64(exactly: argument) else { throw .outOfRange(at: from) }
        return type == .negative ? ~value : value
    }

    /// That many bytes from here.
    private mutating func stretch(_ count: UInt64) throws(LedgerEncodingError) -> ArraySlice<UInt8> {
        guard count <= UInt64(end - at) else { throw .endsEarly(at: end - start) }
        let from = at
        at += Int(count)
        return bytes[from..<at]
    }

    private mutating func string(_ count: UInt64, at from: Int) throws(LedgerEncodingError) -> String {
        guard let text = String(validating: try stretch(count), as: UTF8.self) else { throw .notUTF8(at: from) }
        return text
    }

    /// A number of items that can still follow, as each takes a byte or more. Checked before anything is
    /// set aside for them.
    private func count(_ argument: UInt64) throws(LedgerEncodingError) -> Int {
        guard argument <= UInt64(end - at) else { throw .endsEarly(at: end - start) }
        return Int(argument)
    }

    private mutating func elements(_ argument: UInt64, depth: Int) throws(LedgerEncodingError) -> [LedgerValue] {
        var elements: [LedgerValue] = []
        for _ in 0..<(try count(argument)) { elements.append(try value(depth: depth)) }
        return elements
    }

    private mutating func members<Value>(
        _ argument: UInt64, _ read: (inout CanonicalReader) throws(LedgerEncodingError) -> Value
    ) throws(LedgerEncodingError) -> [String: Value] {
        var members: [String: Value] = [:]
        var last: Range<Int>?
        for _ in 0..<(try count(argument)) {
            let from = position
            let key = try key(after: last)
            last = key
            let name = String(decoding: bytes[key], as: UTF8.self)
            // Two keys that differ as bytes may still be one to Swift, in how an accent is composed.
            guard members.updateValue(try read(&self), forKey: name) == nil else { throw .keyTwice(at: from) }
        }
        return members
    }

    /// A map's next key, which has to come after the last one.
    private mutating func key(after last: Range<Int>?) throws(LedgerEncodingError) -> Range<Int> {
        let from = position
        let (type, argument) = try head()
        guard type == .text else { throw .keyIsNotText(at: from) }
        let key = try stretch(argument).indices
        guard isUTF8(key) else { throw .notUTF8(at: from) }
        guard let last else { return key }
        if last.count != key.count {
            guard last.count < key.count else { throw .keyOutOfOrder(at: from) }
        } else if !bytes[last].lexicographicallyPrecedes(bytes[key]) {
            if bytes[last].elementsEqual(bytes[key]) { throw .keyTwice(at: from) }
            throw .keyOutOfOrder(at: from)
        }
        return key
    }

    private func isUTF8(_ range: Range<Int>) -> Bool {
        var high: UInt8 = 0
        for byte in bytes[range] { high |= byte }
        return high < 0x80 || String(validating: bytes[range], as: UTF8.self) != nil
    }
}
