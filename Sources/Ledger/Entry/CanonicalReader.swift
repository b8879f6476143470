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
        case .bytes: return .bytes(Array(bytes[try stretch(argument)]))
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
        Array(bytes[try stretch(try length(of: .bytes))])
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

    /// Passes over a text.
    mutating func skipText() throws(LedgerEncodingError) {
        let from = position
        guard isUTF8(try stretch(try length(of: .text))) else { throw .notUTF8(at: from) }
    }

    /// Passes over a byte string.
    mutating func skipByteString() throws(LedgerEncodingError) {
        _ = try stretch(try length(of: .bytes))
    }

    /// Passes over one map, checking each value as `skip` says.
    mutating func skipMap(
        _ skip: (inout CanonicalReader) throws(LedgerEncodingError) -> Void
    ) throws(LedgerEncodingError) {
        try skipMembers(try length(of: .map), skip)
    }

    /// Passes over one value, checking it as strictly as `value()` does and making nothing of it.
    mutating func skip(depth: Int = 0) throws(LedgerEncodingError) {
        let from = position
        let (type, argument) = try head()
        switch type {
        case .unsigned, .negative: _ = try Self.integer(type, argument, at: from)
        case .bytes: _ = try stretch(argument)
        case .text:
            guard isUTF8(try stretch(argument)) else { throw .notUTF8(at: from) }
        case .array:
            guard depth < LedgerValue.deepest else { throw .tooDeep(at: from) }
            for _ in 0..<(try count(argument)) { try skip(depth: depth + 1) }
        case .map:
            guard depth < LedgerValue.deepest else { throw .tooDeep(at: from) }
            try skipMembers(argument) { reader throws(LedgerEncodingError) in try reader.skip(depth: depth + 1) }
        case .simple:
            guard (20...22).contains(argument) else { throw .notUsed(at: from) }
        case .tag: throw .notUsed(at: from)
        }
    }
}

extension CanonicalReader {
    /// An item's type and argument (RFC 8949, section 3), in the shortest form or not at all.
    @inline(__always)
    private mutating func head() throws(LedgerEncodingError) -> (MajorType, UInt64) {
        guard at < end else { throw .endsEarly(at: position) }
        let first = bytes[at]
        at += 1
        // Most items have a small argument, in the byte itself.
        return (MajorType(initialByte: first), first & 0x1f < 24 ? UInt64(first & 0x1f) : try argument(after: first))
    }

    /// The argument of an item whose initial byte says that it follows.
    private mutating func argument(after first: UInt8) throws(LedgerEncodingError) -> UInt64 {
        let from = position - 1
        let short = first & 0x1f
        guard short != 31 else { throw .indefiniteLength(at: from) }
        guard short < 28, MajorType(initialByte: first) != .simple else { throw .notUsed(at: from) }
        let width = 1 << Int(short - 24)
        guard end - at >= width else { throw .endsEarly(at: position) }
        var argument: UInt64 = 0
        for _ in 0..<width {
            argument = argument << 8 | UInt64(bytes[at])
            at += 1
        }
        // What fits into the next smaller form should have been written in it.
        guard argument >= (width == 1 ? 24 : 1 << UInt64(width * 4)) else { throw .notShortest(at: from) }
        return argument
    }

    private static func integer(
        _ type: MajorType, _ argument: UInt64, at from: Int
    ) throws(LedgerEncodingError) -> Int64 {
        guard let value = Int64(exactly: argument) else { throw .outOfRange(at: from) }
        return type == .negative ? ~value : value
    }

    /// Where that many bytes from here stand in the array.
    private mutating func stretch(_ count: UInt64) throws(LedgerEncodingError) -> Range<Int> {
        guard count <= UInt64(end - at) else { throw .endsEarly(at: end - start) }
        let from = at
        at += Int(count)
        return from..<at
    }

    private mutating func string(_ count: UInt64, at from: Int) throws(LedgerEncodingError) -> String {
        let range = try stretch(count)
        guard isUTF8(range) else { throw .notUTF8(at: from) }
        return text(in: range)
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
            let name = text(in: key)
            // Two keys that differ as bytes may still be one to Swift, in how an accent is composed.
            guard members.updateValue(try read(&self), forKey: name) == nil else { throw .keyTwice(at: from) }
        }
        return members
    }

    private mutating func skipMembers(
        _ argument: UInt64, _ skip: (inout CanonicalReader) throws(LedgerEncodingError) -> Void
    ) throws(LedgerEncodingError) {
        let before = self
        var last: Range<Int>?
        for _ in 0..<(try count(argument)) {
            let key = try key(after: last)
            // Beyond ASCII two keys may be one to Swift, and only making them tells.
            guard isASCII(key) else {
                self = before
                _ = try members(argument) { reader throws(LedgerEncodingError) in try skip(&reader) }
                return
            }
            last = key
            try skip(&self)
        }
    }

    /// A map's next key, which has to come after the last one.
    private mutating func key(after last: Range<Int>?) throws(LedgerEncodingError) -> Range<Int> {
        let from = position
        let (type, argument) = try head()
        guard type == .text else { throw .keyIsNotText(at: from) }
        let key = try stretch(argument)
        guard isUTF8(key) else { throw .notUTF8(at: from) }
        guard let last else { return key }
        if last.count != key.count {
            guard last.count < key.count else { throw .keyOutOfOrder(at: from) }
        } else if let difference = zip(last, key).first(where: { bytes[$0] != bytes[$1] }) {
            guard bytes[difference.0] < bytes[difference.1] else { throw .keyOutOfOrder(at: from) }
        } else {
            throw .keyTwice(at: from)
        }
        return key
    }

    private func isUTF8(_ range: Range<Int>) -> Bool {
        isASCII(range) || String(validating: bytes[range], as: UTF8.self) != nil
    }

    private func isASCII(_ range: Range<Int>) -> Bool {
        bytes.withUnsafeBufferPointer { bytes in
            var high: UInt8 = 0
            for byte in bytes[range] { high |= byte }
            return high < 0x80
        }
    }

    /// A text that has been checked.
    private func text(in range: Range<Int>) -> String {
        bytes.withUnsafeBufferPointer { String(decoding: UnsafeBufferPointer(rebasing: $0[range]), as: UTF8.self) }
    }
}
