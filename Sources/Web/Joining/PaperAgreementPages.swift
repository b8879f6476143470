import Casework
import Exchange
import HTML
import Hummingbird
import SharingProtocol

/// `/agencies/{agency}/agreement/blank` and `…/paper`: the agreement as a form to print, and as the support team enters
/// it once it is signed on paper (Appendix Four).
struct PaperAgreementPages: Sendable {
    let desk: LiaisonDesk
    let shell: Shell
    let uploads: UploadLimits

    private var today: Day { desk.now().day }
    private var limits: UploadLimits {
        UploadLimits(file: 10 * 1024 * 1024, total: 10 * 1024 * 1024, files: 1).within(uploads)
    }

    /// How much of the text's hash whoever enters the paper copies from it.
    private static let codeLength = 8

    func blank(_ request: Request, _ context: SignedIn) async throws -> Response {
        let register = try await desk.register()
        let agency = try signatory(context, in: register)
        let asked = request.uri.queryParameters["version"].map(String.init)
        guard let rules = register.toBeSigned(by: agency, asked: asked, on: today) else {
            return seeOther(Paths.agency(agency.id))
        }
        return shell.show(
            BlankAgreementPage(agency: agency, rules: rules, partnership: shell.partnership).page, to: context)
    }

    func new(_ request: Request, _ context: SignedIn) async throws -> Response {
        try await show(Form(), asked: request.uri.queryParameters["version"].map(String.init), context)
    }

    func enter(_ request: Request, _ context: SignedIn) async throws -> Response {
        let (register, agency) = try await coordinated(context)
        var form = context.form
        let asked = form.typed("version")
        guard let rules = register.toBeSigned(by: agency, asked: asked, on: today), rules.name == asked else {
            // It is signed, or was replaced, meanwhile: the agency's page says so.
            return seeOther(Paths.agency(agency.id))
        }
        let words = PaperAgreementPage.fields.words(from: &form)
        let signed = form.day("signed", called: "The day of signing", required: "Enter the day on the paper")
        let code = form.text("code", required: "Copy the code of the text from the paper", most: 64).lowercased()
        if !code.isEmpty, !(code.count >= Self.codeLength && rules.textHash.hasPrefix(code)) {
            form.note("That is not the code of \(rules.name): check which version the paper names", at: "code")
        }
        guard form.isSound, let signed else { return try await show(gone(form, context), asked: asked, context) }
        let badge = Badge(context.officer)
        do {
            let intake = try await desk.scanIntake(for: agency.id, by: badge)
            let scan = try await DisclosureUpload(desk: desk, intake: intake, limits: limits).take(context.upload).first
            let paper = PaperAgreement(signed: signed, textHash: rules.textHash, words: words, scan: scan)
            switch try await desk.perform(.enterAgreement(paper), on: agency.id, by: badge, intake: intake) {
            case .done: return seeOther(Paths.agency(agency.id) + AgencyDone.entered.query)
            case .refused(let refusal):
                let fields = Set(PaperAgreementPage.fields.map(\.name) + ["signed", "scan"])
                form.note(refusal, in: rules, at: fields, otherwise: "scan")
            }
        } catch let error as FormError {
            form.note(error.sentence + " Choose the scan again.", at: "scan")
        }
        return try await show(gone(form, context), asked: asked, context)
    }

    /// The scan as it came in, never shown as a page of ours.
    func scan(_ request: Request, _ context: SignedIn) async throws -> Response {
        let register = try await desk.register()
        let agency = try signatory(context, in: register)
        guard let file = context.parameters.get("file") else { throw Problem.notFound }
        return try await attachment(
            try await desk.scan(FileID(String(file)), of: agency.id, by: Badge(context.officer)))
    }

    /// A browser does not fill in a file again, and people have to be told.
    private func gone(_ form: Form, _ context: SignedIn) -> Form {
        var form = form
        if context.upload != nil, form.problem(at: "scan") == nil { form.note("Choose the scan again", at: "scan") }
        return form
    }

    private func show(_ form: Form, asked: String?, _ context: SignedIn) async throws -> Response {
        let (register, agency) = try await coordinated(context)
        guard let rules = register.toBeSigned(by: agency, asked: asked, on: today) else {
            return seeOther(Paths.agency(agency.id))
        }
        let page = PaperAgreementPage(agency: agency, rules: rules, limit: limits.file, form: form, csrf: context.csrf)
        return shell.show(page.page, to: context)
    }

