package import SharingProtocol

/// Readers of single fields. Each notes at most one problem and gives back what it could read; the caller goes on
/// only when `isSound`.
extension Form {
    package enum Lines: Sendable { case one, many }

    /// A text without the white space around it; empty where nothing was typed. One line, such as a name, is read
    /// without characters that nobody sees: they would turn the page round, or hide a name from a search.
    ///
    /// `most` is counted in Unicode scalars, as the page's own counter does.
    package mutating func text(
        _ name: String, required: String? = nil, most: Int = 200, lines: Lines = .one
    ) -> String {
        guard let typed = only(name) else { return "" }
        let seen = lines == .one ? withoutUnseen(typed) : typed
        if seen != typed { fill(name, seen) }
        let text = trimmed(seen)
        if text.isEmpty {
            if let required { note(required, at: name) }
        } else if text.unicodeScalars.count > most {
            note("Shorten this answer to \(most) characters or fewer", at: name)
        } else if lines == .one, text.contains(where: \.isNewline) {
            note("Write this answer in one line", at: name)
        }
        return text
    }

    /// One of the values that the page offered; `nil` where none was chosen.
    package mutating func choice(_ name: String, among offered: [String], required: String? = nil) -> String? {
        guard let typed = only(name) else { return nil }
        if typed.isEmpty {
            if let required { note(required, at: name) }
            return nil
        }
        guard offered.contains(typed) else {
            note("Choose one of the answers on the page", at: name)
            return nil
        }
        return typed
    }

    /// One case of an enumeration that the page offered.
    package mutating func choice<Value>(
        _ name: String, among offered: [Value], required: String? = nil
    ) -> Value? where Value: RawRepresentable<String> {
        choice(name, among: offered.map(\.rawValue), required: required).flatMap { Value(rawValue: $0) }
    }

    /// One item of the protocol file that the page offered.
    package mutating func choice<Item>(
        _ name: String, among offered: [Key<Item>], required: String? = nil
    ) -> Key<Item>? {
        choice(name, among: offered.map(\.name), required: required).map { Key($0) }
    }

    /// All boxes that were ticked, in the page's order.
    package mutating func choices(_ name: String, among offered: [String], required: String? = nil) -> [String] {
        let ticked = Set(all(name).filter { !$0.isEmpty })
        if !ticked.isSubset(of: offered) {
            note("Choose from the answers on the page", at: name)
        } else if ticked.isEmpty, let required {
            note(required, at: name)
        }
        return offered.filter { ticked.contains($0) }
    }

    /// A single box that is ticked or not, such as a declaration.
    package mutating func isTicked(_ name: String, required: String? = nil) -> Bool {
        let isTicked = choices(name, among: ["yes"]) == ["yes"]
        if !isTicked, let required { note(required, at: name) }
        return isTicked
    }

    /// A whole number.
    package mutating func number(
        _ name: String, called: String, in range: ClosedRange<Int>, required: String? = nil
    ) -> Int? {
        guard let typed = only(name).map(trimmed) else { return nil }
        if typed.isEmpty {
            if let required { note(required, at: name) }
            return nil
        }
        guard let number = Int(typed), range.contains(number) else {
            note("\(called) must be a whole number from \(range.lowerBound) to \(range.upperBound)", at: name)
            return nil
        }
        return number
    }

    /// The one thing under a name; `nil`, and a problem, where a request carries it twice.
    mutating func only(_ name: String, field: String? = nil) -> String? {
        let given = all(name)
        guard given.count <= 1 else {
            note("Give one answer, not \(given.count)", at: field ?? name, anchor: name)
            return nil
        }
        return given.first ?? ""
    }
}

/// The text without the white space at its two ends.
func trimmed(_ text: String) -> String {
    var rest = text.unicodeScalars[...]
    while let first = rest.first, first.properties.isWhitespace { rest.removeFirst() }
    while let last = rest.last, last.properties.isWhitespace { rest.removeLast() }
    return String(rest)
}

/// The text without format characters (general category Cf) and others that are not shown, such as U+202E and U+200B.
private func withoutUnseen(_ text: String) -> String {
    let seen = text.unicodeScalars.filter {
        !$0.properties.isDefaultIgnorableCodePoint && $0.properties.generalCategory != .format
    }
    return String(String.UnicodeScalarView(seen))
}

/// Something on both sides of one @, and no space: who can be reached there is not known from its look.
func isMailAddress(_ text: String) -> Bool {
    let halves = text.split(separator: "@", omittingEmptySubsequences: false)
    return halves.count == 2 && halves.allSatisfy { !$0.isEmpty } && !text.contains(where: \.isWhitespace)
}
