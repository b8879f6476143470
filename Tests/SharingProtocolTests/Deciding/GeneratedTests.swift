import SharingProtocol
import Testing

@Suite("Ten thousand decisions")
struct GeneratedTests {
    /// Each question asked has one finding, in order; a permit has none unmet; an unmet one says what would settle it.
    private func isSound(_ decision: Decision) -> Bool {
        decision.findings.map(\.question) == decision.asked.questions.filter { !$0.isOptional }
            && decision.isPermitted == decision.findings.allSatisfy { $0.answer != .unmet }
            && decision.findings.allSatisfy { ($0.answer == .unmet) == ($0.remedy != nil) && !$0.words.isEmpty }
            && decision.findings.allSatisfy { Self.places[$0.clause] != nil }
            && zip(decision.clauses, decision.clauses.dropFirst()).allSatisfy { place($0) < place($1) }
            && Set(decision.clauses) == Set(decision.findings.filter { $0.answer == .met }.map(\.clause))
            && decision.obligations.isEmpty == !decision.isPermitted
            && (Permission(decision) != nil) == decision.isPermitted
    }

    private static let places = Dictionary(
        uniqueKeysWithValues: rules.clauses.enumerated().map { ($1.clause, $0) })

    private func place(_ clause: Clause) -> Int { Self.places[clause] ?? -1 }

    @Test func `of exchange carry a finding for each question, and permit nothing that the document forbids`() async {
        var dice = Seeded(state: 1)
        var permits = 0
        var unsound: [Decision] = []
        for _ in 0..<10_000 {
            await Task.yield()
            let proposal = dice.proposal()
            let decision = exchange(proposal)
            if !isSound(decision) { unsound.append(decision) }
            guard decision.isPermitted else { continue }
            permits += 1
            #expect(mayMove(proposal))
        }
        #expect(unsound.isEmpty)
        // Fewer would test too little.
        #expect(permits > 200)
    }

    /// What the document asks of every exchange, read once more and without the engine.
    private func mayMove(_ proposal: Proposal) -> Bool {
        let sides = [proposal.asking, proposal.holding]
        let headings: [Key<PartyCategory>] = ["responsible-authority", "relevant-authority", "co-operating-body"]
        guard sides.allSatisfy({ $0.hasSigned && $0.hasLiaisonOfficer }),
            sides.allSatisfy({ side in headings.contains { $0 == side.category } }),
            proposal.asking.agency != proposal.holding.agency, proposal.isApprovedByAsking,
            proposal.isConfirmedByHolding, proposal.readers > 0, proposal.confidence != .unresolved,
            let keepUntil = proposal.keepUntil, keepUntil >= proposal.on,
            let purpose = proposal.purpose, rules.purpose(purpose) != nil,
            let name = proposal.informationClass?.name
        else { return false }
        if proposal.on < rules.effective { return false }
        if case .meeting(let signed, let note, let inGroup) = proposal.route,
            !(signed && note && (inGroup || proposal.marking == nil))
        {
            return false
        }
        if proposal.marking != nil && !(proposal.marking == "restricted" && proposal.groupIsNamed) { return false }
        let isPersonal = name == "personal" || name == "sensitive-personal"
        if case .received(let owner, let permission, let isBeyondGroup) = proposal.provenance,
            owner != proposal.asking.agency, owner != proposal.holding.agency
        {
            let isOwned = isPersonal || (proposal.marking != nil && name.hasPrefix("aggregate"))
            if isOwned && permission != .written { return false }
            if !isOwned && proposal.marking != nil && isBeyondGroup && permission == .none { return false }
        }
        return isPersonal ? personalMayMove(proposal) : otherMayMove(proposal, name)
    }

