import Foundation

/// The rules of the United Kingdom, whatever the server that it runs on is set to.
private let british = Locale(identifier: "en_GB")

extension String {
    /// Whether people look for this name before that one: É beside E, Ł beside L, small letters beside capitals, and
    /// `Road 9` before `Road 10`.
    package func isListed(before other: String) -> Bool {
        // Most names are plain, and asking the locale costs as much as a row of a list.
        if let order = plainOrder(Array(utf8), Array(other.utf8)) { return order == 0 ? self < other : order < 0 }
        let alike: CompareOptions = [.numeric, .caseInsensitive, .diacriticInsensitive]
        let order = compare(other, options: alike, range: nil, locale: british)
        // Two names that differ in accents alone always come in the same order.
        return order == .orderedSame ? self < other : order == .orderedAscending
    }
}

extension Sequence {
    /// In the order in which people look for a name. What has the same name stays as it was.
    package func byName(_ name: (Element) -> String) -> [Element] {
        map { (name: name($0), element: $0) }.sorted { $0.name.isListed(before: $1.name) }.map(\.element)
    }
}

/// How two names of ASCII letters, digits and spaces stand to each other, small letters beside capitals and numbers by
/// their value; `nil` where another sign is in one, which the locale knows better.
private func plainOrder(_ one: [UInt8], _ other: [UInt8]) -> Int? {
    guard (one + other).allSatisfy({ isDigit($0) || isLetter($0) || $0 == UInt8(ascii: " ") }) else { return nil }
    var (i, j) = (0, 0)
    while i < one.count, j < other.count {
        if isDigit(one[i]), isDigit(other[j]) {
            let (first, second) = (one[i...].prefix(while: isDigit), other[j...].prefix(while: isDigit))
            guard first.count < 18, second.count < 18 else { return nil }
            let (a, b) = (number(first), number(second))
            if a != b { return a < b ? -1 : 1 }
            (i, j) = (first.endIndex, second.endIndex)
        } else {
            let (a, b) = (one[i] | 0x20, other[j] | 0x20)
            if a != b { return a < b ? -1 : 1 }
            (i, j) = (i + 1, j + 1)
        }
    }
    return (one.count - i) - (other.count - j)
}

private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
private func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) }
private func number(_ digits: ArraySlice<UInt8>) -> Int { digits.reduce(0) { $0 * 10 + Int($1 & 0xf) } }
