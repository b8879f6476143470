import Foundation
import SharingProtocol

/// Does what a remedy says, as an officer would who reads it: nothing here knows why the finding was unmet.
struct Following {
    let rules: InformationSharingProtocol

    /// The pieces whose labels stand in `Put on file: the risk; who is at risk.`
    private func pieces(_ remedy: String, among known: [(key: String, label: String)]) -> Set<String> {
        let listed = remedy.split(separator: ": ", maxSplits: 1).last.map(String.init) ?? ""
        let labels = Set(listed.dropLast().components(separatedBy: "; "))
        return Set(known.filter { labels.contains($0.label) }.map(\.key))
    }

    private func pieces(_ remedy: String, of item: (some ClaimedItem)?) -> Set<String> {
        pieces(remedy, among: (item?.evidence ?? []).map { ($0.key, $0.label) })
    }

    // MARK: Exchanging and asking

    func follow(_ finding: Finding, in proposal: inout Proposal) {
        let remedy = finding.remedy ?? ""
        switch finding.question {
        case .purpose: proposal.purpose = rules.purposes.first { $0.key != "serious-violence" }?.key
        case .gateway: followPower(remedy, &proposal)
        case .necessity: proposal.necessityIsRecorded = true
        case .confidence: proposal.confidence = .overridden
        case .standing where remedy.hasPrefix("Give the line"):
            proposal.asking.listing = rules.parties.first { $0.category == proposal.asking.category }?.key
            proposal.holding.listing = rules.parties.first { $0.category == proposal.holding.category }?.key
        case .standing:
            if rules.category(proposal.asking.category ?? "") == nil { list(&proposal.asking) }
            if rules.category(proposal.holding.category ?? "") == nil { list(&proposal.holding) }
        case .informationClass: proposal.informationClass = rules.classes.first?.key
        case .authorisation: proposal.authorisationIsOnFile = true
        case .depersonalisation: proposal.identifyingDetailIsRemoved = true
        case .reason: proposal.reason = rules.reasons.first?.key
        case .prescribedSet: proposal.prescribedSet = nil
        case .criterion:
            if !remedy.hasPrefix("Say in words") { proposal.criterion = rules.criteria.first { !$0.needsDuty }?.key }
            proposal.criterionHasWords = true
        case .ground: followGround(remedy, &proposal)
        case .condition: followCondition(remedy, &proposal)
        case .particulars:
            let known = rules.particulars.map { ($0.key.name, $0.label) }
            proposal.particulars.formUnion(pieces(remedy, among: known))
        case .determination: proposal.isConfirmedByHolding = true
        case .approval: proposal.isApprovedByAsking = true
        case .anotherAgency: proposal.asking.agency += " of the next town"
        case .consent:
            proposal.ground?.withdrawn = nil
            proposal.condition?.withdrawn = nil
        case .participants, .note, .group: proposal.route = .meeting()
        case .marking:
            if remedy.hasPrefix("Name the group") { proposal.groupIsNamed = true } else { proposal.marking = nil }
        case .ownersPermission:
            guard case .received(let owner, _, let isBeyondGroup) = proposal.provenance else { return }
            proposal.provenance = .received(
                owner: owner, permission: remedy.contains("written") ? .written : .explicit,
                isBeyondGroup: isBeyondGroup)
        case .readers: proposal.readers = 1
        case .keepUntil: proposal.keepUntil = proposal.on.adding(days: 30)
        case .inForce: proposal.on = rules.effective
        case .liaisonOfficers:
            if isAboutAsking(remedy) { proposal.asking.hasLiaisonOfficer = true }
            if isAboutHolding(remedy) { proposal.holding.hasLiaisonOfficer = true }
        case .signatories:
            if isAboutAsking(remedy) { proposal.asking.hasSigned = true }
            if isAboutHolding(remedy) { proposal.holding.hasSigned = true }
        case .reader, .sameUse, .destroyed: break
        }
    }

    private func isAboutAsking(_ remedy: String) -> Bool {
        remedy.contains("both agencies") || remedy.contains("the asking agency")
    }

