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
    func proposal(_ found: DeterminationTerms, in circumstances: Circumstances) -> Proposal {
        var proposal = terms.proposal(reference, asking: asking, in: circumstances)
        proposal.matter = Matter(reference.text, record: "disclosure")
        found.state(in: &proposal, consentWithdrawn: consentWithdrawn)
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
    /// `request` belongs to the agency that asks, which gave it to the other; `determination` to the agency that holds.
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
        reading.isNamed = officer.agency == asking && officer.id == asker
        reading.informationClass = determination?.informationClass ?? terms.informationClass
        reading.isDestroyed = state == .destroyed
        reading.isWorkingPaper = true
        // Neither the words nor the answer have a day of their own while the request lives: they end with it (4.13).
        reading.keepUntil = circumstances.today
        return reading
    }
}
