/// What a form may hold at most.
package enum FormLimits {
    /// Bytes of one form, files left out. The longest answer is a few pages of text.
    package static let form = 256 * 1024
    /// Bytes of a field's name.
    package static let name = 100
    package static let fields = 500
}

extension Form {
    /// Reads `application/x-www-form-urlencoded`, as a form's body or an address's query carries it (WHATWG URL, 5.1).
    package init(urlEncoded bytes: some Collection<UInt8>) throws(FormError) {
        self.init()
        guard bytes.count <= FormLimits.form else { throw .tooLarge(limit: FormLimits.form) }
        var fields = 0
        for pair in bytes.split(separator: UInt8(ascii: "&")) {
            fields += 1
            guard fields <= FormLimits.fields else { throw .tooManyFields }
            let halves = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            let value = halves.count == 2 ? Self.percentDecoded(halves[1]) : []
            try take(name: Self.percentDecoded(halves[0]), value: value)
        }
    }

    /// Takes up one field in the bytes that it came in.
    mutating func take(name: [UInt8], value: [UInt8]) throws(FormError) {
        guard name.count <= FormLimits.name else { throw .tooLarge(limit: FormLimits.name) }
        guard let name = String(validating: name, as: UTF8.self), let value = String(validating: value, as: UTF8.self)
        else { throw .wrongEncoding }
        guard !name.unicodeScalars.contains(where: isControl) else { throw .controlCharacter }
        let text = withPlainLineEnds(value)
        if text.unicodeScalars.contains(where: { isControl($0) && $0 != "\n" && $0 != "\t" }) {
            // People paste these without seeing them, so the text comes back mended beside the problem.
            append(String(text.unicodeScalars.filter { !isControl($0) || $0 == "\n" || $0 == "\t" }), to: name)
            note("Check this answer: a character in it that cannot be kept was taken out", at: name)
        } else {
            append(text, to: name)
        }
    }

    private static func percentDecoded(_ bytes: some Collection<UInt8>) -> [UInt8] {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(bytes.count)
        var rest = Array(bytes)[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "+"): decoded.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                if let high = rest.first.flatMap(hexDigit), let low = rest.dropFirst().first.flatMap(hexDigit) {
                    decoded.append(high << 4 | low)
                    rest.removeFirst(2)
                } else {
                    decoded.append(byte)  // the standard leaves a stray percent sign as it stands
                }
            default: decoded.append(byte)
            }
        }
        return decoded
    }

    private static func hexDigit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}

/// The characters of general category Cc: nothing to see, and no place in a record.
func isControl(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.generalCategory == .control }

/// Browsers send line ends as CR LF (HTML, 4.10.22.4); records keep LF alone.
private func withPlainLineEnds(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "\r")) else { return text }
    var plain = String.UnicodeScalarView()
    var cameCarriageReturn = false
    for scalar in text.unicodeScalars {
        if scalar == "\r" {
            plain.append("\n")
        } else if !(scalar == "\n" && cameCarriageReturn) {
            plain.append(scalar)
        }
        cameCarriageReturn = scalar == "\r"
    }
    return String(plain)
}
