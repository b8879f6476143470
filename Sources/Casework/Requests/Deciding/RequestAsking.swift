package import SharingProtocol

/// The asking agency's side: handing in and approving (4.2, 4.3).
extension RequestCase {
    static func submission(
        _ reference: CaseID, _ draft: RequestDraft, asking: AgencyID, in circumstances: Circumstances
    ) -> RequestAct.Outcome {
        if let refusal = incomplete(draft, asking: asking, in: circumstances) { return .refused(refusal) }
        var proposal = draft.terms.proposal(reference, asking: asking, in: circumstances)
        // Everything but the approval has to be there before a liaison officer's time is taken.
        proposal.isApprovedByAsking = true
        let decision = decideAsking(proposal, under: circumstances.rules)
        guard decision.isPermitted else {
            return .refused(unmet(decision, "The request is not ready: see what is missing."))
        }
        var happening = RequestAct.Happening(.drafted(draft.terms), secrets: draft.secrets)
        if circumstances.isLiaisonOfficer {
            // 4.2: a liaison officer's own request counts as approved by that officer, and the register says so.
            happening.then(.approved(RecordedDecision(decision), ownRequest: true))
            happening.decision = decision
        }
        return .happened(happening)
    }

    /// The decision that a request would be asked on once it is approved, for the page that shows it before it is
    /// handed in.
    package static func foreseen(
        _ reference: CaseID, _ draft: RequestDraft, in circumstances: Circumstances
    ) -> Decision {
        var proposal = draft.terms.proposal(reference, asking: circumstances.officer.agency, in: circumstances)
        proposal.isApprovedByAsking = true
        return decideAsking(proposal, under: circumstances.rules)
    }

    private static func incomplete(
        _ draft: RequestDraft, asking: AgencyID, in circumstances: Circumstances
    ) -> RequestAct.Refusal? {
        func refusal(_ field: String, _ sentence: String, _ topic: Topic) -> RequestAct.Refusal {
            .init(.incomplete(field: field), sentence, on: topic)
        }
        let terms = draft.terms
        if terms.items == 0 { return refusal("items", "Write at least one thing that you ask for.", .signatories) }
        if draft.words["why"] == nil { return refusal("why", "Say what the information is for.", .purpose) }
        let kind = circumstances.rules.informationClass(terms.informationClass)?.kind
        if kind == .personal, draft.words["subject"] == nil {
            return refusal("subject", "Say whom the information is about.", .identifiable)
        }
        let colleagues = circumstances.register.agencies[asking]?.officers ?? [:]
        if let stranger = terms.readers.first(where: { !(colleagues[$0]?.isActive ?? false) }) {
            return refusal(
                "readers", "Name readers from your own agency: \(stranger.text) is not one of them.", .readers)
        }
        return nil
    }

    func approval(ownRequest: Bool, in circumstances: Circumstances) -> RequestAct.Outcome {
        var proposal = terms.proposal(reference, asking: asking, in: circumstances)
        proposal.isApprovedByAsking = circumstances.isLiaisonOfficer && circumstances.officer.agency == asking
        let decision = decideAsking(proposal, under: circumstances.rules)
        guard decision.isPermitted else {
            return .refused(Self.unmet(decision, "It cannot be asked as it stands: see what is missing."))
        }
        return .happened(
            .init(.approved(RecordedDecision(decision), ownRequest: ownRequest), decision: decision))
    }

    /// A refusal by the protocol: the first unmet question leads.
    static func unmet(
        _ decision: Decision, _ sentence: String, recorded: RequestEvent? = nil
    ) -> RequestAct.Refusal {
        .init(.unmet, sentence, decision: decision, recorded: recorded)
    }
}
