import Casework
import Exchange
import HTML
import Hummingbird
import SharingProtocol

extension ActPage<MeetingCase> {
    /// Everything that is done on a page of its own with a few words or none.
    static var all: [ActPage] { [cancellation, destruction] }

    private static var cancellation: ActPage {
        ActPage(
            act: .cancel, part: .cancellation, title: "Cancel this meeting", topics: [],
            explanation: { folder in
                """
                <p>\(folder.title), on \(spoken(folder.meeting.terms.startsAt)). The invited agencies are told that it \
                is cancelled.</p>
                \(warningText("This cannot be undone."))
                """
            },
            read: { _, _ in .cancel }, button: "Cancel the meeting", buttonKind: .warning, done: .cancelled)
    }

    /// 4.13
    private static var destruction: ActPage {
        ActPage(
            act: .destroy, part: .destruction, title: "Destroy the records of this meeting",
            topics: [.keepUntil, .destroyed],
            explanation: { folder in
                """
                <p>Nobody can read the title, the agenda, the names of guests and the note any more, in backups \
                either. What was shared at the meeting stands in its disclosures and is destroyed there.</p>
                \(warningText("This cannot be undone."))
                """
            },
            fields: { _, form in tickBox("certain", "I understand that this cannot be undone", in: form) },
            read: { _, form in
                _ = form.isTicked(
                    "certain", required: "Tick the box to say that you understand that this cannot be undone")
                return .destroy
            },
            button: "Destroy the records", buttonKind: .warning, done: .destroyed)
    }
}

// What is done on the meeting's own page.
extension MeetingPages {
    /// Opens it; whoever does is the first who is there.
    func open(_ request: Request, _ context: SignedIn) async throws -> Response {
        let folder = try await folder(context)
        let reference = folder.meeting.reference
        let room = seeOther(MeetingCase.page(of: reference, .room))
        if folder.isSecretary, folder.meeting.state == .open { return room }
        switch try await desk.perform(.open, on: reference, as: MeetingCase.self, by: badge(context)) {
        case .refused(let refusal): return try await whatStands(reference, refusal, context)
        case .done:
            _ = try await desk.perform(
                .arrive(folder.officer.agency, folder.officer.id, name: nil), on: reference, as: MeetingCase.self,
                by: badge(context))
            return room
        }
    }

    /// Adds to the note. Nothing that stands in it is changed, so two who add at the same time both do.
    func addToNote(_ request: Request, _ context: SignedIn) async throws -> Response {
        let folder = try await folder(context)
        let reference = folder.meeting.reference
        var form = context.form
        let words = form.text("note", required: "Enter what the note says", most: MeetingLimits.note, lines: .many)
        guard form.isSound else { return try await again(folder, form, context) }
        let act = MeetingAct.addToNote(Confidential(words))
        switch try await desk.perform(act, on: reference, as: MeetingCase.self, by: badge(context)) {
        case .done: return seeOther(done(reference, .noted))
        case .refused(let refusal): return try await whatStands(reference, refusal, context)
        }
    }

    /// The meeting's page with what was typed for the note.
    private func again(_ folder: MeetingFolder, _ form: Form, _ context: SignedIn) async throws -> Response {
        guard folder.offers(.addToNote) else { return try await whatStands(folder, .addToNote, context) }
        var page = Page(
            "Add to the note of meeting \(folder.meeting.reference)", section: .meetings,
            body: "<h1>Add to the note</h1>\(note(folder, form, csrf: context.csrf))")
        page.back = Link(folder.meeting.title, to: Paths.meeting(folder.meeting.reference))
        page.form = form
        return shell.show(page, to: context)
    }

    func completeAction(_ request: Request, _ context: SignedIn) async throws -> Response {
        let reference = try await folder(context).meeting.reference
        let act = MeetingAct.completeAction(Int(context.form.typed("action")) ?? 0)
        switch try await desk.perform(act, on: reference, as: MeetingCase.self, by: badge(context)) {
        case .done: return seeOther(done(reference, .actionDone))
        case .refused(let refusal): return try await whatStands(reference, refusal, context)
        }
    }
}
