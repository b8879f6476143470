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
    /// Handed over; receipt not yet acknowledged.
    case disclosed
    /// Receipt acknowledged.
    case received
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
    package private(set) var files: [RecordedFile] = []
    package private(set) var disclosedItems: [Int] = []
    /// The closed list of readers as it stands today (4.10).
    package private(set) var readers: [OfficerID] = []
    package private(set) var keepUntil: Day?
    package private(set) var consentWithdrawn: Day?
    package private(set) var clarifications = 0
    package private(set) var openedAt: Timestamp
    /// When something last changed in it. Being looked at changes nothing, and must not move it in a list of what
    /// waits.
    package private(set) var changedAt: Timestamp
    /// Who has looked at the request's words since they were last written, and at the reasons since they were given.
    package private(set) var openedBy: [String: Set<OfficerID>] = [:]
    /// How many refused readings the book has of each officer on the last day on which there was one.
    private var refusedReadings: [OfficerID: RefusedReadings] = [:]
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
        length = 1
    }

    package var holding: AgencyID { terms.holding }

    /// Whether its day has come: it may no longer be read, and its liaison officer has to destroy it (4.12).
    package func isSpent(on day: Day) -> Bool { keepUntil.map { day > $0 } ?? false }

    /// The case after one more entry.
    package mutating func apply(_ event: RequestEvent, by officer: OfficerID, at moment: Timestamp) {
        length += 1
        if !event.isOnlyLooking { changedAt = moment }
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
            readers = terms.readers
            openedBy["determination"] = []
            state = terms.answer == .refused ? .refused : .agreed
        case .disclosed(let items, let files, let decision):
            disclosedItems = items
            self.files = files
            exchangeDecision = decision
            keepUntil = determination?.keepUntil
            state = .disclosed
        case .disclosureRefused, .read: break
        case .readingRefused:
            let before = refusedReadings[officer].flatMap { $0.day == moment.day ? $0.count : nil } ?? 0
            refusedReadings[officer] = RefusedReadings(day: moment.day, count: before + 1)
        case .receiptAcknowledged: state = .received
        case .readerNamed(let reader): if !readers.contains(reader) { readers.append(reader) }
        case .reassigned(let colleague): asker = colleague
        case .readerRemoved(let reader): readers.removeAll { $0 == reader }
        case .keepingExtended(let day): keepUntil = day
        case .consentWithdrawn(let day, let reopens):
            consentWithdrawn = day
            if reopens { state = .sent }
        case .destroyed: state = .destroyed
        }
    }

    /// What is entered of a reading that is refused: nothing once the book has so many of one officer's on that day
    /// that one more would say nothing, since whoever has an account could fill a case with them (4.6, 4.10).
    func refusedReading(_ decision: Decision, in circumstances: Circumstances) -> RequestEvent? {
        let before = refusedReadings[circumstances.officer.id]
        let isFull = before.map { $0.day == circumstances.today && $0.count >= Self.refusedReadingsADay } ?? false
        return isFull ? nil : .readingRefused(RecordedDecision(decision))
    }

    package static let refusedReadingsADay = 20

    private struct RefusedReadings: Hashable, Sendable {
        let day: Day
        let count: Int
    }

    /// Whose turn it is, if it is anybody's.
    package var turn: Turn? {
        switch state {
        case .awaitingApproval, .clarifying, .disclosed: .liaisonDesk(asking)
        case .returned: .officer(asker)
        case .sent, .agreed: .liaisonDesk(holding)
        case .refused, .received, .withdrawn, .destroyed: nil
        }
    }
}