    private func isAboutHolding(_ remedy: String) -> Bool {
        remedy.contains("both agencies") || remedy.contains("the holding agency")
    }

    private func list(_ party: inout Party) {
        guard let line = rules.parties.first else { return }
        party.listing = line.key
        party.category = line.category
    }

    private func followPower(_ remedy: String, _ proposal: inout Proposal) {
        if remedy.hasPrefix("Put on file") {
            let named = proposal.power.flatMap { rules.gateway($0.key) }
            proposal.power?.evidence.formUnion(pieces(remedy, of: named))
        } else if remedy.hasPrefix("Name") {
            // The last of the list is another power, in words.
            let last = rules.gateways.last { $0.isNamedByHolder }
            proposal.power = last.map { Claim($0.key, evidence: Set($0.evidence.map(\.key))) }
        } else {
            list(&proposal.asking)
            proposal.asking.agency = "another agency"
        }
    }

    private func followGround(_ remedy: String, _ proposal: inout Proposal) {
        if remedy.hasPrefix("Put on file") {
            let claimed = proposal.ground.flatMap { rules.ground($0.key) }
            proposal.ground?.evidence.formUnion(pieces(remedy, of: claimed))
            return
        }
        if remedy.hasPrefix("Say which line") {
            proposal.holding.listing = rules.parties.first { $0.category == proposal.holding.category }?.key
            return
        }
        proposal.ground = first(of: rules.grounds, answering: .ground, proposal) { $0.ground = $1 }
    }

    private func followCondition(_ remedy: String, _ proposal: inout Proposal) {
        if remedy.hasPrefix("Put on file") {
            let named = proposal.condition.flatMap { rules.condition($0.key) }
            proposal.condition?.evidence.formUnion(pieces(remedy, of: named))
            return
        }
        proposal.condition = first(of: rules.conditions, answering: .condition, proposal) { $0.condition = $1 }
    }

    /// The first of the list that answers the question, all its evidence being on file.
    private func first<Item: ClaimedItem>(
        of items: [Item], answering question: Question, _ proposal: Proposal,
        _ claim: (inout Proposal, Claim<Item>) -> Void
    ) -> Claim<Item>? {
        for item in items {
            var copy = proposal
            let whole = Claim(item.key, evidence: Set(item.evidence.map(\.key)))
            claim(&copy, whole)
            if decideExchange(copy, under: rules).answer(question) == .met { return whole }
        }
        return nil
    }

    // MARK: Reading and using

    func follow(_ finding: Finding, in reading: inout Reading) {
        switch finding.question {
        case .informationClass: reading.informationClass = rules.classes.first?.key
        case .signatories: reading.receiving.hasSigned = true
        case .consent:
            if reading.ground == nil || rules.ground(reading.ground?.key ?? "") == nil {
                reading.ground = rules.grounds.first.map { Claim($0.key, evidence: []) }
            }
            reading.ground?.withdrawn = nil
            reading.condition?.withdrawn = nil
        case .group: reading.isInGroup = true
        case .reader:
            if finding.remedy?.contains("reader's own agency") == true {
                reading.receiving.agency = reading.readersAgency ?? "somewhere"
                reading.readersAgency = reading.receiving.agency
            }
            reading.isNamed = true
        case .keepUntil: reading.keepUntil = reading.on.adding(days: 30)
        case .destroyed: reading.isDestroyed = false
        case .inForce: reading.on = rules.effective
        case _: break
        }
    }

    func follow(_ finding: Finding, in use: inout Use) {
        switch finding.question {
        case .purpose: use.usedFor = rules.purposes.first?.key
        case .informationClass: use.informationClass = rules.classes.first?.key
        case .signatories: use.using.hasSigned = true
        // Its owner is asked for it anew, and discloses it for this purpose.
        case .sameUse: use.disclosedFor = use.usedFor
        case .keepUntil: use.keepUntil = use.on.adding(days: 30)
        case .inForce: use.on = rules.effective
        case _: break
        }
    }
}
