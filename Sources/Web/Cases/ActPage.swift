import Casework
import Exchange
import HTML
import Hummingbird
import SharingProtocol

/// The page of one act: its question, the clauses that it rests on, what has to be filled in, and what it does.
struct ActPage<Kind: PagedKind>: Sendable {
    typealias Folder = CaseFolder<Kind>

    let act: Kind.ActName
    let part: Kind.Part
    let title: String
    let topics: [Topic]
    /// What is said before the fields.
    var explanation: @Sendable (Folder) -> HTML = { _ in "" }
    var fields: @Sendable (Folder, Form) -> HTML = { _, _ in "" }
    /// What the form says to do; whatever is wrong is noted in it.
    let read: @Sendable (Folder, inout Form) -> Kind.Act
    let button: String
    var buttonKind = ButtonKind.primary
    let done: Kind.Done

    /// The input that a problem's link jumps to: the first of a day's three.
    func anchor(of field: String) -> String {
        ["until", "on", "shredded"].contains(field) ? "\(field)-day" : field
    }
}

extension CasePages {
    func ask(_ act: ActPage<Kind>) -> @Sendable (Request, SignedIn) async throws -> Response {
        { _, context in
            let folder = try await folder(context)
            guard folder.offers(act.act) else { return try await whatStands(folder, act.act, context) }
            return show(act, folder, Form(), context)
        }
    }

    func perform(_ act: ActPage<Kind>) -> @Sendable (Request, SignedIn) async throws -> Response {
        { _, context in
            let folder = try await folder(context)
            guard folder.tries(act.act) else { return try await whatStands(folder, act.act, context) }
            var form = context.form
            let deed = act.read(folder, &form)
            guard form.isSound else { return show(act, folder, form, context) }
            let reference = folder.history.current.reference
            let outcome: ActOutcome<Kind>
            do {
                outcome = try await desk.perform(
                    deed, on: reference, as: Kind.self, by: badge(context),
                    expecting: folder.expected(form.typed("seen")))
            } catch DeskError.tooLong {
                form.note(DeskError.tooLong.sentence, at: "words")
                return show(act, folder, form, context)
            }
            switch outcome {
            case .done: return seeOther(done(reference, act.done))
            case .refused(let refusal): return try await show(act, refusal, folder, form, context)
            }
        }
    }

    /// The same page again with why it was refused, or, where the act is there no more, the case as it stands.
    private func show(
        _ act: ActPage<Kind>, _ refusal: Refusal<Kind.Event>, _ before: CaseFolder<Kind>, _ form: Form,
        _ context: SignedIn
    ) async throws -> Response {
        var form = form
        switch refusal.reason {
        case .incomplete(let field):
            form.note(refusal.sentence, at: field, anchor: act.anchor(of: field))
            return show(act, before, form, context)
        case .unmet: return show(act, before, form, context, refusal)
        case .notNow, .notYours:
            let reference = before.history.current.reference
            let folder = try await folder(reference, context)
            guard folder.offers(act.act) else { return try await whatStands(reference, refusal, context) }
            return show(act, folder, form, context, refusal)
        }
    }

    private func show(
        _ act: ActPage<Kind>, _ folder: CaseFolder<Kind>, _ form: Form, _ context: SignedIn,
        _ refusal: Refusal<Kind.Event>? = nil
    ) -> Response {
        let current = folder.history.current
        let path = Kind.page(of: current.reference)
        let body = postForm(
            to: Kind.page(of: current.reference, act.part), csrf: context.csrf,
            """
            \(hiddenField("seen", String(folder.moves)))
            \(act.fields(folder, form))
            \(buttonGroup(button(act.button, act.buttonKind), Link("Cancel", to: path).html))
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
        page.back = Link(current.title, to: path)
        page.form = form
        return shell.show(page, to: context)
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
