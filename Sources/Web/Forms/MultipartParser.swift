import Foundation

/// Reads `multipart/form-data` (RFC 7578, in the frame of RFC 2046 section 5.1) as its bytes arrive, however they
/// are cut.
///
/// It holds no more than a part's headers and the chunk in hand, so an upload may be of any size.
struct MultipartParser {
    enum Event: Hashable {
        case part(MultipartHeaders)
        /// More of the part's content.
        case content([UInt8])
        case endOfPart
        /// The closing delimiter was read; whatever follows means nothing.
        case end
    }

    private enum State { case preamble, afterDelimiter, headers, content, ended }

    private let delimiter: [UInt8]
    private var state = State.preamble
    private var buffer: [UInt8]
    private var isEndOfPartDue = false

    /// Headers of one part: a name, a file name and a type; browsers send under 1 KB.
    private static let paddingLimit = 64
    private static let headersLimit = 8 * 1024

    init(boundary: String) {
        delimiter = Array("\r\n--\(boundary)".utf8)
        // The first delimiter has no line end before it unless a preamble has; this gives it one.
        buffer = [13, 10]
    }

    /// The boundary that a Content-Type names; `nil` where it is no form or names none that RFC 2046 allows.
    static func boundary(of contentType: String) -> String? {
        let parts = headerParameters(contentType)
        guard parts.value.lowercased() == "multipart/form-data", let boundary = parts.parameters["boundary"],
            (1...70).contains(boundary.utf8.count), boundary.utf8.allSatisfy({ (32...126).contains($0) })
        else { return nil }
        return boundary
    }

    mutating func feed(_ bytes: some Sequence<UInt8>) { buffer.append(contentsOf: bytes) }

    /// The next thing that can be told from what was fed; `nil` when more is needed.
    mutating func next() throws(FormError) -> Event? {
        if isEndOfPartDue {
            isEndOfPartDue = false
            state = .afterDelimiter
            return .endOfPart
        }
        while true {
            switch state {
            case .preamble:
                guard let found = find(delimiter) else {
                    buffer.removeFirst(max(0, buffer.count - delimiter.count))
                    return nil
                }
                buffer.removeFirst(found + delimiter.count)
                state = .afterDelimiter
            case .afterDelimiter:
                guard buffer.count >= 2 else { return nil }
                if buffer[0] == UInt8(ascii: "-"), buffer[1] == UInt8(ascii: "-") {
                    state = .ended
                    return .end
                }
                // RFC 2046 allows white space between a delimiter and its line end; nobody needs much of it.
                let padding = buffer.prefix(Self.paddingLimit + 1).prefix { $0 == 32 || $0 == 9 }.count
                guard padding <= Self.paddingLimit else { throw .malformedUpload }
                buffer.removeFirst(padding)
                guard buffer.count >= 2 else { return nil }
                guard buffer[0] == 13, buffer[1] == 10 else { throw .malformedUpload }
                state = .headers
            case .headers:
                // The delimiter's own line end is still there, so that a part without headers reads like any other.
                guard let found = find([13, 10, 13, 10]) else {
                    guard buffer.count <= Self.headersLimit else { throw .malformedUpload }
                    return nil
                }
                guard found <= Self.headersLimit else { throw .malformedUpload }
                let headers = try MultipartHeaders(reading: buffer[..<found])
                buffer.removeFirst(found + 4)
                state = .content
                return .part(headers)
            case .content:
                return content()
            case .ended:
                buffer.removeAll()
                return nil
            }
        }
    }

    private mutating func content() -> Event? {
        if let found = find(delimiter) {
            let last = Array(buffer[..<found])
            buffer.removeFirst(found + delimiter.count)
            guard !last.isEmpty else {
                state = .afterDelimiter
                return .endOfPart
            }
            isEndOfPartDue = true
            return .content(last)
        }
        // The tail may be the beginning of a delimiter, so it waits for more.
        let safe = buffer.count - (delimiter.count - 1)
        guard safe > 0 else { return nil }
        let chunk = Array(buffer[..<safe])
        buffer.removeFirst(safe)
        return .content(chunk)
    }

    /// Where the pattern stands. Every pattern begins with a carriage return, which content rarely has, and the C
    /// library finds those at the speed of memory.
    private func find(_ pattern: [UInt8]) -> Int? {
        buffer.withUnsafeBytes { bytes -> Int? in
            guard let base = bytes.baseAddress else { return nil }
            var start = 0
            while start + pattern.count <= bytes.count {
                guard let found = memchr(base + start, 13, bytes.count - start) else { return nil }
                let at = UnsafeRawPointer(found) - base
                guard at + pattern.count <= bytes.count else { return nil }
                if memcmp(base + at, pattern, pattern.count) == 0 { return at }
                start = at + 1
            }
            return nil
        }
    }
}

/// What stands before a part's content.
struct MultipartHeaders: Hashable {
    let name: String
    /// As it was sent; `nil` for a field, empty for a file input in which nothing was chosen.
    let fileName: String?

    init(name: String, fileName: String?) {
        self.name = name
        self.fileName = fileName
    }

    init(reading bytes: ArraySlice<UInt8>) throws(FormError) {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .wrongEncoding }
        for line in text.split(separator: "\r\n") {
            let halves = line.split(separator: ":", maxSplits: 1)
            guard halves.count == 2, halves[0].lowercased() == "content-disposition" else { continue }
            let (value, parameters) = headerParameters(String(halves[1]))
            guard value.lowercased() == "form-data", let name = parameters["name"] else { throw .malformedUpload }
            self.init(name: name, fileName: parameters["filename"])
            return
        }
        throw .malformedUpload
    }
}

/// A header's value and its parameters, names in lower case.
///
/// In a quoted value, browsers write a quotation mark and line ends in percent form and leave the rest alone
/// (HTML, 4.10.22.8), older ones put a backslash before the mark; both are read. `filename*` is not for forms (RFC
/// 7578, 4.2) and is passed over.
private func headerParameters(_ header: String) -> (value: String, parameters: [String: String]) {
    var rest = header[...]
    let value = trimmed(String(rest.prefix { $0 != ";" }))
    rest = rest.dropFirst(rest.prefix { $0 != ";" }.count)
    var parameters: [String: String] = [:]
    while rest.first == ";" {
        rest = rest.dropFirst()
        let name = trimmed(String(rest.prefix { $0 != "=" && $0 != ";" })).lowercased()
        rest = rest.dropFirst(rest.prefix { $0 != "=" && $0 != ";" }.count)
        guard rest.first == "=" else { continue }
        rest = rest.dropFirst().drop { $0 == " " }
        var parameter = ""
        if rest.first == "\"" {
            rest = rest.dropFirst()
            while let character = rest.popFirst(), character != "\"" {
                if character == "\\", rest.first == "\"" {
                    rest.removeFirst(); parameter += "\""
                } else {
                    parameter.append(character)
                }
            }
            for (written, meant) in [("%22", "\""), ("%0D", "\r"), ("%0A", "\n")] {
                parameter = parameter.split(separator: written, omittingEmptySubsequences: false).joined(
                    separator: meant)
            }
            rest = rest.drop { $0 != ";" }
        } else {
            parameter = trimmed(String(rest.prefix { $0 != ";" }))
            rest = rest.dropFirst(rest.prefix { $0 != ";" }.count)
        }
        if !name.isEmpty, parameters[name] == nil { parameters[name] = parameter }
    }
    return (value, parameters)
}