    private func coordinated(_ context: SignedIn) async throws -> (RegisterSnapshot, Agency) {
        guard context.officer.role == .coordinator else {
            throw Problem.notYours("Only the partnership’s coordinators enter agreements signed on paper.")
        }
        let register = try await desk.register()
        return (register, try signatory(context, in: register))
    }

    /// The agency in the address; the support team's own signs nothing.
    private func signatory(_ context: SignedIn, in register: RegisterSnapshot) throws -> Agency {
        let agency = try context.agency(in: register)
        guard agency.category != nil else { throw Problem.notFound }
        return agency
    }
}

/// What the support team types off the paper.
struct PaperAgreementPage: Sendable {
    let agency: Agency
    let rules: InformationSharingProtocol
    /// Bytes that a scan may have.
    let limit: Int
    let form: Form
    let csrf: CSRFToken

    static let fields = [
        AgreementPage.Blank(name: "name", words: "Who signed", required: "Enter who signed"),
        AgreementPage.Blank(name: "position", words: "Position", required: "Enter the signatory’s position"),
        AgreementPage.Blank(
            name: "authority", words: "Authority to sign",
            required: "Enter by what authority it was signed for the agency", most: 500, isLong: true),
        AgreementPage.Blank(
            name: "address", words: "The agency’s address", required: "Enter the agency’s address", isLong: true),
        AgreementPage.Blank(name: "telephone", words: "Telephone", required: nil, most: 40, kind: .tel),
        AgreementPage.Blank(name: "email", words: "E-mail address", required: nil, kind: .email),
    ]

    var page: Page {
        let code = Field(
            "code", "Code of the text",
            hint: "The first eight letters and digits or more, as the paper has them. It shows which text was signed.")
        let scan = Field("scan", "Scan of the signed paper", hint: "One file, of at most \(fileSize(limit)).")
        var page = Page(
            "Enter a paper agreement", section: .agencies,
            body: """
                <h1>Enter a paper agreement</h1>
                <p>For \(agency.name), to \(rules.name)\(clauseLinks([.signatories, .agreementForm], in: rules)). \
                \(Link("The form to print", to: Paths.blankAgreement(of: agency.id, version: rules.name)).html) bears \
                the code of the text.</p>
                \(postForm(to: Paths.paperAgreement(of: agency.id), csrf: csrf, hasFiles: true, """
                    \(hiddenField("version", rules.name))
                    \(dayField(Field("signed", "Signed on"), in: form))
                    \(textField(code, in: form, width: .half, most: 64))
                    \(Self.fields.inputs(in: form))
                    \(fileField(scan, in: form))
                    \(button("Enter the agreement"))
                    """))
                """)
        page.back = Link("Back to \(agency.name)", to: Paths.agency(agency.id))
        page.form = form
        return page
    }
}

/// The form of Appendix Four with nothing filled in, to be printed and signed by hand.
struct BlankAgreementPage: Sendable {
    let agency: Agency
    let rules: InformationSharingProtocol
    let partnership: String

    var page: Page {
        func lines(_ words: [String]) -> HTML {
            "\(words.map { "<p class=\"blank-line\"><span>\($0)</span></p>\n" as HTML })"
        }
        var page = Page(
            "Agreement of \(agency.name), to sign on paper", section: .agencies,
            body: """
                <h1>Agreement of \(agency.name)</h1>
                <p class="no-print">Print this page, have it signed, and send it to the support team.</p>
                <div class="buttons">\(printButton())</div>
                \(summaryList([
                    SummaryRow("Protocol", "\(rules.title)"),
                    SummaryRow("Version", "\(rules.name), in force from \(rules.effective.spoken)"),
                    SummaryRow("Code of the text (SHA-256)", "<code>\(rules.textHash)</code>"),
                ]))
                <p>\(agency.name) agrees to share relevant information with the agencies of \(partnership) \
                under the terms of this protocol\(clauseLinks([.signatories, .agreementForm], in: rules)).</p>
                <h2>Who signs</h2>
                \(lines([
                    "Name", "Position", "Authority to sign", "Address", "Telephone", "E-mail", "Signature", "Date",
                ]))
                <h2>\(rules.liaison.title)</h2>
                \(lines(["Name", "Position", "Contact number", "E-mail", "From"]))
                """)
        page.back = Link("Back to \(agency.name)", to: Paths.agency(agency.id))
        return page
    }
}
