import SharingProtocol

/// What is offered to an officer in one request, on that day's facts.
package struct OfferedActs: Hashable, Sendable {
    /// What succeeds if it is filled in and done at once.
    package var acts: Set<RequestActKind> = []
    /// What would be theirs to do and cannot be done today, each with what stands in the way.
    package var obstacles: [RequestActKind: RequestAct.Refusal] = [:]
}

extension RequestCase {
    /// Nobody is offered what would be refused: each act that is theirs is decided as if they did it now, with words in
    /// place of those that they would write.
    package func offered(in circumstances: Circumstances) -> OfferedActs {
        var offered = OfferedActs()
        let seats = seats(of: circumstances.officer, in: circumstances.register, on: circumstances.today)
        for kind in acts(open: seats) {
            switch sample(of: kind, in: circumstances).map({ decide($0, in: circumstances) }) {
            case .refused(let refusal)?: offered.obstacles[kind] = refusal
            case .happened?: offered.acts.insert(kind)
            // What is filled in decides whether it can be done, unless nothing that is filled in could.
            case nil:
                offered.obstacles[kind] = kind == .submit ? barredAsker(in: circumstances) : nil
                if offered.obstacles[kind] == nil { offered.acts.insert(kind) }
            }
        }
        return offered
    }

    /// What bars the asking agency from asking anybody today. Of the holder nothing is said here: another may be asked.
    private func barredAsker(in circumstances: Circumstances) -> RequestAct.Refusal? {
        let party = circumstances.party(asking)
        guard !party.hasSigned || !party.hasLiaisonOfficer else { return nil }
        let decision = decideAsking(
            terms.proposal(reference, asking: asking, in: circumstances), under: circumstances.rules)
        return Self.unmet(decision, "It cannot be submitted today: see what is missing.")
    }

    /// The act as it can be done most easily; `nil` where all depends on what is filled in.
    private func sample(of kind: RequestActKind, in circumstances: Circumstances) -> RequestAct? {
        let words: Confidential = "…"
        switch kind {
        case .submit, .open: return nil
        case .approve: return .approve
        case .sendBack: return .sendBack(words)
        case .reassign:
            let staff = circumstances.register.agencies[asking]?.officers.values.filter(\.isActive) ?? []
            let next = staff.filter { $0.id != asker && $0.role == .practitioner }.map(\.id).min()
            return .reassign(from: asker, to: next ?? asker)
        case .withdraw: return .withdraw(words)
        case .askForClarification: return .askForClarification(words)
        case .clarify: return .clarify(words)
        case .determine: return .determine(refusingAll(words))
        case .determineAgain: return .determineAgain(refusingAll(words))
        case .disclose:
            let given = determination?.given.firstIndex(of: true) ?? 0
            return .disclose(DisclosedInformation(words: [given + 1: words]))
        case .withdrawConsent: return .withdrawConsent(on: circumstances.today, words)
        case .destroy: return .destroy(nil)
        }
    }

    /// The answer that can always be given, whatever the protocol says of sharing.
    private func refusingAll(_ words: Confidential) -> Determination {
        let found = DeterminationTerms(
            given: Array(repeating: false, count: terms.items), informationClass: terms.informationClass, readers: [],
            keepUntil: terms.keepUntil)
        var all: [String: Confidential] = ["reasons": words, "dutyGround": words]
        for number in 1...max(1, terms.items) { all["item.\(number).reason"] = words }
        return Determination(found, words: all)
    }
}
