import Foundation

/// How a word sounds, as a code that its usual spellings share: Smith and Smyth are both `smat`.
///
/// The code has the consonants in their order and the word's first vowel: `a` for a, e, i and y, `o` for o and u.
/// The vowel keeps Jane from John. `S` is sh, `C` is ch. A word that is not in the letters a to z has no code, and
/// neither has one that leaves too little to tell people apart.
func sound(of word: String) -> String? {
    guard word.utf8.allSatisfy({ (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }) else { return nil }
    var code = ""
    var last = ""
    var hasVowel = false
    let letters = Array(respelt(word))
    for (place, letter) in letters.enumerated() {
        if isVowel(letter), !(letter == "y" && place == 0 && isVowel(letters, 1)) {
            if !hasVowel { code += letter == "o" || letter == "u" ? "o" : "a" }
            hasVowel = true
            last = ""
            continue
        }
        let heard = consonant(letters, place)
        guard !heard.isEmpty, heard != last else { continue }
        code += heard
        last = heard
    }
    let least = code.first == "a" || code.first == "o" ? 2 : 3
    return code.count >= least ? code : nil
}

/// The consonant that is heard; empty for a silent one.
private func consonant(_ letters: [Character], _ place: Int) -> String {
    let next = letters.indices.contains(place + 1) ? letters[place + 1] : " "
    let isSoft = "eiy".contains(next)
    switch letters[place] {
    case "h", "w": return place == 0 ? String(letters[place]) : ""
    case "c": return isSoft ? "s" : "k"
    // Megan and Meghan, but neither Hugh nor Knight has it.
    case "g" where next == "h": return isVowel(letters, place + 2) ? "g" : ""
    case "g": return isSoft ? "j" : "g"
    case "G": return "g"
    case "q": return "k"
    case "x": return "ks"
    case "z": return "s"
    case "f": return "v"
    case let letter: return String(letter)
    }
}

/// The word with what is spelt in several ways spelt in one.
private func respelt(_ word: String) -> String {
    var word = word
    if let (spelling, plain) = beginnings.first(where: { word.hasPrefix($0.0) }) {
        word = plain + word.dropFirst(spelling.count)
    }
    // Sean, Siân and Siobhan begin as Shaun does.
    let letters = Array(word.prefix(3))
    if letters.count == 3, letters[0] == "s", "ie".contains(letters[1]), "aou".contains(letters[2]) {
        word = "S" + word.dropFirst()
    }
    for (spelling, plain) in spellings { word = word.replacingOccurrences(of: spelling, with: plain) }
    return word
}

private func isVowel(_ letter: Character) -> Bool { "aeiouy".contains(letter) }

private func isVowel(_ letters: [Character], _ place: Int) -> Bool {
    letters.indices.contains(place) && isVowel(letters[place])
}

/// What a word may begin with, and how that is spelt plainly.
private let beginnings = [
    ("mac", "mak"), ("mc", "mak"), ("kn", "n"), ("gn", "n"), ("pn", "n"), ("wr", "r"), ("wh", "w"), ("ps", "s"),
    ("x", "s"), ("bh", "b"), ("mh", "m"), ("gh", "G"), ("cia", "kia"),
]

/// What may stand anywhere in a word, in the order in which it is replaced.
private let spellings = [
    ("ngh", "nG"), ("augh", "a"), ("ough", "o"), ("tch", "ch"), ("sch", "sk"), ("chr", "kr"), ("chl", "kl"),
    ("ichol", "ikol"), ("bh", "v"), ("mh", "v"), ("ph", "f"), ("mps", "ms"), ("mpt", "mt"), ("dge", "je"),
    ("sh", "S"), ("ch", "C"), ("ck", "k"),
]
