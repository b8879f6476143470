import Casework
import Exchange
import HTML
import Hummingbird
import SharingProtocol

/// `/agencies/applications/{agency}`: the support team decides on an application (6.2).
struct ApplicationPages: Sendable {
    let desk: LiaisonDesk
    let shell: Shell

    func show(_ request: Request, _ context: SignedIn) async throws -> Response {
        try await show(Form(), context)
    }

    func decide(_ request: Request, _ context: SignedIn) async throws -> Response {
        let (register, applicant) = try await applicant(context)
        let rules = try register.rules(on: desk.now().day)
        var form = context.form
        let act: AgencyAct
        switch form.typed("act") {
        case "approve": act = .approveApplication
        case "decline":
            let words = form.text("words", required: "Say why it is declined", most: 2000, lines: .many)
            guard form.isSound else { return try await show(form, context) }
            act = .declineApplication(Confidential(words))
        case _: throw Problem.notFound
        }
        switch try await desk.perform(act, on: applicant.id, by: Badge(context.officer)) {
        case .done:
            if case .approveApplication = act {
                return seeOther(Paths.agency(applicant.id) + AgencyDone.approved.query)
            }
            return seeOther(Paths.agencies + AgencyDone.declined.query)
        case .refused(let refusal):
            guard refusal.reason != .notYours else { throw Problem.notYours(refusal.sentence) }
            form.note(refusal, in: rules, among: ["words": "words"], otherwise: "words")
            return try await show(form, context)
        }
    }

    private func applicant(_ context: SignedIn) async throws -> (RegisterSnapshot, Agency) {
        guard context.officer.role == .coordinator else {
            throw Problem.notYours("Only the partnership’s coordinators decide on applications.")
        }
        let register = try await desk.register()
        guard let text = context.parameters.get("agency"),
            let applicant = register.register.applicants[AgencyID(String(text))], applicant.declinedOn == nil
        else { throw Problem.notFound }
        return (register, applicant)
    }

    private func show(_ form: Form, _ context: SignedIn) async throws -> Response {
        let (register, applicant) = try await applicant(context)
        let today = desk.now().day
        let rules = try register.rules(on: today)
        let words = try await desk.ownWords(of: applicant.id, by: Badge(context.officer))
        func post(_ act: String, _ fields: HTML, _ words: String, _ kind: ButtonKind) -> HTML {
            postForm(
                to: Paths.application(of: applicant.id), csrf: context.csrf,
                "\(hiddenField("act", act))\(fields)\(button(words, kind))")
        }
        let why = textArea(
            Field("words", "Why it is declined", hint: "It is sealed. What the applicant wrote is destroyed."),
            in: form, rows: 3, most: 2000)
        var page = Page(
            "Application of \(applicant.name)", width: .wide, section: .agencies,
            body: """
                <h1>Application of \(applicant.name)</h1>
                \(summaryList(rows(applicant, words, rules)))
                <h2>What it can show\(clauseLinks([.access], in: rules))</h2>
                \(AssuranceList(agency: applicant, words: words, today: today).html)
                <h2>Approve</h2>
                <p>Make sure first that whoever applied speaks for \(applicant.name): call the organisation by a \
                number that you found yourself. It joins under the heading above, and takes part once it has signed \
                and has a liaison officer\(clauseLinks([.joining, .signatories, .liaisonOfficers], in: rules)).</p>
                \(post("approve", "", "Approve and admit it", .primary))
                <h2>Decline</h2>
                \(post("decline", why, "Decline the application", .warning))
                """)
        page.crumbs = [Link("Agencies", to: Paths.agencies)]
        page.form = form
        return shell.show(page, to: context)
    }

    private func rows(
        _ applicant: Agency, _ words: [String: Confidential], _ rules: InformationSharingProtocol
    ) -> [SummaryRow] {
        let line = applicant.line.flatMap { rules.party(Key($0)) }
        let heading = applicant.category.flatMap { rules.category($0) }
        var rows = [
            SummaryRow("Applied", "On \(applicant.appliedOn?.spoken ?? "")"),
            SummaryRow("Line", "\(line?.title ?? applicant.line ?? "")"),
            SummaryRow("Heading", heading.map { "\($0.title): \($0.powers)" } ?? "Not in the version in force"),
        ]
        for (field, key) in [
            ("basis", "What it would share, and on what basis"), ("contact", "Who applies"), ("position", "Position"),
            ("email", "E-mail address"), ("telephone", "Telephone"),
        ] {
            if let text = words["application/" + field] { rows.append(SummaryRow(key, "\(text.revealed)")) }
        }
        return rows
    }
}
