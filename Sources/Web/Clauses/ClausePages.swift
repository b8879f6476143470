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
        shell.show(ClausesPage(rules: try desk.rules(on: desk.now().day)).page, to: context)
    }

    /// The protocol file to the letter: what agreements are signed to, and what their hash is of (Appendix Four).
    func text(_ request: Request, _ context: SignedIn) async throws -> Response {
        let rules = try desk.rules(on: desk.now().day)
        return download(
            "text/plain; charset=utf-8", "\(addressName(rules.name)).yaml",
            ResponseBody(byteBuffer: ByteBuffer(string: rules.text)))
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
}
