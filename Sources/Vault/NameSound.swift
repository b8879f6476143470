/// How a word sounds, as a code that its usual spellings share: Smith and Smyth are both `smat`.
///
/// The code has the consonants in their order and the word's first vowel: `a` for a, e, i and y, `o` for o and u.
/// The vowel keeps Jane from John. `S` is sh, `C` is ch. A word that is not in the letters a to z has no code, and
/// neither has one that leaves too little to tell people apart.
func sound(of word: String) -> String? {
    guard word.utf8.allSatisfy({ (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }) else { return nil }
    var code = String.UnicodeScalarView()
    var last: Unicode.Scalar?
    var hasVowel = false
    let letters = respelt(Array(word.unicodeScalars))
    for (place, letter) in letters.enumerated() {
        if isVowel(letter), !(letter == "y" && place == 0 && isVowel(letters, 1)) {
            if !hasVowel { code.append(letter == "o" || letter == "u" ? "o" : "a") }
            hasVowel = true
            last = nil
            continue
        }
        guard let heard = consonant(letters, place), heard != last else { continue }
        code.append(heard)
        last = heard
    }
    let least = code.first == "a" || code.first == "o" ? 2 : 3
    return code.count >= least ? String(code) : nil
}

/// A word in its letters: scalars, since characters cost ten times as much to compare.
private typealias Letters = [Unicode.Scalar]

/// The consonant that is heard; `nil` for a silent one.
private func consonant(_ letters: Letters, _ place: Int) -> Unicode.Scalar? {
    let next = letters.indices.contains(place + 1) ? letters[place + 1] : " "
    let isSoft = next == "e" || next == "i" || next == "y"
    switch letters[place] {
    case "h", "w": return place == 0 ? letters[place] : nil
    case "c": return isSoft ? "s" : "k"
    // Megan and Meghan, but neither Hugh nor Knight has it.
    case "g" where next == "h": return isVowel(letters, place + 2) ? "g" : nil
    case "g": return isSoft ? "j" : "g"
    case "G": return "g"
    case "q": return "k"
    case "z": return "s"
    case "f": return "v"
    case let letter: return letter
    }
}

/// The word with what is spelt in several ways spelt in one.
private func respelt(_ word: Letters) -> Letters {
    var word = word
    if let (spelling, plain) = beginnings.first(where: { word.starts(with: $0.0) }) {
        word.replaceSubrange(..<spelling.count, with: plain)
    }
    // Sean, Siân and Siobhan begin as Shaun does.
    let aou: Letters = ["a", "o", "u"]
    if word.count >= 3, word[0] == "s", word[1] == "i" || word[1] == "e", aou.contains(word[2]) { word[0] = "S" }
    for (spelling, plain) in spellings { replace(spelling, with: plain, in: &word) }
    return word
}

/// By hand: the standard library's `replace` costs more than everything else that an act does for a name.
private func replace(_ spelling: Letters, with plain: Letters, in word: inout Letters) {
    var place = 0
    while place + spelling.count <= word.count {
        if spelling.indices.allSatisfy({ word[place + $0] == spelling[$0] }) {
            word.replaceSubrange(place..<place + spelling.count, with: plain)
            place += plain.count
        } else {
            place += 1
        }
    }
}

private func isVowel(_ letter: Unicode.Scalar) -> Bool {
    switch letter {
    case "a", "e", "i", "o", "u", "y": true
    case _: false
    }
}

private func isVowel(_ letters: Letters, _ place: Int) -> Bool {
    letters.indices.contains(place) && isVowel(letters[place])
}

private func inLetters(_ spellings: [(String, String)]) -> [(Letters, Letters)] {
    spellings.map { (Array($0.0.unicodeScalars), Array($0.1.unicodeScalars)) }
}

/// What a word may begin with, and how that is spelt plainly.
private let beginnings = inLetters([
    ("mac", "mak"), ("mc", "mak"), ("kn", "n"), ("gn", "n"), ("pn", "n"), ("wr", "r"), ("wh", "w"), ("ps", "s"),
    ("x", "s"), ("bh", "b"), ("mh", "m"), ("gh", "G"), ("cia", "kia"),
])

/// What may stand anywhere in a word, in the order in which it is replaced.
private let spellings = inLetters([
    ("ngh", "nG"), ("augh", "a"), ("ough", "o"), ("tch", "ch"), ("sch", "sk"), ("chr", "kr"), ("chl", "kl"),
    ("ichol", "ikol"), ("bh", "v"), ("mh", "v"), ("ph", "f"), ("mps", "ms"), ("mpt", "mt"), ("dge", "je"),
    ("sh", "S"), ("ch", "C"), ("ck", "k"), ("xx", "x"), ("x", "ks"),
])
