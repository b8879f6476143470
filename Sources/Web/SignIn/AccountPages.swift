import Casework
import Exchange
import HTML
import Hummingbird

/// `/account`: one's own sessions and password.
struct AccountPages: Sendable {
    let desk: SignInDesk
    let shell: Shell

    func sessions(_ request: Request, _ context: SignedIn) async throws -> Response {
        let sessions = try await desk.accounts.sessions(of: context.officer.id)
            .filter { desk.now() < $0.endsAt && desk.now() < $0.seenAt.adding(seconds: SignInDesk.idleLimit) }
            .sorted { $0.seenAt > $1.seenAt }
        let rows = sessions.map { session -> [HTML] in
            let isThis = session.tokenHash == context.session.tokenHash
            let end = postForm(
                to: Paths.sessions, csrf: context.csrf,
                "\(hiddenField("session", handle(of: session)))\(button("End this session", .secondary))")
            return [
                "\(session.device)", "\(spoken(session.openedAt))", "\(spoken(session.seenAt))",
                isThis ? tag("This one", .active) : end,
            ]
        }
        let table = Table(
            "Sessions", hidesCaption: true,
            columns: ["Browser", "Signed in", "Last used", "What you can do"].map { Table.Column($0) }, rows: rows,
            empty: "You are signed in nowhere.")
        let page = Page(
            "Where you are signed in",
            body: """
                <h1>Where you are signed in</h1>
                <p>If you do not know one of these, end it and <a href="\(Paths.password)">change your password</a>.</p>
                \(table.html)
                """)
        return shell.show(page, to: context)
    }

    /// Ends one of one's own sessions; one that is over already stays over.
    func endSession(_ request: Request, _ context: SignedIn) async throws -> Response {
        for session in try await desk.accounts.sessions(of: context.officer.id)
        where handle(of: session) == context.form.typed("session") {
            try await desk.accounts.endSession(session.tokenHash)
        }
        return seeOther(Paths.sessions)
    }

    func password(_ request: Request, _ context: SignedIn) async throws -> Response {
        show(Form(), to: context)
    }

    func changePassword(_ request: Request, _ context: SignedIn) async throws -> Response {
        var form = context.form
        let old = form.typed("old")
        let new = form.typed("new")
        if old.isEmpty { form.note("Enter your password as it is now", at: "old") }
        let name = try await desk.accounts.account(of: context.officer.id)?.signInName ?? ""
        if let weakness = NewPassword.weakness(of: new, signInName: name) { form.note(weakness, at: "new") }
        if new == old { form.note("Choose a password that you have not now", at: "new") }
        if new != form.typed("again") { form.note("Type the new password the same both times", at: "again") }
        guard form.isSound else { return show(form, to: context) }
        do {
            try await desk.changePassword(of: context.who, from: old, to: new, address: context.address)
        } catch SignInDesk.Refusal.wrong {
            form.note("That is not your password: type it as it is now", at: "old")
            return show(form, to: context)
        } catch let refusal as SignInDesk.Refusal {
            form.note(refusal.sentence, at: "old")
            return show(form, to: context)
        }
        var page = Page(
            "Your password is changed", body: "<p>\(linkButton("Go to your in-tray", to: Paths.inTray))</p>")
        page.body = """
            \(panel("Your password is changed", "Every other session of yours has ended."))
            \(page.body)
            """
        return shell.show(page, to: context)
    }

    private func show(_ form: Form, to context: SignedIn) -> Response {
        let hint: HTML = """
            At least \(NewPassword.shortest) characters. Three words that do not belong together are hard to guess and \
            easy to remember.
            """
        let fields: HTML = """
            \(passwordField("old", "Your password now", in: form, autocomplete: "current-password"))
            \(passwordField("new", "Your new password", hint: hint, in: form, autocomplete: "new-password"))
            \(passwordField("again", "Your new password again", in: form, autocomplete: "new-password"))
            \(button("Change password"))
            """
        let why: HTML? =
            context.who.mustChangePassword
            ? insetText("Your password was chosen for you, so somebody else has known it. Choose your own to go on.")
            : nil
        var page = Page(
            "Change your password",
            body: """
                <h1>Change your password</h1>
                \(why)
                \(postForm(to: Paths.password, csrf: context.csrf, fields))
                """)
        page.form = form
        return shell.show(page, to: context)
    }

    private func passwordField(
        _ name: String, _ words: String, hint: HTML? = nil, in form: Form, autocomplete: String
    ) -> HTML {
        textField(Field(name, words, hint: hint), in: form, kind: .password, width: .half, autocomplete: autocomplete)
    }

    /// Which session is meant, without its whole hash standing in a page.
    private func handle(of session: Session) -> String { hexadecimal(session.tokenHash.prefix(8)) }
}
