package import SharingProtocol

/// Information that its owner gives without being asked (3.12, 4.2, 4.3).
extension DisclosureCase {
    /// What the protocol is asked about that agency's copy, as the owner's liaison officer finds it.
    func proposal(to agency: AgencyID, readers: Int, in circumstances: Circumstances) -> Proposal {
        terms.proposal(
            reference, determination, to: agency, readers: readers, consentWithdrawn: consentWithdrawn,
            in: circumstances)
    }

    /// The decision that one agency's copy would rest on, for the page that shows it while it is filled in.
    package static func foreseen(
        _ reference: CaseID, _ terms: DisclosureTerms, to recipient: Volunteered.Recipient,
        in circumstances: Circumstances
    ) -> Decision {
        let proposal = terms.proposal(
            reference, terms.determination, to: recipient.agency, readers: recipient.readers.count,
            consentWithdrawn: nil, in: circumstances)
        return decideExchange(proposal, under: circumstances.rules)
    }

    static func begin(
        _ reference: CaseID, _ volunteered: Volunteered, in circumstances: Circumstances
    ) -> DisclosureAct.Outcome {
        let officer = circumstances.officer
        guard circumstances.isLiaisonOfficer else {
            return .refused(.init(.notYours, DisclosureActKind.volunteer.notYours, on: .approval))
        }
        if let refusal = incomplete(volunteered, in: circumstances) { return .refused(refusal) }
        let terms = DisclosureTerms(volunteered, by: officer.agency)
        var happening = DisclosureAct.Happening(
            .disclosed(terms), secrets: volunteered.determination.secrets + volunteered.information.secrets)
        for recipient in volunteered.recipients {
            let decision = foreseen(reference, terms, to: recipient, in: circumstances)
            guard decision.isPermitted else {
                return .refused(
                    unmet(decision, "It cannot be shared with every agency that you chose: see what is unmet."))
            }
            happening.then(.copyGiven(.init(agency: recipient.agency, readers: recipient.readers, decision: nil)))
        }
        return .happened(happening)
    }

    private static func incomplete(
        _ volunteered: Volunteered, in circumstances: Circumstances
    ) -> DisclosureAct.Refusal? {
        func refusal(_ field: String, _ sentence: String, _ topic: Topic) -> DisclosureAct.Refusal {
            .init(.incomplete(field: field), sentence, on: topic)
        }
        let words = volunteered.determination.words
        let agencies = volunteered.recipients.map(\.agency)
        if agencies.isEmpty { return refusal("recipients", "Choose at least one agency.", .signatories) }
        if Set(agencies).count < agencies.count {
            return refusal("recipients", "Choose each agency once.", .signatories)
        }
        if words["reasons"] == nil { return refusal("reasons", "Give your reasons.", .determination) }
        let found = volunteered.determination.terms
        let kind = circumstances.rules.informationClass(found.informationClass)?.kind
        if kind == .personal, words["subject"] == nil {
            return refusal("subject", "Say whom the information is about.", .identifiable)
        }
        if volunteered.information.words.isEmpty, volunteered.information.files.isEmpty {
            return refusal("item.1", "Write the information, or attach a file.", .signatories)
        }
        for recipient in volunteered.recipients {
            let colleagues = circumstances.register.agencies[recipient.agency]?.officers ?? [:]
            guard recipient.readers.allSatisfy({ colleagues[$0]?.isActive ?? false }) else {
                return refusal("readers", "Name readers from the agency that receives it.", .readers)
            }
        }
        return nil
    }

    /// 4.2: nothing enters an agency without its liaison officer. Decided again, on that day's facts.
    func acceptance(in circumstances: Circumstances) -> DisclosureAct.Outcome {
        let agency = circumstances.officer.agency
        var proposal = proposal(to: agency, readers: copy(of: agency)?.readers.count ?? 0, in: circumstances)
        // Its owner's liaison officer confirmed it in offering it.
        proposal.isConfirmedByHolding = true
        let decision = decideExchange(proposal, under: circumstances.rules)
        guard decision.isPermitted else {
            return .refused(
                Self.unmet(
                    decision, "It can no longer be shared: see what has changed.",
                    recorded: .disclosureRefused(RecordedDecision(decision))))
        }
        return .happened(.init(.copyAccepted(RecordedDecision(decision)), decision: decision))
    }
}

extension DisclosureTerms {
    /// What is volunteered by that agency.
    package init(_ volunteered: Volunteered, by owner: AgencyID) {
        self.init(
            .volunteered, owner: owner, purpose: volunteered.purpose, reason: volunteered.reason, prescribedSet: nil,
            determination: volunteered.determination.terms, items: volunteered.information.words.keys.sorted(),
            files: volunteered.information.files.map(RecordedFile.init))
    }

    /// What the protocol is asked of sharing it with that agency.
    func proposal(
        _ reference: CaseID, _ determination: DeterminationTerms, to agency: AgencyID, readers: Int,
        consentWithdrawn: Day?, in circumstances: Circumstances
    ) -> Proposal {
        var proposal = Proposal(
            matter: Matter(reference.text, record: "disclosure"), on: circumstances.today,
            asking: circumstances.party(agency), holding: circumstances.party(owner))
        proposal.route =
            switch origin {
            case .request: .request
            case .volunteered: .volunteered
            // Who was in the room was held against the signatories there, and the note is what it is written in (4.5).
            case .meeting:
                .meeting(everyParticipantHasSigned: true, noteIsTaken: true, everyParticipantIsInGroup: true)
            }
        proposal.purpose = purpose
        proposal.reason = reason
        proposal.prescribedSet = prescribedSet
        determination.state(in: &proposal, consentWithdrawn: consentWithdrawn)
        proposal.readers = readers
        proposal.groupIsNamed = readers > 0
        // Of what is volunteered the receiving agency's liaison officer approves in accepting it (4.2).
        proposal.isApprovedByAsking = true
        proposal.isConfirmedByHolding = circumstances.isLiaisonOfficer && circumstances.officer.agency == owner
        return proposal
    }
}

extension DisclosedInformation {
    /// The words for each item, and the names of the files.
    var secrets: [Secret] {
        words.sorted { $0.key < $1.key }.map { Secret("disclosure", "item.\($0.key)", $0.value) }
            + files.map { Secret("disclosure", "file.\($0.id.text).name", $0.name) }
            + [conditions].compactMap(\.self).map { Secret("determination", "conditions", $0) }
    }
}
