import Casework
import Exchange
import HTML
import Hummingbird
import SharingProtocol

/// `/meetings/{reference}/room`: the page on which the note taker works while the meeting is open (4.5).
///
/// All of it is one form, so that whatever button is pressed, what was typed for the next item stays.
extension MeetingPages {
    func room(_ request: Request, _ context: SignedIn) async throws -> Response {
        let folder = try await folder(context)
        guard folder.isInRoom else { return try await whatStands(folder, .share, context) }
        let query = request.uri.queryParameters
        let memory = RoomMemory { query[Substring($0)].map(String.init) }
        let done = query["done"].flatMap { RoomDone(rawValue: String($0)) }
        let number = query["item"].flatMap { Int($0) }
        let form = folder.roomForm(memory, word: newFormWord)
        return try await show(folder, form, done?.notice(item: number), focus: done?.focus, context)
    }

    /// The disclosure that an item of the form begins is made of it.
    private var newFormWord: String { desk.newReference("form") }

    private func disclosure(_ form: Form, _ folder: MeetingFolder, _ context: SignedIn) -> CaseID {
        desk.reference(
            String(DisclosureCase.name.prefix.dropLast()), ofForm: form.typed("form"), by: badge(context),
            about: folder.meeting.reference.text)
    }

    func work(_ request: Request, _ context: SignedIn) async throws -> Response {
        let folder = try await folder(context)
        guard folder.isInRoom else { return try await whatStands(folder, .share, context) }
        var form = context.form
        guard let deed = RoomDeed(form.typed("do")) else { throw Problem.notFound }
        let disclosure = disclosure(form, folder, context)
        let answer: Answer
        do {
            answer = try await perform(deed, disclosure, in: folder, &form, context)
        } catch DeskError.tooLong {
            form.note(DeskError.tooLong.sentence, at: "words")
            answer = .nothing(nil)
        }
        let reference = folder.meeting.reference
        switch answer {
        case .closed: return seeOther(done(reference, .closed))
        case .nothing(let notice): return try await again(reference, form, notice, focus: nil, context)
        case .done(let done, let item):
            for field in done.emptied { form.fill(field, "") }
            if done == .recorded || done == .parked {
                form.fill("form", newFormWord)
            }
            guard form.hasWords else {
                let path = MeetingCase.page(of: reference, .room)
                let number = item.map { "&item=\($0)" } ?? ""
                return seeOther("\(path)?done=\(done.rawValue)\(number)\(RoomMemory(form, in: folder).query)")
            }
            return try await again(reference, form, done.notice(item: item), focus: done.focus, context)
        }
    }

    /// The page again with what was typed. What was done by somebody else meanwhile shows too.
    private func again(
        _ reference: CaseID, _ form: Form, _ notice: Notice?, focus: String?, _ context: SignedIn
    ) async throws -> Response {
        let folder = try await folder(reference, context)
        guard folder.isInRoom else { return try await whatStands(folder, .share, context) }
        return try await show(folder, form, notice, focus: focus, context)
    }

    private func show(
        _ folder: MeetingFolder, _ form: Form, _ notice: Notice?, focus: String?, _ context: SignedIn
    ) async throws -> Response {
        let meeting = folder.meeting
        let room = RoomPage(
            folder: folder, items: try await items(of: folder, context), form: form,
            focus: form.isSound ? focus : nil, csrf: context.csrf)
        var page = Page("Open meeting \(meeting.reference)", width: .wide, section: .meetings, body: room.html)
        page.back = Link(meeting.title, to: Paths.meeting(meeting.reference))
        page.notice = notice
        page.form = form
        return shell.show(page, to: context)
    }
}

/// What the note taker's page says has just happened.
enum RoomDone: String, Sendable {
    case recorded, parked, arrived, accepted, moved, noted

    func notice(item: Int?) -> Notice {
        switch self {
        case .recorded: Notice(.success, "Item \(item.map { "\($0) " } ?? "")is recorded")
        case .parked: Notice(.success, "Item \(item.map { "\($0) " } ?? "")is parked", "Its words are not kept.")
        case .arrived: Notice(.success, "The arrival is recorded")
        case .accepted: Notice(.success, "The statement is accepted")
        case .moved: Notice(.success, "The attendance list is changed")
        case .noted: Notice(.success, "The note is added to")
        }
    }

    /// The field that is written in next.
    var focus: String? {
        switch self {
        case .recorded, .parked: "owner"
        case .arrived: "arrival.officer"
        case .noted: "note"
        case .accepted, .moved: nil
        }
    }

    /// The fields that are done with.
    fileprivate var emptied: [String] {
        switch self {
        case .recorded, .parked: RoomLimits.itemFields
        case .arrived: RoomLimits.arrivalFields
        case .noted: ["note"]
        case .accepted, .moved: []
        }
    }
}

extension Form {
    /// Whether something is typed that may stand in no address.
    fileprivate var hasWords: Bool {
        (RoomLimits.itemFields + RoomLimits.arrivalFields + ["note"]).contains { !trimmed(typed($0)).isEmpty }
    }

    /// Whether somebody is being entered who has come.
    var hasArrival: Bool { RoomLimits.arrivalFields.contains { !trimmed(typed($0)).isEmpty } }

    /// Whether an item is begun and not recorded.
    var hasItem: Bool { RoomLimits.itemFields.contains { !trimmed(typed($0)).isEmpty } }
}
