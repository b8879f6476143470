/// A date of birth as it is written among the words of a name, in the order that is usual here.
struct NameDate: Hashable {
    let year: Int
    let month: Int
    let day: Int

    /// How many words a date has.
    static let words = 3

    /// The dates that three words from a place on may be: `12 1 1987`, `12 January 1987`, `January 12th 1987` or
    /// `1987 1 12`. A year of two digits may be of this century or of the last.
    static func read(_ words: [String], at place: Int) -> Set<NameDate> {
        guard place + Self.words <= words.count else { return [] }
        let (first, second, third) = (words[place], words[place + 1], words[place + 2])
        if let month = month(second), let day = day(first) {
            return Set(years(third).map { NameDate(year: $0, month: month, day: day) })
        }
        if first.count == 4, let month = month(second), let day = day(third) {
            return Set(years(first).map { NameDate(year: $0, month: month, day: day) })
        }
        if Int(first) == nil, let month = month(first), let day = day(second) {
            return Set(years(third).map { NameDate(year: $0, month: month, day: day) })
        }
        return []
    }

    private static func years(_ word: String) -> [Int] {
        guard let number = Int(word) else { return [] }
        return switch word.count {
        case 4: (1900...2099).contains(number) ? [number] : []
        case 2: [1900 + number, 2000 + number]
        case _: []
        }
    }

    private static func month(_ word: String) -> Int? {
        if let number = Int(word) { return word.count <= 2 && (1...12).contains(number) ? number : nil }
        guard word.count >= 3 else { return nil }
        return months.firstIndex { $0.hasPrefix(word) }.map { $0 + 1 }
    }

    private static func day(_ word: String) -> Int? {
        let ending = ["st", "nd", "rd", "th"].first { word.hasSuffix($0) } ?? ""
        let digits = word.dropLast(ending.count)
        guard digits.count <= 2, let number = Int(digits), (1...31).contains(number) else { return nil }
        return number
    }

    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]
}
