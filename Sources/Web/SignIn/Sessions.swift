import HTTPTypes
package import Hummingbird

/// Finds out, for every request, where it comes from and who is signed in.
package struct Sessions: RouterMiddleware {
    package typealias Context = Visit

    let desk: SignInDesk
    let cookie: SessionCookie
    /// Whether a proxy of ours stands in front and says who it forwards for.
    let trustsProxy: Bool

    package func handle(
        _ request: Request, context: Visit, next: (Request, Visit) async throws -> Response
    ) async throws -> Response {
        var context = context
        context.target = request.uri.string
        if trustsProxy, let name = HTTPField.Name("X-Forwarded-For"), let chain = request.headers[name],
            // The last one is what our own proxy saw; those before it are whatever the sender wrote.
            let last = chain.split(separator: ",").last
        {
            context.address = trimmed(String(last))
        }
        context.token = cookie.token(in: request)
        if context.token == nil, isLinkFromElsewhere(request), let target = LocalPath(context.target) {
            throw SignInNeeded.comeInAgain(target: target)
        }
        if let token = context.token {
            context.signedIn = try await desk.who(token, isAtWork: request.uri.path != Paths.inTrayNews)
        }
        return try await next(request, context)
    }

    /// Whether another site led here, so that the browser sends no cookie that is for our own pages alone (RFC 6265bis,
    /// 5.5.7.1). To take the visitor for a stranger would put a new cookie in place of the one that was kept back, and
    /// so sign out whoever follows a link in a message.
    private func isLinkFromElsewhere(_ request: Request) -> Bool {
        guard request.method == .get, let name = HTTPField.Name("Sec-Fetch-Site") else { return false }
        return request.headers[name] == "cross-site" || request.headers[name] == "same-site"
    }
}

/// The cookie that holds a session's token.
package struct SessionCookie: Sendable {
    /// Whether people reach this server by https. Over http, as on one's own machine, browsers refuse what only https
    /// may set.
    let isSecure: Bool

    /// `__Host-` makes a browser refuse one that another host, or http, has set (RFC 6265bis, 4.1.3.2).
    var name: String { isSecure ? "__Host-gatehouse" : "gatehouse" }

    func token(in request: Request) -> SessionToken? {
        request.cookies[name].flatMap { SessionToken(cookie: $0.value) }
    }

    /// It goes with the browser's window, and with the session in any case.
    func set(_ token: SessionToken, on response: inout Response) {
        response.setCookie(
            Cookie(
                name: name, value: token.cookieValue, path: "/", secure: isSecure, httpOnly: true, sameSite: .strict))
    }

    /// Shows a page with a form to somebody who need not be signed in: a visitor without a token gets one, so that the
    /// form can carry its proof of origin.
    func giving(
        to visit: Visit, dice: @Sendable (Int) -> [UInt8], _ page: (Visit, CSRFToken) -> Response
    ) -> Response {
        if let csrf = visit.csrf { return page(visit, csrf) }
        let token = SessionToken(dice: dice)
        var visit = visit
        visit.token = token
        var response = page(visit, CSRFToken(of: token))
        set(token, on: &response)
        return response
    }

    func clear(on response: inout Response) {
        response.setCookie(
            Cookie(name: name, value: "", maxAge: 0, path: "/", secure: isSecure, httpOnly: true, sameSite: .strict))
    }
}
