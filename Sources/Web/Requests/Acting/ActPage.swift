import Casework
import Exchange
import HTML
import Hummingbird
import SharingProtocol

/// The page of one act: its question, the clauses that it rests on, what has to be filled in, and what it does.
struct ActPage: Sendable {
    let kind: RequestActKind
    let part: RequestPart
    let title: String
    let topics: [Topic]
    /// What is said before the fields.
    let explanation: @Sendable (RequestFolder) -> HTML
    let fields: @Sendable (RequestFolder, Form) -> HTML
    /// What the form says to do; whatever is wrong is noted in it.
    let read: @Sendable (RequestFolder, inout Form) -> RequestAct
    let button: String
    var buttonKind = ButtonKind.primary
    let notice: RequestNotice
}

extension RequestPages {
    func ask(_ act: ActPage) -> @Sendable (Request, SignedIn) async throws -> Response {
        { _, context in
            let folder = try await folder(context)
            guard folder.acts.contains(act.kind) else { return try whatStands(folder, act.kind, context) }
            return show(act, folder, Form(), context)
        }
    }

    func perform(_ act: ActPage) -> @Sendable (Request, SignedIn) async throws -> Response {
        { _, context in
            let folder = try await folder(context)
            guard folder.tries.contains(act.kind) else { return try whatStands(folder, act.kind, context) }
            var form = context.form
            let deed = act.read(folder, &form)
            guard form.isSound else { return show(act, folder, form, context) }
            let reference = folder.request.reference
            let outcome: RequestOutcome
            do {
                outcome = try await desk.perform(
                    deed, on: reference, by: badge(context), expecting: folder.expected(form.typed("seen")))
            } catch DeskError.tooLong {
                form.note(DeskError.tooLong.sentence, at: "words")
                return show(act, folder, form, context)
            }
            switch outcome {
            case .done: return seeOther(done(reference, act.notice))
            case .refused(let refusal): return try await show(act, refusal, folder, form, context)
            }
        }
    }

    /// The same page again with why it was refused, or, where the act is there no more, the request as it stands.
    private func show(
        _ act: ActPage, _ refusal: RequestAct.Refusal, _ before: RequestFolder, _ form: Form, _ context: SignedIn
    ) async throws -> Response {
        var form = form
        switch refusal.reason {
        case .incomplete(let field):
            form.note(refusal.sentence, at: field, anchor: act.anchor(of: field))
            return show(act, before, form, context)
        case .unmet: return show(act, before, form, context, refusal)
        case .notNow, .notYours:
            let folder = try await folder(before.request.reference, context)
            guard folder.acts.contains(act.kind) else {
                return try await whatStands(before.request.reference, refusal, context)
            }
            return show(act, folder, form, context, refusal)
        }
    }

    private func show(
        _ act: ActPage, _ folder: RequestFolder, _ form: Form, _ context: SignedIn,
        _ refusal: RequestAct.Refusal? = nil
    ) -> Response {
        let path = Paths.request(folder.request.reference)
        let body = postForm(
            to: Paths.request(folder.request.reference, act.part), csrf: context.csrf,
            """
            \(hiddenField("seen", String(folder.history.moves)))
            \(act.fields(folder, form))
            \(buttonGroup(button(act.button, act.buttonKind), Link("Leave it as it is", to: path).html))
            """)
        var page = Page(
            act.title, section: .register,
            body: besideClauses(
                act.topics, folder.rules,
                """
                <h1>\(act.title)</h1>
                \(refusal.map { refusalWords($0, in: folder.rules) })
                \(act.explanation(folder))
                \(body)
                """))
        if refusal != nil { page.notice = Notice(.important, "Nothing was done", "The reason is below.") }
        page.back = Link("Request \(folder.request.reference)", to: path)
        page.form = form
        return shell.show(page, to: context)
    }
}

extension ActPage {
    /// The input that a problem's link jumps to: the first of a day's three.
    fileprivate func anchor(of field: String) -> String {
        ["until", "on", "shredded"].contains(field) ? "\(field)-day" : field
    }
}

/// A page's own part, with the words of the clauses that it rests on beside it.
func besideClauses(_ topics: [Topic], _ rules: InformationSharingProtocol, _ own: HTML) -> HTML {
    let words = rules.clauses(on: topics).compactMap { rules.provision($0) }.map { provision -> HTML in
        "<h3>\(clauseLink(provision.clause)) \(provision.title)</h3><p>\(provision.words)</p>"
    }
    guard !words.isEmpty else { return own }
    return """
        <div class="columns"><div>\(own)</div>
        <aside aria-label="The clauses">
        <h2>What the protocol says</h2>\(words)</aside></div>
        """
}
