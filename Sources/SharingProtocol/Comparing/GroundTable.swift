/// Which ground and condition go together, for each class and each party that holds the information (3.11, 3.13).
package struct GroundTable: Sendable {
    /// A ground under one regime: one that belongs to several has a row for each.
    package struct Row: Hashable, Sendable {
        package let ground: Ground
        package let regime: Regime?
    }

    /// Whether a ground and a condition can carry a class that somebody holds, or why not.
    package enum Answer: Hashable, Sendable {
        case possible
        case groundNotInForce, groundClosed, groundNotOfClass
        /// The ground goes by another regime, for this holder.
        case groundOfOtherRegime
        case conditionMissing, conditionClosed, conditionNotOfClass, conditionNotInForce
        /// The condition belongs to another regime than the ground.
        case conditionOfOtherRegime

        package var words: String {
            switch self {
            case .possible: "possible"
            case .groundNotInForce: "the ground is not in force"
            case .groundClosed: "the ground is not open to it"
            case .groundNotOfClass: "the ground does not cover the class"
            case .groundOfOtherRegime: "for it the ground belongs to the other part of the law"
            case .conditionMissing: "a condition is needed"
            case .conditionClosed: "the condition is not open to it"
            case .conditionNotOfClass: "the condition does not cover the class"
            case .conditionNotInForce: "the condition is not in force"
            case .conditionOfOtherRegime: "the condition belongs to another part of the law than the ground"
            }
        }
    }

    private let rules: InformationSharingProtocol
    private let day: Day

    /// As the law stands on a day.
    package init(_ rules: InformationSharingProtocol, on day: Day) {
        self.rules = rules
        self.day = day
    }

    /// The classes that are tested by grounds.
    package var classes: [InformationClass] { rules.classes.filter { $0.test == .grounds } }

    package var rows: [Row] {
        rules.grounds.flatMap { ground -> [Row] in
            let regimes = regimes(of: ground)
            return regimes.isEmpty
                ? [Row(ground: ground, regime: nil)] : regimes.map { Row(ground: ground, regime: $0) }
        }
    }

    private func regimes(of ground: Ground) -> [Regime] {
        rules.regimes.filter { ground.reach.regimes.contains($0.key) }
    }

    /// A reason for which the ground goes by the row's regime when that party relies on it: `nil` where any will do,
    /// and `.some(nil)` where there is none.
    package func reason(for row: Row, held holder: NamedParty) -> Key<DisclosureReason>?? {
        let own = regimes(of: row.ground)
        guard let regime = row.regime, own.count > 1 else { return nil }
        func fits(_ regime: Regime, _ reason: Key<DisclosureReason>) -> Bool {
            (regime.holders.isEmpty || regime.holders.includes(holder))
                && (regime.reasons.isEmpty || regime.reasons.contains(reason))
        }
        return .some(
            rules.reasons.map(\.key).first { reason in
                (own.first { fits($0, reason) } ?? own.last)?.key == regime.key
            })
    }

    package func answer(
        _ row: Row, _ condition: Condition?, of informationClass: InformationClass, held holder: NamedParty
    ) -> Answer {
        let reach = row.ground.reach
        if !reach.isOpen(to: holder) { return .groundClosed }
        if !reach.covers(informationClass.key) { return .groundNotOfClass }
        if !reach.term.includes(day) { return .groundNotInForce }
        if case .some(.none) = reason(for: row, held: holder) { return .groundOfOtherRegime }
        let isNeeded =
            informationClass.isSensitive && !rules.conditions.isEmpty
            && (row.regime?.sensitive.contains(informationClass.key) ?? true)
        guard isNeeded else { return .possible }
        guard let condition else { return .conditionMissing }
        if !condition.reach.isOpen(to: holder) { return .conditionClosed }
        if !condition.reach.covers(informationClass.key) { return .conditionNotOfClass }
        if let regime = row.regime, !condition.reach.regimes.contains(regime.key) { return .conditionOfOtherRegime }
        return condition.reach.term.includes(day) ? .possible : .conditionNotInForce
    }

    /// The table as a page of the documents, class by class.
    package var markdown: String {
        var page = ""
        for informationClass in classes {
            page += "\n### \(informationClass.title) (`\(informationClass.key)`)\n\n"
            page += "| grounds | conditions | possible for | not for, and why |\n| --- | --- | --- | --- |\n"
            for line in lines(informationClass) {
                page += "| \(line.grounds) | \(line.conditions) | \(line.cells.possible) | \(line.cells.impossible) |\n"
            }
        }
        return page
    }

    /// For whom something is possible, and for whom not.
    private struct Cells: Hashable {
        let possible: String
        let impossible: String
    }

    /// A class's lines, those with the same cells as one: conditions first, and then the grounds.
    private func lines(
        _ informationClass: InformationClass
    ) -> [(grounds: String, conditions: String, cells: Cells)] {
        let rows = rows.grouped { row in
            conditions(for: informationClass).grouped { cells(row, $0, informationClass) }
        }
        return rows.flatMap { rows in
            rows.value.map { conditions in
                (
                    rows.items.map(words).joined(separator: ", "),
                    conditions.items.map { $0.map { "`\($0.key)`" } ?? "none" }.joined(separator: ", "),
                    conditions.value
                )
            }
        }
    }

    /// None, and each that is listed: of a class that is not sensitive, none alone.
    private func conditions(for informationClass: InformationClass) -> [Condition?] {
        informationClass.isSensitive ? [nil] + rules.conditions.map { $0 } : [nil]
    }

    private func words(_ row: Row) -> String {
        let regimes = regimes(of: row.ground)
        return "`\(row.ground.key)`" + (regimes.count > 1 ? row.regime.map { " (`\($0.key)`)" } ?? "" : "")
    }

    private func cells(_ row: Row, _ condition: Condition?, _ informationClass: InformationClass) -> Cells {
        let groups = rules.parties.grouped { answer(row, condition, of: informationClass, held: $0) }
        let possible = groups.first { $0.value == .possible }.map { names($0.items) } ?? "nobody"
        let impossible = groups.filter { $0.value != .possible }.map { "\(names($0.items)): \($0.value.words)" }
        return Cells(possible: possible, impossible: impossible.joined(separator: "; "))
    }

    /// Headings where all of their parties are meant, and single lines.
    private func names(_ parties: [NamedParty]) -> String {
        if parties.count == rules.parties.count { return "everybody" }
        var names: [String] = []
        for category in rules.categories {
            let all = rules.parties.filter { $0.category == category.key }
            let some = all.filter { parties.contains($0) }
            names += some.count == all.count ? ["all `\(category.key)`"] : some.map { "`\($0.key)`" }
        }
        return names.joined(separator: ", ")
    }
}
