import Casework
import Exchange
import HTML
import Hummingbird
import SharingProtocol

/// `/officers`: accounts, which administrators look after (4.8). Nothing of any case is on these pages.
struct OfficerPages: Sendable {
    let desk: LiaisonDesk
    let shell: Shell

    func list(_ request: Request, _ context: SignedIn) async throws -> Response {
        try administratorOnly(context.officer)
        let register = try await desk.register()
        var page = OfficersPage(register: register, rules: try rules(register)).page
        if request.uri.queryParameters["done"] == "closed" {
            page.notice = Notice(.success, "Account closed", "Its owner is signed out everywhere.")
        }
        return shell.show(page, to: context)
    }

    func show(_ request: Request, _ context: SignedIn) async throws -> Response {
        try administratorOnly(context.officer)
        let (officer, register) = try await officer(context)
        var page = OfficerPage(
            officer: officer, register: register, today: desk.now().day, isOwn: officer.id == context.officer.id,
            csrf: context.csrf
        ).page
        switch request.uri.queryParameters["done"] {
        case "opened": page.notice = Notice(.success, "Account opened", "It waits for its password.")
        case "void": page.notice = Notice(.success, "Their password is void", "They are signed out everywhere.")
        default: break
        }
        return shell.show(page, to: context)
    }

    // Opening an account.

    func new(_ request: Request, _ context: SignedIn) async throws -> Response {
        try administratorOnly(context.officer)
        var form = Form()
        form.fill("role", Role.practitioner.rawValue)
        if let agency = request.uri.queryParameters["agency"] { form.fill("agency", String(agency)) }
        return shell.show(try await opening(form, context), to: context)
    }

    func create(_ request: Request, _ context: SignedIn) async throws -> Response {
        try administratorOnly(context.officer)
        let register = try await desk.register()
        var form = context.form
        let opened = OpenedAccount(&form, register: register)
        guard form.isSound, let opened else { return shell.show(try await opening(form, context), to: context) }
        let account = Account(
            officer: OfficerID(desk.newReference("P")), agency: opened.agency, signInName: opened.email,
            name: opened.name, position: opened.position, telephone: opened.telephone, passwordHash: "",
            mustChangePassword: true)
        do throws(DeskError) {
            let outcome = try await desk.admitOfficer(
                account, role: opened.role, maySign: opened.maySign, by: Badge(context.officer))
            switch outcome {
            case .done:
                return seeOther(Paths.officer(account.officer) + "?done=opened")
            case .refused(let refusal):
                form.note(refusal, in: try rules(register), at: ["role"], otherwise: "agency")
            }
        } catch {
            guard case .store(.signInNameTaken) = error else { throw error }
            form.note("That e-mail address already belongs to an account: use another", at: "email")
        }
        return shell.show(try await opening(form, context), to: context)
    }

    private func opening(_ form: Form, _ context: SignedIn) async throws -> Page {
        NewOfficerPage(register: try await desk.register(), form: form, csrf: context.csrf).page
    }

    // A new password, and closing.

    func renewPassword(_ request: Request, _ context: SignedIn) async throws -> Response {
        try administratorOnly(context.officer)
        let (officer, register) = try await officer(context)
        let outcome = try await desk.renewPassword(
            of: officer.id, at: officer.agency, by: Badge(context.officer))
        switch outcome {
        case .done: return seeOther(Paths.officer(officer.id) + "?done=void")
        case .refused(let refusal):
            return shell.show(refusedPage(refusal, officer, try rules(register)), to: context)
        }
    }

    func askToClose(_ request: Request, _ context: SignedIn) async throws -> Response {
        try administratorOnly(context.officer)
        let (officer, register) = try await officer(context)
        return shell.show(
            ClosurePage(
                officer: officer, register: register, rules: try rules(register), today: desk.now().day,
                csrf: context.csrf
            ).page,
            to: context)
    }

    func close(_ request: Request, _ context: SignedIn) async throws -> Response {
        try administratorOnly(context.officer)
        let (officer, register) = try await officer(context)
        switch try await desk.perform(.endOfficer(officer.id), on: officer.agency, by: Badge(context.officer)) {
        case .done: return seeOther(Paths.officers + "?done=closed")
        case .refused(let refusal):
            return shell.show(refusedPage(refusal, officer, try rules(register)), to: context)
        }
    }

    private func rules(_ register: RegisterSnapshot) throws(DeskError) -> InformationSharingProtocol {
        try register.rules(on: desk.now().day)
    }

    private func refusedPage(
        _ refusal: Refusal<AgencyEvent>, _ officer: Officer, _ rules: InformationSharingProtocol
    ) -> Page {
        var page = Page(
            "This was not done", section: .officers,
            body: """
                <h1>This was not done</h1>
                <p>\(refusal.sentence)\(clauseLinks(refusal.clause(in: rules).map { [$0] } ?? []))</p>
                """)
        page.back = Link("Back to the account", to: Paths.officer(officer.id))
        return page
    }

    private func officer(_ context: SignedIn) async throws -> (Officer, RegisterSnapshot) {
        let register = try await desk.register()
        guard let text = context.parameters.get("officer") else { throw Problem.notFound }
        let id = OfficerID(String(text))
        guard let officer = register.register.agencies.values.compactMap({ $0.officers[id] }).first else {
            throw Problem.notFound
        }
        return (officer, register)
    }

    private func administratorOnly(_ officer: Officer) throws {
        guard officer.role == .administrator else {
            throw Problem.notYours("Only administrators look after accounts.")
        }
    }
}

/// 4.8: accounts and their levels of access.
func officerRoutes(_ inside: RouterGroup<SignedIn>, desk: LiaisonDesk, shell: Shell) {
    let pages = OfficerPages(desk: desk, shell: shell)
    inside.get("/officers", use: pages.list)
    inside.post("/officers", use: pages.create)
    inside.get("/officers/new", use: pages.new)
    inside.get("/officers/{officer}", use: pages.show)
    inside.post("/officers/{officer}/password", use: pages.renewPassword)
    inside.get("/officers/{officer}/closure", use: pages.askToClose)
    inside.post("/officers/{officer}/closure", use: pages.close)
}

extension Paths {
    static let officers = "/officers"
    static let newOfficer = "/officers/new"

    static func officer(_ id: OfficerID) -> String { "\(officers)/\(id.text)" }
    static func officerPassword(_ id: OfficerID) -> String { "\(officer(id))/password" }
    static func officerClosure(_ id: OfficerID) -> String { "\(officer(id))/closure" }
}
