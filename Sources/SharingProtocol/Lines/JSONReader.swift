/// Reads one JSON text (RFC 8259) whose shape is known, byte by byte and without making strings.
///
/// Stricter than the grammar in what the grammar leaves open: a member that is not expected, or that comes
/// twice, is refused by name. Nothing is skipped, so that a text can be nested no deeper than its shape.
struct JSONReader {
    private let bytes: UnsafeRawBufferPointer
    private var position = 0
    private let scratch: ScratchBytes

    init(_ bytes: UnsafeRawBufferPointer, scratch: ScratchBytes) {
        self.bytes = bytes
        self.scratch = scratch
        scratch.clear(capacity: bytes.count)
    }

    // MARK: Structure

    /// The next byte that is no white space (RFC 8259, section 2), without passing it.
    @inline(__always)
    private mutating func peek() throws(LineError) -> UInt8 {
        while position < bytes.count {
            let byte = bytes[position]
            if byte > 0x20 { return byte }
            guard byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D else {
                throw LineError("a control character stands where JSON has none")
            }
            position += 1
        }
        throw LineError("the line ends before its JSON does")
    }

    /// Reads `{"name": value, …}`; `read` is called with the place of each name, and reads its value.
    ///
    /// A member that is `null` is not there: it is not read, and not among the places that are returned.
    @inline(__always)
    mutating func members(
        _ names: NameTable, _ read: (inout JSONReader, Int) throws(LineError) -> Void
    ) throws(LineError) -> UInt64 {
        guard try peek() == UInt8(ascii: "{") else { throw LineError("a JSON object is expected, `{…}`") }
        position += 1
        var given: UInt64 = 0
        var seen: UInt64 = 0
        if try peek() == UInt8(ascii: "}") {
            position += 1
            return seen
        }
        // Members mostly come in the order in which they are listed: look for the next one first.
        var next = 0
        while true {
            guard try peek() == UInt8(ascii: "\"") else { throw LineError("a member's name in quotes is expected") }
            let name = try text()
            guard let place = names.place(of: name, from: next) else {
                throw LineError("there is no member ", unknown: name, " here")
            }
            guard try peek() == UInt8(ascii: ":") else { throw LineError("a colon is expected after a member's name") }
            position += 1
            guard given & 1 << UInt64(place) == 0 else { throw LineError(unknownIsTwice: name) }
            given |= 1 << UInt64(place)
            next = place + 1
            do throws(LineError) {
                if try !isNull() {
                    seen |= 1 << UInt64(place)
                    try read(&self, place)
                }
            } catch {
                throw error.found(in: names.name(at: place))
            }
            switch try peek() {
            case UInt8(ascii: ","): position += 1
            case UInt8(ascii: "}"):
                position += 1
                return seen
            case _: throw LineError("a comma or a closing brace is expected after a member")
            }
        }
    }

    /// Reads `["text", …]`.
    @inline(__always)
    mutating func texts(
        _ member: StaticString, _ read: (UnsafeRawBufferPointer) -> Void
    ) throws(LineError) {
        guard try peek() == UInt8(ascii: "[") else { throw wrong(member, " has to be a list of texts, `[…]`") }
        position += 1
        if try peek() == UInt8(ascii: "]") {
            position += 1
            return
        }
        while true {
            guard try peek() == UInt8(ascii: "\"") else { throw wrong(member, " has to list nothing but texts") }
            read(try text())
            switch try peek() {
            case UInt8(ascii: ","): position += 1
            case UInt8(ascii: "]"):
                position += 1
                return
            case _: throw LineError("a comma or a closing bracket is expected in a list")
            }
        }
    }

    /// Nothing but white space may follow.
    mutating func end() throws(LineError) {
        while position < bytes.count {
            let byte = bytes[position]
            guard byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D else {
                throw LineError("something follows the JSON object; write one object on a line")
            }
            position += 1
        }
    }

    // MARK: Values

    private func wrong(_ member: StaticString, _ sentence: StaticString) -> LineError {
        LineError(member: member.description, sentence)
    }

    private mutating func take(_ word: StaticString) -> Bool {
        let count = word.utf8CodeUnitCount
        guard bytes.count - position >= count else { return false }
        let here = UnsafeRawBufferPointer(rebasing: bytes[position..<position + count])
        guard isSame(here, UnsafeRawBufferPointer(start: word.utf8Start, count: count)) else { return false }
        position += count
        return true
    }

    /// Whether the value is `null`, which says no more than leaving the member out.
    @inline(__always)
    private mutating func isNull() throws(LineError) -> Bool {
        guard try peek() == UInt8(ascii: "n") else { return false }
        guard take("null") else { throw LineError("a value is expected") }
        return true
    }

    mutating func flag(_ member: StaticString) throws(LineError) -> Bool {
        switch try peek() {
        case UInt8(ascii: "t") where take("true"): return true
        case UInt8(ascii: "f") where take("false"): return false
        case _: throw wrong(member, " has to be true or false")
        }
    }

    mutating func text(_ member: StaticString) throws(LineError) -> UnsafeRawBufferPointer {
        guard try peek() == UInt8(ascii: "\"") else { throw wrong(member, " has to be a text in quotes") }
        return try text()
    }

