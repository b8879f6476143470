import Casework
import Exchange
import HTML
import Hummingbird
import SharingProtocol

/// `/requests/{reference}/determination`: the holding agency's liaison officer decides (3.12, 4.3).
extension RequestPages {
    func determination(_ kind: RequestActKind) -> @Sendable (Request, SignedIn) async throws -> Response {
        { _, context in
            let folder = try await folder(context)
            guard folder.offers(kind) else { return try await whatStands(folder, kind, context) }
            return show(folder, kind, folder.determinationForm, nil, context)
        }
    }

    /// A decision that takes the place of another has an address of its own: whoever posts the first one twice has not
    /// changed it.
    func determine(_ kind: RequestActKind) -> @Sendable (Request, SignedIn) async throws -> Response {
        { _, context in try await determine(kind, context) }
    }

    /// `check` shows what the protocol says of it, and changes nothing; `determine` records it.
    private func determine(_ kind: RequestActKind, _ context: SignedIn) async throws -> Response {
        let folder = try await folder(context)
        guard folder.offers(kind) else { return try await whatStands(folder, kind, context) }
        var form = context.form
        let isWhole = form.typed("action") == "determine"
        let determination = folder.sheet.determination(from: &form, isWhole: isWhole)
        guard form.isSound else { return show(folder, kind, form, nil, context) }
        guard isWhole else {
            let foreseen = folder.request.foreseen(determination.terms, in: folder.circumstances)
            return show(folder, kind, form, .foreseen(RecordedDecision(foreseen)), context)
        }
        let reference = folder.request.reference
        let outcome: RequestOutcome
        do {
            outcome = try await desk.perform(
                kind == .determine ? .determine(determination) : .determineAgain(determination), on: reference,
                by: badge(context),
                expecting: folder.expected(form.typed("seen")))
        } catch DeskError.tooLong {
            form.note("Shorten your answers. Together they are too long to be recorded.", at: "reasons")
            return show(folder, kind, form, nil, context)
        }
        switch outcome {
        case .done(let history, _):
            return seeOther(done(reference, history.request.state == .refused ? .refused : .determined))
        case .refused(let refusal): return try await show(refusal, kind, reference, form, context)
        }
    }

    private func show(
        _ refusal: RequestAct.Refusal, _ kind: RequestActKind, _ reference: CaseID, _ form: Form, _ context: SignedIn
    ) async throws -> Response {
        let folder = try await folder(reference, context)
        guard folder.offers(kind) else { return try await whatStands(reference, refusal, context) }
        var form = form
        switch refusal.reason {
        case .incomplete(let field):
            form.note(refusal.sentence, at: field == "given" ? "item.1" : field)
            return show(folder, kind, form, nil, context)
        case .unmet:
            form.note(refusal.decision?.unmet ?? [], at: folder.sheet.fields(form))
            return show(folder, kind, form, .refused(refusal), context)
        case .notNow, .notYours: return show(folder, kind, form, .refused(refusal), context)
        }
    }

    /// What stands at the head of the form: what the protocol would say of it, or what it said.
    private enum Verdict {
        case foreseen(RecordedDecision)
        case refused(RequestAct.Refusal)
    }

    private func show(
        _ folder: RequestFolder, _ kind: RequestActKind, _ form: Form, _ verdict: Verdict?, _ context: SignedIn
    ) -> Response {
        let reference = folder.request.reference
        let path = Paths.request(reference)
        let part: RequestPart = kind == .determine ? .determination : .anotherDetermination
        let sheet = folder.sheet
        var page = Page(
            "Decide on request \(reference)", width: .wide, section: .register,
            body: """
                <h1>Decide on request \(reference)</h1>
                \(words(verdict, folder, sheet.fields(form)))
                <p>\(folder.name(of: folder.request.asking)) asks your agency for this information.</p>
                \(details(
                    "The request in full", isOpen: verdict == nil && form.isSound, summaryList(folder.askedRows)))
                \(postForm(
                    to: RequestCase.page(of: reference, part), csrf: context.csrf,
                    """
                    \(hiddenField("seen", String(folder.moves)))
                    \(sheet.questions(form, isDuty: isDuty(folder, form)))
                    \(buttonGroup(
                        button("Check against the protocol", .secondary, name: "action", value: "check"),
                        button("Record the decision", name: "action", value: "determine"),
                        Link("Cancel", to: path).html))
                    """))
                """)
        page.back = Link(folder.request.title, to: path)
        page.form = form
        guard case .refused = verdict else { return shell.show(page, to: context) }
        // A refusal is an answer: what is unmet leads the page, as what is wrong with a form does, but it is no error.
        page.form = nil
        if !form.isSound { page.title = "Error: \(page.title)" }
        page.body = "\(errorSummary(form))\(page.body)"
        page.notice = Notice(.important, "Nothing was shared", "The reason is below. What you wrote is kept.")
        return shell.show(page, to: context)
    }

    private func words(_ verdict: Verdict?, _ folder: RequestFolder, _ fields: [Question: String]) -> HTML {
        switch verdict {
        case .foreseen(let decision): foreseenWords(decision, fields: fields)
        case .refused(let refusal): refusalWords(refusal, in: folder.rules, saidElsewhere: Set(fields.keys))
        case nil: ""
        }
    }

    /// Whether answering is a duty, if what is held is what the form says (2.3).
    private func isDuty(_ folder: RequestFolder, _ form: Form) -> Bool {
        var copy = form
        let determination = folder.sheet.determination(from: &copy, isWhole: false)
        return folder.request.foreseen(determination.terms, in: folder.circumstances).isDuty
    }
}

/// What the protocol would say of a form as it is filled in.
private func foreseenWords(_ decision: RecordedDecision, fields: [Question: String]) -> HTML {
    """
    <h2>Check against the protocol</h2>
    <p><strong>\(decision.isPermitted
        ? "It can be shared with these answers."
        : "It cannot be shared with these answers.")</strong> Nothing is recorded yet.</p>
    \(remedies(decision, fields: fields))
    \(decisionDetails("Can it be shared?", decision, isOpen: !decision.isPermitted))
    """
}

extension Form {
    /// Notes what a decision found unmet at the inputs where it is answered.
    mutating func note(_ unmet: [Finding], at fields: [Question: String]) {
        for finding in unmet {
            guard let field = fields[finding.question] else { continue }
            let words = [finding.words, finding.remedy].compactMap(\.self).joined(separator: " ")
            note(words, at: field == "keep-day" ? "keep" : field, anchor: field)
        }
    }
}
