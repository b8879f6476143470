import Foundation

/// The words of a name as people would call them the same: without case, accents, apostrophes or characters that
/// nobody sees, and parted where there is anything else that is neither letter nor digit.
func words(of name: String) -> [String] {
    var words: [String] = []
    var word = ""
    // Before taking letters apart: some apostrophes are a space and an accent to Unicode.
    let joined = String(
        String.UnicodeScalarView(name.unicodeScalars.filter { !apostrophes.contains($0) && !isUnseen($0) }))
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

/// The letters of a word in the order of the alphabet, each once: what is left of it when letters have changed places
/// or stand there twice. A word with a digit, or with fewer than three letters, has none.
func letters(of word: String) -> String? {
    let letters = Set(word)
    guard letters.count >= 3, isOfLetters(word) else { return nil }
    return String(letters.sorted())
}

func isOfLetters(_ word: String) -> Bool { word.allSatisfy(\.isLetter) }

/// Whether a character is one that nobody sees, such as those that turn the direction of what is written.
private func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    if properties.isDefaultIgnorableCodePoint || properties.generalCategory == .format { return true }
    return properties.generalCategory == .control && !properties.isWhitespace
}

/// O'Brien is one word, whichever of these was on the keyboard: apostrophes, single quotation marks, primes, accents
/// that stand alone, and letters such as the ʻokina.
private let apostrophes: Set<Unicode.Scalar> = [
    "'", "\u{2018}", "\u{2019}", "\u{201A}", "\u{201B}", "\u{2032}", "\u{2035}", "\u{2B9}", "\u{2BB}", "\u{2BC}",
    "\u{2BD}", "\u{2BE}", "\u{2BF}", "\u{2C8}", "\u{374}", "\u{55A}", "\u{5F3}", "`", "\u{B4}", "\u{1FEF}",
    "\u{1FFD}", "\u{A78C}", "\u{FF07}", "\u{FF40}",
]

/// Letters whose stroke or ligature Unicode does not take apart, as they are spelt without it.
private let plainLetters = [
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i", "ħ": "h",
]
