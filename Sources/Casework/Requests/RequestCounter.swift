import SharingProtocol

/// What a review counts of requests (5.2).
package struct RequestCounter: ReviewCounter {
    /// By case, until it is answered for the first time.
    private var sentOn: [CaseID: Day] = [:]
    /// By case: who asks, and what for, as it was last written.
    private var terms: [CaseID: (asking: AgencyID, terms: RequestTerms)] = [:]

    package init() {}

    package mutating func take(
        _ entry: Booked<RequestEvent>, of reference: CaseID, isCounted: Bool
    ) -> [ReviewFigure] {
        switch entry.event {
        case .drafted(let written): terms[reference] = (entry.agency, written)
        case .approved: sentOn[reference] = entry.at.day
        case .returned, .reassigned, .withdrawn, .opened, .clarificationAsked, .clarificationAnswered, .determined,
            .disclosed, .disclosureRefused, .readingRefused, .consentWithdrawn, .destroyed, .noticeSeen:
            break
        }
        let figures = isCounted ? figures(of: entry, of: reference) : []
        // An answer that is given anew was given in time already.
        if case .determined = entry.event { sentOn[reference] = nil }
        return figures
    }

    private func figures(of entry: Booked<RequestEvent>, of reference: CaseID) -> [ReviewFigure] {
        func words(_ subject: ReviewSubject, _ words: String) -> ReviewFigure { .counted(subject, .words(words)) }
        switch entry.event {
        case .approved:
            guard let known = terms[reference] else { return [] }
            return [
                .counted(.askedBy, .agency(known.asking)), .counted(.askedOf, .agency(known.terms.holding)),
                .counted(.ofClass, .informationClass(known.terms.informationClass)),
            ]
        case .determined(let found, let decision):
            var figures = [words(.outcome, found.answer.reviewWords)]
            if found.answer == .refused { figures += decision.refusedUnder }
            if found.confidence == .overridden { figures.append(.counted(.overridden, .agency(entry.agency))) }
            if let sent = sentOn[reference] {
                figures.append(.answered(days: entry.at.day.daysSince1970 - sent.daysSince1970))
            }
            return figures
        case .disclosureRefused(let decision):
            return [words(.gate, "Disclosures that the protocol did not allow")] + decision.refusedUnder
        case .readingRefused: return [words(.gate, "Readings that were refused")]
        case .withdrawn: return [words(.outcome, "Withdrawn")]
        case .clarificationAsked: return [words(.outcome, "Clarification asked for")]
        case .consentWithdrawn: return [words(.gate, "Consent withdrawn")]
        case .destroyed: return [words(.kept, "Requests destroyed, with a certificate")]
        case .drafted, .returned, .reassigned, .opened, .clarificationAnswered, .disclosed, .noticeSeen:
            return []
        }
    }
}

extension RecordedDecision {
    /// Each clause that was not met, in the version that it was decided by.
    var refusedUnder: [ReviewFigure] {
        findings.filter { $0.answer == .unmet }.map {
            .counted(.refusedUnder, .clause($0.clause, version: version))
        }
    }
}

extension DeterminedAnswer {
    fileprivate var reviewWords: String {
        switch self {
        case .whole: "Agreed in full"
        case .part: "Agreed in part"
        case .refused: "Refused"
        }
    }
}
