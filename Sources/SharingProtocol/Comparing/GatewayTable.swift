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
            guard let holder = holders.first else { continue }
            // Those who are told the same by this holder stand together too.
            var rows: [(askers: [String], cells: [(classes: String, words: String)])] = []
            for askers in groups {
                guard let asker = askers.first else { continue }
                let cells = grouped(holder, asker)
                let same = rows.firstIndex { row in
                    row.cells.count == cells.count && zip(row.cells, cells).allSatisfy { $0 == $1 }
                }
                if let same { rows[same].askers.append(name(askers)) } else { rows.append(([name(askers)], cells)) }
            }
            for row in rows {
                for (classes, words) in row.cells {
                    page += "| \(name(holders)) | \(row.askers.joined(separator: ", ")) | \(classes) | \(words) |\n"
                }
            }
        }
        return page
    }

    /// The classes that share what they rest on, with its words.
    private func grouped(_ holder: NamedParty, _ asker: NamedParty) -> [(classes: String, words: String)] {
        var rows: [(classes: [String], words: String)] = []
        for informationClass in rules.classes {
            let words = words(cell(from: holder, to: asker, of: informationClass.key))
            if let place = rows.firstIndex(where: { $0.words == words }) {
                rows[place].classes.append(informationClass.key.name)
            } else {
                rows.append(([informationClass.key.name], words))
            }
        }
        return rows.map { ($0.classes.joined(separator: ", "), $0.words) }
    }

    /// Parties under one heading for which every cell of the table is the same, from and to.
    private var groups: [[NamedParty]] {
        var groups: [(signature: [String], parties: [NamedParty])] = []
        for party in rules.parties {
            let signature = signature(of: party)
            if let place = groups.firstIndex(where: { $0.signature == signature }) {
                groups[place].parties.append(party)
            } else {
                groups.append((signature, [party]))
            }
        }
        return groups.map(\.parties)
    }

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
