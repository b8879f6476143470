import Casework
import Exchange
import HTML
import Hummingbird
import SharingProtocol

/// `/requests/{reference}/colleague`: a request is given to a colleague, who has it from then on (4.1, 4.2).
extension RequestPages {
    func colleague(_ request: Request, _ context: SignedIn) async throws -> Response {
        let folder = try await folder(context)
        guard folder.acts.contains(.reassign) else { return try whatStands(folder, .reassign, context) }
        return showColleagues(folder, Form(), context)
    }

    func reassign(_ request: Request, _ context: SignedIn) async throws -> Response {
        let folder = try await folder(context)
        guard folder.acts.contains(.reassign) else { return try whatStands(folder, .reassign, context) }
        var form = context.form
        let chosen = form.choice("colleague", among: folder.colleagues.map(\.value), required: "Choose a colleague")
        guard form.isSound, let chosen else { return showColleagues(folder, form, context) }
        let reference = folder.request.reference
        let outcome = try await desk.perform(
            .reassign(to: OfficerID(chosen)), on: reference, by: badge(context),
            expecting: folder.expected(form.typed("seen")))
        switch outcome {
        case .done: return seeOther(done(reference, .reassigned))
        case .refused(let refusal): return try await whatStands(reference, refusal, context)
        }
    }

    /// Gives everything that officers who have left leave behind to one colleague: each request by itself, so that one
    /// that has moved meanwhile holds up none of the others.
    func reassignAll(_ request: Request, _ context: SignedIn) async throws -> Response {
        let left = try await desk.leftBehind(at: badge(context))
        let colleagues = left.register.colleagues(at: context.officer.agency)
        var form = context.form
        let chosen = form.choice("colleague", among: colleagues.map(\.value))
        guard form.isSound, let chosen else { return seeOther(Paths.inTray + "#left-behind") }
        for row in left.rows {
            // One that is refused stays in the list, where it is seen.
            _ = try await desk.perform(.reassign(to: OfficerID(chosen)), on: row.reference, by: badge(context))
        }
        return seeOther(Paths.inTray + "#left-behind")
    }

    private func showColleagues(_ folder: RequestFolder, _ form: Form, _ context: SignedIn) -> Response {
        let reference = folder.request.reference
        let field = Field(
            "colleague", "Colleague",
            hint: "What was shared stays with those who are named to read it: name another reader where one is needed.")
        var page = Page(
            "Give request \(reference) to a colleague", section: .register,
            body: besideClauses(
                [.liaisonOfficers, .approval], folder.rules,
                """
                <h1>Give request \(reference) to a colleague</h1>
                <p>It is \(folder.name(of: folder.request.asker))’s now. What waits for the one who asked waits for \
                your colleague from then on.</p>
                \(postForm(
                    to: Paths.request(reference, .colleague), csrf: context.csrf,
                    """
                    \(hiddenField("seen", String(folder.request.length)))
                    \(selectField(field, in: form, options: folder.colleagues, empty: "Choose a colleague"))
                    \(button("Give it to this colleague"))
                    """))
                """))
        page.back = Link("Request \(reference)", to: Paths.request(reference))
        page.form = form
        return shell.show(page, to: context)
    }
}

extension RequestFolder {
    /// Those of the asking agency who can take the request on.
    fileprivate var colleagues: [(value: String, words: String)] {
        register.colleagues(at: request.asking).filter { $0.value != request.asker.text }
    }
}

extension RegisterSnapshot {
    /// The officers of an agency who ask for information, by name.
    func colleagues(at agency: AgencyID) -> [(value: String, words: String)] {
        let officers = register.agencies[agency]?.officers.values.filter { $0.isActive && $0.role == .practitioner }
        return (officers ?? []).map { (value: $0.id.text, words: name(of: $0.id)) }.sorted { $0.words < $1.words }
    }
}
