/// What a review counts of agencies (5.2).
package struct AgencyCounter: ReviewCounter {
    package init() {}

    package func take(_ entry: Booked<AgencyEvent>, of reference: CaseID, isCounted: Bool) -> [ReviewFigure] {
        guard isCounted, let words = words(entry.event) else { return [] }
        return [.counted(.membership, .words(words))]
    }

    private func words(_ event: AgencyEvent) -> String? {
        switch event {
        case .applied: "Asked to join"
        case .declined: "Applications declined"
        // The support team's own first entry is no agency's.
        case .admitted(_, let category, _): category == nil ? nil : "Admitted"
        case .agreementSigned, .agreementEntered: "Agreements signed"
        case .suspended: "Suspended"
        case .leaving: "Gave notice to leave"
        case .left: "Left, with every certificate in"
        case .appointed: "Liaison officers and deputies appointed"
        case .placed, .renamed, .resumed, .staying, .assured, .appointmentEnded, .namePublished, .officerAdmitted,
            .passwordRenewed, .passwordHandedOver, .passwordChanged, .officerLeft:
            nil
        }
    }
}
