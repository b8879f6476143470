/// One thing that two versions of a protocol say differently (5.2).
package struct Difference: Hashable, Sendable {
    package enum Change: Hashable, Sendable {
        case added(String)
        case removed(String)
        case changed(from: String, to: String)
    }

    /// The clause's number, or the item's key.
    package let name: String
    package let title: String
    package let change: Change
}

/// What two versions say differently, clause by clause and list by list.
package struct VersionComparison: Sendable {
    package let clauses: [Difference]
    /// By what the list is called, in the file's order; lists without a difference are left out.
    package let lists: [(name: String, differences: [Difference])]
    /// How many clauses both have, word for word.
    package let sameClauses: Int

    package init(from old: InformationSharingProtocol, to new: InformationSharingProtocol) {
        let before = old.clauses.map { ($0.clause.number, $0.title, $0.title + ". " + $0.words) }
        let after = new.clauses.map { ($0.clause.number, $0.title, $0.title + ". " + $0.words) }
        clauses = differences(before, after)
        sameClauses = after.count { item in before.contains { $0 == item } }
        func list<Item: ListedItem>(
            _ name: String, _ items: (InformationSharingProtocol) -> [Item], _ words: (Item) -> String
        ) -> (name: String, differences: [Difference]) {
            func rows(_ rules: InformationSharingProtocol) -> [(String, String, String)] {
                items(rules).map { ($0.key.name, $0.title, words($0)) }
            }
            return (name, differences(rows(old), rows(new)))
        }
        lists = [
            list("Headings", \.categories) { "\($0.title): \($0.powers)" },
            list("Parties", \.parties) { "\($0.title), under \($0.category)" },
            list("Classes of information", \.classes) {
                "\($0.title), tested by \($0.test.rawValue)\($0.isSensitive ? ", sensitive" : "")"
            },
            list("Purposes", \.purposes) { $0.title },
            list("Reasons for disclosing personal information", \.reasons) { $0.title },
            list("Powers and duties", \.gateways) { gateway in
                """
                \(gateway.title); from \(gateway.from.names.joined(separator: ", ")); \
                to \(gateway.to.names.joined(separator: ", ")); \
                for \(gateway.classes.map(\.name).joined(separator: ", "))
                """
            },
            list("Criteria", \.criteria) { $0.title },
            list("Grounds", \.grounds) { "\($0.title); on file: \($0.evidence.map(\.label).joined(separator: ", "))" },
            list("Conditions for sensitive information", \.conditions) {
                "\($0.title); on file: \($0.evidence.map(\.label).joined(separator: ", "))"
            },
            list("Particulars", \.particulars) { "\($0.title), asked of the \($0.form.rawValue)" },
            list("Markings", \.markings) { $0.title },
            list("Prescribed sets", \.prescribedSets) {
                "\($0.title); held by \($0.holders.map(\.name).joined(separator: ", "))"
            },
        ].filter { !$0.differences.isEmpty }
    }
}

/// Items by name: those of the new list in its order, then those that are gone.
private func differences(
    _ old: [(name: String, title: String, words: String)], _ new: [(name: String, title: String, words: String)]
) -> [Difference] {
    let before = Dictionary(old.map { ($0.name, $0) }) { first, _ in first }
    let names = Set(new.map(\.name))
    let kept = new.compactMap { item -> Difference? in
        guard let earlier = before[item.name] else {
            return Difference(name: item.name, title: item.title, change: .added(item.words))
        }
        if earlier.words == item.words { return nil }
        return Difference(name: item.name, title: item.title, change: .changed(from: earlier.words, to: item.words))
    }
    let gone = old.filter { !names.contains($0.name) }
    return kept + gone.map { Difference(name: $0.name, title: $0.title, change: .removed($0.words)) }
}
