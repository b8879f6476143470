import Casework
package import Exchange
package import Hummingbird

/// What a site is made of, and how it is reached.
package struct Site: Sendable {
    package var shell: Shell
    package var desk: LiaisonDesk
    package var signIn: SignInDesk
    /// Whether people reach it by https.
    package var isSecure: Bool
    /// Whether a proxy of the partnership's own stands in front of it.
    package var trustsProxy = false
    package var uploads = UploadLimits()
    package var timeLimit: Duration = .seconds(30)
    package var uploadTimeLimit: Duration = .seconds(15 * 60)
    /// The seconds that an address has to wait before it may ask again; `nil` where it need not.
    package var secondsToWait: @Sendable (_ address: String) -> Int? = { _ in nil }
    /// What counts its requests.
    package var meter: ServerMeter

    package init(shell: Shell, desk: LiaisonDesk, signIn: SignInDesk, isSecure: Bool) {
        self.shell = shell
        self.desk = desk
        self.signIn = signIn
        self.isSecure = isSecure
        meter = ServerMeter { [now = signIn.now] in .milliseconds(now().milliseconds) }
    }

    var cookie: SessionCookie { SessionCookie(isSecure: isSecure) }

    /// What answers requests, whole.
    package func responder() -> SitePages {
        FrontDoor(inner: routes(self).buildResponder(), limit: timeLimit, uploadLimit: uploadTimeLimit)
    }
}

/// A site's pages, as requests reach them.
package typealias SitePages = FrontDoor<RouterResponder<Visit>>

/// What every request passes through on its way in, and every answer on its way out.
func entrance(_ site: Site) -> Router<Visit> {
    let router = Router(context: Visit.self, options: [.autoGenerateHeadEndpoints])
    router.add(middleware: RequestLog(now: site.signIn.now))
    router.add(middleware: RequestMeter(meter: site.meter))
    router.add(middleware: SecurityHeaders(isSecure: site.isSecure))
    // Twice: the inner one knows who is signed in, the outer one catches what goes wrong while finding out.
    router.add(middleware: ErrorPages(shell: site.shell, meter: site.meter))
    router.add(middleware: AddressThrottle(secondsToWait: site.secondsToWait))
    router.add(middleware: Sessions(desk: site.signIn, cookie: site.cookie, trustsProxy: site.trustsProxy))
    router.add(middleware: ErrorPages(shell: site.shell, meter: site.meter))
    router.add(middleware: FormIntake(uploads: site.uploads))
    return router
}

/// Every address that the server answers, in the order of the protocol.
package func routes(_ site: Site) -> Router<Visit> {
    let router = entrance(site)
    let assets = AssetPages()
    for asset in Asset.all { router.get(RouterPath(asset.path)) { _, _ in assets.show(asset) } }

    // 4.8 Secure, passworded, levels of access
    let signIn = SignInPages(
        desk: site.signIn, directory: site.desk, shell: site.shell, cookie: site.cookie, meter: site.meter)
    router.get("/sign-in", use: signIn.show)
    router.post("/sign-in", use: signIn.create)
    router.post("/sign-out", use: signIn.destroy)

    let publicPages = PublicPages(desk: site.desk, shell: site.shell)
    router.get("/about", use: publicPages.show)
    joiningRoutes(router, site)

    // From here on nobody gets in who is not signed in: these handlers take a `SignedIn`.
    let inside = router.group(context: SignedIn.self).add(middleware: LookingIsAnAct())
    inside.get("/") { _, _ in seeOther(Paths.inTray) }
    let account = AccountPages(desk: site.signIn, shell: site.shell)
    inside.get("/account/sessions", use: account.sessions)
    inside.post("/account/sessions", use: account.endSession)
    inside.get("/account/password", use: account.password)
    inside.post("/account/password", use: account.changePassword)
    officerRoutes(inside, desk: site.desk, shell: site.shell)
    handoverRoutes(inside, desk: site.desk, shell: site.shell, passwords: site.signIn.passwords)

    inTrayRoutes(inside, desk: site.desk, shell: site.shell)
    clauseRoutes(inside, desk: site.desk, shell: site.shell)
    // 2.9–2.13, 4.1 Who the agencies are, and their liaison officers
    agencyRoutes(inside, desk: site.desk, shell: site.shell)
    joiningRoutes(inside, desk: site.desk, shell: site.shell, uploads: site.uploads)
    // 4.2, 4.3 Requests
    requestRoutes(inside, desk: site.desk, shell: site.shell, uploads: site.uploads)
    // 4.3–4.13 What was disclosed
    disclosureRoutes(inside, desk: site.desk, shell: site.shell, uploads: site.uploads)
    // 4.5 Meetings
    meetingRoutes(inside, desk: site.desk, shell: site.shell, uploads: site.uploads)
    // 4.2, 4.6 The record
    registerRoutes(inside, desk: site.desk, shell: site.shell)
    // 5.1, 5.2 Versions and the yearly review
    reviewRoutes(inside, desk: site.desk, shell: site.shell)
    bookRoutes(inside, desk: site.desk, shell: site.shell)

    refuseOtherMethods(router)
    return router
}

/// Answers 405, with what is allowed, where an address is known and the method is not.
private func refuseOtherMethods(_ router: Router<Visit>) {
    var known: [(path: RouterPath, methods: [HTTPRequest.Method])] = []
    for route in router.routes {
        if let index = known.firstIndex(where: { $0.path.description == route.path.description }) {
            known[index].methods.append(route.method)
        } else {
            known.append((route.path, [route.method]))
        }
    }
    for (path, methods) in known {
        let allowed = methods.contains(.get) ? methods + [.head] : methods
        for method in [HTTPRequest.Method.get, .post, .put, .patch, .delete, .options] where !methods.contains(method) {
            router.on(path, method: method) { _, _ -> Response in throw Problem.methodNotAllowed(allowed: allowed) }
        }
    }
}
