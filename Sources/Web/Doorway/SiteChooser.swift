package import Hummingbird

/// Several partnerships at one address: each answers at its own name before it, as `safermk.gatehouse.example`.
///
/// A browser keeps what it keeps for one name apart from the others, cookies too; so somebody who is signed in at one
/// partnership is a stranger to the next, and nothing crosses.
package struct SiteChooser<Inner: HTTPResponder>: HTTPResponder where Inner.Context == Visit {
    package typealias Context = Visit

    /// What is before the first dot stands for a partnership where the rest is this, without a port.
    private let host: String
    private let inner: @Sendable (_ name: String) async throws -> Inner?
    private let doorway: Doorway
    private let pages: RouterResponder<Visit>

    /// `inner` gives a partnership's pages; `nil` where there is none of that name. `doorway` answers at the address
    /// itself, and where nobody is.
    package init(
        host: String, doorway: Doorway, inner: @escaping @Sendable (_ name: String) async throws -> Inner?
    ) {
        self.host = host.lowercased()
        self.inner = inner
        self.doorway = doorway
        pages = doorway.router(at: self.host).buildResponder()
    }

    package func respond(to request: Request, context: Visit) async throws -> Response {
        guard let name = name(in: request.head.authority ?? "") else {
            return try await pages.respond(to: request, context: context)
        }
        let site: Inner?
        do { site = try await inner(name) } catch {
            return try await doorway.answer(error, to: request, context)
        }
        guard let site else { return try await pages.respond(to: request, context: context) }
        return try await site.respond(to: request, context: context)
    }

    /// The partnership's name in what a browser asked for; `nil` at the address itself, and for any other host.
    func name(in authority: String) -> String? {
        let asked = authority.lowercased().split(separator: ":", maxSplits: 1).first ?? ""
        guard asked.hasSuffix("." + host) else { return nil }
        let name = String(asked.dropLast(host.count + 1))
        return name.isEmpty || name.contains(".") ? nil : name
    }
}
