import Foundation
import Testing

@testable import Vault

/// What the search by name finds among people of a published test set, who are written with mistakes (`docs/vault.md`).
@Suite("Spelling mistakes in names")
struct SpellingMistakesTests {
    @Test(.enabled(if: !Person.all.isEmpty, "splink_fake_1000.csv is not in shared/data/people beside the project"))
    func `are found more often than by exact words, with few strangers, as docs/vault.md says`() throws {
        let index = AgencyKey.police.blindIndex
        let exact = Figures { [$0] }
        let all = Figures {
            index.terms(of: NameMarks($0))
        } groups: {
            index.groups(for: $0)
        }
        let rows = [
            exact.row("exact words"), Figures { [$0, sound(of: $0).map { "sound " + $0 } ?? $0] }.row("and sounds"),
            Figures { [$0, letters(of: $0).map { "letters " + $0 } ?? $0] }.row("and letters"), all.row("every term"),
        ]
        print(rows.joined(separator: "\n"))
        #expect(all.found * 3 > all.pairs * 2)
        #expect(all.strangers < exact.strangers * 3)
        let page = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../docs/vault.md")
        let text = try String(contentsOf: page, encoding: .utf8)
        for row in rows { #expect(text.contains(row)) }
    }
}

/// Everybody is looked for by the first name and surname of each of their records, among all records.
private struct Figures {
    /// How often one record of a person is looked for by another in which the name has other words.
    private(set) var pairs = 0
    private(set) var found = 0
    /// How often another person's record is found.
    private(set) var strangers = 0
    /// The same where the surname alone is looked for.
    private(set) var strangersOfSurnames = 0

    init<Term: Hashable>(terms: (String) -> [Term], groups: (String) -> [[Term]]) {
        var places: [Term: Set<Int>] = [:]
        for (place, person) in Person.all.enumerated() {
            for term in terms(person.name) { places[term, default: []].insert(place) }
        }
        func found(_ name: String) -> Set<Int> {
            let each = groups(name).map { group in group.reduce(into: Set<Int>()) { $0.formUnion(places[$1] ?? []) } }
            return each.dropFirst().reduce(each.first ?? []) { $0.intersection($1) }
        }
        for asked in Person.all {
            func isStranger(_ place: Int) -> Bool { Person.all[place].cluster != asked.cluster }
            let hits = found(asked.name)
            strangers += hits.count(where: isStranger)
            strangersOfSurnames += found(asked.surname).count(where: isStranger)
            for (place, other) in Person.all.enumerated() where other.cluster == asked.cluster {
                guard Set(words(of: other.name)) != Set(words(of: asked.name)) else { continue }
                pairs += 1
                if hits.contains(place) { self.found += 1 }
            }
        }
    }

    /// Each word is filed and looked for by the same terms.
    init(terms: (String) -> [String]) {
        self.init {
            words(of: $0).flatMap(terms)
        } groups: {
            words(of: $0).map(terms)
        }
    }

    /// The row of the table.
    func row(_ what: String) -> String {
        "| \(what) | \(found) of \(pairs) | \(strangers) | \(strangersOfSurnames) |"
    }
}

/// A record of the test set in which both names are filled in.
private struct Person {
    let first: String
    let surname: String
    let cluster: String

    var name: String { "\(first) \(surname)" }

    static let all: [Person] = {
        let project = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
        let file = project.appending(path: "shared/data/people/splink_fake_1000.csv")
        guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
        return text.split(whereSeparator: \.isNewline).dropFirst().compactMap { line in
            let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            guard fields.count == 7, !fields[1].isEmpty, !fields[2].isEmpty else { return nil }
            return Person(first: fields[1], surname: fields[2], cluster: fields[6])
        }
    }()
}