    private func personalMayMove(_ proposal: Proposal) -> Bool {
        guard proposal.necessityIsRecorded, proposal.prescribedSet == nil,
            proposal.reason == "prevent-or-detect" || proposal.reason == "apprehend-or-prosecute",
            let claim = proposal.ground
        else { return false }
        switch claim.key {
        case "consent":
            if let withdrawn = claim.withdrawn, withdrawn <= proposal.on { return false }
            return claim.evidence.isSuperset(of: Claim<Ground>.consent.evidence)
        case "risk-of-harm": return claim.evidence.isSuperset(of: ["risk", "risk-to"])
        case "serious-crime": return claim.evidence.isSuperset(of: ["offence", "seriousness"])
        case "court-order": return claim.evidence.isSuperset(of: ["court", "order-date", "summons"])
        case _: return false
        }
    }

    private func otherMayMove(_ proposal: Proposal, _ name: String) -> Bool {
        guard proposal.criterionHasWords else { return false }
        switch proposal.criterion {
        case "strategy", "monitoring", "analysis": break
        case "duty":
            let sides = [proposal.asking.category, proposal.holding.category]
            let isOfHolder = rules.prescribedSets.contains { set in
                set.key == proposal.prescribedSet && set.holders.contains { $0 == proposal.holding.listing }
            }
            // The eleventh paragraph asks for numbers, the others for cases.
            let isOfSet = name == "depersonalised" || proposal.prescribedSet == "mental-health-and-drug-treatment"
            guard isOfHolder, isOfSet, !sides.contains("co-operating-body") else { return false }
        case _: return false
        }
        switch name {
        case "aggregate-public": return true
        case "aggregate-authorised": return proposal.authorisationIsOnFile
        case "depersonalised": return proposal.identifyingDetailIsRemoved
        case _: return false
        }
    }

    @Test func `of asking carry a finding for each question, and need signatures, a purpose and an approval`() {
        var dice = Seeded(state: 2)
        var permits = 0
        var unsound: [Decision] = []
        for _ in 0..<10_000 {
            let proposal = dice.proposal()
            let decision = ask(proposal)
            if !isSound(decision) { unsound.append(decision) }
            guard decision.isPermitted else { continue }
            permits += 1
            #expect(proposal.asking.hasSigned && proposal.holding.hasSigned && proposal.asking.hasLiaisonOfficer)
            #expect(proposal.isApprovedByAsking && proposal.purpose != nil && proposal.informationClass != nil)
        }
        #expect(unsound.isEmpty)
        #expect(permits > 1000)
    }

    @Test func `of reading carry a finding for each question, and admit only people of the two agencies`() {
        var dice = Seeded(state: 3)
        var permits = 0
        var unsound: [Decision] = []
        for _ in 0..<10_000 {
            let reading = dice.reading()
            let decision = read(reading)
            if !isSound(decision) { unsound.append(decision) }
            guard decision.isPermitted else { continue }
            permits += 1
            #expect(!reading.isDestroyed && (reading.isNamed || reading.isLiaisonOfficer))
            #expect([reading.owner.agency, reading.receiving.agency].contains(reading.readersAgency))
            #expect(reading.keepUntil.map { $0 >= today } == true)
        }
        #expect(unsound.isEmpty)
        #expect(permits > 200)
    }

    @Test func `of use carry a finding for each question, and change the purpose of nobody else's information`() {
        var dice = Seeded(state: 4)
        var permits = 0
        var unsound: [Decision] = []
        for _ in 0..<10_000 {
            let wanted = dice.use()
            let decision = use(wanted)
            if !isSound(decision) { unsound.append(decision) }
            guard decision.isPermitted else { continue }
            permits += 1
            let isPersonal = wanted.informationClass?.name.hasSuffix("personal") == true
            #expect(!isPersonal || wanted.usedFor == wanted.disclosedFor || wanted.owner.agency == wanted.using.agency)
        }
        #expect(unsound.isEmpty)
        #expect(permits > 1000)
    }

    @Test func `are decided by the version that they name`() {
        #expect(exchange(.example()).version == "safermk-2013")
        #expect(exchange(.example()).on == today)
        #expect(exchange(.example()).matter == Matter("R-2026-1", record: "request"))
    }

    @Test func `cover a matter that is permitted, and no refusal becomes a permission`() {
        #expect(Permission(exchange(.example()))?.matter.reference == "R-2026-1")
        #expect(Permission(exchange(.example { $0.readers = 0 })) == nil)
    }
}
