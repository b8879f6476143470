import Casework
import Exchange
import HTML
import Hummingbird
import SharingProtocol

/// `/meetings`: planning a meeting, holding it, and what comes of it (4.5, 6.5).
struct MeetingPages: CasePages {
    typealias Kind = MeetingCase

    let desk: LiaisonDesk
    let shell: Shell
}

typealias MeetingFolder = CaseFolder<MeetingCase>

extension MeetingCase: PagedKind {
    typealias ActName = MeetingActKind
    typealias Part = MeetingPart
    typealias Done = MeetingDone

    static var noun: String { "Meeting" }
    static func page(of reference: CaseID) -> String { Paths.meeting(reference) }
    static func offers(_ act: MeetingActKind, in offered: OfferedOfMeeting) -> Bool { offered.acts.contains(act) }
    static func obstacle(to act: MeetingActKind, in offered: OfferedOfMeeting) -> MeetingAct.Refusal? { nil }
    func isReady(for act: MeetingActKind) -> Bool { act.states.contains(state) }
}

/// What can be found under a meeting's address: a noun for each thing that can be done with it.
enum MeetingPart: String, CaseIterable, Sendable {
    case opening, room, note, actions, cancellation, destruction
    case agenda, attendanceSheet = "attendance-sheet", minutes
}

/// What a meeting's page says has just happened.
enum MeetingDone: String, CaseDone {
    case planned, already, cancelled, noted, actionDone = "action-done", closed, destroyed

    var notice: Notice {
        switch self {
        case .planned: Notice(.success, "The meeting is planned", "The invited agencies see it in their in-trays.")
        case .already: Notice(.important, "The meeting was planned already", "Its present state is below.")
        case .cancelled: Notice(.success, "The meeting is cancelled", "The invited agencies are told.")
        case .noted: Notice(.success, "The note is added to")
        case .actionDone: Notice(.success, "The action is done")
        case .closed:
            Notice(
                .success, "The meeting is closed", "The owner of each item now confirms it or ends it.")
        case .destroyed:
            Notice(
                .success, "The records of the meeting are destroyed", "The history says who destroyed them and when.")
        }
    }
}

extension Paths {
    static let meetings = "/meetings"
    static let newMeeting = "/meetings/new"
    static func meeting(_ reference: CaseID) -> String { "\(meetings)/\(reference)" }
}

extension MeetingFolder {
    var meeting: MeetingCase { history.current }
    var officer: Officer { circumstances.officer }

    /// Whether the officer convened it, or is a liaison officer of that agency.
    var isSecretary: Bool {
        meeting.seats(of: officer, in: register.register, on: circumstances.today).contains(.secretary)
    }

    /// What the meeting is called; its reference where this officer may not see that.
    var title: String { words("meeting/title") ?? meeting.title }

    /// Whether this officer may see who came, and the note.
    var seesWhoCame: Bool { meeting.decideReading(of: "attendance", in: circumstances).isPermitted }

    /// An attendee's name; that of somebody without an account is shown to those who were there.
    func name(of attendee: Attendee) -> String {
        attendee.officer.map { name(of: $0) } ?? words("attendance/guest.\(attendee.number)")
            ?? "Somebody without an account"
    }

    /// An attendee's name and agency. Of somebody from outside the partnership the name says the organisation too.
    func fullName(of attendee: Attendee) -> String {
        [name(of: attendee), attendee.agency.map { name(of: $0) }].compactMap(\.self).joined(separator: ", ")
    }

    /// The items that were shared while an attendee was not in the room, by the attendee's number.
    var missed: [Int: [Int]] {
        var (present, items, missed): ([Int: Bool], Int, [Int: [Int]]) = ([:], 0, [:])
        for entry in history.entries {
            switch entry.event {
            case .arrived: present[present.count + 1] = true
            case .moved(let number, let presence): present[number] = presence == .present
            case .itemParked: items += 1
            case .itemShared:
                items += 1
                for (number, isPresent) in present where !isPresent { missed[number, default: []].append(items) }
            case .planned, .cancelled, .opened, .statementAccepted, .sharingRefused, .itemRatified, .itemEnded,
                .actionAgreed, .actionDone, .noteAdded, .closed, .destroyed, .noticeSeen:
                break
            }
        }
        return missed
    }

    /// Every agency that was invited, with the one that convenes it first.
    var invited: [AgencyID] {
        [meeting.convening] + meeting.terms.invited.filter { $0 != meeting.convening }
    }

    /// The clause that asks for everybody at a meeting to have signed.
    var clause: HTML? { rules.questions[.participants].map { clauseLinks([$0]) } }
}

extension Attendee.Presence {
    var words: String {
        switch self {
        case .present: "Present"
        case .steppedOut: "Out of the room"
        case .left: "Left"
        }
    }
}
