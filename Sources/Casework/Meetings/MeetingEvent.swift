package import SharingProtocol

/// What can happen to a meeting.
package enum MeetingEvent: CaseEvent {
    case planned(MeetingTerms)
    case cancelled
    /// People come in, and it begins.
    case opened
    /// Somebody comes; the name of one without an account is sealed.
    case arrived(AgencyID?, OfficerID?)
    /// They accept the confidentiality statement.
    case statementAccepted(Int)
    /// They leave the room, or come back.
    case moved(Int, Attendee.Presence)
    /// 4.5: something is shared with everybody in the room.
    case itemShared(CaseID, owner: AgencyID)
    /// Something was to be shared, and these in the room may not hear it.
    case sharingRefused(attendees: [Int])
    /// It is left for another time.
    case itemParked(owner: AgencyID)
    /// 3.12: its owner's liaison officer confirms an item.
    case itemRatified(Int)
    case itemEnded(Int)
    case actionAgreed(item: Int, holder: OfficerID, due: Day)
    case actionDone(Int)
    /// One more passage of the note: it is added to and never changed.
    case noteAdded
    case closed
    /// 4.13: the certificate for the agenda, the list of those who came and the note.
    case destroyed(records: [String])
    /// Somebody has seen what they had to know.
    case noticeSeen(forDesk: Bool)
}

extension MeetingEvent {
    package var isOnlyLooking: Bool {
        switch self {
        case .sharingRefused, .noticeSeen: true
        case .planned, .cancelled, .opened, .arrived, .statementAccepted, .moved, .itemShared, .itemParked,
            .itemRatified, .itemEnded, .actionAgreed, .actionDone, .noteAdded, .closed, .destroyed:
            false
        }
    }

    package var destroyedRecords: [String] {
        guard case .destroyed(let records) = self else { return [] }
        return records
    }

    /// What people read in place of each kind of entry.
    package static let titles = [
        "meeting.planned": "Meeting planned",
        "meeting.cancelled": "Meeting cancelled",
        "meeting.opened": "Meeting opened",
        "attendee.arrived": "Somebody arrived",
        "statement.accepted": "Confidentiality statement accepted",
        "attendee.moved": "Somebody left or came back",
        "item.shared": "Item shared",
        "sharing.refused": "Sharing refused",
        "item.parked": "Item parked",
        "item.ratified": "Item confirmed",
        "item.ended": "Item ended",
        "action.agreed": "Action agreed",
        "action.done": "Action done",
        "note.added": "Note added to",
        "meeting.closed": "Meeting closed",
        "meeting.destroyed": "Records of the meeting destroyed",
        "notice.seen": "Notice read",
    ]

    package var kind: String {
        switch self {
        case .planned: "meeting.planned"
        case .cancelled: "meeting.cancelled"
        case .opened: "meeting.opened"
        case .arrived: "attendee.arrived"
        case .statementAccepted: "statement.accepted"
        case .moved: "attendee.moved"
        case .itemShared: "item.shared"
        case .sharingRefused: "sharing.refused"
        case .itemParked: "item.parked"
        case .itemRatified: "item.ratified"
        case .itemEnded: "item.ended"
        case .actionAgreed: "action.agreed"
        case .actionDone: "action.done"
        case .noteAdded: "note.added"
        case .closed: "meeting.closed"
        case .destroyed: "meeting.destroyed"
        case .noticeSeen: "notice.seen"
        }
    }

    package var facts: Facts {
        switch self {
        case .planned(let terms): terms.facts
        case .cancelled, .opened, .noteAdded, .closed: [:]
        case .arrived(let agency, let officer):
            ["agency": .optional(agency?.text), "officer": .optional(officer?.text)]
        case .statementAccepted(let number): ["attendee": .integer(number)]
        case .moved(let number, let presence):
            ["attendee": .integer(number), "presence": .text(presence.rawValue)]
        case .itemShared(let disclosure, let owner):
            ["disclosure": .text(disclosure.text), "owner": .text(owner.text)]
        case .sharingRefused(let attendees): ["attendees": .list(attendees.map { .integer($0) })]
        case .itemParked(let owner): ["owner": .text(owner.text)]
        case .itemRatified(let number), .itemEnded(let number): ["item": .integer(number)]
        case .actionAgreed(let item, let holder, let due):
            ["item": .integer(item), "holder": .text(holder.text), "due": .text(due.iso)]
        case .actionDone(let number): ["action": .integer(number)]
        case .destroyed(let records): ["records": .texts(records)]
        case .noticeSeen(let forDesk): ["forDesk": .flag(forDesk)]
        }
    }

    package init(kind: String, facts: Facts) throws(FactError) {
        switch kind {
        case "meeting.planned": self = .planned(try MeetingTerms(facts, in: kind))
        case "meeting.cancelled": self = .cancelled
        case "meeting.opened": self = .opened
        case "attendee.arrived":
            self = .arrived(
                facts.text("agency").map { AgencyID($0) }, facts.text("officer").map { OfficerID($0) })
        case "statement.accepted": self = .statementAccepted(try facts.integer("attendee", in: kind))
        case "attendee.moved":
            guard let presence = Attendee.Presence(rawValue: try facts.text("presence", in: kind)) else {
                throw .missing("presence", in: kind)
            }
            self = .moved(try facts.integer("attendee", in: kind), presence)
        case "item.shared":
            self = .itemShared(
                CaseID(try facts.text("disclosure", in: kind)), owner: AgencyID(try facts.text("owner", in: kind)))
        case "sharing.refused":
            self = .sharingRefused(
                attendees: facts.list("attendees").compactMap {
                    if case .integer(let number) = $0 { number } else { nil }
                }
            )
        case "item.parked": self = .itemParked(owner: AgencyID(try facts.text("owner", in: kind)))
        case "item.ratified": self = .itemRatified(try facts.integer("item", in: kind))
        case "item.ended": self = .itemEnded(try facts.integer("item", in: kind))
        case "action.agreed":
            self = .actionAgreed(
                item: try facts.integer("item", in: kind), holder: OfficerID(try facts.text("holder", in: kind)),
                due: try facts.day("due", in: kind))
        case "action.done": self = .actionDone(try facts.integer("action", in: kind))
        case "note.added": self = .noteAdded
        case "meeting.closed": self = .closed
        case "meeting.destroyed": self = .destroyed(records: facts.texts("records"))
        case "notice.seen": self = .noticeSeen(forDesk: facts.flag("forDesk"))
        case _: throw .unknownKind(kind)
        }
    }
}
