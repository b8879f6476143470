import Casework
import Exchange
import SharingProtocol

// What each button of the note taker's page does.
extension MeetingPages {
    /// What came of a button.
    enum Answer {
        case done(RoomDone, item: Int? = nil)
        /// The form says what is wrong, or the notice does.
        case nothing(Notice?)
        case closed
    }

    func perform(
        _ deed: RoomDeed, _ disclosure: CaseID, in folder: MeetingFolder, _ form: inout Form, _ context: SignedIn
    ) async throws -> Answer {
        func act(_ act: MeetingAct, _ done: RoomDone) async throws -> Answer {
            try await self.act([act], on: folder, done, &form, context)
        }
        switch deed {
        case .enter where form.hasArrival: return try await arrive(in: folder, &form, context)
        // Nobody tries by accident what cannot be done now.
        case .enter where !folder.offers(.share) || !form.hasItem: return .nothing(nil)
        case .enter, .record: return try await record(disclosure, in: folder, &form, context)
        case .park: return try await park(in: folder, &form, context)
        case .arrive: return try await arrive(in: folder, &form, context)
        case .expectedArrive: return try await expectedArrive(in: folder, &form, context)
        case .accept(let number): return try await act(.acceptStatement(number), .accepted)
        case .allAccept:
            let acts = folder.meeting.present.filter { !$0.hasAccepted }.map { MeetingAct.acceptStatement($0.number) }
            return try await self.act(acts, on: folder, .accepted, &form, context)
        case .stepOut(let number): return try await act(.move(number, .steppedOut), .moved)
        case .comeBack(let number): return try await act(.move(number, .present), .moved)
        case .leave(let number): return try await act(.move(number, .left), .moved)
        case .note:
            let words = form.text("note", required: "Enter what the note says", most: MeetingLimits.note, lines: .many)
            return form.isSound ? try await act(.addToNote(Confidential(words)), .noted) : .nothing(nil)
        case .close: return try await close(folder, &form, context)
        case .lookAgain: return .nothing(nil)
        }
    }

    /// Performs acts one after another, up to the first that is refused.
    private func act(
        _ acts: [MeetingAct], on folder: MeetingFolder, _ done: RoomDone, _ form: inout Form, _ context: SignedIn
    ) async throws -> Answer {
        for act in acts {
            let outcome = try await desk.perform(
                act, on: folder.meeting.reference, as: MeetingCase.self, by: badge(context))
            if case .refused(let refusal) = outcome { return note(refusal, &form) }
        }
        return .done(done)
    }

    /// A refusal at the field that it is about, or as a notice.
    private func note(_ refusal: MeetingAct.Refusal, _ form: inout Form) -> Answer {
        guard case .incomplete(let field) = refusal.reason else {
            return .nothing(Notice(.important, "Nothing was recorded", refusal.sentence))
        }
        let places = [
            "agency": "arrival.agency", "officer": "arrival.officer", "name": "arrival.name", "ground": "basis",
            "keepUntil": "keep", "action": "action.1.who",
        ]
        let place = places[field] ?? field
        form.note(refusal.sentence, at: place, anchor: place == "keep" ? "keep-day" : nil)
        return .nothing(nil)
    }

    private func record(
        _ disclosure: CaseID, in folder: MeetingFolder, _ form: inout Form, _ context: SignedIn
    ) async throws -> Answer {
        // The same form sent twice is one item.
        if let before = folder.meeting.item(of: disclosure) { return .done(.recorded, item: before.number) }
        guard let item = folder.item(disclosure, from: &form) else { return .nothing(nil) }
        guard form.typed("room") == folder.meeting.roomWord else {
            return .nothing(
                Notice(
                    .important, "The item is not recorded",
                    "Somebody came or left since you began it. Check who is in the room, then record it again."))
        }
        let reference = folder.meeting.reference
        switch try await desk.perform(.share(item), on: reference, as: MeetingCase.self, by: badge(context)) {
        case .done(let history, _): return .done(.recorded, item: history.current.item(of: disclosure)?.number)
        case .refused(let refusal):
            if refusal.reason == .notNow,
                let before = try await self.folder(reference, context).meeting.item(of: disclosure)
            {
                return .done(.recorded, item: before.number)
            }
            guard refusal.reason == .unmet else { return note(refusal, &form) }
            return .nothing(
                Notice(
                    .important, "The item is not recorded",
                    "Somebody in the room may not hear it. See below who, and what to do. What you typed is kept."))
        }
    }

    /// What is typed for it is not kept. A form that is sent twice is held against what it was made on.
    private func park(
        in folder: MeetingFolder, _ form: inout Form, _ context: SignedIn
    ) async throws -> Answer {
        guard let owner = folder.owner(from: &form) else { return .nothing(nil) }
        let outcome = try await desk.perform(
            .park(owner: owner), on: folder.meeting.reference, as: MeetingCase.self, by: badge(context),
            expecting: folder.expected(form.typed("seen")))
        switch outcome {
        case .done(let history, _): return .done(.parked, item: history.current.items.count)
        case .refused(let refusal): return note(refusal, &form)
        }
    }

    private func arrive(
        in folder: MeetingFolder, _ form: inout Form, _ context: SignedIn
    ) async throws -> Answer {
        guard let arrival = folder.arrival(from: &form) else { return .nothing(nil) }
        return try await act([arrival], on: folder, .arrived, &form, context)
    }

    private func expectedArrive(
        in folder: MeetingFolder, _ form: inout Form, _ context: SignedIn
    ) async throws -> Answer {
        let ticked = form.choices("expected", among: folder.expected.map(\.id.text), required: "Tick who has arrived")
        guard form.isSound else { return .nothing(nil) }
        let acts = folder.expected.filter { ticked.contains($0.id.text) }.map {
            MeetingAct.arrive($0.agency, $0.id, name: nil)
        }
        return try await act(acts, on: folder, .arrived, &form, context)
    }

    private func close(
        _ folder: MeetingFolder, _ form: inout Form, _ context: SignedIn
    ) async throws -> Answer {
        if form.hasItem {
            form.note("Record this item, or empty its fields, before you close the meeting", at: "words")
        }
        if !trimmed(form.typed("note")).isEmpty {
            form.note("Add this to the note, or empty the field, before you close the meeting", at: "note")
        }
        guard form.isSound else { return .nothing(nil) }
        let isReadBack = form.isTicked("readBack")
        if isReadBack || folder.meeting.notes == 0 {
            let outcome = try await desk.perform(
                .close, on: folder.meeting.reference, as: MeetingCase.self, by: badge(context))
            guard case .refused(let refusal) = outcome else { return .closed }
            form.note(refusal.sentence, at: "note")
        } else {
            form.note("Read the note back to the meeting, then tick this box", at: "readBack")
        }
        return .nothing(nil)
    }
}

extension MeetingCase {
    /// Who is in the room, as a form brings it back.
    var roomWord: String { present.map { String($0.number) }.joined(separator: ".") }

    /// The item that the disclosure is.
    func item(of disclosure: CaseID) -> MeetingItem? { items.first { $0.disclosure == disclosure } }
}
