package import SharingProtocol

/// What the protocol is asked of a request, from what is on file.
extension RequestTerms {
    /// May it be asked (4.2, 4.3)?
    func proposal(_ reference: CaseID, asking: AgencyID, in circumstances: Circumstances) -> Proposal {
        var proposal = Proposal(
            matter: Matter(reference.text, record: "request"), on: circumstances.today,
            asking: circumstances.party(asking), holding: circumstances.party(holding))
        proposal.informationClass = informationClass
        proposal.prescribedSet = prescribedSet
        proposal.purpose = purpose
        proposal.reason = reason
        proposal.criterion = criterion
        proposal.criterionHasWords = criterionHasWords
        proposal.ground = ground.map { evidence.claim($0, withdrawn: nil) }
        proposal.particulars = evidence[.particular]
        proposal.necessityIsRecorded = necessityIsRecorded
        proposal.readers = readers.count
        proposal.keepUntil = keepUntil
        return proposal
    }
}

extension RequestCase {
    /// May it be exchanged, as the holding agency's liaison officer finds it today (3.12, 4.3)?
    ///
    /// The holder's findings take the place of what the asker claimed; what the holder leaves open stays open.
    func proposal(_ found: DeterminationTerms, in circumstances: Circumstances) -> Proposal {
        var proposal = terms.proposal(reference, asking: asking, in: circumstances)
        proposal.matter = Matter(reference.text, record: "disclosure")
        proposal.informationClass = found.informationClass
        proposal.criterion = found.criterion
        proposal.criterionHasWords = found.criterionHasWords
        proposal.ground = found.ground.map { found.evidence.claim($0, withdrawn: consentWithdrawn) }
        proposal.condition = found.condition.map { found.evidence.claim($0, withdrawn: consentWithdrawn) }
        proposal.power = found.power.map { found.evidence.claim($0) }
        proposal.particulars = found.evidence[.particular]
        proposal.necessityIsRecorded = found.necessityIsRecorded
        proposal.confidence = found.confidence
        proposal.isCareRecord = found.isCareRecord
        proposal.identifyingDetailIsRemoved = found.identifyingDetailIsRemoved
        proposal.authorisationIsOnFile = found.authorisationIsOnFile
        proposal.marking = found.marking
        proposal.groupIsNamed = !found.readers.isEmpty
        proposal.readers = found.readers.count
        proposal.keepUntil = found.keepUntil
        proposal.isApprovedByAsking = askDecision?.isPermitted ?? false
        proposal.isConfirmedByHolding = circumstances.isLiaisonOfficer && circumstances.officer.agency == holding
        return proposal
    }

    /// What is read is judged by the version that it was shared by, on today's facts: its class and its ground are that
    /// version's (5.1).
    package func rulesOfReading(in circumstances: Circumstances) -> InformationSharingProtocol {
        let rules = circumstances.version(exchangeDecision?.version ?? askDecision?.version)
        // A version that another has followed decides nothing new, and what was shared by it is still read by it.
        return rules.name == circumstances.rules.name ? rules : rules.inForce(until: nil)
    }

    /// May this officer read that record today (4.7, 4.10, 4.12)?
    ///
    /// `request` belongs to the agency that asks, which gave it to the other; `determination` and `disclosure` to the
    /// agency that holds.
    func reading(_ record: String, in circumstances: Circumstances) -> Reading {
        let officer = circumstances.officer
        let isRequest = record == "request"
        let owner = isRequest ? asking : holding
        var reading = Reading(
            matter: Matter(reference.text, record: record), on: circumstances.today,
            owner: circumstances.readingParty(owner),
            receiving: circumstances.readingParty(isRequest ? holding : asking))
        reading.readersAgency = officer.isActive ? officer.agency.text : nil
        reading.isLiaisonOfficer = circumstances.isLiaisonOfficer
        let isNamedReader = officer.agency == asking && readers.contains(officer.id)
        let isAsker = officer.agency == asking && officer.id == asker
        reading.isNamed = isNamedReader || (isAsker && record != "disclosure")
        reading.informationClass = determination?.informationClass ?? terms.informationClass
        reading.isDestroyed = state == .destroyed
        reading.isWorkingPaper = record != "disclosure"
        switch record {
        case "disclosure":
            reading.marking = determination?.marking
            // The owner's own liaison officers are in every group: it is theirs.
            reading.isInGroup =
                isNamedReader || (circumstances.isLiaisonOfficer && officer.agency == holding)
            reading.ground = determination?.ground.map { Claim($0, evidence: [], withdrawn: consentWithdrawn) }
            reading.condition = determination?.condition.map { Claim($0, evidence: [], withdrawn: consentWithdrawn) }
            reading.keepUntil = keepUntil
        case "determination":
            // The answer has no day of its own: it ends when the request does (4.13).
            reading.keepUntil = circumstances.today
        case _:
            reading.keepUntil = keepUntil ?? max(terms.keepUntil, circumstances.today)
        }
        return reading
    }
}
