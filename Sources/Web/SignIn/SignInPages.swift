import Casework
import Exchange
import HTML
import Hummingbird

/// `/sign-in` and `/sign-out`.
struct SignInPages: Sendable {
    let desk: SignInDesk
    let directory: LiaisonDesk
    let shell: Shell
    let cookie: SessionCookie
    let meter: ServerMeter

    func show(_ request: Request, _ visit: Visit) async throws -> Response {
        let next = request.uri.queryParameters["next"].flatMap { LocalPath(String($0)) }
        guard visit.signedIn == nil else { return seeOther(next?.text ?? Paths.home) }
        var form = Form()
        form.fill("next", next?.text ?? "")
        let isPublic = try await isPublic
        return cookie.giving(to: visit, dice: desk.dice) { page(form, to: $0, csrf: $1, isPublic: isPublic) }
    }

    func create(_ request: Request, _ visit: Visit) async throws -> Response {
        var form = visit.form
        let name = form.text("name", required: "Enter your e-mail address")
        let password = form.typed("password")
        if password.isEmpty { form.note("Enter your password", at: "password") }
        let isPublic = try await isPublic
        guard form.isSound, let csrf = visit.csrf else {
            return page(form, to: visit, csrf: visit.csrf, isPublic: isPublic)
        }
        do {
            let token = try await desk.signIn(
                name: name, password: password, address: visit.address,
                device: deviceName(request.headers[.userAgent] ?? ""))
            meter.signedIn(.done)
            // The session before it, if there was one, is over.
            if let old = visit.token { try await desk.accounts.endSession(old.hash) }
            var response = seeOther(LocalPath(form.typed("next"))?.text ?? Paths.home)
            cookie.set(token, on: &response)
            return response
        } catch let refusal as SignInDesk.Refusal {
            meter.signedIn(refusal.outcome)
            form.note(refusal.sentence, at: "name")
            return page(form, to: visit, csrf: csrf, isPublic: isPublic)
        }
    }

    func destroy(_ request: Request, _ visit: Visit) async throws -> Response {
        if let token = visit.token { try await desk.accounts.endSession(token.hash) }
        var response = seeOther(Paths.signIn)
        cookie.clear(on: &response)
        return response
    }

    /// Whether the partnership shows itself to everybody, and takes applications to join.
    private var isPublic: Bool {
        get async throws { try await directory.register().register.partnership.isPublic }
    }

    private func page(_ form: Form, to visit: Visit, csrf: CSRFToken?, isPublic: Bool) -> Response {
        var page = Page(
            "Sign in", body: csrf.map { "\(body(form, csrf: $0))\(if: isPublic, publicLinks)" } ?? "")
        page.form = form
        return shell.show(page, to: visit)
    }

    private var publicLinks: HTML {
        """
        <p>\(Link("How \(shell.partnership) shares information", to: Paths.about).html)</p>
        <p>\(Link("Ask to join \(shell.partnership)", to: Paths.join).html)</p>
        """
    }

    private func body(_ form: Form, csrf: CSRFToken) -> HTML {
        let name = textField(
            Field("name", "E-mail address"), in: form, kind: .email, width: .half, autocomplete: "username")
        let password = textField(
            Field("password", "Password"), in: form, kind: .password, width: .half, autocomplete: "current-password")
        let help: HTML = """
            <p>Passwords are looked after by your partnership’s support team: ask them for a new one.</p>
            """
        let fields: HTML = """
            \(name)
            \(password)
            \(hiddenField("next", form.typed("next")))
            \(button("Sign in"))
            """
        return """
            <h1>Sign in</h1>
            \(postForm(to: Paths.signIn, csrf: csrf, fields))
            \(details("If you cannot sign in", help))
            """
    }
}

extension SignInDesk.Refusal {
    var outcome: ServerMeter.SignIn {
        switch self {
        case .wrong: .wrong
        case .wait: .wait
        case .busy: .busy
        }
    }

    var sentence: String {
        switch self {
        case .wrong: "Check your e-mail address and your password: together they open no account"
        case .wait(let seconds):
            "There were too many attempts: wait \(seconds < 60 ? "a minute" : minutes(seconds)), then try again"
        case .busy: "Too many people are signing in at once: try again in a minute"
        }
    }

    private func minutes(_ seconds: Int) -> String {
        let minutes = (seconds + 59) / 60
        return minutes == 1 ? "a minute" : "\(minutes) minutes"
    }
}

/// The kind of browser and machine, in a few words that its owner knows again: `Firefox on Windows`.
func deviceName(_ userAgent: String) -> String {
    // In this order, since each of them claims to be those after it as well.
    let browsers = [
        ("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ]
    let systems = [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("CrOS", "ChromeOS"),
        ("Mac OS X", "Mac"), ("Linux", "Linux"),
    ]
    let browser = browsers.first { userAgent.contains($0.0) }?.1 ?? "A browser"
    guard let system = systems.first(where: { userAgent.contains($0.0) })?.1 else { return browser }
    return "\(browser) on \(system)"
}
