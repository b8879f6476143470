import SharingProtocol
import Testing

@Suite("2.2, 2.3, 2.13, 6.1 The table of powers and duties")
struct GatewayTableTests {
    /// Every cell of the table is what a decision rests on: for each pair of parties and each class, for every purpose
    /// and reason, with a prescribed set and without.
    @Test(arguments: [rules, model])
    func `says of each pair of parties and each class what a decision says`(_ rules: InformationSharingProtocol) async {
        let table = GatewayTable(rules, on: today)
        var wrong: [String] = []
        for holder in rules.parties {
            let set = rules.prescribedSets.first { $0.holders.contains(holder.key) }
            for asker in rules.parties {
                for informationClass in rules.classes {
                    // There are few threads, and other tests wait for the time of day on them.
                    await Task.yield()
                    let entries = table.cell(from: holder, to: asker, of: informationClass.key)
                    for purpose in rules.purposes {
                        for reason in [nil] + rules.reasons.map({ $0.key }) {
                            for asked in set.map({ [nil, $0] }) ?? [nil] {
                                let isOfClass = asked.map { $0.classes.contains(informationClass.key) } ?? false
                                let expected = entries.first {
                                    !$0.isNamedByHolder && $0.covers(purpose.key, reason, hasSet: isOfClass)
                                }
                                let proposal = Proposal.example {
                                    $0.holding.category = holder.category
                                    $0.holding.listing = holder.key
                                    $0.asking.category = asker.category
                                    $0.asking.listing = asker.key
                                    $0.informationClass = informationClass.key
                                    $0.purpose = purpose.key
                                    $0.reason = reason
                                    $0.prescribedSet = asked?.key
                                }
                                let decision = decideAsking(proposal, under: rules)
                                if decision.gateway != expected?.gateway
                                    || decision.isDuty != (expected?.isDuty ?? false)
                                {
                                    wrong.append("\(holder.key) to \(asker.key), \(informationClass.key)")
                                }
                            }
                        }
                    }
                }
            }
        }
        #expect(wrong.isEmpty, "\(wrong.prefix(5))")
    }

    /// Every power that a cell says can be named carries the exchange once it is named, with its evidence on file.
    @Test func `says of each pair of parties which powers can be named`() async {
        let table = GatewayTable(model, on: today)
        var (wrong, named) = ([String](), 0)
        for holder in model.parties {
            for asker in model.parties where asker != holder {
                await Task.yield()
                for entry in table.cell(from: holder, to: asker, of: "personal") where entry.isNamedByHolder {
                    named += 1
                    let proposal = Proposal.model {
                        $0.between(holder.key, asker.key)
                        $0.reason = entry.reasons.first ?? "prevent-or-detect"
                        $0.power = .whole(entry.gateway)
                    }
                    let decision = decideExchange(proposal, under: model)
                    if decision.gateway != entry.gateway || decision.isDuty != entry.isDuty {
                        wrong.append("\(holder.key) to \(asker.key): \(entry.gateway)")
                    }
                }
            }
        }
        #expect(wrong.isEmpty, "\(wrong.prefix(5))")
        #expect(named > 100)
    }

    @Test func `never shows a duty to share prescribed sets to those who are no relevant authority`() {
        for rules in [rules, model] {
            let table = GatewayTable(rules, on: today)
            for party in rules.parties where rules.category(party.category)?.isRelevantAuthority == false {
                for other in rules.parties {
                    for informationClass in rules.classes {
                        let cell = table.cell(from: party, to: other, of: informationClass.key)
                        #expect(!cell.contains { $0.needsPrescribedSet }, "\(rules.name): \(party.key) to \(other.key)")
                    }
                }
            }
        }
    }
}

@Suite("3.11 The table of grounds and conditions")
struct GroundTableTests {
    /// Every cell is asked of the rules, with all the evidence that there is: what the table calls possible is met, and
    /// what it calls impossible is refused.
    @Test(arguments: [rules, model])
    func `says of each ground, condition, class and holder what a decision says`(_ rules: InformationSharingProtocol)
        async
    {
        let table = GroundTable(rules, on: today)
        var wrong: [String] = []
        var cells = 0
        for informationClass in table.classes {
            for holder in rules.parties {
                for row in table.rows {
                    await Task.yield()
                    for condition in [nil] + rules.conditions.map({ $0 }) {
                        cells += 1
                        let answer = table.answer(row, condition, of: informationClass, held: holder)
                        let decision = decideExchange(
                            proposal(row, condition, informationClass, holder, table, rules), under: rules)
                        let isOpen = decision.answer(.ground) == .met && decision.answer(.condition) != .unmet
                        // Where the ground never goes by this regime, only conditions of this regime alone tell.
                        let isOfOther =
                            answer == .groundOfOtherRegime
                            && (!informationClass.isSensitive
                                || condition?.reach.regimes != row.regime.map { [$0.key] })
                        if isOpen != (answer == .possible) && !isOfOther {
                            wrong.append("\(row.ground.key), \(condition?.key.name ?? "none"), \(holder.key)")
                        }
                    }
                }
            }
        }
        #expect(wrong.isEmpty, "\(wrong.prefix(5))")
        #expect(cells > 100)
    }

    private func proposal(
        _ row: GroundTable.Row, _ condition: Condition?, _ informationClass: InformationClass, _ holder: NamedParty,
        _ table: GroundTable, _ rules: InformationSharingProtocol
    ) -> Proposal {
        // Somebody whom every ground that limits its receivers may be relied on for.
        let asker = rules.parties.first { party in
            party != holder
                && rules.grounds.allSatisfy { $0.reach.askedBy.isEmpty || $0.reach.askedBy.includes(party) }
        }
        return .example {
            $0.holding.category = holder.category
            $0.holding.listing = holder.key
            $0.asking.category = asker?.category
            $0.asking.listing = asker?.key
            $0.informationClass = informationClass.key
            if case .some(.some(let reason)) = table.reason(for: row, held: holder) { $0.reason = reason }
            $0.ground = Claim(row.ground.key, evidence: Set(row.ground.evidence.map(\.key)))
            $0.condition = condition.map { Claim($0.key, evidence: Set($0.evidence.map(\.key))) }
        }
    }
}

extension InformationSharingProtocol: CustomTestStringConvertible {
    package var testDescription: String { name }
}
