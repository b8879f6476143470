package import SharingProtocol

extension MeetingCase: CaseKind {
    package typealias Act = MeetingAct
    package typealias Event = MeetingEvent
    package typealias Counter = MeetingCounter
    package typealias Offered = OfferedOfMeeting

    package static var name: KindName { KindName("meeting", prefix: "M-") }
    package static var shownRecords: [String] { ["meeting", "attendance", "note"] }

    package static var states: [CaseState] {
        [
            CaseState(MeetingState.planned.rawValue, "Planned", .waiting),
            CaseState(MeetingState.open.rawValue, "Open", .active),
            CaseState(MeetingState.closed.rawValue, "Closed, items to confirm", .waiting),
            CaseState(MeetingState.settled.rawValue, "All items decided", .good),
            CaseState(MeetingState.cancelled.rawValue, "Cancelled", .done),
            CaseState(MeetingState.destroyed.rawValue, "Destroyed", .done),
        ]
    }

    package static let taskTitles = [
        MeetingActKind.open.rawValue: "Open the meeting",
        MeetingActKind.close.rawValue: "Write the note and close the meeting",
        MeetingActKind.completeAction.rawValue: "Complete your action from a meeting",
        CaseTask.destroy: "Destroy the records of the meeting",
        MeetingNotice.invited.rawValue: "Your agency is invited to a meeting",
        MeetingNotice.cancelled.rawValue: "A meeting was cancelled",
    ]

    package init?(_ reference: CaseID, begunBy entry: Booked<MeetingEvent>) {
        guard case .planned(let terms) = entry.event else { return nil }
        self.init(reference, terms, by: entry.officer, of: entry.agency, at: entry.at)
    }

    package static func begin(
        _ act: MeetingAct, as reference: CaseID, in circumstances: Circumstances
    ) -> MeetingAct.Outcome {
        guard case .plan(let plan) = act else {
            return .refused(.init(.notNow, "There is no such meeting.", on: .record))
        }
        return begin(reference, plan, in: circumstances)
    }

    package func owner(of record: String, in register: Register) -> AgencyID? { convening }

    /// The agenda is for everybody who is invited or comes; who came and the note are for those who were there, and for
    /// the liaison officers of their agencies.
    package func decideReading(of record: String, in circumstances: Circumstances) -> Decision {
        let officer = circumstances.officer
        let isKnown = row.isKnown(in: circumstances) && officer.role != .auditor
        let wasThere = attendees.contains { $0.agency == officer.agency }
        return SharingProtocol.decideReading(
            ofOwnPaper: Matter(reference.text, record: record),
            isForReader: state != .destroyed && isKnown
                && (record == "meeting" || officer.agency == convening || wasThere),
            on: circumstances.today, under: circumstances.rules)
    }

    package func looking(at record: String, in circumstances: Circumstances) -> Looking<MeetingEvent>? {
        Looking(decideReading(of: record, in: circumstances), entering: nil)
    }

    /// Who came and who undertook what is for those who may see the list of those who came.
    package func shows(in circumstances: Circumstances) -> (Booked<MeetingEvent>) -> Bool {
        let seesAttendance =
            circumstances.officer.role == .auditor || decideReading(of: "attendance", in: circumstances).isPermitted
        return { entry in
            switch entry.event {
            case .arrived, .statementAccepted, .moved, .sharingRefused, .actionAgreed: seesAttendance
            case .planned, .cancelled, .opened, .itemShared, .itemParked, .itemRatified, .itemEnded, .actionDone,
                .noteAdded, .closed, .destroyed, .noticeSeen:
                true
            }
        }
    }

    package func seeing(in circumstances: Circumstances) -> MeetingEvent? {
        notices.seeing(in: circumstances).map { .noticeSeen(forDesk: $0) }
    }

    package var tasks: [CaseTask] {
        let officer = CaseTask.Holder.officer(secretary)
        var tasks: [CaseTask] = []
        func add(_ kind: MeetingActKind, for holder: CaseTask.Holder, since: Timestamp, _ deadline: Deadline?) {
            var task = CaseTask(kind.rawValue, for: holder, since: since, on: .record)
            task.deadline = deadline
            tasks.append(task)
        }
        let day = terms.startsAt.day
        switch state {
        case .planned:
            add(.open, for: officer, since: openedAt, Deadline(day: day, reason: .meeting, begins: day))
        case .open: add(.close, for: officer, since: changedAt, Deadline(day: day, reason: .meeting, begins: nil))
        case .settled, .cancelled:
            add(.destroy, for: .liaisonDesk(convening), since: changedAt, .keepUntil(terms.keepUntil))
        case .closed, .destroyed: break
        }
        let canBeDone = MeetingActKind.completeAction.states.contains(state)
        for action in actions where canBeDone && action.doneOn == nil {
            add(
                .completeAction, for: .officer(action.holder), since: action.since,
                Deadline(day: action.due, reason: .action, begins: nil))
        }
        return tasks + notices
    }

    package var row: CaseRow {
        var row = CaseRow(
            reference: reference, kind: Self.name.word, state: state.rawValue, officer: secretary, openedAt: openedAt,
            changedAt: changedAt)
        row.isOpen = state != .cancelled && state != .destroyed
        var agencies = [convening]
        for agency in terms.invited + attendees.compactMap(\.agency) where !agencies.contains(agency) {
            agencies.append(agency)
        }
        row.parties = agencies.map { CaseParty($0, .participant) }
        row.purpose = terms.purpose.name
        row.keepUntil = row.isOpen ? terms.keepUntil : nil
        row.members = [secretary]
        for officer in attendees.compactMap(\.officer) + actions.map(\.holder) where !row.members.contains(officer) {
            row.members.append(officer)
        }
        row.tasks = tasks
        return row
    }
}

/// What is offered to an officer in one meeting: what succeeds if it is filled in and done at once.
package struct OfferedOfMeeting: Hashable, Sendable {
    package var acts: Set<MeetingActKind> = []
}

extension MeetingCase {
    package func offered(in circumstances: Circumstances) -> OfferedOfMeeting {
        let seats = seats(of: circumstances.officer, in: circumstances.register, on: circumstances.today)
        var acts = acts(open: seats)
        // What cannot be heard by everybody in the room is not shared; the page says by whom not.
        if !obstacles(in: circumstances).isEmpty || room.count < 2 { acts.remove(.share) }
        if notes == 0 { acts.remove(.close) }
        if attendees.allSatisfy(\.hasAccepted) { acts.remove(.acceptStatement) }
        if attendees.isEmpty { acts.remove(.move) }
        if !actions.contains(where: { $0.doneOn == nil }) { acts.remove(.completeAction) }
        return OfferedOfMeeting(acts: acts)
    }
}

/// What a review counts of meetings (5.2).
package struct MeetingCounter: ReviewCounter {
    package init() {}

    package func take(_ entry: Booked<MeetingEvent>, of reference: CaseID, isCounted: Bool) -> [ReviewFigure] {
        guard isCounted, let words = Self.words(entry.event) else { return [] }
        return [.counted(.meetings, .words(words))]
    }

    private static func words(_ event: MeetingEvent) -> String? {
        switch event {
        case .opened: "Meetings held"
        case .itemShared: "Items shared"
        case .itemParked: "Items parked"
        case .sharingRefused: "Items that could not be shared"
        case .itemRatified: "Items confirmed"
        case .itemEnded: "Items ended by their owner"
        case .planned, .cancelled, .arrived, .statementAccepted, .moved, .actionAgreed, .actionDone, .noteAdded,
            .closed, .destroyed, .noticeSeen:
            nil
        }
    }
}