    mutating func day(_ member: StaticString) throws(LineError) -> Day {
        let text = try text(member)
        if let day = Day(iso: text) { return day }
        let isWrittenAsOne =
            text.count == 10
            && text.enumerated().allSatisfy { [4, 7].contains($0) ? $1 == UInt8(ascii: "-") : (0x30...0x39) ~= $1 }
        throw isWrittenAsOne
            ? wrong(member, " is a day that the calendar does not have")
            : wrong(member, " has to be a day, such as 2026-11-23")
    }

    /// A whole number from 0 to 999,999, without exponent. To JSON `1.0` is the number 1 (RFC 8259, section 6).
    mutating func count(_ member: StaticString) throws(LineError) -> Int {
        _ = try peek()
        let start = position
        var value = 0
        while position < bytes.count, bytes[position] >= 0x30, bytes[position] <= 0x39, position - start < 7 {
            value = value * 10 + Int(bytes[position] - 0x30)
            position += 1
        }
        let startsWithZero = position - start > 1 && bytes[start] == 0x30
        guard (1...6).contains(position - start), !startsWithZero, passZeroFraction() else {
            throw wrong(member, " has to be a whole number from 0 to 999999")
        }
        return value
    }

    /// Passes a point and zeros after it, where there are any; false where the number goes on with something else.
    private mutating func passZeroFraction() -> Bool {
        var isWhole = true
        if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
            position += 1
            isWhole = take("0")
            while take("0") {}
        }
        return isWhole && !(position < bytes.count && "123456789.eE".utf8.contains(bytes[position]))
    }

    /// The text between the quotes: the bytes of the line where they stand for themselves, else decoded.
    private mutating func text() throws(LineError) -> UnsafeRawBufferPointer {
        position += 1
        let start = position
        var isAscii = true
        while position < bytes.count {
            skipPlain()
            let byte = bytes[position]
            if byte == UInt8(ascii: "\"") {
                let text = UnsafeRawBufferPointer(rebasing: bytes[start..<position])
                position += 1
                guard isAscii || String(validating: text, as: UTF8.self) != nil else {
                    throw LineError.notUTF8
                }
                return text
            }
            if byte == UInt8(ascii: "\\") { return try escapedText(from: start) }
            guard byte >= 0x20 else { throw LineError("a control character in a text has to be escaped") }
            if byte >= 0x80 { isAscii = false }
            position += 1
        }
        throw LineError("a text has no closing quote")
    }

    /// Passes eight bytes at a time while none of them is a quote, a backslash, a control or beyond ASCII.
    @inline(__always)
    private mutating func skipPlain() {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let tops: UInt64 = 0x8080_8080_8080_8080
        while bytes.count - position > 8 {
            let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self))
            // A byte's top bit is set where it is zero after the XOR, or is less than 0x20 (Mycroft's test;
            // what it wrongly sets lies above the first that it rightly sets).
            let quote = word ^ (ones &* 0x22)
            let backslash = word ^ (ones &* 0x5C)
            let found =
                ((quote &- ones) & ~quote | (backslash &- ones) & ~backslash | (word &- ones &* 0x20) & ~word | word)
                & tops
            guard found == 0 else {
                position += found.trailingZeroBitCount >> 3
                return
            }
            position += 8
        }
    }

    private mutating func escapedText(from start: Int) throws(LineError) -> UnsafeRawBufferPointer {
        scratch.begin()
        position = start
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            switch byte {
            case UInt8(ascii: "\""):
                let text = scratch.finish()
                guard String(validating: text, as: UTF8.self) != nil else {
                    throw LineError.notUTF8
                }
                return text
            case UInt8(ascii: "\\"): try escape()
            case 0..<0x20: throw LineError("a control character in a text has to be escaped")
            case _: scratch.put(byte)
            }
        }
        throw LineError("a text has no closing quote")
    }

    private mutating func escape() throws(LineError) {
        guard position < bytes.count else { throw LineError("a text has no closing quote") }
        let byte = bytes[position]
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): scratch.put(byte)
        case UInt8(ascii: "b"): scratch.put(0x08)
        case UInt8(ascii: "f"): scratch.put(0x0C)
        case UInt8(ascii: "n"): scratch.put(0x0A)
        case UInt8(ascii: "r"): scratch.put(0x0D)
        case UInt8(ascii: "t"): scratch.put(0x09)
        case UInt8(ascii: "u"): try unicodeEscape()
        case _: throw LineError("a backslash in a text is followed by something that JSON does not know")
        }
    }

    private mutating func unicodeEscape() throws(LineError) {
        var code = try fourDigits()
        // Beyond the first plane a character is written as two escapes (RFC 8259, section 7).
        if (0xD800...0xDBFF).contains(code) {
            guard take("\\u") else { throw LineError("half a character is escaped in a text") }
            let low = try fourDigits()
            guard (0xDC00...0xDFFF).contains(low) else { throw LineError("half a character is escaped in a text") }
            code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(code) else { throw LineError("half a character is escaped in a text") }
        for unit in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { scratch.put(unit) }
    }

    private mutating func fourDigits() throws(LineError) -> UInt32 {
        guard bytes.count - position >= 4 else { throw LineError("an escape in a text needs four digits") }
        var code: UInt32 = 0
        for _ in 0..<4 {
            let byte = bytes[position]
            let digit: UInt8
            switch byte {
            case 0x30...0x39: digit = byte - 0x30
            case 0x41...0x46: digit = byte - 0x41 + 10
            case 0x61...0x66: digit = byte - 0x61 + 10
            case _: throw LineError("an escape in a text needs four digits")
            }
            code = code << 4 | UInt32(digit)
            position += 1
        }
        return code
    }
}
