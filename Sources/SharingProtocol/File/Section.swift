import Yams

/// One mapping of the file while it is read: what it has to have, what it may have, and nothing else.
///
/// Reading goes on after a problem, with a value that stands in, so that all problems are found at once;
/// a file with a problem never becomes a protocol.
final class Section {
    /// What a sentence calls it: `the file`, ``the class `personal` ``.
    private(set) var name: String
    let place: Proofreading.Place
    let proofs: Proofreading
    private let entries: [String: (key: Node, value: Node)]
    private var isRead: Set<String> = []

    init(_ node: Node, name: String, proofs: Proofreading) {
        self.name = name
        self.proofs = proofs
        place = Section.place(node)
        var entries: [String: (key: Node, value: Node)] = [:]
        if let mapping = node.mapping {
            for (key, value) in mapping {
                guard let text = key.scalar?.string else {
                    proofs.report("the name of an entry has to be a word", at: Section.place(key))
                    continue
                }
                entries[text] = (key, value)
            }
        } else {
            proofs.report("\(name) has to be a list of names and values, `name: value`", at: place)
        }
        self.entries = entries
    }

    static func place(_ node: Node) -> Proofreading.Place {
        Proofreading.Place(line: node.mark?.line ?? 1, column: node.mark?.column)
    }

    /// Names what has not been read; call it when everything else has been.
    func close() {
        for (name, entry) in entries where !isRead.contains(name) {
            let known = isRead.sorted().map { "`\($0)`" }.joined(separator: ", ")
            report("\(self.name) has no `\(name)`; it may have \(known)", at: entry.key)
        }
    }

    func report(_ sentence: String, at node: Node? = nil) {
        proofs.report(sentence, at: node.map(Section.place) ?? place)
    }

    // MARK: Values

    private func optional(_ key: String) -> Node? {
        isRead.insert(key)
        guard let node = entries[key]?.value else { return nil }
        // An entry with nothing after the colon is one that was left blank.
        if let scalar = node.scalar, scalar.style == .plain, ["", "~", "null"].contains(scalar.string) { return nil }
        return node
    }

    func required(_ key: String) -> Node? {
        if let node = optional(key) { return node }
        report("\(name) needs `\(key)`", at: entries[key]?.key)
        return nil
    }

    func text(_ key: String) -> String { required(key).map { text(in: $0, key) } ?? "" }

    func optionalText(_ key: String) -> String? { optional(key).map { text(in: $0, key) } }

    private func text(in node: Node, _ key: String) -> String {
        guard let words = node.scalar?.string else {
            report("`\(key)` of \(name) has to be words, not a list", at: node)
            return ""
        }
        let isBlank = words.allSatisfy(\.isWhitespace)
        let hasControls = words.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" }
        if isBlank { report("`\(key)` of \(name) is blank; write it", at: node) }
        if hasControls { report("`\(key)` of \(name) has a character that cannot be printed", at: node) }
        // A folded text ends in a line break that belongs to the file and not to the words.
        return words.hasSuffix("\n") ? String(words.dropLast()) : words
    }

    /// Whether an entry is there and is just that word.
    func isWritten(_ key: String, as word: String) -> Bool { optional(key)?.scalar?.string == word }

    func flag(_ key: String, otherwise: Bool = false) -> Bool {
        guard let node = optional(key) else { return otherwise }
        switch node.scalar?.string {
        case "true": return true
        case "false": return false
        case _:
            report("`\(key)` of \(name) has to be true or false", at: node)
            return otherwise
        }
    }

    func number(_ key: String, from lowest: Int = 1, to highest: Int = 10_000) -> Int {
        required(key).flatMap { number(in: $0, key, lowest...highest) } ?? lowest
    }

    func optionalNumber(_ key: String, from lowest: Int = 1, to highest: Int = 10_000) -> Int? {
        optional(key).flatMap { number(in: $0, key, lowest...highest) }
    }

    func numbers(_ key: String, from lowest: Int = 1, to highest: Int = 10_000) -> [Int] {
        elements(key, isRequired: false).compactMap { number(in: $0, key, lowest...highest) }
    }

    private func number(in node: Node, _ key: String, _ range: ClosedRange<Int>) -> Int? {
        if let number = node.scalar.flatMap({ Int($0.string) }), range.contains(number) { return number }
        report(
            "`\(key)` of \(name) has to be a whole number from \(range.lowerBound) to \(range.upperBound)", at: node)
        return nil
    }

    func day(_ key: String) -> Day { required(key).flatMap { day(in: $0, key) } ?? .first }

    func optionalDay(_ key: String) -> Day? { optional(key).flatMap { day(in: $0, key) } }

    private func day(in node: Node, _ key: String) -> Day? {
        if let day = node.scalar.flatMap({ Day(iso: $0.string) }) { return day }
        report("`\(key)` of \(name) has to be a day of the calendar, such as 2013-04-01", at: node)
        return nil
    }

    func choice<Choice: RawRepresentable & CaseIterable>(
        _ key: String, otherwise: Choice
    ) -> Choice where Choice.RawValue == String {
        required(key).flatMap { choice(in: $0, key) } ?? otherwise
    }

