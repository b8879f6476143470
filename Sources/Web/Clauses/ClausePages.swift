import Casework
import Exchange
import HTML
import Hummingbird
import NIOCore
import SharingProtocol

/// `/clauses`: the protocol in force, clause by clause (5.1).
struct ClausePages: Sendable {
    let desk: LiaisonDesk
    let shell: Shell

    func show(_ request: Request, _ context: SignedIn) async throws -> Response {
        shell.show(ClausesPage(rules: try await rules(request)).page, to: context)
    }

    /// The protocol file to the letter: what agreements are signed to, and what their hash is of (Appendix Four).
    func text(_ request: Request, _ context: SignedIn) async throws -> Response {
        let rules = try await rules(request)
        return download(
            "text/plain; charset=utf-8", "\(addressName(rules.name)).yaml",
            ResponseBody(byteBuffer: ByteBuffer(string: rules.text)))
    }

    /// The version in force, or the one that is asked for: another of the partnership's, or one put before it.
    private func rules(_ request: Request) async throws -> InformationSharingProtocol {
        let register = try await desk.register()
        guard let name = request.uri.queryParameters["version"].map(String.init) else {
            return try register.rules(on: desk.now().day)
        }
        if let rules = register.versions.named(name) { return rules }
        guard let proposal = register.register.partnership.reviews.last?.presented?.proposal, proposal.name == name,
            let rules = desk.proposed(proposal, in: register)
        else { throw Problem.notFound }
        return rules
    }
}

/// The protocol itself.
func clauseRoutes(_ inside: RouterGroup<SignedIn>, desk: LiaisonDesk, shell: Shell) {
    let pages = ClausePages(desk: desk, shell: shell)
    inside.get("/clauses", use: pages.show)
    inside.get("/clauses/text", use: pages.text)
}

extension Paths {
    static let protocolText = "/clauses/text"

    /// The clauses of a version, which need not be the one in force.
    static func clauses(of rules: InformationSharingProtocol) -> String {
        "\(clauses)?version=\(LocalPath.queryEncoded(rules.name))"
    }
    static func protocolText(of rules: InformationSharingProtocol) -> String {
        "\(protocolText)?version=\(LocalPath.queryEncoded(rules.name))"
    }
}
