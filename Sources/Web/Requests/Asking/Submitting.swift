import Casework
import Exchange
import HTML
import Hummingbird
import SharingProtocol

/// The last page of writing a request: everything that was answered, the checks, and submitting it (4.2).
extension RequestPages {
    func check(_ request: Request, _ context: SignedIn) async throws -> Response {
        guard let writing = try await writing(context) else { return try await submitted(context) }
        guard let draft = writing.draft else { return seeOther(firstMissing(writing)) }
        return try await show(writing, draft, refusal: nil, context)
    }

    func submit(_ request: Request, _ context: SignedIn) async throws -> Response {
        guard let writing = try await writing(context) else { return try await submitted(context) }
        guard let draft = writing.draft else { return seeOther(firstMissing(writing)) }
        let reference = writing.answers.reference
        let outcome: RequestOutcome
        do throws(DeskError) {
            outcome = try await submit(draft, writing, context)
        } catch {
            guard case .tooLong = error else { throw error }
            return try await show(
                writing, draft, refusal: .init(.incomplete(field: "why"), error.sentence), context)
        }
        switch outcome {
        case .done(let history, _):
            let isSent = history.request.askDecision != nil && history.request.state == .sent
            return seeOther(done(reference, isSent ? .sentOut : .submitted))
        case .refused(let refusal):
            if refusal.reason == .notNow, try await wasSubmitted(writing, context) {
                return try await submitted(context)
            }
            return try await show(writing, draft, refusal: refusal, context)
        }
    }

    /// Whether the same form came twice at once, and the other was first. A draft ends with its submission.
    private func wasSubmitted(_ writing: Writing, _ context: SignedIn) async throws -> Bool {
        guard writing.answers.movesBefore != nil else { return true }
        return try await desk.draft(writing.answers.reference, of: badge(context)) == nil
    }

    /// Takes up a request that was sent back, as a draft under its own reference.
    func change(_ request: Request, _ context: SignedIn) async throws -> Response {
        let folder = try await folder(context)
        guard folder.offers(.submit) else { return try await whatStands(folder, .submit, context) }
        let answers = RequestAnswers(changing: folder)
        if try await desk.draft(answers.reference, of: badge(context)) == nil {
            try await desk.keepDraft(answers.fields, as: answers.reference, by: badge(context))
        }
        return seeOther(Paths.draft(answers.reference))
    }

    private func submit(
        _ draft: RequestDraft, _ writing: Writing, _ context: SignedIn
    ) async throws(DeskError) -> RequestOutcome {
        let reference = writing.answers.reference
        guard let seen = writing.answers.movesBefore else {
            return try await desk.begin(reference, draft, by: badge(context))
        }
        let folder = try await desk.look(at: reference, by: badge(context))
        return try await desk.perform(
            .submit(draft), on: reference, by: badge(context), expecting: folder.expected(String(seen)))
    }

    private func firstMissing(_ writing: Writing) -> String {
        "\(Paths.draft(writing.answers.reference))/\(writing.firstUnanswered?.rawValue ?? "")"
    }

    private func show(
        _ writing: Writing, _ draft: RequestDraft, refusal: Refusal<RequestEvent>?, _ context: SignedIn
    ) async throws -> Response {
        let reference = writing.answers.reference
        let path = Paths.draft(reference)
        let foreseen = RecordedDecision(
            RequestCase.foreseen(reference, draft, in: writing.circumstances))
        let isLiaison = writing.register.register.isLiaisonOfficer(writing.circumstances.officer, on: writing.today)
        let checks = decisionDetails("Can it be requested?", foreseen, isOpen: !foreseen.isPermitted)
        let approval = clauseLinks([.approval], in: writing.rules)
        let next: HTML =
            isLiaison
            ? """
            <p>You are your agency’s liaison officer, so you approve your own request. This is recorded.\(approval) It \
            goes at once to \(writing.register.name(of: draft.terms.holding)).</p>
            """
            : """
            <p>Your liaison officer approves the request or sends it back.\(approval) Once it is approved, it goes to \
            \(writing.register.name(of: draft.terms.holding)).</p>
            """
        var page = Page(
            "Check your answers", section: .newRequest,
            body: """
                <h1>Check your answers</h1>
                \(summaryList(writing.summary(path: path)))
                <h2>Check against the protocol</h2>
                \(if: !foreseen.isPermitted, "<p>It cannot be requested with these answers.</p>")
                \(remedies(foreseen))
                \(checks)
                <h2>What happens next</h2>
                \(next)
                \(postForm(
                    to: "\(path)/check", csrf: context.csrf,
                    button(isLiaison ? "Send the request" : "Submit the request")))
                """)
        page.back = Link("Back", to: path)
        if let refusal { page.notice = Notice(.important, "Nothing was submitted", refusal.sentence) }
        return shell.show(page, to: context)
    }
}

extension Writing {
    /// Everything that was answered, each with the way back to it.
    func summary(path: String) -> [SummaryRow] {
        steps.flatMap { step -> [SummaryRow] in
            let change = Link("Change", to: "\(path)/\(step.rawValue)")
            return shown(step).enumerated().map { index, row in
                SummaryRow(row.0, row.1, change: index == 0 ? change : nil)
            }
        }
    }

    private func shown(_ step: AskingStep) -> [(String, HTML)] {
        switch step {
        case .agency: [("Agency you are asking", "\(register.name(of: AgencyID(answers["agency"])))")]
        case .informationClass: [("Class of information", titled(informationClass))]
        case .purpose: [("Purpose", titled(rules.purpose(Key(answers["purpose"])))), ("Intended use", words("why"))]
        case .reason: [("Reason under the Act", titled(rules.reason(Key(answers["reason"]))))]
        case .subject: [("About", words("subject"))]
        case .ground: shownGround
        case .necessity: [("Why this is necessary", words("necessity"))]
        case .prescribedSet:
            [("Prescribed set", rules.prescribedSet(Key(answers["set"])).map { titled($0) } ?? "None of them")]
        case .criterion:
            [
                ("Sharing criterion", titled(rules.criterion(Key(answers["criterion"])))),
                ("Why it is met", words("criterion-words")),
            ]
        case .items: [("Information you are asking for", numbered(answers.items))]
        case .readers: [("Readers", "\(answers.readers.map { register.name(of: $0) }.joined(separator: ", "))")]
        case .particulars:
            rules.particulars(.request, of: informationClass).map { ($0.title, words($0.inputName)) }
        case .keeping: [("Keep until", "\(answers.keepUntil?.spoken ?? "")")]
        case .timing:
            [
                ("Needed by", "\(answers.neededBy?.spoken ?? "No date given")"),
                ("Urgent", answers["urgent"] == "yes" ? "Yes" : "No"),
            ]
        case .ownReference:
            [("Your own reference", answers["own-reference"].isEmpty ? "None" : words("own-reference"))]
        }
    }

    private var shownGround: [(String, HTML)] {
        guard let ground = rules.ground(Key(answers["ground"])) else {
            return [("Lawful ground", "The holder decides")]
        }
        let pieces = ground.evidence.map { piece -> (String, HTML) in
            let name = rules.evidenceName(piece, of: ground)
            let isMissing = answers[name].isEmpty
            return (
                piece.label.uppercasedFirst,
                isMissing ? "Not given" : words(name)
            )
        }
        return [("Lawful ground", titled(ground))] + pieces
    }

    private func titled<Item: ListedItem>(_ item: Item?) -> HTML {
        item.map { "\($0.title)\(clauseLinks([$0.clause]))" } ?? ""
    }

    private func words(_ name: String) -> HTML { "<span class=\"words\">\(answers[name])</span>" }
}
