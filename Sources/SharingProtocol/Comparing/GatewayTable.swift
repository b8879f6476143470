/// On which power or duty an exchange rests, for each pair of parties and each class (2.2, 2.3, 2.13).
package struct GatewayTable: Sendable {
    /// One power or duty of a cell, and what it is limited to.
    package struct Entry: Hashable, Sendable {
        package let gateway: Key<Gateway>
        package let isDuty: Bool
        package let needsPrescribedSet: Bool
        /// The purposes and reasons that it covers; empty for all.
        package let purposes: [Key<Purpose>]
        package let reasons: [Key<DisclosureReason>]
        package let needsRequest: Bool
        package let excludesCareRecords: Bool
        /// Whether the holding agency has to name it.
        package let isNamedByHolder: Bool

        package func covers(_ purpose: Key<Purpose>, _ reason: Key<DisclosureReason>?, hasSet: Bool) -> Bool {
            (purposes.isEmpty || purposes.contains(purpose))
                && (reasons.isEmpty || reason.map { reasons.contains($0) } ?? false) && (!needsPrescribedSet || hasSet)
        }
    }

    private let rules: InformationSharingProtocol
    private let day: Day

    /// As the law stands on a day.
    package init(_ rules: InformationSharingProtocol, on day: Day) {
        self.rules = rules
        self.day = day
    }

    /// What covers an exchange, in the order in which it is looked for: the first that fits is what it rests on.
    package func cell(
        from holder: NamedParty, to asker: NamedParty, of informationClass: Key<InformationClass>
    ) -> [Entry] {
        let holdsSet = rules.prescribedSets.contains {
            $0.holders.contains(holder.key) && $0.classes.contains(informationClass)
        }
        var entries: [Entry] = []
        var isCarried = false
        for gateway in rules.gateways
        where gateway.from.includes(holder) && gateway.to.includes(asker) && gateway.classes.contains(informationClass)
            && gateway.term.includes(day) && (!gateway.needsPrescribedSet || holdsSet)
        {
            // What comes after one for every purpose is never reached.
            if isCarried { continue }
            let entry = Entry(
                gateway: gateway.key, isDuty: gateway.isDuty, needsPrescribedSet: gateway.needsPrescribedSet,
                purposes: gateway.purposes, reasons: gateway.reasons, needsRequest: gateway.needsRequest,
                excludesCareRecords: gateway.excludesCareRecords, isNamedByHolder: gateway.isNamedByHolder)
            entries.append(entry)
            isCarried = gateway.isUnconditional
        }
        return entries
    }

    /// The table as a page of the documents: parties that share and may be told the same stand together.
    package var markdown: String {
        let groups = groups
        var page = "| from (holds) | to (asks) | class | rests on |\n| --- | --- | --- | --- |\n"
        for holders in groups {
            // Those who are told the same by this holder stand together too.
            for askers in groups.grouped(by: { lines(from: holders[0], to: $0[0]) }) {
                for line in askers.value {
                    let classes = line.items.map(\.key.name).joined(separator: ", ")
                    let names = askers.items.map(name).joined(separator: ", ")
                    page += "| \(name(holders)) | \(names) | \(classes) | \(line.value) |\n"
                }
            }
        }
        return page
    }

    /// The classes that share what they rest on, with its words.
    private func lines(from holder: NamedParty, to asker: NamedParty) -> [Group<InformationClass, String>] {
        rules.classes.grouped { words(cell(from: holder, to: asker, of: $0.key)) }
    }

    /// Parties under one heading for which every cell of the table is the same, from and to; none is empty.
    private var groups: [[NamedParty]] { rules.parties.grouped(by: signature).map(\.items) }

    private func signature(of party: NamedParty) -> [String] {
        [party.category.name]
            + rules.parties.flatMap { other in
                rules.classes.flatMap { informationClass in
                    [
                        words(cell(from: party, to: other, of: informationClass.key)),
                        words(cell(from: other, to: party, of: informationClass.key)),
                    ]
                }
            }
    }

    private func name(_ group: [NamedParty]) -> String {
        guard let first = group.first else { return "" }
        let all = rules.parties.filter { $0.category == first.category }
        return group == all && all.count > 1
            ? "all of \(first.category)" : group.map(\.key.name).joined(separator: ", ")
    }

    private func words(_ entries: [Entry]) -> String {
        entries.isEmpty ? "nothing" : entries.map(words).joined(separator: "; else ")
    }

    private func words(_ entry: Entry) -> String {
        func listed<Item>(_ keys: [Key<Item>]) -> String { keys.map { "`\($0)`" }.joined(separator: ", ") }
        var words = "\(entry.isDuty ? "duty " : "")`\(entry.gateway)`"
        if entry.isNamedByHolder { words += " if named" }
        if entry.needsPrescribedSet { words += " for a prescribed set that it holds" }
        if entry.needsRequest { words += " on request" }
        if entry.excludesCareRecords { words += " without care records" }
        if !entry.purposes.isEmpty { words += " for \(listed(entry.purposes))" }
        if !entry.reasons.isEmpty { words += " because of \(listed(entry.reasons))" }
        return words
    }
}
