import Casework
import Exchange
import HTML
import Hummingbird
import SharingProtocol

// Cases that are being written: each its writer's alone, and no case yet.
extension CasePages {
    func ownDrafts(_ context: SignedIn) async throws -> [OpenedDraft] {
        try await desk.drafts(of: badge(context)).filter { $0.reference.text.hasPrefix(Kind.name.prefix) }
    }

    /// The draft at this address; `nil` where there is none.
    func draft(_ context: SignedIn) async throws -> OpenedDraft? {
        try await desk.draft(try reference(context), of: badge(context))
    }

    /// The directory, and who writes under which rules.
    func writer(_ context: SignedIn) async throws -> (RegisterSnapshot, Circumstances) {
        let register = try await desk.register()
        let badge = badge(context)
        guard let officer = register.register.officer(badge.officer, of: badge.agency) else { throw Problem.notFound }
        let moment = desk.now()
        return (register, register.circumstances(of: officer, at: moment, rules: try register.rules(on: moment.day)))
    }

    /// Begins a draft; one that holds nothing yet is taken up again instead, so that pressing twice makes one.
    func newDraft(_ context: SignedIn) async throws -> Response {
        if let empty = try await ownDrafts(context).first(where: \.fields.isEmpty) {
            return seeOther(Paths.draft(empty.reference))
        }
        let prefix = Kind.name.prefix.dropLast()
        let reference = CaseID(desk.newReference(String(prefix)))
        try await desk.keepDraft([:], as: reference, by: badge(context))
        return seeOther(Paths.draft(reference))
    }

    /// A draft that is there no more was submitted, or discarded: the case is shown where there is one.
    func submitted(_ context: SignedIn) async throws -> Response {
        seeOther(done(try await folder(context).history.current.reference, .already))
    }

    func discarding(_ request: Request, _ context: SignedIn) async throws -> Response {
        guard let draft = try await draft(context) else { return try await submitted(context) }
        let path = Paths.draft(draft.reference)
        let form = postForm(
            to: "\(path)/discarding", csrf: context.csrf,
            buttonGroup(button("Discard the draft", .warning), Link("Cancel", to: path).html))
        var page = Page(
            "Discard draft \(draft.reference)", section: .inTray,
            body: """
                <h1>Discard draft \(draft.reference.text)?</h1>
                \(warningText("Everything that you wrote in it is deleted. This cannot be undone."))
                \(form)
                """)
        page.back = Link("Back", to: path)
        return shell.show(page, to: context)
    }

    /// Discards a draft; one that is gone already stays gone.
    func discard(_ request: Request, _ context: SignedIn) async throws -> Response {
        let reference = try reference(context)
        try await desk.discardDraft(reference, of: badge(context))
        return seeOther(Paths.drafts(like: reference))
    }
}
