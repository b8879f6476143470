package import SharingProtocol

/// What one owner gave to one agency or to several, as its entries leave it: reading, keeping and destroying the copies
/// (4.4, 4.7, 4.9, 4.10, 4.12, 4.13).
package struct DisclosureCase: Hashable, Sendable {
    package let reference: CaseID
    package let terms: DisclosureTerms
    /// Who disclosed it, or took the note of it at a meeting.
    package let discloser: OfficerID
    /// What its owner determined (3.12).
    package private(set) var determination: DeterminationTerms
    /// In the order in which they were given.
    package private(set) var copies: [DisclosureCopy] = []
    package private(set) var consentWithdrawn: Day?
    package private(set) var openedAt: Timestamp
    /// When something last changed in it. Being looked at changes nothing.
    package private(set) var changedAt: Timestamp
    /// What somebody has to know and has not seen yet.
    package private(set) var notices: [CaseTask] = []
    /// Whether there are words beside the information: whom it is about, its owner’s reasons, why it is kept longer or
    /// how consent was withdrawn.
    package private(set) var hasReasons: Bool
    /// Who has looked at them since they were last added to, and whoever wrote the first.
    package private(set) var openedBy: Set<OfficerID> = []
    private var refusedReadings = RefusedReadings()
    /// How many entries it has.
    package private(set) var length = 1

    init(_ reference: CaseID, _ terms: DisclosureTerms, by officer: OfficerID, at moment: Timestamp) {
        self.reference = reference
        self.terms = terms
        discloser = officer
        determination = terms.determination
        openedAt = moment
        changedAt = moment
        hasReasons = terms.request == nil || terms.hasConditions
        openedBy = hasReasons ? [officer] : []
    }

    package var owner: AgencyID { terms.owner }

    package func copy(of agency: AgencyID) -> DisclosureCopy? { copies.first { $0.agency == agency } }

    /// Whether the readers of the copy's agency come to it. What was heard at a meeting may be read before its owner
    /// has confirmed it, where that was agreed.
    func isInHand(_ copy: DisclosureCopy) -> Bool {
        copy.state.isHeld || (terms.isReadableBefore && copy.state == .noted)
    }

    /// Whether nothing is left that anybody could read.
    package var isEnded: Bool { copies.allSatisfy(\.state.isEnded) }

    /// The latest last day of the copies that are not at an end; `nil` where all are.
    package var keepUntil: Day? { copies.filter { !$0.state.isEnded }.map(\.keepUntil).max() }

    /// The decision that the first copy was shared on.
    package var decision: RecordedDecision? { copies.lazy.compactMap(\.decision).first }

    package mutating func apply(_ entry: Booked<DisclosureEvent>) {
        let (officer, agency, moment) = (entry.officer, entry.agency, entry.at)
        length += 1
        if !entry.event.isOnlyLooking { changedAt = moment }
        notices += news(of: entry.event, by: agency, at: moment)
        switch entry.event {
        case .disclosed, .disclosureRefused: break
        case .copyGiven(let copy):
            copies.append(
                DisclosureCopy(
                    agency: copy.agency, state: copy.decision != nil ? .disclosed : pendingState, since: moment,
                    decision: copy.decision, readers: copy.readers, keepUntil: determination.keepUntil))
        case .ratified(let found):
            determination = found
            for index in copies.indices where copies[index].state == .noted {
                copies[index].keepUntil = found.keepUntil
            }
            addReasons()
        case .copyRatified(let agency, let decision):
            change(agency) { copy in
                copy.decision = decision
                copy.move(to: .disclosed, at: moment)
            }
        case .copyAccepted(let decision):
            change(agency) { copy in
                copy.decision = decision
                copy.move(to: .received, at: moment)
            }
        case .receiptAcknowledged: change(agency) { $0.move(to: .received, at: moment) }
        case .opened: openedBy.insert(officer)
        case .read: break
        case .readingRefused: refusedReadings.count(officer, on: moment.day)
        case .readerNamed(let reader, let agency):
            change(agency) { if !$0.readers.contains(reader) { $0.readers.append(reader) } }
        case .readerRemoved(let reader, let agency):
            change(agency) { $0.readers.removeAll { $0 == reader } }
            notices.removeAll { $0.holder == .officer(reader) }
        case .keepingExtended(let agency, let day):
            change(agency) { $0.keepUntil = day }
            addReasons()
        case .consentWithdrawn(let day):
            consentWithdrawn = day
            addReasons()
        case .copyDeclined(let holder, _):
            let isOwner = agency == owner
            change(holder) { copy in
                copy.move(to: .declined, at: moment)
                copy.isEndedByOwner = isOwner
            }
        case .destroyed(let agency, _, _):
            change(agency) { $0.move(to: .destroyed, at: moment) }
            // Who could read it may not know of the case any more, and could never have done with it.
            let readers = copy(of: agency)?.readers ?? []
            notices.removeAll { notice in readers.contains { notice.holder == .officer($0) } }
        case .noticeSeen(let forDesk): notices.see(by: officer, of: agency, forDesk: forDesk)
        }
    }

    /// The state of a copy that is given without a decision.
    private var pendingState: CopyState { terms.meeting == nil ? .offered : .noted }

    private mutating func addReasons() {
        hasReasons = true
        openedBy = []
    }

    private mutating func change(_ agency: AgencyID, _ body: (inout DisclosureCopy) -> Void) {
        guard let index = copies.firstIndex(where: { $0.agency == agency }) else { return }
        body(&copies[index])
    }

    /// What is entered of a reading that is refused.
    func refusedReading(_ decision: Decision, in circumstances: Circumstances) -> DisclosureEvent? {
        refusedReadings.isFull(circumstances) ? nil : .readingRefused(RecordedDecision(decision))
    }

    /// How many refused readings of one officer are entered on one day, at most.
    package static let refusedReadingsADay = 20
}

extension DisclosureCopy {
    fileprivate mutating func move(to state: CopyState, at moment: Timestamp) {
        self.state = state
        since = moment
    }
}

/// How many refused readings the ledger has of each officer on the last day on which there was one.
///
/// Nothing more is entered once there are so many of one officer's on a day that one more would say nothing, since
/// whoever has an account could fill a case with them (4.6, 4.10).
struct RefusedReadings: Hashable, Sendable {
    private struct Count: Hashable, Sendable {
        let day: Day
        var count: Int
    }

    private var counts: [OfficerID: Count] = [:]

    mutating func count(_ officer: OfficerID, on day: Day) {
        let before = counts[officer].flatMap { $0.day == day ? $0.count : nil } ?? 0
        counts[officer] = Count(day: day, count: before + 1)
    }

    func isFull(_ circumstances: Circumstances) -> Bool {
        guard let before = counts[circumstances.officer.id], before.day == circumstances.today else { return false }
        return before.count >= DisclosureCase.refusedReadingsADay
    }
}
