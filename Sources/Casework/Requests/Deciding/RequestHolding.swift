package import SharingProtocol

/// The holding agency's side: determining and disclosing (3.12, 4.3, 4.9).
extension RequestCase {
    /// The decision that a determination would rest on, for the page that shows it while it is filled in.
    package func foreseen(_ determination: DeterminationTerms, in circumstances: Circumstances) -> Decision {
        decideExchange(proposal(determination, in: circumstances), under: circumstances.rules)
    }

    func outcome(of determination: Determination, in circumstances: Circumstances) -> RequestAct.Outcome {
        let found = determination.terms
        func refusal(_ field: String, _ sentence: String, _ topic: Topic) -> RequestAct.Outcome {
            .refused(.init(.incomplete(field: field), sentence, on: topic))
        }
        guard found.given.count == terms.items else {
            return refusal("given", "Answer each of the \(terms.items) things that are asked for.", .signatories)
        }
        guard determination.words["reasons"] != nil else {
            return refusal("reasons", "Give your reasons.", .determination)
        }
        for (index, given) in found.given.enumerated() where !given {
            guard determination.words["item.\(index + 1).reason"] != nil else {
                return refusal("item.\(index + 1).reason", "Say why item \(index + 1) is not given.", .signatories)
            }
        }
        let colleagues = circumstances.register.agencies[asking]?.officers ?? [:]
        guard found.readers.allSatisfy({ colleagues[$0]?.isActive ?? false }) else {
            return refusal("readers", "Name readers from the agency that asks.", .readers)
        }
        let decision = foreseen(found, in: circumstances)
        if decision.isDuty, found.answer != .whole, !found.dutyGroundIsRecorded {
            return refusal(
                "dutyGround", "Answering is a duty here: state the ground on which it is not answered in full.", .duty)
        }
        // A refusal needs no gate: it opens nothing. What it found stands beside it.
        guard found.answer == .refused || decision.isPermitted else {
            return .refused(
                Self.unmet(
                    decision, "It cannot be shared as it stands: see what is unmet, or refuse it.",
                    recorded: .disclosureRefused(RecordedDecision(decision))))
        }
        return .happened(
            .init(
                .determined(found, RecordedDecision(decision)), secrets: determination.secrets, decision: decision))
    }

    func disclosure(of information: DisclosedInformation, in circumstances: Circumstances) -> RequestAct.Outcome {
        guard let found = determination else {
            return .refused(.init(.notNow, "Determine it first.", on: .determination))
        }
        let given = found.given.enumerated().filter(\.element).map { $0.offset + 1 }
        // Decided again, on today's facts: a party may have left, a consent been withdrawn, since it was agreed.
        let decision = foreseen(found, in: circumstances)
        guard decision.isPermitted else {
            return .refused(
                Self.unmet(
                    decision, "It can no longer be shared: see what has changed.",
                    recorded: .disclosureRefused(RecordedDecision(decision))))
        }
        guard information.words.keys.allSatisfy({ given.contains($0) }) else {
            return .refused(
                .init(.incomplete(field: "items"), "Disclose only the items that were agreed.", on: .signatories))
        }
        guard !information.words.isEmpty || !information.files.isEmpty else {
            return .refused(
                .init(.incomplete(field: "item.\(given.first ?? 1)"), "Write the information, or attach a file."))
        }
        var terms = DisclosureTerms(
            .request(reference), owner: holding, purpose: terms.purpose, reason: terms.reason,
            prescribedSet: terms.prescribedSet, determination: found, items: information.words.keys.sorted(),
            files: information.files.map(RecordedFile.init))
        terms.hasConditions = information.conditions != nil
        let recorded = RecordedDecision(decision)
        var disclosure = DisclosureAct.Happening(.disclosed(terms), secrets: information.secrets)
        disclosure.then(.copyGiven(GivenCopy(agency: asking, readers: found.readers, decision: recorded)))
        var happening = RequestAct.Happening(.disclosed(recorded), decision: decision)
        happening.consequences = [Happened(in: disclosureReference, as: DisclosureCase.self, disclosure)]
        return .happened(happening)
    }

    /// The disclosure that answers it, once it is carried out: a request has one, of the same number.
    package var disclosureReference: CaseID {
        CaseID(DisclosureCase.name.prefix + reference.text.dropFirst(Self.name.prefix.count))
    }

    /// The request of that number, whether there is one or not.
    static func request(answeredBy disclosure: CaseID) -> CaseID {
        CaseID(name.prefix + disclosure.text.dropFirst(DisclosureCase.name.prefix.count))
    }
}
