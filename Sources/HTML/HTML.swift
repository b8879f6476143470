/// A piece of a page.
///
/// It is written as a string literal, and what is interpolated into it is escaped unless it is itself `HTML`:
///
///     let row: HTML = "<td>\(name)</td>"
///
/// There is no other way to make one, so text that came from outside can never become markup. Attribute values
/// must stand in quotes: `value="\(typed)"`.
package struct HTML: Hashable, Sendable {
    /// UTF-8, because that is what goes out, and copying bytes is what a page of many rows spends its time on.
    package private(set) var bytes: [UInt8]

    package init() { bytes = [] }

    package var isEmpty: Bool { bytes.isEmpty }

    /// The markup as text: for tests, and for whatever cannot take bytes.
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    package static func + (one: HTML, other: HTML) -> HTML {
        var both = one
        both.bytes.append(contentsOf: other.bytes)
        return both
    }

    package static func += (one: inout HTML, other: HTML) { one.bytes.append(contentsOf: other.bytes) }
}

extension HTML: ExpressibleByStringInterpolation {
    package init(stringLiteral markup: StaticString) {
        bytes = markup.withUTF8Buffer { Array($0) }
    }

    package init(stringInterpolation interpolation: StringInterpolation) { bytes = interpolation.bytes }

    package struct StringInterpolation: StringInterpolationProtocol {
        var bytes: [UInt8] = []

        package init(literalCapacity: Int, interpolationCount: Int) {
            bytes.reserveCapacity(literalCapacity + interpolationCount * 24)
        }

        package mutating func appendLiteral(_ markup: StaticString) {
            markup.withUTF8Buffer { bytes.append(contentsOf: $0) }
        }

        package mutating func appendInterpolation(_ markup: HTML) { bytes.append(contentsOf: markup.bytes) }

        package mutating func appendInterpolation(_ markup: HTML?) {
            guard let markup else { return }
            bytes.append(contentsOf: markup.bytes)
        }

        package mutating func appendInterpolation(_ pieces: [HTML]) {
            for piece in pieces { bytes.append(contentsOf: piece.bytes) }
        }

        /// Markup that stands only on a condition: `"<input\(if: isChosen, " checked")>"`.
        package mutating func appendInterpolation(if condition: Bool, _ markup: @autoclosure () -> HTML) {
            if condition { bytes.append(contentsOf: markup().bytes) }
        }

        package mutating func appendInterpolation(_ text: String) { append(escaping: text) }

        package mutating func appendInterpolation(_ text: Substring) { append(escaping: text) }

        package mutating func appendInterpolation(_ number: Int) {
            // A number has nothing to escape.
            bytes.append(contentsOf: String(number).utf8)
        }

        package mutating func appendInterpolation(_ value: some CustomStringConvertible) {
            append(escaping: value.description)
        }

        @available(*, unavailable, message: "map each piece to HTML, or join the texts")
        package mutating func appendInterpolation<Piece>(_ pieces: [Piece]) {}
    }
}

extension HTML.StringInterpolation {
    /// Text with the five characters that mean something in markup written as references.
    ///
    /// A NUL is left out: HTML has no way to write one, and browsers disagree on what it does to the text around it.
    private mutating func append(escaping text: some StringProtocol) {
        let appended: Void? = text.utf8.withContiguousStorageIfAvailable { append(escaping: $0) }
        guard appended == nil else { return }
        Array(text.utf8).withUnsafeBufferPointer { append(escaping: $0) }
    }

    private mutating func append(escaping text: UnsafeBufferPointer<UInt8>) {
        var clean = 0
        for (index, byte) in text.enumerated() {
            guard let reference = reference(for: byte) else { continue }
            bytes.append(contentsOf: text[clean..<index])
            reference.withUTF8Buffer { bytes.append(contentsOf: $0) }
            clean = index + 1
        }
        bytes.append(contentsOf: text[clean...])
    }

    private func reference(for byte: UInt8) -> StaticString? {
        switch byte {
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        case 0: ""
        default: nil
        }
    }
}

extension Sequence<HTML> {
    /// The pieces one after another, with `separator` between them.
    package func joined(separator: HTML = "") -> HTML {
        var all = HTML()
        var isFirst = true
        for piece in self {
            if !isFirst { all += separator }
            all += piece
            isFirst = false
        }
        return all
    }
}
