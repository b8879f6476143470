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
            guard folder.acts.contains(kind) else { return try whatStands(folder, kind, context) }
            return show(folder, kind, folder.determinationForm, nil, context)
        }
    }

    /// An answer that is given anew has an address of its own: whoever posts the first one twice has not changed it.
    func determine(_ kind: RequestActKind) -> @Sendable (Request, SignedIn) async throws -> Response {
        { _, context in try await determine(kind, context) }
    }

    /// `check` shows what the gate would say, and changes nothing; `determine` records it.
    private func determine(_ kind: RequestActKind, _ context: SignedIn) async throws -> Response {
        let folder = try await folder(context)
        guard folder.acts.contains(kind) else { return try whatStands(folder, kind, context) }
        var form = context.form
        let isWhole = form.typed("action") == "determine"
        let determination = folder.determination(from: &form, isWhole: isWhole)
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
            form.note("Shorten your answers: together they are more than one entry of the book holds", at: "reasons")
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
        guard folder.acts.contains(kind) else { return try await whatStands(reference, refusal, context) }
        var form = form
        switch refusal.reason {
        case .incomplete(let field):
            form.note(refusal.sentence, at: field == "given" ? "item.1" : field)
            return show(folder, kind, form, nil, context)
        case .unmet:
            let fields = Self.fields(folder, form)
            for finding in refusal.decision?.unmet ?? [] {
                guard let field = fields[finding.question] else { continue }
                let words = [finding.words, finding.remedy].compactMap(\.self).joined(separator: " ")
                form.note(words, at: field == "keep-day" ? "keep" : field, anchor: field)
            }
            return show(folder, kind, form, .refused(refusal), context)
        case .notNow, .notYours: return show(folder, kind, form, .refused(refusal), context)
        }
    }

    /// What stands at the head of the form: what the gate would say, or what it said.
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
        var page = Page(
            "Decide on request \(reference)", width: .wide, section: .register,
            body: """
                <h1>Decide on request \(reference)</h1>
                \(words(verdict, folder, Self.fields(folder, form)))
                <p>\(folder.name(of: folder.request.asking)) asks this of your agency.</p>
                \(details(
                    "What is asked, in full", isOpen: verdict == nil && form.isSound, summaryList(folder.askedRows)))
                \(postForm(
                    to: Paths.request(reference, part), csrf: context.csrf,
                    """
                    \(hiddenField("seen", String(folder.history.moves)))
                    \(folder.determinationFields(form, isDuty: isDuty(folder, form)))
                    \(buttonGroup(
                        button("Check what the gate would say", .secondary, name: "action", value: "check"),
                        button("Record the determination", name: "action", value: "determine"),
                        Link("Leave it as it is", to: path).html))
                    """))
                """)
        page.back = Link("Request \(reference)", to: path)
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
        case .foreseen(let decision):
            """
            <h2>What the gate would say</h2>
            <p><strong>\(decision.isPermitted
                ? "It could be shared as it is filled in now."
                : "It could not be shared as it is filled in now.")</strong> Nothing is recorded yet.</p>
            \(remedies(decision, fields: fields))
            \(decisionDetails("Everything that is asked", decision, isOpen: !decision.isPermitted))
            """
        case .refused(let refusal): refusalWords(refusal, in: folder.rules, saidElsewhere: Set(fields.keys))
        case nil: ""
        }
    }

    /// Whether answering is a duty, if what is held is what the form says (2.3).
    private func isDuty(_ folder: RequestFolder, _ form: Form) -> Bool {
        var copy = form
        let determination = folder.determination(from: &copy, isWhole: false)
        return folder.request.foreseen(determination.terms, in: folder.circumstances).isDuty
    }

    /// Where on the form each question of the protocol is answered.
    private static func fields(_ folder: RequestFolder, _ form: Form) -> [Question: String] {
        var shown = fields
        if !folder.offeredPowers(form).named.isEmpty { shown[.gateway] = "power" }
        return shown
    }

    private static let fields: [Question: String] = [
        .necessity: "necessity", .confidence: "confidence", .informationClass: "class",
        .authorisation: "authorised",
        .depersonalisation: "detailRemoved", .criterion: "criterion", .ground: "ground", .condition: "condition",
        .consent: "ground",
        .marking: "marking", .readers: "readers", .keepUntil: "keep-day",
    ]
}
