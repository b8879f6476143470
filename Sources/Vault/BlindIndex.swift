import Crypto

/// Finds sealed names without opening them: keyed digests of each word, made the same way from the name that is filed
/// and from the name that is looked for.
///
/// The digests stand beside the sealed record and go with its key. Without the agency's key nobody can make one, so a
/// stolen database cannot be asked for a name. It does show which records share a term (`docs/vault.md`).
package struct BlindIndex: Sendable, CustomStringConvertible, CustomReflectable {
    /// The length of a term, in bytes: long enough that two words do not meet by chance.
    package static let termSize = 16

    private let key: SymmetricKey

    init(key: SymmetricKey) { self.key = key }

    /// The terms that a name is filed under, without repeats and in an order that says nothing about the name's.
    package func terms(of name: NameMarks) -> [[UInt8]] { terms(name.marks) }

    /// What a name is looked for by: a group of terms for each word and each date in it. A record is found where at
    /// least one term of every group is filed.
    package func groups(for name: String) -> [[[UInt8]]] {
        let words = words(of: name)
        var groups: [[[UInt8]]] = []
        var place = 0
        while place < words.count {
            let births = births(words, at: place)
            groups.append(terms(births.isEmpty ? alternatives(to: words, at: place) : births))
            place += births.isEmpty ? 1 : NameDate.words
        }
        return groups
    }

    /// The term of a date of birth.
    package func term(ofBirthIn year: Int, month: Int, day: Int) -> [UInt8] {
        term(Mark(.birth, "\(year)-\(month)-\(day)"))
    }

    private func terms(_ marks: Set<Mark>) -> [[UInt8]] {
        marks.map { term($0) }.sorted { $0.lexicographicallyPrecedes($1) }
    }

    private func term(_ mark: Mark) -> [UInt8] {
        let code = HMAC<SHA256>.authenticationCode(for: boundBytes([mark.kind.rawValue, mark.text]), using: key)
        return Array(code.prefix(Self.termSize))
    }

    package var description: String { "‹key›" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}

/// What a name is filed under, before an agency's key makes terms of it: it is the same for every agency.
package struct NameMarks: Sendable, CustomStringConvertible, CustomReflectable {
    fileprivate let marks: Set<Mark>

    package init(_ name: String) {
        let words = words(of: name)
        marks = Set(words.indices.flatMap { Vault.marks(of: words, at: $0) })
    }

    package var description: String { "‹name›" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}

/// Something by which a word is found. Its kind is part of the term, so that no two kinds ever meet.
private struct Mark: Hashable {
    enum Kind: String {
        /// The word itself, or two that follow each other written as one.
        case name
        /// How it sounds.
        case sound
        /// Which letters it has.
        case letters
        /// Its first letter, with a word that stands near it.
        case initial
        /// A date of birth.
        case birth
    }
    let kind: Kind
    let text: String

    init(_ kind: Kind, _ text: String) { (self.kind, self.text) = (kind, text) }
}

/// What a word is filed under.
private func marks(of words: [String], at place: Int) -> Set<Mark> {
    let word = words[place]
    var marks = likenesses(of: word).union(births(words, at: place))
    if place + 1 < words.count { marks.insert(Mark(.name, word + words[place + 1])) }
    if isFull(word), let letter = word.first { marks.formUnion(initials(letter, of: words, at: place)) }
    return marks
}

/// What a word is looked for by.
private func alternatives(to words: [String], at place: Int) -> Set<Mark> {
    let word = words[place]
    var marks = likenesses(of: word)
    // O Brien finds OBrien: each of the two by both as one.
    if place > 0 { marks.insert(Mark(.name, words[place - 1] + word)) }
    if place + 1 < words.count { marks.insert(Mark(.name, word + words[place + 1])) }
    guard let letter = word.first else { return marks }
    if !isFull(word) {
        marks.formUnion(initials(letter, of: words, at: place))
    } else if words.indices.contains(where: { $0 != place && isFull(words[$0]) }) {
        // Jane Smith finds J Smith; Jane alone does not find every J.
        marks.insert(Mark(.name, String(letter)))
    }
    return marks
}

/// The word, its sound and its letters.
private func likenesses(of word: String) -> Set<Mark> {
    var marks: Set = [Mark(.name, word)]
    if let sound = sound(of: word) { marks.insert(Mark(.sound, sound)) }
    if let letters = letters(of: word) { marks.insert(Mark(.letters, letters)) }
    return marks
}

/// A first letter with the sound of each word near it: forenames come before a surname or, in a list, after it.
private func initials(_ letter: Character, of words: [String], at place: Int) -> Set<Mark> {
    let near = (place - 2...place + 2).filter { $0 != place && words.indices.contains($0) }.map { words[$0] }
    return Set(near.filter(isFull).map { Mark(.initial, "\(letter) \(sound(of: $0) ?? $0)") })
}

private func births(_ words: [String], at place: Int) -> Set<Mark> {
    Set(NameDate.read(words, at: place).map { Mark(.birth, "\($0.year)-\($0.month)-\($0.day)") })
}

/// Whether it is a word of letters, and not an initial or a number.
private func isFull(_ word: String) -> Bool { word.count > 1 && isOfLetters(word) }
