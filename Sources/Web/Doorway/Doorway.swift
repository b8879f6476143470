import Exchange
import HTML
import HTTPTypes
import Hummingbird

/// What is at the address of a service that several partnerships share: which they are, and the way to each.
///
/// It knows their names and nothing else, and asks nobody who they are.
package struct Doorway: Sendable {
    /// A partnership, and the name that stands before the address.
    package struct Door: Sendable {
        package let name: String
        package let title: String

        package init(name: String, title: String) {
            self.name = name
            self.title = title
        }
    }

    private let isSecure: Bool
    private let doors: @Sendable () async throws -> [Door]
    private let shell = Shell(partnership: "", footing: nil)

    package init(isSecure: Bool, doors: @escaping @Sendable () async throws -> [Door]) {
        self.isSecure = isSecure
        self.doors = doors
    }

    /// `host` is the service's own, without a port.
    func router(at host: String) -> Router<Visit> {
        let router = Router(context: Visit.self, options: [.autoGenerateHeadEndpoints])
        router.add(middleware: headers)
        router.add(middleware: errors)
        let assets = AssetPages()
        for asset in Asset.all { router.get(RouterPath(asset.path)) { _, _ in assets.show(asset) } }
        router.get("/") { try await show($0, $1, host) }
        return router
    }

    private var headers: SecurityHeaders { SecurityHeaders(isSecure: isSecure) }
    private var errors: ErrorPages { ErrorPages(shell: shell) }

    /// Says what kept a partnership's pages from being opened, whichever of them was asked for.
    func answer(_ error: any Error, to request: Request, _ visit: Visit) async throws -> Response {
        try await headers.handle(request, context: visit) { request, visit in
            try await errors.handle(request, context: visit) { _, _ in throw error }
        }
    }

    private func show(_ request: Request, _ visit: Visit, _ host: String) async throws -> Response {
        let asked = String(request.uri.queryParameters["name"] ?? "")
        let all = try await doors().byName(\.title)
        let found = all.filter { asked.isEmpty || $0.title.lowercased().contains(asked.lowercased()) }
        var form = Form()
        form.fill("name", asked)
        return shell.show(
            Page(
                "Choose a partnership",
                body: body(found, of: all.count, form, at: host + port(request.head.authority ?? ""))),
            to: visit)
    }

    /// The port that this page was asked for at, with its colon: nothing else of what a browser says of the host is
    /// written into a page.
    private func port(_ authority: String) -> String {
        guard let colon = authority.lastIndex(of: ":"), let port = UInt16(authority[colon...].dropFirst()) else {
            return ""
        }
        return ":\(port)"
    }

    /// More than so many are looked for by name.
    private static let shownMost = 50

    private func body(_ found: [Door], of count: Int, _ form: Form, at authority: String) -> HTML {
        let links = found.prefix(Self.shownMost).map { door -> HTML in
            // Without a scheme: the one that this page came by.
            "<li><a href=\"//\(door.name).\(authority)/\">\(door.title)</a></li>"
        }
        let search: HTML = """
            <form method="get" action="/">
            \(textField(Field("name", "Part of its name"), in: form, width: .half))
            \(button("Find"))
            </form>
            """
        let rest: HTML =
            found.count > Self.shownMost
            ? "<p>And \(found.count - Self.shownMost) more: type part of the name.</p>" : ""
        let none: HTML =
            count == 0
            ? "<p>There is no partnership here yet. The people who run this service set one up.</p>"
            : "<p>None has that in its name.</p>"
        return """
            <h1>Choose a partnership</h1>
            <p>You sign in to each with the account that you have there.</p>
            \(if: count > 10, search)
            \(found.isEmpty ? none : "<ul>\(links)</ul>\(rest)" as HTML)
            """
    }
}