    func optionalChoice<Choice: RawRepresentable & CaseIterable>(_ key: String) -> Choice?
    where Choice.RawValue == String {
        optional(key).flatMap { choice(in: $0, key) }
    }

    func choices<Choice: RawRepresentable & CaseIterable>(_ key: String) -> [Choice]
    where Choice.RawValue == String {
        elements(key).compactMap { choice(in: $0, key) }
    }

    private func choice<Choice: RawRepresentable & CaseIterable>(in node: Node, _ key: String) -> Choice?
    where Choice.RawValue == String {
        if let choice = node.scalar.flatMap({ Choice(rawValue: $0.string) }) { return choice }
        let known = Choice.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
        report("`\(key)` of \(name) has to be one of \(known)", at: node)
        return nil
    }

    // MARK: Names, and what they refer to

    /// The item's own name, under which the list has it and others refer to it.
    func key<Item>(in list: ListName, as item: Item.Type = Item.self) -> Key<Item> {
        guard let node = required("key") else { return "" }
        let key = text(in: node, "key")
        check(key, at: node)
        proofs.define(key, in: list, at: Section.place(node))
        name = "the \(list.item) `\(key)`"
        return Key(key)
    }

    func plainKey() -> String {
        guard let node = required("key") else { return "" }
        let key = text(in: node, "key")
        check(key, at: node)
        return key
    }

    func check(_ key: String, at node: Node) {
        let letters = key.unicodeScalars
        let isPlain = letters.allSatisfy { ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "-" }
        if !isPlain || key.isEmpty || letters.count > 64 {
            report("a key is written in up to 64 small letters, digits and hyphens, such as `risk-of-harm`", at: node)
        }
    }

    /// Keys of another file, which this one cannot look up.
    func keys(_ name: String) -> [String] {
        elements(name, isRequired: false).map { node in
            let key = text(in: node, name)
            check(key, at: node)
            return key
        }
    }

    func clause() -> Clause {
        guard let node = required("clause") else { return "" }
        let number = text(in: node, "clause")
        proofs.refer(to: number, in: .clauses, at: Section.place(node))
        return Clause(number)
    }

    func reference<Item>(_ key: String, to list: ListName, as item: Item.Type = Item.self) -> Key<Item> {
        required(key).map { reference(in: $0, key, to: list) } ?? ""
    }

    func references<Item>(_ key: String, to list: ListName, isRequired: Bool = true) -> [Key<Item>] {
        elements(key, isRequired: isRequired).map { reference(in: $0, key, to: list) }
    }

    /// Names of headings or of lines of the list of parties, as they come.
    func names<Item>(_ key: String, isRequired: Bool) -> [Key<Item>] {
        elements(key, isRequired: isRequired).map { node in
            let name = text(in: node, key)
            let list: ListName = proofs.defined[.parties]?[name] == nil ? .categories : .parties
            if !name.isEmpty { proofs.refer(to: name, in: list, at: Section.place(node)) }
            return Key(name)
        }
    }

    private func reference<Item>(in node: Node, _ key: String, to list: ListName) -> Key<Item> {
        let name = text(in: node, key)
        if !name.isEmpty { proofs.refer(to: name, in: list, at: Section.place(node)) }
        return Key(name)
    }

    // MARK: Lists and sections

    private func elements(_ key: String, isRequired: Bool = true) -> [Node] {
        guard let node = isRequired ? required(key) : optional(key) else { return [] }
        guard let sequence = node.sequence else {
            report("`\(key)` of \(name) has to be a list, each item after a hyphen", at: node)
            return []
        }
        if sequence.isEmpty && isRequired { report("`\(key)` of \(name) lists nothing; list at least one", at: node) }
        return Array(sequence)
    }

    func items<Item>(
        _ key: String, called item: String, isRequired: Bool = true, _ read: (Section) -> Item
    ) -> [Item] {
        elements(key, isRequired: isRequired).map { node in
            let section = Section(node, name: "a \(item)", proofs: proofs)
            defer { section.close() }
            return read(section)
        }
    }

    func list<Item>(_ list: ListName, isRequired: Bool = true, _ read: (Section) -> Item) -> [Item] {
        items(list.rawValue, called: list.item, isRequired: isRequired, read)
    }

    func section<Part>(_ key: String, otherwise: Part, _ read: (Section) -> Part) -> Part {
        guard let node = required(key) else { return otherwise }
        let section = Section(node, name: "`\(key)`", proofs: proofs)
        defer { section.close() }
        return read(section)
    }

    func optionalSection<Part>(_ key: String, _ read: (Section) -> Part) -> Part? {
        guard let node = optional(key) else { return nil }
        let section = Section(node, name: "`\(key)`", proofs: proofs)
        defer { section.close() }
        return read(section)
    }

    /// Every entry as it stands, for a mapping whose names are data.
    func readAll() -> [(name: String, key: Node, value: Node)] {
        isRead.formUnion(entries.keys)
        return entries.map { ($0.key, $0.value.key, $0.value.value) }
    }
}
