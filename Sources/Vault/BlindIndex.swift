import Crypto
import Foundation

/// Finds sealed names without opening them: a keyed digest of each word, made the same way from the name
/// that is filed and from the name that is looked for.
///
/// The digests stand beside the sealed record and go with its key. Without the agency's key nobody can
/// make one, so a stolen database cannot be asked for a name. It does show which records share a word.
package struct BlindIndex: Sendable, CustomStringConvertible, CustomReflectable {
    /// The length of a term, in bytes: long enough that two words do not meet by chance.
    package static let termSize = 16

    private let key: SymmetricKey

    init(key: SymmetricKey) { self.key = key }

    /// One term for each word of a name, without repeats and in an order that says nothing about the name's.
    package func terms(of name: String) -> [[UInt8]] {
        Set(words(of: name)).map { term("name", $0) }.sorted { $0.lexicographicallyPrecedes($1) }
    }

    /// The term of a date of birth.
    package func term(ofBirthIn year: Int, month: Int, day: Int) -> [UInt8] {
        term("birth", "\(year)-\(month)-\(day)")
    }

    private func term(_ kind: String, _ text: String) -> [UInt8] {
        let code = HMAC<SHA256>.authenticationCode(for: boundBytes([kind, text]), using: key)
        return Array(code.prefix(Self.termSize))
    }

    package var description: String { "‹key›" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}

/// The words of a name as people would call them the same: without case, accents or apostrophes, and
/// parted where there is anything that is neither letter nor digit.
func words(of name: String) -> [String] {
    var words: [String] = []
    var word = ""
    // Before taking letters apart: some apostrophes are a space and an accent to Unicode.
    let joined = String(String.UnicodeScalarView(name.unicodeScalars.filter { !apostrophes.contains($0) }))
    for scalar in joined.decomposedStringWithCompatibilityMapping.unicodeScalars {
        let properties = scalar.properties
        if properties.canonicalCombiningClass != .notReordered { continue }
        if properties.isAlphabetic || properties.numericType != nil {
            let small = properties.lowercaseMapping
            word += plainLetters[small] ?? small
        } else if !word.isEmpty {
            words.append(word)
            word = ""
        }
    }
    if !word.isEmpty { words.append(word) }
    return words
}

/// O'Brien is one word, whichever of these was on the keyboard.
private let apostrophes: Set<Unicode.Scalar> = ["'", "\u{2019}", "\u{2018}", "\u{2BC}", "`", "\u{B4}"]

/// Letters whose stroke or ligature Unicode does not take apart, as they are spelt without it.
private let plainLetters = [
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i", "ħ": "h",
]
