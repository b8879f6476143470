import Casework
import Exchange
import HTML
import SharingProtocol

extension MeetingFolder {
    var historyEntries: [HistoryEntry] {
        historyEntries { entry in (heading(entry), writtenIn(entry)) }
    }

    private func heading(_ entry: Booked<MeetingEvent>) -> String {
        switch entry.event {
        case .planned: "Planned"
        case .cancelled: "Cancelled"
        case .opened: "Opened"
        case .arrived(let agency, let officer): arrival(agency, officer)
        case .statementAccepted(let number): "\(called(number)) accepted the confidentiality statement"
        case .moved(let number, let presence): "\(called(number)) \(presence.did)"
        case .itemShared(let disclosure, let owner):
            "\(item(disclosure)) recorded, shared by \(name(of: owner))"
        case .sharingRefused(let attendees):
            "Sharing was blocked: \(attendees.count) in the room could not hear it"
        case .itemParked(let owner): "An item of \(name(of: owner)) parked"
        case .itemRatified(let number): "Item \(number) confirmed by its owner"
        case .itemEnded(let number): "Item \(number) ended by its owner"
        case .actionAgreed(let item, let holder, let due):
            "Action of item \(item): \(name(of: holder)), by \(due.spoken)"
        case .actionDone(let number): "Action \(number) done"
        case .noteAdded: "Note added to"
        case .closed: "Closed"
        case .destroyed: "Certificate: the agenda, the names of guests and the note are destroyed"
        case .noticeSeen: "Notice read"
        }
    }

    private func arrival(_ agency: AgencyID?, _ officer: OfficerID?) -> String {
        return "\(officer.map { name(of: $0) } ?? "A guest") arrived"
            + (agency.map { " from \(name(of: $0))" } ?? "")
    }

    private func called(_ number: Int) -> String {
        guard meeting.attendees.indices.contains(number - 1) else { return "Attendee \(number)" }
        return name(of: meeting.attendees[number - 1])
    }

    private func item(_ disclosure: CaseID) -> String {
        meeting.items.first { $0.disclosure == disclosure }.map { "Item \($0.number)" } ?? "An item"
    }

    /// The sealed field that has what was written with an entry.
    private func writtenIn(_ entry: Booked<MeetingEvent>) -> String? {
        guard case .noteAdded = entry.event else { return nil }
        let before = history.entries.count { other in
            if case .noteAdded = other.event { other.sequence <= entry.sequence } else { false }
        }
        return "note/passage.\(before)"
    }
}

extension Attendee.Presence {
    fileprivate var did: String {
        switch self {
        case .present: "came back"
        case .steppedOut: "stepped out"
        case .left: "left"
        }
    }
}
