import Casework
import Exchange
import HTML
import Hummingbird
import SharingProtocol

/// `/join`: an organisation without an account asks to join (2.13, 6.2); open while the public page is.
struct JoiningPages: Sendable {
    let desk: LiaisonDesk
    let shell: Shell
    let signIn: SignInDesk
    let cookie: SessionCookie

    func show(_ request: Request, _ visit: Visit) async throws -> Response {
        let rules = try await openRules()
        return cookie.giving(to: visit, dice: signIn.dice) { visit, csrf in
            shell.show(page(Form(), rules, csrf), to: visit)
        }
    }

    func create(_ request: Request, _ visit: Visit) async throws -> Response {
        let rules = try await openRules()
        guard let csrf = visit.csrf else { throw Forgery.withoutProof }
        var form = visit.form
        guard let application = JoiningForm(rules: rules).application(from: &form, on: desk.now().day) else {
            return shell.show(page(form, rules, csrf), to: visit)
        }
        guard try await signIn.mayApply(from: visit.address) else {
            form.note("Too many applications have come from your network: apply again in an hour", at: "name")
            return shell.show(page(form, rules, csrf), to: visit)
        }
        switch try await desk.apply(application) {
        case .done: return seeOther(Paths.joined)
        case .refused(let refusal):
            // Clauses are for those who can open them.
            form.note(refusal, in: nil, at: JoiningForm.fields, otherwise: "name")
            return shell.show(page(form, rules, csrf), to: visit)
        }
    }

    func sent(_ request: Request, _ visit: Visit) async throws -> Response {
        _ = try await openRules()
        let page = Page(
            "Application sent",
            body: """
                \(panel("Application sent", "The support team of \(shell.partnership) has it."))
                <h2>What happens next</h2>
                <p>They get in touch at the e-mail address that you gave. Once you are approved, somebody who may bind \
                your organisation gets an account, signs the agreement and appoints a liaison officer.</p>
                <p>If you are not approved, what you told us is destroyed. That somebody applied stays on record.</p>
                <p>\(Link("How \(shell.partnership) shares information", to: Paths.about).html)</p>
                """)
        return shell.show(page, to: visit)
    }

    /// The version in force, while the partnership shows itself to everybody.
    private func openRules() async throws -> InformationSharingProtocol {
        let register = try await desk.register()
        guard register.register.partnership.isPublic else { throw Problem.notFound }
        return try register.rules(on: desk.now().day)
    }

    private func page(_ form: Form, _ rules: InformationSharingProtocol, _ csrf: CSRFToken) -> Page {
        var page = Page(
            "Ask to join \(shell.partnership)",
            body: """
                <h1>Ask to join \(shell.partnership)</h1>
                <p>For organisations that want to share information under \(rules.title). The support team decides, \
                and gets in touch.</p>
                \(JoiningForm(rules: rules).html(form, csrf: csrf))
                """)
        page.back = Link("How \(shell.partnership) shares information", to: Paths.about)
        page.form = form
        return page
    }
}

extension Paths {
    static let join = "/join"
    static let joined = "/join/sent"
    static let applications = agencies + "#applications"
    static func application(of id: AgencyID) -> String { "\(agencies)/applications/\(id.text)" }
    static func assurances(of id: AgencyID) -> String { "\(agency(id))/assurances" }
    static func paperAgreement(of id: AgencyID) -> String { "\(agreement(of: id))/paper" }
    static func paperAgreement(of id: AgencyID, version: String) -> String {
        "\(paperAgreement(of: id))?version=\(LocalPath.queryEncoded(version))"
    }
    static func blankAgreement(of id: AgencyID, version: String) -> String {
        "\(agreement(of: id))/blank?version=\(LocalPath.queryEncoded(version))"
    }
    static func scan(_ file: FileID, of id: AgencyID) -> String { "\(agreement(of: id))/scans/\(file.text)" }
}

/// Joining, for those outside.
func joiningRoutes(_ router: Router<Visit>, _ site: Site) {
    let pages = JoiningPages(desk: site.desk, shell: site.shell, signIn: site.signIn, cookie: site.cookie)
    router.get("/join", use: pages.show)
    router.post("/join", use: pages.create)
    router.get("/join/sent", use: pages.sent)
}

/// Joining, for those inside: applications, assurances, and agreements signed on paper.
func joiningRoutes(_ inside: RouterGroup<SignedIn>, desk: LiaisonDesk, shell: Shell, uploads: UploadLimits) {
    let applications = ApplicationPages(desk: desk, shell: shell)
    inside.get("/agencies/applications/{agency}", use: applications.show)
    inside.post("/agencies/applications/{agency}", use: applications.decide)
    let assurances = AssurancePages(desk: desk, shell: shell)
    inside.get("/agencies/{agency}/assurances", use: assurances.show)
    inside.post("/agencies/{agency}/assurances", use: assurances.enter)
    let paper = PaperAgreementPages(desk: desk, shell: shell, uploads: uploads)
    inside.get("/agencies/{agency}/agreement/blank", use: paper.blank)
    inside.get("/agencies/{agency}/agreement/paper", use: paper.new)
    inside.post("/agencies/{agency}/agreement/paper", use: paper.enter)
    inside.get("/agencies/{agency}/agreement/scans/{file}", use: paper.scan)
}
