import Casework
import Exchange
import HTML
import Hummingbird
import SharingProtocol

/// `/passwords/{officer}`: hands over a one-time password that an administrator asked for (4.8).
struct HandoverPages: Sendable {
    let desk: LiaisonDesk
    let shell: Shell
    let passwords: PasswordHasher

    func show(_ request: Request, _ context: SignedIn) async throws -> Response {
        let (officer, register) = try await waiting(context)
        let page = HandoverPage(
            officer: officer, register: register, rules: try register.rules(on: desk.now().day), csrf: context.csrf)
        return shell.show(page.page, to: context)
    }

    func create(_ request: Request, _ context: SignedIn) async throws -> Response {
        let (officer, register) = try await waiting(context)
        let password = desk.newOneTimePassword()
        let outcome = try await desk.handOverPassword(
            to: officer.id, at: officer.agency, hash: try await passwords.hash(password), by: Badge(context.officer))
        switch outcome {
        case .done:
            return shell.show(
                OneTimePasswordPage(name: register.name(of: officer.id), password: password).page, to: context)
        case .refused(let refusal):
            var page = Page(
                "This was not done", body: "<h1>This was not done</h1><p>\(refusal.sentence)</p>")
            page.back = Link("Back to your in-tray", to: Paths.inTray)
            return shell.show(page, to: context)
        }
    }

    /// The officer who waits; for anybody who has nothing to hand over to them there is no such page.
    private func waiting(_ context: SignedIn) async throws -> (Officer, RegisterSnapshot) {
        let register = try await desk.register()
        let mine = register.register.passwordsToHandOver(by: context.officer.id, on: desk.now().day)
        guard let text = context.parameters.get("officer"), let officer = mine.first(where: { $0.id.text == text })
        else { throw Problem.notFound }
        return (officer, register)
    }
}

/// 4.8: it takes two to give somebody a password.
func handoverRoutes(_ inside: RouterGroup<SignedIn>, desk: LiaisonDesk, shell: Shell, passwords: PasswordHasher) {
    let pages = HandoverPages(desk: desk, shell: shell, passwords: passwords)
    inside.get("/passwords/{officer}", use: pages.show)
    inside.post("/passwords/{officer}", use: pages.create)
}

extension Paths {
    static func handover(to id: OfficerID) -> String { "/passwords/\(id.text)" }
}

/// Whom the password is for, and what to make sure of before it is made.
struct HandoverPage: Sendable {
    let officer: Officer
    let register: RegisterSnapshot
    let rules: InformationSharingProtocol
    let csrf: CSRFToken

    var page: Page {
        let asked = officer.awaitedPassword.map {
            SummaryRow("Asked for", "by \(register.name(of: $0.askedBy)), on \(spoken($0.since))")
        }
        var page = Page(
            "Hand over a password", section: .inTray,
            body: """
                <h1>Hand over a password to \(register.name(of: officer.id))</h1>
                \(summaryList(accountRows(officer, in: register) + [asked].compactMap(\.self)))
                <p>Make it only if you know this person, and are with them or on the telephone to a number that you \
                knew before. Whoever has it can act in their name\(clauseLink(.access, in: rules)).</p>
                \(postForm(to: Paths.handover(to: officer.id), csrf: csrf, button("Make the one-time password")))
                \(details("You do not know this person, or they did not ask", """
                    <p>Leave it. Nobody can sign in to the account until you make its password. Tell the \
                    administrator, who can close it, and the auditor if you are not satisfied.</p>
                    """))
                """)
        page.back = Link("Back to your in-tray", to: Paths.inTray)
        return page
    }
}

/// A one-time password, shown this once.
struct OneTimePasswordPage: Sendable {
    let name: String
    let password: String

    var page: Page {
        var page = Page(
            "One-time password", section: .inTray,
            body: """
                <h1>One-time password for \(name)</h1>
                <p class="one-time"><code>\(password)</code></p>
                \(warningText(
                    "It is shown this once and kept nowhere. Tell it to the officer in person or by telephone."))
                <p>They choose their own password when they first sign in with it.</p>
                """)
        page.back = Link("Back to your in-tray", to: Paths.inTray)
        return page
    }
}

/// The part of an in-tray that says who waits for a password; nothing where nobody does.
struct HandoverList: Sendable {
    let officers: [Officer]
    let register: RegisterSnapshot
    let rules: InformationSharingProtocol

    init(for giver: Officer, in register: RegisterSnapshot, on day: Day) throws {
        officers = register.register.passwordsToHandOver(by: giver.id, on: day)
        self.register = register
        rules = try register.rules(on: day)
    }

    /// For the row of figures at the head of the page.
    var figures: [Figure] {
        guard !officers.isEmpty else { return [] }
        let words = officers.count == 1 ? "password to hand over" : "passwords to hand over"
        return [Figure(officers.count, words, to: "#passwords")]
    }

    var html: HTML {
        guard !officers.isEmpty else { return "" }
        let table = Table(
            "Passwords to hand over", hidesCaption: true,
            columns: [.init("For"), .init("Agency"), .init("Asked by"), .init("Waiting since")],
            rows: officers.map { officer in
                [
                    "<a href=\"\(Paths.handover(to: officer.id))\">\(register.name(of: officer.id))</a>",
                    "\(register.name(of: officer.agency))",
                    "\(officer.awaitedPassword.map { register.name(of: $0.askedBy) } ?? "")",
                    listed(officer.awaitedPassword?.since.day),
                ]
            }, empty: "")
        return """
            <h2 id="passwords">Passwords to hand over\(clauseLink(.access, in: rules))</h2>
            \(table.html)
            """
    }
}
