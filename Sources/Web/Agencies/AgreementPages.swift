import Casework
import Exchange
import HTML
import Hummingbird
import SharingProtocol

// Appendix Four: an agency signs.
extension AgencyPages {
    func newAgreement(_ request: Request, _ context: SignedIn) async throws -> Response {
        let register = try await desk.register()
        let agency = try context.agency(in: register)
        try signatoryOnly(context.officer, of: agency)
        // Signed already: what was signed stands on the agency's page.
        let asked = request.uri.queryParameters["version"].map(String.init)
        guard let rules = register.toBeSigned(by: agency, asked: asked, on: today) else {
            return seeOther(Paths.agency(agency.id))
        }
        var form = Form()
        if let account = register.accounts[context.officer.id] {
            form = Form([
                "name": account.name, "position": account.position, "telephone": account.telephone,
                "email": account.signInName,
            ])
        }
        return shell.show(agreement(form, agency, rules, context), to: context)
    }

    func sign(_ request: Request, _ context: SignedIn) async throws -> Response {
        let register = try await desk.register()
        let agency = try context.agency(in: register)
        try signatoryOnly(context.officer, of: agency)
        let asked = context.form.typed("version")
        let rules = try register.toBeSigned(by: agency, asked: asked, on: today) ?? register.rules(on: today)
        var form = context.form
        let words = AgreementPage.fields.words(from: &form)
        _ = form.isTicked("declaration", required: "Tick the box if you have the power to sign and agree")
        guard form.isSound else { return shell.show(agreement(form, agency, rules, context), to: context) }
        let act = AgencyAct.signAgreement(textHash: form.typed("text"), words: words)
        return try await desk.perform(act, on: agency.id, by: Badge(context.officer)).answer(
            form, done: Paths.agency(agency.id) + AgencyDone.signed.query, in: rules,
            at: Set(AgreementPage.fields.map(\.name)), otherwise: "declaration"
        ) { shell.show(agreement($0, agency, rules, context), to: context) }
    }

    private func agreement(
        _ form: Form, _ agency: Agency, _ rules: InformationSharingProtocol, _ context: SignedIn
    ) -> Page {
        AgreementPage(
            agency: agency, rules: rules, partnership: shell.partnership, form: form, csrf: context.csrf
        ).page
    }

    private func signatoryOnly(_ officer: Officer, of agency: Agency) throws {
        guard officer.agency == agency.id, officer.maySign else {
            throw Problem.notYours("Only an officer who may bind the agency signs for it.")
        }
    }
}

/// The agreement form of Appendix Four, on screen.
struct AgreementPage: Sendable {
    struct Blank: Sendable {
        let name: String
        let words: String
        let required: String?
        var most = 200
        var isLong = false
        var kind = TextKind.text
    }

    static let fields = [
        Blank(name: "name", words: "Your name", required: "Enter your name"),
        Blank(name: "position", words: "Your position", required: "Enter your position"),
        Blank(
            name: "authority", words: "By what authority you sign for the agency",
            required: "State by what authority you sign for the agency", most: 500, isLong: true),
        Blank(name: "address", words: "The agency’s address", required: "Enter the agency’s address", isLong: true),
        Blank(name: "telephone", words: "Telephone", required: nil, most: 40, kind: .tel),
        Blank(name: "email", words: "E-mail address", required: nil, kind: .email),
    ]

    let agency: Agency
    let rules: InformationSharingProtocol
    let partnership: String
    let form: Form
    let csrf: CSRFToken

    var page: Page {
        var page = Page("Sign the agreement", section: .agencies, body: body)
        page.back = Link("Back to \(agency.name)", to: Paths.agency(agency.id))
        page.form = form
        return page
    }

    private var body: HTML {
        let declaration: HTML = """
            I have the power to sign for \(agency.name), and agree that it shares relevant information with the \
            agencies of \(partnership) under the terms of this protocol.
            """
        return """
            <h1>Sign the agreement for \(agency.name)</h1>
            <h2>What you sign</h2>
            \(summaryList([
                SummaryRow("Protocol", "\(rules.title)"),
                SummaryRow("Version", "\(rules.version) (\(rules.name)), in force from \(rules.effective.spoken)"),
                SummaryRow(
                    "Clauses",
                    "<a href=\"\(Paths.clauses(of: rules))\">Read all \(rules.clauses.count) clauses</a>"),
                SummaryRow("Exact text", "<a href=\"\(Paths.protocolText(of: rules))\">Download the text</a>"),
                SummaryRow("Its SHA-256", "<code>\(rules.textHash)</code>"),
            ]))
            <p>Your signature is recorded in the audit trail with that hash, so that it can always be shown which \
            text was signed\(clauseLinks([.signatories, .agreementForm], in: rules, of: rules.name)).</p>
            <h2>Who signs</h2>
            \(postForm(to: Paths.agreement(of: agency.id), csrf: csrf, """
                \(hiddenField("text", rules.textHash))
                \(hiddenField("version", rules.name))
                \(Self.fields.inputs(in: form))
                \(tickBox("declaration", declaration, in: form))
                \(button("Sign the agreement"))
                """))
            """
    }
}

extension [AgreementPage.Blank] {
    /// What was typed into them, by name; what is missing is noted.
    func words(from form: inout Form) -> [String: Confidential] {
        var words: [String: Confidential] = [:]
        for blank in self {
            words[blank.name] = Confidential(
                form.text(blank.name, required: blank.required, most: blank.most, lines: blank.isLong ? .many : .one))
        }
        return words
    }

    func inputs(in form: Form) -> HTML {
        let inputs = map { blank -> HTML in
            let field = Field(blank.name, blank.words)
            return blank.isLong
                ? textArea(field, in: form, rows: 3, most: blank.most)
                : textField(field, in: form, kind: blank.kind, width: .half)
        }
        return "\(inputs)"
    }
}

extension RegisterSnapshot {
    /// The version that the agency has to sign next: the one asked for, or else the first that it has not signed.
    func toBeSigned(by agency: Agency, asked: String?, on day: Day) -> InformationSharingProtocol? {
        let open = versions.signable(on: day).filter { !agency.hasSigned($0.name, by: day) }
        return open.first { $0.name == asked } ?? open.first
    }
}
