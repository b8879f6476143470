import SharingProtocol

/// Where a meeting stands.
package enum MeetingState: String, CaseIterable, Sendable {
    case planned
    /// People are in the room.
    case open
    /// It is over, and items wait for their owners' liaison officers.
    case closed
    /// It is over, and every item is ratified or ended.
    case settled
    case cancelled
    /// Its agenda, the list of those who came and its note are destroyed (4.13).
    case destroyed
}

/// A meeting at which agencies share information, as its entries leave it (4.5, 6.5).
///
/// What is shared there is in the disclosures that it begins, one for each item. The meeting knows who was in the room,
/// and of each item whose it is.
package struct MeetingCase: Hashable, Sendable {
    package let reference: CaseID
    package let convening: AgencyID
    /// Who convened it, and takes the note.
    package let secretary: OfficerID
    package let terms: MeetingTerms
    package private(set) var state = MeetingState.planned
    package private(set) var attendees: [Attendee] = []
    package private(set) var items: [MeetingItem] = []
    package private(set) var actions: [MeetingAction] = []
    /// How many passages the note has.
    package private(set) var notes = 0
    package private(set) var openedAt: Timestamp
    package private(set) var changedAt: Timestamp
    /// What somebody has to know and has not seen yet.
    package private(set) var notices: [CaseTask] = []
    /// How often something was to be shared that somebody in the room could not hear.
    private(set) var refusedSharings = 0
    /// How often that is entered, at most.
    static let refusedSharingsMost = 50
    /// How many entries it has.
    package private(set) var length = 1

    init(_ reference: CaseID, _ terms: MeetingTerms, by officer: OfficerID, of agency: AgencyID, at moment: Timestamp) {
        self.reference = reference
        self.terms = terms
        convening = agency
        secretary = officer
        openedAt = moment
        changedAt = moment
        notices = terms.invited.filter { $0 != agency }.map { Self.notice(.invited, to: .liaisonDesk($0), at: moment) }
    }

    package mutating func apply(_ entry: Booked<MeetingEvent>) {
        length += 1
        if !entry.event.isOnlyLooking { changedAt = entry.at }
        switch entry.event {
        case .planned: break
        case .sharingRefused: refusedSharings += 1
        case .cancelled:
            state = .cancelled
            let told = terms.invited.filter { $0 != convening }
            notices += told.map { Self.notice(.cancelled, to: .liaisonDesk($0), at: entry.at) }
        case .opened: state = .open
        case .arrived(let agency, let officer):
            attendees.append(Attendee(number: attendees.count + 1, agency: agency, officer: officer))
        case .statementAccepted(let number): change(number) { $0.hasAccepted = true }
        case .moved(let number, let presence): change(number) { $0.presence = presence }
        case .itemShared(let disclosure, let owner):
            add(disclosure, owner, .noted, at: entry.at)
        case .itemParked(let owner): add(nil, owner, .parked, at: entry.at)
        case .itemRatified(let number): settle(number, .ratified)
        case .itemEnded(let number): settle(number, .ended)
        case .actionAgreed(let item, let holder, let due):
            actions.append(
                MeetingAction(
                    number: actions.count + 1, item: item, holder: holder, due: due, doneOn: nil, since: entry.at))
        case .actionDone(let number):
            guard actions.indices.contains(number - 1) else { return }
            actions[number - 1].doneOn = entry.at.day
        case .noteAdded: notes += 1
        case .closed:
            for index in attendees.indices { attendees[index].presence = .left }
            state = isSettled ? .settled : .closed
        case .destroyed: state = .destroyed
        case .noticeSeen(let forDesk): notices.see(by: entry.officer, of: entry.agency, forDesk: forDesk)
        }
    }

    private mutating func add(
        _ disclosure: CaseID?, _ owner: AgencyID, _ state: MeetingItem.State, at moment: Timestamp
    ) {
        items.append(
            MeetingItem(number: items.count + 1, owner: owner, disclosure: disclosure, state: state, at: moment))
    }

    private mutating func settle(_ number: Int, _ state: MeetingItem.State) {
        guard items.indices.contains(number - 1) else { return }
        items[number - 1].state = state
        if self.state == .closed, isSettled { self.state = .settled }
    }

    private var isSettled: Bool { !items.contains { $0.state == .noted } }

    private mutating func change(_ number: Int, _ body: (inout Attendee) -> Void) {
        guard attendees.indices.contains(number - 1) else { return }
        body(&attendees[number - 1])
    }

    private static func notice(_ what: MeetingNotice, to holder: CaseTask.Holder, at moment: Timestamp) -> CaseTask {
        var notice = CaseTask(what.rawValue, for: holder, since: moment, on: .signatories)
        notice.isNotice = true
        return notice
    }

    /// Those who are in the room.
    package var present: [Attendee] { attendees.filter { $0.presence == .present } }

    /// The agencies that have somebody in the room, each once.
    package var room: [AgencyID] {
        present.compactMap(\.agency).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    /// Whoever is in the room and may not hear what is shared, and why (4.5).
    package func obstacles(in circumstances: Circumstances) -> [(attendee: Attendee, why: HearingObstacle)] {
        present.compactMap { attendee in
            let hasSigned = attendee.agency.map { circumstances.party($0).hasSigned } ?? false
            if !hasSigned { return (attendee, .agencyHasNotSigned) }
            return attendee.hasAccepted ? nil : (attendee, .statementNotAccepted)
        }
    }
}

/// What somebody has to know of a meeting.
package enum MeetingNotice: String, CaseIterable, Sendable {
    case invited, cancelled
}
