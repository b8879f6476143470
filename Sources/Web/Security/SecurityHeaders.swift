import HTTPTypes
package import Hummingbird

/// Headers that tell a browser to trust nothing but our own pages, and to keep none of them.
package struct SecurityHeaders: RouterMiddleware {
    package typealias Context = Visit

    private let headers: [(HTTPField.Name, String)]

    package init(isSecure: Bool) {
        var headers = Self.always
        if isSecure, let transport = HTTPField.Name("Strict-Transport-Security") {
            // Two years, as browsers' own lists ask for (RFC 6797).
            headers.append((transport, "max-age=63072000; includeSubDomains"))
        }
        self.headers = headers
    }

    package func handle(
        _ request: Request, context: Visit, next: (Request, Visit) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        for (name, value) in headers { response.headers[name] = value }
        // Pages hold what only one person may see: no browser and no proxy keeps them (RFC 9111, 5.2.2.5).
        if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
        return response
    }

    private static let always: [(HTTPField.Name, String)] = [
        (
            "Content-Security-Policy",
            """
            default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; \
            form-action 'self'; frame-ancestors 'none'; base-uri 'none'
            """
        ),
        ("X-Content-Type-Options", "nosniff"),
        // Addresses hold references of cases, which another site has no need to learn.
        ("Referrer-Policy", "no-referrer"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("X-Frame-Options", "DENY"),
        ("X-Robots-Tag", "noindex, nofollow"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ].compactMap { name, value in HTTPField.Name(name).map { ($0, value) } }
}
