import Casework
import Exchange
import HTML
import Hummingbird
import SharingProtocol

/// `/disclosures/new`: offering information without being asked, one thing a page, kept after each (3.12, 4.3).
extension DisclosurePages {
    /// The drafts, and how to begin another.
    func drafts(_ request: Request, _ context: SignedIn) async throws -> Response {
        let (register, circumstances) = try await writer(context)
        let rows = try await ownDrafts(context).map { draft -> [HTML] in
            let offering = Offering(draft, in: register, circumstances)
            let names = offering.sheet.recipientNames
            return [
                "<a href=\"\(Paths.draft(draft.reference))\">\(draft.reference.text)</a>",
                "\(names.isEmpty ? "No agency chosen yet" : names)", "\(spoken(draft.changedAt))",
                """
                <a href="\(Paths.draft(draft.reference))/discarding">Discard<span class="unseen"> \
                \(draft.reference.text)</span></a>
                """,
            ]
        }
        let table = Table(
            "Your drafts", columns: ["Draft", "Agencies", "Last changed", "Action"].map { Table.Column($0) },
            rows: rows,
            empty: "You have no drafts. Each page that you save is kept here.")
        let rules = circumstances.rules
        let beginning: HTML = """
            <p>Your agency can give information to another agency that has not asked for it. You decide on it as on a \
            request.\(clauseLinks([.determination, .signatories], in: rules)) The other agency’s liaison officer \
            accepts \
            it or declines it.\(clauseLinks([.approval], in: rules))</p>
            \(postForm(to: Paths.newDisclosure, csrf: context.csrf, button("Start now")))
            """
        let page = Page(
            "Offer information", section: .inTray,
            body: """
                <h1>Offer information</h1>
                \(mayOffer(register, circumstances)
                    ? beginning : insetText("<p>\(notALiaison)\(clauseLinks([.approval], in: rules))</p>"))
                \(table.html)
                """)
        return shell.show(page, to: context)
    }

    func beginDraft(_ request: Request, _ context: SignedIn) async throws -> Response {
        let (register, circumstances) = try await writer(context)
        guard mayOffer(register, circumstances) else { throw Problem.notYours(notALiaison) }
        return try await newDraft(context)
    }

    private var notALiaison: String {
        "Only an agency’s liaison officer, or a deputy, can offer information to another agency."
    }

    private func mayOffer(_ register: RegisterSnapshot, _ circumstances: Circumstances) -> Bool {
        register.register.isLiaisonOfficer(circumstances.officer, on: circumstances.today)
    }

    /// Leads to the first page that is not answered.
    func resume(_ request: Request, _ context: SignedIn) async throws -> Response {
        guard let offering = try await offering(context) else { return try await submitted(context) }
        return seeOther(path(offering.firstUnanswered, offering))
    }

    func question(_ request: Request, _ context: SignedIn) async throws -> Response {
        guard let offering = try await offering(context) else { return try await submitted(context) }
        guard let step = try open(context, in: offering) else {
            return seeOther(path(offering.firstUnanswered, offering))
        }
        return show(offering, step, offering.form, context)
    }

    func keepAnswer(_ request: Request, _ context: SignedIn) async throws -> Response {
        guard var offering = try await offering(context) else { return try await submitted(context) }
        guard let step = try open(context, in: offering) else {
            return seeOther(path(offering.firstUnanswered, offering))
        }
        var form = context.form
        let isWhole = form.typed("then") != "later"
        offering.check(step, &form, isWhole: isWhole)
        guard form.isSound else { return show(offering, step, form, context) }
        offering.take(form, of: step, settles: isWhole)
        try await desk.keepDraft(offering.fields, as: offering.reference, by: badge(context))
        return seeOther(isWhole ? path(offering.firstUnanswered, offering) : Paths.newDisclosure)
    }

    /// What is being written at this address; `nil` where there is nothing.
    func offering(_ context: SignedIn) async throws -> Offering? {
        guard let draft = try await draft(context) else { return nil }
        let (register, circumstances) = try await writer(context)
        return Offering(draft, in: register, circumstances)
    }

    /// Where one goes on: the page to be answered next, or the check at the end.
    func path(_ step: OfferingStep?, _ offering: Offering) -> String {
        "\(Paths.draft(offering.reference))/\(step?.rawValue ?? "check")"
    }

    /// The page in the address, where everything before it is answered and this information needs it at all.
    private func open(_ context: SignedIn, in offering: Offering) throws -> OfferingStep? {
        guard let step = context.parameters.get("step").flatMap({ OfferingStep(rawValue: $0) }) else {
            throw Problem.notFound
        }
        let steps = offering.steps
        guard let place = steps.firstIndex(of: step) else { return nil }
        return steps[..<place].allSatisfy { offering.isAnswered($0) } ? step : nil
    }

    private func show(_ offering: Offering, _ step: OfferingStep, _ form: Form, _ context: SignedIn) -> Response {
        let buttons = buttonGroup(
            button("Save and continue"), button("Save and come back later", .secondary, name: "then", value: "later"))
        var page = Page(
            step.words, width: step == .decision ? .wide : .reading, section: .inTray,
            body: postForm(
                to: path(step, offering), csrf: context.csrf, "\(offering.question(step, in: form))\(buttons)"))
        let steps = offering.steps
        let before = steps.firstIndex(of: step).flatMap { $0 > 0 ? steps[$0 - 1] : nil }
        page.back = Link("Back", to: before.map { path($0, offering) } ?? Paths.newDisclosure)
        page.form = form
        return shell.show(page, to: context)
    }
}
