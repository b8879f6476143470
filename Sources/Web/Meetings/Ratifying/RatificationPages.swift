import Casework
import Exchange
import HTML
import Hummingbird
import SharingProtocol

// `/disclosures/{reference}/ratification`: the owner's liaison officer confirms or ends what was shared at a meeting
// (3.12, 4.2, 4.5).
extension DisclosurePages {
    func ratification(_ request: Request, _ context: SignedIn) async throws -> Response {
        let folder = try await folder(context)
        guard folder.offers(.endItem) else { return try await whatStands(folder, .ratify, context) }
        return try await show(folder, folder.ratificationForm, nil, context)
    }

    /// `check` shows what the protocol says of it, and changes nothing; `ratify` confirms it, and `end` ends it.
    func ratify(_ request: Request, _ context: SignedIn) async throws -> Response {
        let folder = try await folder(context)
        guard folder.offers(.endItem) else { return try await whatStands(folder, .ratify, context) }
        var form = context.form
        let action = form.typed("action")
        guard action != "end" else { return try await end(folder, &form, context) }
        let isWhole = action == "ratify"
        let determination = folder.ratificationSheet.determination(from: &form, isWhole: isWhole)
        guard form.isSound else { return try await show(folder, form, nil, context) }
        guard isWhole else { return try await show(folder, form, .foreseen(determination.terms), context) }
        let act = DisclosureAct.ratify(determination)
        do {
            return try await answer(act, .ratified, folder, &form, context)
        } catch DeskError.tooLong {
            form.note("Shorten your answers. Together they are too long to be recorded.", at: "reasons")
            return try await show(folder, form, nil, context)
        }
    }

    private func end(_ folder: DisclosureFolder, _ form: inout Form, _ context: SignedIn) async throws -> Response {
        _ = form.isTicked("certain", required: "Tick the box to say that you understand that this cannot be undone")
        guard form.isSound else { return try await show(folder, folder.ratificationForm(keeping: form), nil, context) }
        return try await answer(.endItem, .itemEnded, folder, &form, context)
    }

    private func answer(
        _ act: DisclosureAct, _ done: DisclosureDone, _ folder: DisclosureFolder, _ form: inout Form,
        _ context: SignedIn
    ) async throws -> Response {
        let reference = folder.disclosure.reference
        let outcome = try await desk.perform(
            act, on: reference, as: DisclosureCase.self, by: badge(context),
            expecting: folder.expected(form.typed("seen")))
        guard case .refused(let refusal) = outcome else { return seeOther(self.done(reference, done)) }
        let folder = try await self.folder(reference, context)
        guard folder.offers(.endItem) else { return try await whatStands(reference, refusal, context) }
        if case .incomplete(let field) = refusal.reason {
            form.note(refusal.sentence, at: field == "keepUntil" ? "keep" : field)
            return try await show(folder, form, nil, context)
        }
        form.note(refusal.decision?.unmet ?? [], at: folder.ratificationSheet.fields(form))
        return try await show(folder, form, .refused(refusal), context)
    }

    /// What stands at the head of the form: what the protocol would say of it, or what it said.
    private enum Verdict {
        case foreseen(DeterminationTerms)
        case refused(DisclosureAct.Refusal)
    }

    /// The form, with what was said at the meeting above it. To show that is to read it, which is recorded.
    private func show(
        _ before: DisclosureFolder, _ form: Form, _ verdict: Verdict?, _ context: SignedIn
    ) async throws -> Response {
        let reference = before.disclosure.reference
        let reading = try await desk.read(.read(file: nil), on: reference, as: DisclosureCase.self, by: badge(context))
        let folder = try await self.folder(reference, context)
        let item = folder.disclosure.terms.meeting?.item ?? 0
        let heading = "Confirm item \(item) of a meeting"
        var page = Page(
            "\(heading), \(folder.disclosure.title.lowercasedFirst)", width: .wide, section: .register,
            body: """
                <h1>\(heading)</h1>
                \(words(verdict, folder, form))
                <p>Your agency shared this at a meeting. Confirm that it is right and may be shared, and the agencies \
                that heard it can read it.</p>
                \(itemWords(reading, folder))
                \(postForm(
                    to: Paths.ratification(of: reference), csrf: context.csrf,
                    """
                    \(hiddenField("seen", String(folder.moves)))
                    \(folder.ratificationSheet.questions(form))
                    \(buttonGroup(
                        button("Check against the protocol", .secondary, name: "action", value: "check"),
                        button("Confirm the item", name: "action", value: "ratify"),
                        Link("Cancel", to: Paths.disclosure(reference)).html))
                    """))
                \(ending(folder, form, csrf: context.csrf))
                """)
        page.back = Link(folder.disclosure.title, to: Paths.disclosure(reference))
        page.marking = folder.markingWords
        page.form = form
        guard case .refused = verdict else { return shell.show(page, to: context) }
        // A refusal is an answer: what is unmet leads the page, as what is wrong with a form does, but it is no error.
        page.form = nil
        if !form.isSound { page.title = "Error: \(page.title)" }
        page.body = "\(errorSummary(form))\(page.body)"
        page.notice = Notice(.important, "The item is not confirmed", "The reason is below. What you wrote is kept.")
        return shell.show(page, to: context)
    }

    private func words(_ verdict: Verdict?, _ folder: DisclosureFolder, _ form: Form) -> HTML {
        switch verdict {
        case .foreseen(let found): folder.foreseenWords(found, fields: folder.ratificationSheet.fields(form))
        case .refused(let refusal):
            refusalWords(
                refusal, in: folder.rules, saidElsewhere: Set(folder.ratificationSheet.fields(form).keys))
        case nil: ""
        }
    }

    private func itemWords(_ reading: ReadingOutcome<DisclosureCase>, _ folder: DisclosureFolder) -> HTML {
        switch reading {
        case .refused(let refusal): return refusalWords(refusal, in: folder.rules)
        case .opened(let opened):
            let about = folder.words("determination/subject").map { [SummaryRow("Who it is about", typed($0))] } ?? []
            let shared = opened.words["disclosure/item.1"].map {
                [SummaryRow("What was shared", typed($0.revealed))]
            }
            return """
                <h2>What was recorded</h2>
                \(insetText("<p>You opened this. \(entryLink(opened.filed.position)).</p>"))
                \(summaryList(about + (shared ?? []) + opened.meetingRows + folder.heardRows))
                """
        }
    }

    private func ending(_ folder: DisclosureFolder, _ form: Form, csrf: CSRFToken) -> HTML {
        details(
            "End this item", isOpen: form.problem(at: "certain") != nil,
            """
            <p>End the item if it was recorded wrongly or may not be shared. What was recorded is destroyed, and no \
            agency can read it.</p>
            \(postForm(
                to: Paths.ratification(of: folder.disclosure.reference), csrf: csrf,
                """
                \(hiddenField("seen", String(folder.moves)))
                \(tickBox("certain", "I understand that this cannot be undone", in: form))
                \(button("End this item", .warning, name: "action", value: "end"))
                """))
            """)
    }
}
