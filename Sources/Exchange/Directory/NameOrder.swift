import Foundation

/// The rules of the United Kingdom, whatever the server that it runs on is set to.
private let british = Locale(identifier: "en_GB")

extension String {
    /// Whether people look for this name before that one: É beside E, Ł beside L, small letters beside capitals, and
    /// `Road 9` before `Road 10`.
    package func isListed(before other: String) -> Bool {
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
