import SharingProtocol
import Testing

@Suite("2.2, 2.3, 2.13, 6.1 The table of powers and duties")
struct GatewayTableTests {
    /// Every cell of the table is what a decision rests on, for every purpose, with a prescribed set and without.
    @Test(arguments: [rules, model])
    func `says of each pair of headings and each class what a decision says`(_ rules: InformationSharingProtocol) {
        let table = GatewayTable(rules)
        for holder in rules.categories {
            for asker in rules.categories {
                for informationClass in rules.classes {
                    let cell = table.cell(from: holder.key, to: asker.key, of: informationClass.key)
                    for purpose in rules.purposes {
                        let special = cell.forPurposes.first {
                            rules.gateway($0)?.purposes.contains(purpose.key) ?? false
                        }
                        check(special ?? cell.power, rules, holder, asker, informationClass, purpose, set: nil)
                    }
                    let set = rules.prescribedSets.first { set in
                        rules.parties.contains { set.holders.contains($0.key) && $0.category == holder.key }
                    }
                    guard let set, let purpose = rules.purposes.first else { continue }
                    check(
                        cell.dutyOfSets ?? cell.power, rules, holder, asker, informationClass, purpose, set: set.key)
                }
            }
        }
    }

    private func check(
        _ expected: Key<Gateway>?, _ rules: InformationSharingProtocol, _ holder: PartyCategory,
        _ asker: PartyCategory, _ informationClass: InformationClass, _ purpose: Purpose, set: Key<PrescribedSet>?
    ) {
        let decision = decideAsking(
            .example {
                $0.holding.category = holder.key
                $0.asking.category = asker.key
                $0.informationClass = informationClass.key
                $0.purpose = purpose.key
                $0.prescribedSet = set
            }, under: rules)
        #expect(
            decision.gateway == expected,
            "\(rules.name): \(holder.key) to \(asker.key), \(informationClass.key), for \(purpose.key)")
        let isDuty = expected.flatMap { rules.gateway($0)?.isDuty } ?? false
        #expect(decision.isDuty == isDuty)
    }

    @Test func `never shows a co-operating body a duty that it does not have`() {
        for rules in [rules, model] {
            let table = GatewayTable(rules)
            for category in rules.categories where !category.isRelevantAuthority {
                for other in rules.categories {
                    for informationClass in rules.classes {
                        let cell = table.cell(from: category.key, to: other.key, of: informationClass.key)
                        #expect(cell.dutyOfSets == nil, "\(rules.name): \(category.key) to \(other.key)")
                    }
                }
            }
        }
    }
}

extension InformationSharingProtocol: CustomTestStringConvertible {
    package var testDescription: String { name }
}
