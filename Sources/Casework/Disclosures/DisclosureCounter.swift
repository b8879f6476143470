import SharingProtocol

/// What a review counts of disclosures (5.2).
package struct DisclosureCounter: ReviewCounter {
    package init() {}

    package func take(
        _ entry: Booked<DisclosureEvent>, of reference: CaseID, isCounted: Bool
    ) -> [ReviewFigure] {
        guard isCounted else { return [] }
        func words(_ subject: ReviewSubject, _ words: String) -> ReviewFigure { .counted(subject, .words(words)) }
        switch entry.event {
        case .disclosed(let terms):
            let title =
                terms.request != nil ? "Disclosed" : terms.meeting != nil ? "Shared at a meeting" : "Volunteered"
            return [words(.outcome, title)]
        case .disclosureRefused(let decision):
            return [words(.gate, "Disclosures that the protocol did not allow")] + decision.refusedUnder
        case .readingRefused: return [words(.gate, "Readings that were refused")]
        case .keepingExtended: return [words(.kept, "Retention extended")]
        case .consentWithdrawn: return [words(.gate, "Consent withdrawn")]
        case .destroyed: return [words(.kept, "Destroyed, with a certificate")]
        case .copyDeclined: return [words(.outcome, "Offered and declined, or not confirmed")]
        case .copyGiven, .copyAccepted, .ratified, .copyRatified, .receiptAcknowledged, .opened, .read, .readerNamed,
            .readerRemoved,
            .noticeSeen:
            return []
        }
    }
}
