import Casework
import Exchange
import HTML
import Hummingbird
import SharingProtocol

/// The last page of offering information: everything that was answered, the checks, the files, and sending it (4.3).
extension DisclosurePages {
    func check(_ request: Request, _ context: SignedIn) async throws -> Response {
        guard let offering = try await offering(context) else { return try await submitted(context) }
        guard let volunteered = offering.volunteered else { return seeOther(path(offering.firstUnanswered, offering)) }
        return show(offering, volunteered, Form(), nil, context)
    }

    /// Takes the files as they arrive, then offers everything at once.
    func send(_ request: Request, _ context: SignedIn) async throws -> Response {
        guard let offering = try await offering(context) else { return try await submitted(context) }
        guard var volunteered = offering.volunteered else { return seeOther(path(offering.firstUnanswered, offering)) }
        var form = context.form
        form.needsChecked()
        guard form.isSound else { return show(offering, volunteered, form.withFilesGone(context), nil, context) }
        let reference = offering.reference
        let outcome: ActOutcome<DisclosureCase>
        do {
            let intake = try await desk.intake(forNew: reference, as: DisclosureCase.self, by: badge(context))
            volunteered.information.files = try await DisclosureUpload(desk: desk, intake: intake, limits: uploads)
                .take(context.upload)
            outcome = try await desk.begin(
                reference, .volunteer(volunteered), as: DisclosureCase.self, by: badge(context), intake: intake)
        } catch let error as FormError {
            form.note(error)
            return show(offering, volunteered, form, nil, context)
        } catch DeskError.tooLong {
            form.note(DeskError.tooLong.sentence, at: "files")
            return show(offering, volunteered, form, nil, context)
        } catch DeskError.noSuchCase {
            // The same form came twice at once, and the other was first; or they are in post no more.
            return try await submitted(context)
        }
        switch outcome {
        case .done:
            try await desk.discardDraft(reference, of: badge(context))
            return seeOther(done(reference, .offered))
        case .refused(let refusal):
            switch refusal.reason {
            case .incomplete:
                form.note(refusal.sentence, at: "files")
                return show(offering, volunteered, form, nil, context)
            case .notNow: return try await submitted(context)
            case .unmet, .notYours: return show(offering, volunteered, form, refusal, context)
            }
        }
    }

    private func show(
        _ offering: Offering, _ volunteered: Volunteered, _ form: Form, _ refusal: DisclosureAct.Refusal?,
        _ context: SignedIn
    ) -> Response {
        let terms = DisclosureTerms(volunteered, by: offering.owner)
        let decided = volunteered.recipients.map { recipient in
            let decision = DisclosureCase.foreseen(
                offering.reference, terms, to: recipient, in: offering.circumstances)
            return (agency: recipient.agency, decision: RecordedDecision(decision))
        }
        let checks = decided.map { agency, decision in
            let question = "Can it be shared with \(offering.register.name(of: agency))?"
            return "\(decisionDetails(question, decision))\(remedies(decision))" as HTML
        }
        let canSend = decided.allSatisfy(\.decision.isPermitted)
        let sending = postForm(
            to: path(nil, offering), csrf: context.csrf, hasFiles: true,
            """
            \(checkedBox(in: form))
            \(filesField(uploads, in: form))
            \(buttonGroup(
                button("Offer the information"),
                Link("Discard this draft", to: "\(Paths.draft(offering.reference))/discarding").html))
            """)
        var page = Page(
            "Check your answers", section: .inTray,
            body: """
                <h1>Check your answers</h1>
                \(refusal.map { refusalWords($0, in: offering.rules) })
                \(summaryList(offering.summary(volunteered)))
                <h2>Check against the protocol</h2>
                \(if: !canSend, "<p><strong>It cannot be offered with these answers. Change them first.</strong></p>")
                \(checks)
                \(if: canSend, sending)
                """)
        page.back = Link("Back", to: path(offering.steps.last, offering))
        page.form = form
        if refusal != nil { page.notice = Notice(.important, "Nothing was offered", "The reason is below.") }
        return shell.show(page, to: context)
    }
}
