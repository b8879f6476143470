import SharingProtocol

extension DisclosureCase {
    /// What has now happened, or why not. Pure: the same case, act and circumstances give the same outcome.
    package func decide(_ act: DisclosureAct, in circumstances: Circumstances) -> DisclosureAct.Outcome {
        if let refusal = refusal(of: act, in: circumstances) { return .refused(refusal) }
        let own = circumstances.officer.agency
        switch act {
        case .volunteer: return .refused(.init(.notNow, "It is disclosed already.", on: .signatories))
        case .accept: return acceptance(in: circumstances)
        case .decline: return .happened(.init(.copyDeclined(at: own, records: recordsEnding(with: own))))
        case .ratify(let determination): return ratification(determination, in: circumstances)
        case .endItem: return endOfItem
        case .acknowledge: return .happened(.init(.receiptAcknowledged))
        case .open: return opening(in: circumstances)
        case .read(let file): return reading(of: file, in: circumstances)
        case .nameReader(let reader, let agency): return naming(reader, at: agency, in: circumstances)
        case .removeReader(let reader, let agency): return removing(reader, at: agency)
        case .extendKeeping(let agency, let day, let words):
            return extending(agency, until: day, words, in: circumstances)
        case .withdrawConsent(let day, let words): return consentWithdrawal(on: day, words, in: circumstances)
        case .destroy(let agency, let paper): return destruction(at: agency, paper, in: circumstances)
        }
    }

    /// First whether it is this officer's to do, then whether the copy that it is about is there for it.
    private func refusal(of act: DisclosureAct, in circumstances: Circumstances) -> DisclosureAct.Refusal? {
        let officer = circumstances.officer
        let kind = act.kind
        let seats = seats(of: officer, in: circumstances.register, on: circumstances.today)
        guard !kind.seats.isDisjoint(with: seats) else {
            guard kind == .read else { return .init(.notYours, kind.notYours, on: .approval) }
            // A reading that was attempted stands in the ledger, whoever of the agencies attempted it.
            let decision = decideReading(of: record(for: officer), in: circumstances)
            return .init(
                .notYours, kind.notYours, on: .readers, decision: decision,
                recorded: refusedReading(decision, in: circumstances))
        }
        let mine = copies(for: officer)
        let concerned = act.agency.map { agency in mine.filter { $0.agency == agency } } ?? mine
        guard !concerned.isEmpty else {
            return .init(.notYours, "That is another agency’s copy.", on: .readers)
        }
        guard concerned.contains(where: { isOpen(kind, to: officer, with: $0) }) else {
            return .init(.notNow, Self.notNow(concerned[0].state), on: .signatories)
        }
        return nil
    }

    private static func notNow(_ state: CopyState) -> String {
        switch state {
        case .offered: "It is offered and not accepted yet."
        case .noted: "It is not confirmed by its owner yet."
        case .declined: "It was declined."
        case .disclosed: "Receipt is not acknowledged yet."
        case .received: "Receipt is acknowledged already."
        case .destroyed: "It was destroyed."
        }
    }

    /// A refusal by the protocol: the first unmet question leads.
    static func unmet(
        _ decision: Decision, _ sentence: String, recorded: DisclosureEvent? = nil
    ) -> DisclosureAct.Refusal {
        .init(.unmet, sentence, decision: decision, recorded: recorded)
    }
}

extension DisclosureActKind {
    var notYours: String {
        switch self {
        case .volunteer: "Only an agency’s liaison officer, or a deputy, gives information."
        case .accept, .decline, .acknowledge:
            "Only the liaison officer of the agency that receives it, or a deputy, does this."
        case .ratify, .endItem, .extendKeeping: "Only the owner’s liaison officer, or a deputy, does this."
        case .open, .read: "You are not among those who may read this."
        case .nameReader, .removeReader, .withdrawConsent, .destroy:
            "Only a liaison officer of the owner or of a receiving agency does this."
        }
    }
}
