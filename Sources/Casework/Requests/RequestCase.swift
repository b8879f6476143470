package import SharingProtocol

/// Where a request stands.
package enum RequestState: String, CaseIterable, Sendable {
    /// Written; the asking agency's liaison officer has it (4.2).
    case awaitingApproval
    /// Sent back to the asker.
    case returned
    /// With the holding agency's liaison officer (4.3).
    case sent
    /// The holding agency asked for clarification.
    case clarifying
    /// Determined, in whole or in part, and not yet handed over.
    case agreed
    case refused
    /// Carried out: what follows is in the disclosure.
    case disclosed
    case withdrawn
    /// Its key is destroyed (4.13).
    case destroyed
}

/// One request, as its entries leave it.
package struct RequestCase: Hashable, Sendable {
    package let reference: CaseID
    package let asking: AgencyID
    /// Whose request it is: its writer, or the colleague to whom it was reassigned.
    package private(set) var asker: OfficerID
    /// Who wrote its words, and so need not look at them.
    package private(set) var writer: OfficerID
    package private(set) var state: RequestState
    package private(set) var terms: RequestTerms
    package private(set) var determination: DeterminationTerms?
    /// The decision that the request was approved on, and the latest that information moved, or did not, on.
    package private(set) var askDecision: RecordedDecision?
    package private(set) var exchangeDecision: RecordedDecision?
    package private(set) var consentWithdrawn: Day?
    package private(set) var clarifications = 0
    package private(set) var openedAt: Timestamp
    /// When something last changed in it; being looked at changes nothing.
    package private(set) var changedAt: Timestamp
    /// Since when it is in its state.
    package private(set) var stateSince: Timestamp
    /// What somebody has to know and has not seen yet.
    package private(set) var notices: [CaseTask] = []
    /// Who has looked at the request's words since they were last written, and at the reasons since they were given.
    package private(set) var openedBy: [String: Set<OfficerID>] = [:]
    private var refusedReadings = RefusedReadings()
    /// How many entries it has.
    package private(set) var length: Int

    /// The case that a first entry begins.
    package init(
        _ reference: CaseID, drafted terms: RequestTerms, by officer: OfficerID, of agency: AgencyID,
        at moment: Timestamp
    ) {
        self.reference = reference
        asking = agency
        asker = officer
        writer = officer
        state = .awaitingApproval
        self.terms = terms
        openedAt = moment
        changedAt = moment
        stateSince = moment
        length = 1
    }

    package var holding: AgencyID { terms.holding }

    /// The case after one more entry.
    package mutating func apply(
        _ event: RequestEvent, by officer: OfficerID, of agency: AgencyID, at moment: Timestamp
    ) {
        length += 1
        notices += news(of: event, by: agency, at: moment)
        if !event.isOnlyLooking { changedAt = moment }
        let before = state
        defer { if state != before { stateSince = moment } }
        switch event {
        case .drafted(let terms):
            self.terms = terms
            asker = officer
            writer = officer
            state = .awaitingApproval
            openedBy["request"] = []
        case .approved(let decision, _):
            askDecision = decision
            state = .sent
        case .returned: state = .returned
        case .withdrawn: state = .withdrawn
        case .opened(let record): openedBy[record, default: []].insert(officer)
        case .clarificationAsked:
            clarifications += 1
            state = .clarifying
        case .clarificationAnswered:
            state = .sent
            openedBy["request"] = []
        case .determined(let terms, let decision):
            determination = terms
            exchangeDecision = decision
            openedBy["determination"] = []
            state = terms.answer == .refused ? .refused : .agreed
        case .disclosed(let decision):
            exchangeDecision = decision
            state = .disclosed
        case .disclosureRefused: break
        case .readingRefused: refusedReadings.count(officer, on: moment.day)
        case .reassigned(let colleague):
            notices.removeAll { $0.holder == .officer(asker) }
            asker = colleague
        case .consentWithdrawn(let day, let reopens):
            consentWithdrawn = day
            if reopens { state = .sent }
        case .destroyed: state = .destroyed
        case .noticeSeen(let forDesk): notices.see(by: officer, of: agency, forDesk: forDesk)
        }
    }

    /// What is entered of a reading that is refused.
    func refusedReading(_ decision: Decision, in circumstances: Circumstances) -> RequestEvent? {
        refusedReadings.isFull(circumstances) ? nil : .readingRefused(RecordedDecision(decision))
    }
}
