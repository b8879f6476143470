import SharingProtocol
import Testing

/// What would settle a refusal does settle it: every remedy is followed until everything is permitted.
@Suite("Remedies")
struct RemedyTests {
    /// Follows what each unmet finding says, until nothing is unmet; what is left after many rounds.
    private func settle<Facts>(
        _ facts: Facts, _ decide: (Facts) -> Decision, _ follow: (Finding, inout Facts) -> Void
    ) -> [Finding] {
        var facts = facts
        for _ in 0..<8 {
            let unmet = decide(facts).unmet
            if unmet.isEmpty { return [] }
            for finding in unmet { follow(finding, &facts) }
        }
        return decide(facts).unmet
    }

    @Test(arguments: [rules, model])
    func `lead from every refusal to a permission (exchange)`(_ rules: InformationSharingProtocol) async {
        var dice = Seeded(state: 21)
        var (refused, left) = (0, [String]())
        for _ in 0..<1_500 {
            // There are few threads, and other tests wait for the time of day on them.
            await Task.yield()
            let proposal = dice.proposal(under: rules)
            if decideExchange(proposal, under: rules).isPermitted { continue }
            refused += 1
            let rest = settle(proposal, { decideExchange($0, under: rules) }) {
                Following(rules: rules).follow($0, in: &$1)
            }
            if !rest.isEmpty { left.append("\(rest.map { "\($0.words) \($0.remedy ?? "")" })") }
        }
        #expect(left.isEmpty, "\(left.prefix(3))")
        #expect(refused > 1_000)
    }

    @Test(arguments: [rules, model])
    func `lead from every refusal to a permission (ask, read and use)`(_ rules: InformationSharingProtocol) async {
        var dice = Seeded(state: 22)
        let following = Following(rules: rules)
        var left: [String] = []
        for _ in 0..<1_000 {
            await Task.yield()
            let asked = settle(dice.proposal(under: rules), { decideAsking($0, under: rules) }) {
                following.follow($0, in: &$1)
            }
            let read = settle(dice.reading(under: rules), { decideReading($0, under: rules) }) {
                following.follow($0, in: &$1)
            }
            let used = settle(dice.use(under: rules), { decideUse($0, under: rules) }) {
                following.follow($0, in: &$1)
            }
            left += (asked + read + used).map { "\($0.words) \($0.remedy ?? "")" }
        }
        #expect(left.isEmpty, "\(left.prefix(3))")
    }

    @Test func `say so where there is none`() {
        let ended = rules.inForce(until: today.adding(days: -1))
        let finding = decideExchange(.example(), under: ended).finding(.inForce)
        #expect(finding?.remedy?.hasPrefix("This version settles nothing") == true)
    }
}
