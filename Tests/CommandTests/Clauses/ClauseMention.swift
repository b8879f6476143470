/// A suite or a test that says which clause it is about.
///
/// Three ways of saying so: a suite's title that begins with the numbers (`@Suite("4.7, 6.6 Marking")`), a title or
/// a test's name that ends with them in brackets (``func `refuses a stranger (4.10)`()``), and, in a browser's journey,
/// the decorator `@clause("4.3")`.
struct ClauseMention: Hashable {
    let clauses: [String]
    /// The suite's title or the test's sentence.
    let title: String
    /// The file that it is in.
    let path: String
}

extension ProjectFile {
    /// Every suite and test of this file that says its clause.
    var clauseMentions: [ClauseMention] {
        if path.hasSuffix(".py") { return decoratedTests }
        guard path.hasSuffix("Tests.swift") else { return [] }
        return suites + sentences
    }

    private var suites: [ClauseMention] {
        text.matches(of: /@Suite\(\s*"([^"]+)"/).compactMap { match in
            let title = String(match.1)
            let cited = title.firstMatch(of: ClauseNumbers.leading)?.1 ?? ClauseNumbers.bracketed(title)
            return cited.flatMap(ClauseNumbers.read).map { ClauseMention(clauses: $0, title: title, path: path) }
        }
    }

    private var sentences: [ClauseMention] {
        text.matches(of: /func `([^`]+)`/).compactMap { match in
            let sentence = String(match.1)
            let clauses = ClauseNumbers.bracketed(sentence).flatMap(ClauseNumbers.read)
            return clauses.map { ClauseMention(clauses: $0, title: sentence, path: path) }
        }
    }

    private var decoratedTests: [ClauseMention] {
        text.matches(of: /@clause\(([^)]*)\)\s+def (\w+)/).map { match in
            let clauses = match.1.split(separator: ",").map { String($0.drop { " \"".contains($0) }.dropLast()) }
            let sentence = String(match.2.trimmingPrefix("test_")).replacing("_", with: " ")
            return ClauseMention(clauses: clauses, title: sentence, path: path)
        }
    }
}

/// Clause numbers as people write them in a row: `4.2, 4.6`, `3.10–3.12`, `3.11(a)`, `Appendix Four`.
enum ClauseNumbers {
    /// At the beginning of a suite's title, before its words.
    static var leading: Regex<(Substring, Substring)> {
        /^((?:(?:[1-6]\.\d{1,2}|Appendix (?:One|Two|Three|Four))(?:\([a-z0-9]+\))?(?:, |–)?)+)(?: |$)/
    }

    /// What stands in brackets at the end of a sentence.
    static func bracketed(_ sentence: String) -> Substring? {
        guard sentence.hasSuffix(")"), let bracket = sentence.firstRange(of: " (") else { return nil }
        return sentence[bracket.upperBound...].dropLast()
    }

    /// Nil where there is anything else in the text: `(RFC 8949, 4.2.1)` cites no clause of ours.
    static func read(_ text: Substring) -> [String]? {
        var clauses: [String] = []
        for item in text.split(separator: ",").map({ $0.drop { $0 == " " } }) {
            let ends = item.split(separator: "–").map(String.init)
            guard ends.allSatisfy(isClause), let first = ends.first else { return nil }
            if ends.count == 1 {
                clauses.append(first)
            } else if let range = range(first, ends[1]), ends.count == 2 {
                clauses += range
            } else {
                return nil
            }
        }
        return clauses.isEmpty ? nil : clauses
    }

    static func isClause(_ text: String) -> Bool {
        text.wholeMatch(of: /(?:[1-6]\.\d{1,2}|Appendix (?:One|Two|Three|Four))(?:\([a-z0-9]+\))?/) != nil
    }

    /// `3.10–3.12` is three clauses; a range over two parts of the document is none.
    private static func range(_ first: String, _ last: String) -> [String]? {
        let from = first.split(separator: ".").compactMap { Int($0) }
        let to = last.split(separator: ".").compactMap { Int($0) }
        guard from.count == 2, to.count == 2, from[0] == to[0], from[1] < to[1] else { return nil }
        return (from[1]...to[1]).map { "\(from[0]).\($0)" }
    }

    /// `3.11` of `3.11(a)`.
    static func whole(_ clause: String) -> String { String(clause.prefix { $0 != "(" }) }
}
