import SharingProtocol

extension RequestCase {
    /// Begins a request (4.2, 4.3): the same act as handing in a mended one, on a case that is not there yet.
    package static func begin(
        _ reference: CaseID, _ draft: RequestDraft, in circumstances: Circumstances
    ) -> RequestAct.Outcome {
        let officer = circumstances.officer
        guard officer.isActive, officer.role == .practitioner else {
            return .refused(
                .init(.notYours, "Only officers of an agency that has signed ask for information.", on: .signatories))
        }
        return submission(reference, draft, asking: officer.agency, in: circumstances)
    }

    /// What has now happened, or why not. Pure: the same case, act and circumstances give the same outcome.
    package func decide(_ act: RequestAct, in circumstances: Circumstances) -> RequestAct.Outcome {
        if let refusal = refusalOfAct(act.kind, in: circumstances) { return .refused(refusal) }
        switch act {
        case .submit(let draft): return Self.submission(reference, draft, asking: asking, in: circumstances)
        case .approve:
            // 4.2: the register says so where a liaison officer approves what is their own.
            let isOwn = [asker, writer].contains(circumstances.officer.id)
            return approval(ownRequest: isOwn, in: circumstances)
        case .sendBack(let words):
            return said(words, .returned, "request", "returned.\(length)", missing: "Say what has to change.")
        case .reassign(let officer, let colleague):
            return reassigning(from: officer, to: colleague, in: circumstances)
        case .withdraw(let words):
            return said(words, .withdrawn, "request", "withdrawn", missing: "Say why it is withdrawn.")
        case .askForClarification(let words):
            return said(
                words, .clarificationAsked, "determination", "question.\(clarifications + 1)",
                missing: "Write what you need to know.")
        case .clarify(let words):
            return said(
                words, .clarificationAnswered, "request", "answer.\(clarifications)", missing: "Write your answer.")
        case .determine(let determination), .determineAgain(let determination):
            return outcome(of: determination, in: circumstances)
        case .disclose(let information): return disclosure(of: information, in: circumstances)
        case .open(let record): return opening(of: record, in: circumstances)
        case .withdrawConsent(let day, let words): return consentWithdrawal(on: day, words, in: circumstances)
        case .destroy(let paper): return destruction(paper, in: circumstances)
        }
    }

    /// First whether the case is there for such an act, then whether it is this officer's to do.
    private func refusalOfAct(_ kind: RequestActKind, in circumstances: Circumstances) -> RequestAct.Refusal? {
        let seats = seats(of: circumstances.officer, in: circumstances.register, on: circumstances.today)
        if kind.seats.isDisjoint(with: seats) { return .init(.notYours, kind.notYours, on: .approval) }
        guard kind.states.contains(state) else { return .init(.notNow, notNow, on: .signatories) }
        return nil
    }

    private var notNow: String {
        switch state {
        case .awaitingApproval: "It waits for the asking agency’s liaison officer."
        case .returned: "It was sent back to whoever asked."
        case .sent: "It is with the holding agency’s liaison officer."
        case .clarifying: "It waits for clarification from the asking agency."
        case .agreed: "It is agreed and waits to be disclosed."
        case .refused: "It was refused."
        case .disclosed: "It was disclosed."
        case .withdrawn: "It was withdrawn."
        case .destroyed: "It was destroyed."
        }
    }

    /// An act that consists in words: they are compulsory, and sealed.
    private func said(
        _ words: Confidential, _ event: RequestEvent, _ record: String, _ field: String, missing: String
    ) -> RequestAct.Outcome {
        guard !words.isBlank else { return .refused(.init(.incomplete(field: "words"), missing, on: .record)) }
        return .happened(.init(event, secrets: [Secret(record, field, words)]))
    }
}

extension RequestActKind {
    var notYours: String {
        switch self {
        case .submit: "Only the officer whose request it is hands it in."
        case .approve, .sendBack, .reassign, .clarify, .destroy:
            "Only the asking agency’s liaison officer, or a deputy, does this."
        case .withdraw: "Only the asker, or the asking agency’s liaison officer, withdraws it."
        case .askForClarification, .determine, .determineAgain, .disclose:
            "Only the holding agency’s liaison officer, or a deputy, does this."
        case .open: "You are not among those who may read this."
        case .withdrawConsent: "Only a liaison officer of one of the two agencies does this."
        }
    }
}
