/// On which power or duty an exchange rests, for each pair of headings and each class (2.2, 2.3, 2.13).
package struct GatewayTable: Sendable {
    /// One cell of it.
    package struct Cell: Hashable, Sendable {
        /// The duty that arises where the holding agency holds the prescribed set that is asked for.
        package let dutyOfSets: Key<Gateway>?
        /// What it rests on otherwise, for a purpose that no gateway is limited to.
        package let power: Key<Gateway>?
        /// What it rests on for purposes that have a gateway of their own, where that is another.
        package let forPurposes: [Key<Gateway>]
    }

    private let rules: InformationSharingProtocol

    package init(_ rules: InformationSharingProtocol) { self.rules = rules }

    /// The holding agency's heading, the asking agency's, and the class.
    package func cell(
        from holder: Key<PartyCategory>, to asker: Key<PartyCategory>, of informationClass: Key<InformationClass>
    ) -> Cell {
        let covering = rules.gateways.filter {
            $0.from.contains(holder) && $0.to.contains(asker) && $0.classes.contains(informationClass)
        }
        let power = covering.first { !$0.needsPrescribedSet && $0.purposes.isEmpty }
        // Gateways that come after one for every purpose are never reached.
        let before = covering.prefix { $0.key != power?.key }
        let canHold = rules.prescribedSets.contains { set in
            rules.parties.contains { set.holders.contains($0.key) && $0.category == holder }
        }
        return Cell(
            dutyOfSets: canHold ? before.first { $0.needsPrescribedSet && $0.isDuty }?.key : nil, power: power?.key,
            forPurposes: before.filter { !$0.needsPrescribedSet && !$0.purposes.isEmpty }.map(\.key))
    }

    /// The table as a page of the documents.
    package var markdown: String {
        var page = "| from (holds) | to (asks) | class | rests on | |\n| --- | --- | --- | --- | --- |\n"
        for holder in rules.categories {
            for asker in rules.categories {
                for informationClass in rules.classes {
                    let cell = cell(from: holder.key, to: asker.key, of: informationClass.key)
                    page += "| \(holder.key) | \(asker.key) | \(informationClass.key) | \(words(cell)) |\n"
                }
            }
        }
        return page
    }

    private func words(_ cell: Cell) -> String {
        var parts: [String] = []
        if let duty = cell.dutyOfSets { parts.append("`\(duty)` for a prescribed set that it holds") }
        for key in cell.forPurposes {
            let purposes = rules.gateway(key)?.purposes.map { "`\($0)`" }.joined(separator: ", ") ?? ""
            parts.append("`\(key)` for \(purposes)")
        }
        if let power = cell.power { parts.append("`\(power)`") }
        let kind =
            switch (cell.dutyOfSets, cell.power ?? cell.forPurposes.first) {
            case (.some, .some): "duty, else power"
            case (.some, nil): "duty"
            case (nil, .some): "power"
            case (nil, nil): "none"
            }
        return (parts.isEmpty ? "nothing" : parts.joined(separator: "; else ")) + " | " + kind
    }
}
