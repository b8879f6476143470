import Casework
import Exchange
import HTML
import Hummingbird
import SharingProtocol

/// `/requests/new`: writing a request, one thing a page, kept after each (4.2, 4.3).
extension RequestPages {
    /// The drafts, and how to begin another.
    func drafts(_ request: Request, _ context: SignedIn) async throws -> Response {
        let drafts = try await ownDrafts(context)
        let register = try await desk.register()
        let rows = drafts.map { draft -> [HTML] in
            let agency = draft.fields["agency"].map { register.name(of: AgencyID($0)) } ?? "No agency chosen yet"
            let path = Paths.draft(draft.reference)
            return [
                "<a href=\"\(path)\">\(draft.reference)</a>", "\(agency)", "\(spoken(draft.changedAt))",
                "<a href=\"\(path)/discarding\">Discard<span class=\"unseen\"> \(draft.reference)</span></a>",
            ]
        }
        let table = Table(
            "Your drafts",
            columns: ["Draft", "Agency you are asking", "Last changed", "Action"].map { Table.Column($0) },
            rows: rows, empty: "You have no drafts. Each page that you save is kept here.")
        let rules = try register.rules(on: desk.now().day)
        let wants = mayAsk(context) ? ownWants(context, register, rules) : ""
        let isLiaison = register.register.isLiaisonOfficer(context.officer, on: desk.now().day)
        let offer: HTML = "<p>\(Link("Offer information without a request", to: Paths.newDisclosure).html)</p>"
        let page = Page(
            "New request", section: .newRequest,
            body: """
                <h1>New request</h1>
                \(mayAsk(context) ? beginning(context, rules) : notAnAsker(rules))
                \(wants)
                \(if: isLiaison, offer)
                \(table.html)
                """)
        return shell.show(page, to: context)
    }

    func beginDraft(_ request: Request, _ context: SignedIn) async throws -> Response {
        guard mayAsk(context) else { throw Problem.notYours(notAnAskerWords) }
        return try await newDraft(context)
    }

    /// The parts of one request, and which of them are done.
    func tasks(_ request: Request, _ context: SignedIn) async throws -> Response {
        guard let writing = try await writing(context) else { return try await submitted(context) }
        let path = Paths.draft(writing.answers.reference)
        var isOpen = true
        let tasks = writing.steps.map { step -> Step in
            let isAnswered = writing.isAnswered(step)
            defer { isOpen = isOpen && isAnswered }
            guard isOpen else { return Step(step.words, to: nil, status: tag("Cannot start yet", .plain)) }
            let status = isAnswered ? tag("Completed", .good) : tag("Not started", .waiting)
            return Step(
                step.words, to: "\(path)/\(step.rawValue)", status: status,
                hint: step.isOptional ? "You can leave this out" : nil)
        }
        let isComplete = writing.firstUnanswered == nil
        let last = Step(
            "Check your answers and submit", to: isComplete ? "\(path)/check" : nil,
            status: isComplete ? tag("Ready", .active) : tag("Cannot start yet", .plain))
        let more: HTML? =
            writing.informationClass == nil
            ? "<p>More steps appear when you have chosen the class of information.</p>" : nil
        let title = writing.answers.movesBefore == nil ? "New request" : "Change request"
        var page = Page(
            "\(title) \(writing.answers.reference)", section: .newRequest,
            body: """
                <h1>\(title) \(writing.answers.reference)</h1>
                <p>Each page is saved when you continue. Nobody else sees your draft until you submit it.</p>
                \(taskList(tasks + [last]))
                \(more)
                <p><a href="\(path)/discarding">Discard this draft</a></p>
                """)
        page.back = Link("New request", to: Paths.newRequest)
        return shell.show(page, to: context)
    }

    func question(_ request: Request, _ context: SignedIn) async throws -> Response {
        guard let writing = try await writing(context) else { return try await submitted(context) }
        let step = try step(context)
        guard let open = open(step, in: writing) else { return seeOther(path(writing.firstUnanswered, writing)) }
        return show(writing, open, writing.form(open), context)
    }

