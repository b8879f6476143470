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
        let act: ApplicationAct
        let done: String
        switch form.typed("act") {
        case "approve":
            act = .approve(name: form.text("name", required: "Enter the agency’s name", most: 120))
            done = Paths.agency(applicant.id) + AgencyDone.approved.query
        case "decline":
            act = .decline(
                Confidential(form.text("words", required: "Say why it is declined", most: 2000, lines: .many)))
            _ = form.isTicked("told", required: "Tick the box to say that they have been told")
            done = Paths.agencies + AgencyDone.declined.query
        case _: throw Problem.notFound
        }
        guard form.isSound else { return try await show(form, context) }
        return try await desk.perform(.application(act), on: applicant.id, by: Badge(context.officer)).answer(
            form, done: done, in: rules, at: ["words", "name"], otherwise: "name"
        ) { try await show($0, context) }
    }

    private func applicant(_ context: SignedIn) async throws -> (RegisterSnapshot, Agency) {
        guard context.officer.role == .coordinator else {
            throw Problem.notYours("Only the partnership’s coordinators decide on applications.")
        }
        let register = try await desk.register()
        let applicant = try context.agency(in: register, orApplicant: true)
        guard applicant.appliedOn != nil else { throw Problem.notFound }
        return (register, applicant)
    }

    private func show(_ form: Form, _ context: SignedIn) async throws -> Response {
        let (register, applicant) = try await applicant(context)
        // Somebody else of the support team has approved it meanwhile.
        guard applicant.isApplicant else { return seeOther(Paths.agency(applicant.id)) }
        let today = desk.now().day
        let words = try await desk.ownWords(of: applicant.id, by: Badge(context.officer))
        let page = ApplicationPage(
            applicant: applicant, rules: try register.rules(on: today), words: words, today: today, form: form,
            csrf: context.csrf)
        return shell.show(page.page, to: context)
    }
}

/// What an organisation wrote, and the two answers to it.
struct ApplicationPage: Sendable {
    let applicant: Agency
    let rules: InformationSharingProtocol
    /// By `application/field`, `assurance/kind` and `standing/declined.N`; what was declined has the last alone.
    let words: [String: Confidential]
    let today: Day
    let form: Form
    let csrf: CSRFToken

    private var name: String { words["application/name"]?.revealed ?? applicant.id.text }

    var page: Page {
        var page = Page(
            "Application from \(name)", width: .wide, section: .agencies,
            body: """
                <h1>Application from \(name)</h1>
                \(summaryList(rows))
                \(applicant.declinedOn == nil ? answers : "")
                """)
        page.crumbs = [Link("Agencies", to: Paths.agencies)]
        page.form = form
        return page
    }

    private var answers: HTML {
        func post(_ act: String, _ fields: HTML, _ words: String, _ kind: ButtonKind) -> HTML {
            postForm(
                to: Paths.application(of: applicant.id), csrf: csrf,
                "\(hiddenField("act", act))\(fields)\(button(words, kind))")
        }
        var form = form
        if form.typed("name").isEmpty { form.fill("name", name) }
        let named = Field(
            "name", "Its name in the partnership", hint: "As it is known and registered: everybody sees it.")
        let why = textArea(Field("words", "Why it is declined", hint: "It is sealed."), in: form, rows: 3, most: 2000)
        let address = words["application/email"].map { " at \($0.revealed)" as HTML }
        let told: HTML = "They have been told\(address). What they told us, this address too, is destroyed for good"
        return """
            <h2>Assurances\(clauseLinks([.access], in: rules))</h2>
            \(AssuranceList(agency: applicant, words: words, today: today).html)
            <h2>Approve</h2>
            <p>Make sure first that the applicant speaks for \(name): call the organisation by a number that you \
            found yourself. It joins under the heading above, and takes part once it has signed and has a liaison \
            officer\(clauseLinks([.joining, .signatories, .liaisonOfficers], in: rules)).</p>
            \(post("approve", textField(named, in: form, most: 120), "Approve and admit it", .primary))
            <h2>Decline</h2>
            \(post("decline", "\(why)\(tickBox("told", told, in: form))", "Decline the application", .warning))
            """
    }

    private var rows: [SummaryRow] {
        let line = applicant.line.flatMap { rules.party(Key($0)) }
        let heading = applicant.category.flatMap { rules.category($0) }
        var rows = [
            SummaryRow("Applied", "On \(applicant.appliedOn?.spoken ?? "")"),
            SummaryRow("Line", "\(line?.title ?? applicant.line ?? "")"),
            SummaryRow("Heading", heading.map { "\($0.title): \($0.powers)" } ?? "Not in the version in force"),
        ]
        if let day = applicant.declinedOn {
            let why = words.first { $0.key.hasPrefix("standing/declined") }?.value.revealed ?? ""
            rows.append(SummaryRow("Declined", "On \(day.spoken)<br>\(why)"))
        }
        return rows + applicationRows(words)
    }
}

/// What an organisation wrote when it asked to join, for those who may see it.
func applicationRows(_ words: [String: Confidential]) -> [SummaryRow] {
    [
        ("basis", "What it would share, and its lawful basis"), ("contact", "Who applied"), ("position", "Position"),
        ("email", "E-mail address"), ("telephone", "Telephone"),
    ].compactMap { field, key in words["application/" + field].map { SummaryRow(key, "\($0.revealed)") } }
}
