package import SharingProtocol

/// What an officer does with a meeting.
package enum MeetingAct: Hashable, Sendable {
    case plan(MeetingPlan)
    case cancel
    case open
    /// Somebody comes; `name` is given for one without an account, and with the organisation where it is in no list.
    case arrive(AgencyID?, OfficerID?, name: Confidential?)
    case acceptStatement(Int)
    case move(Int, Attendee.Presence)
    case share(SharedItem)
    case park(owner: AgencyID)
    case completeAction(Int)
    case addToNote(Confidential)
    case close
    case destroy

    package var kind: MeetingActKind {
        switch self {
        case .plan: .plan
        case .cancel: .cancel
        case .open: .open
        case .arrive: .arrive
        case .acceptStatement: .acceptStatement
        case .move: .move
        case .share: .share
        case .park: .park
        case .completeAction: .completeAction
        case .addToNote: .addToNote
        case .close: .close
        case .destroy: .destroy
        }
    }
}

extension MeetingAct {
    package typealias Outcome = Casework.Outcome<MeetingEvent>
    package typealias Refusal = Casework.Refusal<MeetingEvent>
    package typealias Happening = Casework.Happening<MeetingEvent>
}

/// Something that is shared at a meeting, as it is written down there.
package struct SharedItem: Hashable, Sendable {
    /// The disclosure that it begins: made with the form, so that the same form sent twice is one item.
    package var disclosure: CaseID
    package var owner: AgencyID
    package var informationClass: Key<InformationClass>
    package var ground: Key<Ground>?
    package var criterion: Key<Criterion>?
    package var marking: Key<Marking>?
    package var keepUntil: Day
    /// Whom it is about, what was said, and what was decided.
    package var subject: Confidential
    package var words: Confidential
    package var decision: Confidential
    package var actions: [AgreedAction]

    package struct AgreedAction: Hashable, Sendable {
        package let holder: OfficerID
        package let due: Day
        package let words: Confidential

        package init(holder: OfficerID, due: Day, words: Confidential) {
            self.holder = holder
            self.due = due
            self.words = words
        }
    }

    package init(
        _ disclosure: CaseID, owner: AgencyID, informationClass: Key<InformationClass>, keepUntil: Day,
        subject: Confidential, words: Confidential, decision: Confidential = "", actions: [AgreedAction] = []
    ) {
        self.disclosure = disclosure
        self.owner = owner
        self.informationClass = informationClass
        self.keepUntil = keepUntil
        self.subject = subject
        self.words = words
        self.decision = decision
        self.actions = actions
    }
}

/// What an officer is to one meeting.
package enum MeetingSeat: String, CaseIterable, Sendable {
    /// Who convened it, or a liaison officer of that agency.
    case secretary
    /// Liaison officer, or deputy, of the agency that convened it.
    case conveningLiaison
    /// Has undertaken something there that is not done yet.
    case actionHolder
}

/// What can be done with a meeting.
package enum MeetingActKind: String, CaseIterable, Sendable {
    case plan, cancel, open, arrive, acceptStatement, move, share, park, completeAction, addToNote, close, destroy

    /// Who may do it, and when. What is not here, nobody may do.
    package var seats: Set<MeetingSeat> {
        switch self {
        // It begins a meeting, and is decided there.
        case .plan: []
        case .cancel, .open, .arrive, .acceptStatement, .move, .share, .park, .addToNote, .close: [.secretary]
        case .completeAction: [.secretary, .actionHolder]
        // How long the note is kept is the liaison officer's to see to (4.12).
        case .destroy: [.conveningLiaison]
        }
    }

    package var states: Set<MeetingState> {
        switch self {
        case .plan: []
        case .cancel, .open: [.planned]
        case .arrive, .acceptStatement, .move, .share, .park, .close: [.open]
        case .completeAction: [.open, .closed, .settled]
        case .addToNote: [.open, .closed, .settled]
        case .destroy: [.settled, .cancelled]
        }
    }
}

extension MeetingActKind {
    var notYours: String {
        switch self {
        case .destroy: "Only a liaison officer of the agency that convened the meeting, or a deputy, does this."
        case .completeAction: "Only whoever undertook it, or took the note of the meeting, does this."
        case .plan, .cancel, .open, .arrive, .acceptStatement, .move, .share, .park, .addToNote, .close:
            "Only the officer who convened the meeting, or a liaison officer of that agency, does this."
        }
    }
}

extension MeetingCase {
    package func seats(of officer: Officer, in register: Register, on day: Day) -> Set<MeetingSeat> {
        guard officer.isActive else { return [] }
        var seats: Set<MeetingSeat> = []
        let isLiaison = register.isLiaisonOfficer(officer, on: day)
        if officer.agency == convening, officer.id == secretary || isLiaison { seats.insert(.secretary) }
        if officer.agency == convening, isLiaison { seats.insert(.conveningLiaison) }
        if actions.contains(where: { $0.holder == officer.id && $0.doneOn == nil }) { seats.insert(.actionHolder) }
        return seats
    }

    /// What the officer may do with it now.
    package func acts(open seats: Set<MeetingSeat>) -> Set<MeetingActKind> {
        Set(MeetingActKind.allCases.filter { $0.states.contains(state) && !$0.seats.isDisjoint(with: seats) })
    }
}