    func keepAnswer(_ request: Request, _ context: SignedIn) async throws -> Response {
        guard var writing = try await writing(context) else { return try await submitted(context) }
        let step = try step(context)
        guard open(step, in: writing) != nil else { return seeOther(path(writing.firstUnanswered, writing)) }
        var form = context.form
        let then = form.typed("then")
        let isWhole = then != "later" && then != "another"
        let read = writing.read(step, from: &form, isWhole: isWhole)
        guard form.isSound else { return show(writing, step, form, context) }
        writing.answers.take(read, of: step, settles: isWhole)
        try await desk.keepDraft(writing.answers.fields, as: writing.answers.reference, by: badge(context))
        switch then {
        case "later": return seeOther(Paths.newRequest)
        case "another": return seeOther(path(step, writing))
        case _: return seeOther(path(writing.firstUnanswered, writing))
        }
    }
}

extension RequestPages {
    func mayAsk(_ context: SignedIn) -> Bool { context.officer.role == .practitioner }

    /// What one's own agency lacks before it may ask; better known before the writing than after it.
    private func ownWants(
        _ context: SignedIn, _ snapshot: RegisterSnapshot, _ rules: InformationSharingProtocol
    ) -> HTML {
        let own = snapshot.register.party(context.officer.agency, on: desk.now().day, under: rules.name)
        let name = snapshot.name(of: context.officer.agency)
        func wants(_ what: String, _ topic: Topic) -> HTML {
            insetText("<p>\(name) \(what), so it cannot ask for information.\(clauseLinks([topic], in: rules))</p>")
        }
        return """
            \(if: !own.hasSigned, wants("has not signed the protocol in force", .signatories))
            \(if: !own.hasLiaisonOfficer, wants("has no liaison officer in post", .liaisonOfficers))
            """
    }

    private var notAnAskerWords: String { "Only officers of an agency that has signed can ask for information." }
    private func notAnAsker(_ rules: InformationSharingProtocol) -> HTML {
        insetText("<p>\(notAnAskerWords)\(clauseLinks([.signatories], in: rules))</p>")
    }

    private func beginning(_ context: SignedIn, _ rules: InformationSharingProtocol) -> HTML {
        """
        <p>Ask one other agency for information. Your liaison officer approves the request before it is sent. If you \
        are the liaison officer, it is sent at once.\(clauseLinks([.approval, .signatories], in: rules))</p>
        \(postForm(to: Paths.newRequest, csrf: context.csrf, button("Start now")))
        """
    }

    /// The request that is being written at this address; `nil` when there is none.
    func writing(_ context: SignedIn) async throws -> Writing? {
        guard let draft = try await draft(context) else { return nil }
        let (register, circumstances) = try await writer(context)
        return Writing(
            answers: RequestAnswers(reference: draft.reference, fields: draft.fields), register: register,
            circumstances: circumstances)
    }

    private func step(_ context: SignedIn) throws -> AskingStep {
        guard let name = context.parameters.get("step"), let step = AskingStep(rawValue: name) else {
            throw Problem.notFound
        }
        return step
    }

    /// The page, where everything before it is answered and this request needs it at all.
    private func open(_ step: AskingStep, in writing: Writing) -> AskingStep? {
        let steps = writing.steps
        guard let place = steps.firstIndex(of: step) else { return nil }
        return steps[..<place].allSatisfy { writing.isAnswered($0) } ? step : nil
    }

    /// Where one goes on: the page to be answered next, or the check at the end.
    private func path(_ step: AskingStep?, _ writing: Writing) -> String {
        "\(Paths.draft(writing.answers.reference))/\(step?.rawValue ?? "check")"
    }

    private func show(_ writing: Writing, _ step: AskingStep, _ form: Form, _ context: SignedIn) -> Response {
        let buttons = buttonGroup(
            button("Save and continue"), button("Save and come back later", .secondary, name: "then", value: "later"))
        var page = Page(
            step.words, section: .newRequest,
            body: postForm(
                to: path(step, writing), csrf: context.csrf, "\(writing.question(step, in: form))\(buttons)"))
        let steps = writing.steps
        let before = steps.firstIndex(of: step).flatMap { $0 > 0 ? steps[$0 - 1] : nil }
        page.back = Link("Back", to: before.map { path($0, writing) } ?? Paths.draft(writing.answers.reference))
        page.form = form
        return shell.show(page, to: context)
    }
}
