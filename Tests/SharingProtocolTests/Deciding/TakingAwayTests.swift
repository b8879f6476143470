import SharingProtocol
import Testing

/// Nothing that is taken away lets information move that could not move before.
@Suite("3.11, 4.3, 4.4, 4.10 Taking something away")
struct TakingAwayTests {
    /// The same proposal with one thing less: every way in which there can be less.
    private func lessened(_ proposal: Proposal) -> [(String, Proposal)] {
        var all: [(String, Proposal)] = []
        func less(_ words: String, _ change: (inout Proposal) -> Void) {
            var copy = proposal
            change(&copy)
            if copy != proposal { all.append((words, copy)) }
        }
        for piece in proposal.ground?.evidence ?? [] { less("ground \(piece)") { $0.ground?.evidence.remove(piece) } }
        for piece in proposal.condition?.evidence ?? [] {
            less("condition \(piece)") { $0.condition?.evidence.remove(piece) }
        }
        for piece in proposal.power?.evidence ?? [] { less("power \(piece)") { $0.power?.evidence.remove(piece) } }
        for piece in proposal.particulars { less("particular \(piece)") { $0.particulars.remove(piece) } }
        less("the power") { $0.power = nil }
        less("the condition") { $0.condition = nil }
        less("the asker's signature") { $0.asking.hasSigned = false }
        less("the holder's signature") { $0.holding.hasSigned = false }
        less("the asker's liaison officer") { $0.asking.hasLiaisonOfficer = false }
        less("the holder's liaison officer") { $0.holding.hasLiaisonOfficer = false }
        less("a reader") { $0.readers = max(0, $0.readers - 1) }
        less("every reader") { $0.readers = 0 }
        less("the approval") { $0.isApprovedByAsking = false }
        less("the determination") { $0.isConfirmedByHolding = false }
        less("the words of the criterion") { $0.criterionHasWords = false }
        less("the necessity") { $0.necessityIsRecorded = false }
        less("the authorisation") { $0.authorisationIsOnFile = false }
        less("the owner's permission") {
            guard case .received(let owner, _, let isBeyondGroup) = $0.provenance else { return }
            $0.provenance = .received(owner: owner, permission: .none, isBeyondGroup: isBeyondGroup)
        }
        for day in [today, proposal.on, today.adding(days: -100)] {
            less("the consent of the ground") { $0.ground?.withdrawn = day }
            less("the consent of the condition") { $0.condition?.withdrawn = day }
        }
        return all
    }

    @Test(arguments: [rules, model])
    func `never turns a refusal into a permission`(_ rules: InformationSharingProtocol) async {
        var dice = Seeded(state: 11)
        var (refusals, tried, permits) = (0, 0, 0)
        var wrong: [String] = []
        for _ in 0..<10_000 {
            // There are few threads, and other tests wait for the time of day on them.
            await Task.yield()
            let proposal = dice.proposal(under: rules)
            let exchanging = decideExchange(proposal, under: rules)
            if exchanging.isPermitted {
                permits += 1
                continue
            }
            refusals += 1
            // Where little is unmet, everything is taken away in turn; where much is, one thing at random.
            let all = lessened(proposal)
            for (words, less) in exchanging.unmet.count < 3 ? all : [dice.one(of: all)] {
                tried += 1
                if decideExchange(less, under: rules).isPermitted { wrong.append(words) }
            }
            guard (1...2).contains(decideAsking(proposal, under: rules).unmet.count) else { continue }
            let (words, less) = dice.one(of: all)
            if decideAsking(less, under: rules).isPermitted { wrong.append("\(words), asking") }
        }
        #expect(wrong.isEmpty, "\(wrong.prefix(5))")
        // Fewer would test too little.
        #expect(refusals > 5_000 && tried > 10_000 && permits > 30, "\(refusals), \(tried), \(permits)")
    }

    @Test(arguments: [rules, model])
    func `never lets anybody read what they could not read before`(_ rules: InformationSharingProtocol) async {
        var dice = Seeded(state: 12)
        var wrong: [String] = []
        for _ in 0..<10_000 {
            await Task.yield()
            let reading = dice.reading(under: rules)
            let before = decideReading(reading, under: rules)
            guard !before.isPermitted else { continue }
            var less: [Reading] = []
            func change(_ change: (inout Reading) -> Void) {
                var copy = reading
                change(&copy)
                less.append(copy)
            }
            change { $0.isNamed = false }
            change { $0.isLiaisonOfficer = false }
            change { $0.isInGroup = false }
            change { $0.receiving.hasSigned = false }
            change { $0.ground?.withdrawn = today }
            change { $0.condition?.withdrawn = today }
            for copy in less where decideReading(copy, under: rules).isPermitted {
                wrong.append("\(before.unmetQuestions)")
            }
        }
        #expect(wrong.isEmpty, "\(wrong.prefix(5))")
    }
}
