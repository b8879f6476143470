import SharingProtocol

/// What somebody typed into a form, and what is wrong with it.
///
/// The same value goes from the request into the readers (`text`, `choice`, `day` …), which collect every problem,
/// and back into the page, which shows what was typed beside what is wrong with it. A page that is shown for the
/// first time takes an empty one, or one that is filled in already.
package struct Form: Sendable {
    /// One thing to mend.
    package struct Problem: Hashable, Sendable {
        /// The field's name, as the page knows it.
        package let field: String
        /// The identifier of the input to jump to: the field, or the first input within it.
        package let anchor: String
        /// One sentence that says what to do.
        package let words: String
    }

    private var values: [String: [String]]
    /// Everything that was given, by field name.
    var given: [String: [String]] { values }
    package private(set) var problems: [Problem] = []
    /// Days that lie so far ahead that they have to be confirmed, by field.
    var farDays: [String: Day] = [:]

    /// A form in which nothing is typed yet.
    package init() { values = [:] }

    /// A form that is filled in already.
    package init(_ values: [String: String]) { self.values = values.mapValues { [$0] } }

    package var isSound: Bool { problems.isEmpty }

    /// The first thing typed under a name; empty where there is none.
    package func typed(_ name: String) -> String { values[name]?.first ?? "" }

    /// Everything given under a name, as checkboxes and a hand-made request can.
    package func all(_ name: String) -> [String] { values[name] ?? [] }

    package func has(_ name: String) -> Bool { values[name] != nil }

    package func problem(at field: String) -> String? { problems.first { $0.field == field }?.words }

    /// Notes a problem, unless the field has one already: one thing at a time for each field.
    package mutating func note(_ words: String, at field: String, anchor: String? = nil) {
        guard problem(at: field) == nil else { return }
        problems.append(Problem(field: field, anchor: anchor ?? field, words: words))
    }

    package mutating func append(_ value: String, to name: String) { values[name, default: []].append(value) }

    /// Replaces what stands under a name.
    package mutating func fill(_ name: String, _ value: String) { values[name] = [value] }
}
