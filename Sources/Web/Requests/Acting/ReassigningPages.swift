import Casework
import Exchange
import HTML
import Hummingbird
import SharingProtocol

/// `/requests/{reference}/colleague`: a request is reassigned to a colleague, who has it from then on (4.1, 4.2).
extension RequestPages {
    func colleague(_ request: Request, _ context: SignedIn) async throws -> Response {
        let folder = try await folder(context)
        guard folder.offers(.reassign) else { return try await whatStands(folder, .reassign, context) }
        return showColleagues(folder, Form(), context)
    }

    func reassign(_ request: Request, _ context: SignedIn) async throws -> Response {
        let folder = try await folder(context)
        guard folder.offers(.reassign) else { return try await whatStands(folder, .reassign, context) }
        var form = context.form
        let chosen = form.choice("colleague", among: folder.colleagues.map(\.value), required: "Choose a colleague")
        guard form.isSound, let chosen else { return showColleagues(folder, form, context) }
        let reference = folder.request.reference
        let outcome = try await desk.perform(
            .reassign(from: folder.request.asker, to: OfficerID(chosen)), on: reference, by: badge(context),
            expecting: folder.expected(form.typed("seen")))
        switch outcome {
        case .done: return seeOther(done(reference, .reassigned))
        case .refused(let refusal): return try await whatStands(reference, refusal, context)
        }
    }

    private func showColleagues(_ folder: RequestFolder, _ form: Form, _ context: SignedIn) -> Response {
        let reference = folder.request.reference
        let body: HTML =
            folder.colleagues.isEmpty
            ? insetText("<p>Nobody else of your agency has an account. Ask an administrator to open one.</p>")
            : postForm(
                to: RequestCase.page(of: reference, .colleague), csrf: context.csrf,
                """
                \(hiddenField("seen", String(folder.moves)))
                \(colleagueField(folder.colleagues, in: form))
                \(button("Reassign the request"))
                """)
        var page = Page(
            "Reassign request \(reference)", section: .register,
            body: besideClauses(
                [.liaisonOfficers, .approval], folder.rules,
                """
                <h1>Reassign request \(reference)</h1>
                <p>The request is \(folder.name(of: folder.request.asker))’s now. Your colleague takes over all its \
                tasks.</p>
                \(body)
                """))
        page.back = Link(folder.request.title, to: Paths.request(reference))
        page.form = form
        return shell.show(page, to: context)
    }
}

/// `/in-tray/left-behind`: all requests of colleagues who have left are reassigned to one colleague.
extension RequestPages {
    func leftBehind(_ request: Request, _ context: SignedIn) async throws -> Response {
        try await showLeftBehind(Form(), context)
    }

    func reassignAll(_ request: Request, _ context: SignedIn) async throws -> Response {
        let left = try await desk.leftBehind(at: badge(context))
        let colleagues = left.register.colleagues(at: context.officer.agency)
        var form = context.form
        let chosen = form.choice("colleague", among: colleagues.map(\.value), required: "Choose a colleague")
        guard form.isSound, let chosen else { return try await showLeftBehind(form, context) }
        // Each by itself: one that has moved meanwhile holds up none of the others.
        var refused = 0
        for row in left.rows {
            let act = RequestAct.reassign(from: row.officer, to: OfficerID(chosen))
            if case .refused = try await desk.perform(act, on: row.reference, by: badge(context)) { refused += 1 }
        }
        if refused == 0 { return seeOther(Paths.inTray + "?done=reassigned") }
        form.note("\(refused) of \(left.total) had changed and were not reassigned. Try again.", at: "colleague")
        return try await showLeftBehind(form, context)
    }

    private func showLeftBehind(_ form: Form, _ context: SignedIn) async throws -> Response {
        let left = try await desk.leftBehind(at: badge(context))
        let rows = left.rows.map { row -> [HTML] in
            [
                caseLink(row.reference), row.state.tag, "\(row.officerName)",
                agencyNames(row.others(than: context.officer.agency)), "\(row.informationClass)",
            ]
        }
        let table = Table(
            "Requests of colleagues who have left", hidesCaption: true,
            columns: ["Reference", "State", "Officer", "Other agency", "Class"].map { Table.Column($0) }, rows: rows,
            empty: "There are no requests of colleagues who have left.")
        let all = postForm(
            to: Paths.leftBehind, csrf: context.csrf,
            """
            \(colleagueField(left.register.colleagues(at: context.officer.agency), in: form))
            \(button(left.total == 1 ? "Reassign the request" : "Reassign all \(left.total) requests"))
            """)
        var page = Page(
            "Requests of colleagues who have left", width: .wide, section: .inTray,
            body: """
                <h1>Requests of colleagues who have left</h1>
                \(table.html)
                \(if: left.total > 0, all)
                """)
        page.back = Link("In-tray", to: Paths.inTray)
        page.form = form
        return shell.show(page, to: context)
    }
}

private func colleagueField(_ colleagues: [(value: String, words: String)], in form: Form) -> HTML {
    let field = Field(
        "colleague", "Colleague",
        hint: "The readers of what was disclosed stay the same. You can name other readers there.")
    return selectField(field, in: form, options: colleagues, empty: "Choose a colleague")
}

extension RequestFolder {
    /// Those of the asking agency who can take the request on.
    fileprivate var colleagues: [(value: String, words: String)] {
        register.colleagues(at: request.asking).filter { $0.value != request.asker.text }
    }
}

extension RegisterSnapshot {
    /// The officers of an agency who ask for information, by name.
    fileprivate func colleagues(at agency: AgencyID) -> [(value: String, words: String)] {
        readers(of: agency).map { (value: $0.id.text, words: name(of: $0.id)) }
    }
}
