import Casework
import Exchange
import HTML
import Hummingbird
import Ledger
import NIOCore

/// `/book`: the ledger, its checkpoint, and single entries with what proves them (4.2, 4.6).
struct BookPages: Sendable {
    let desk: LiaisonDesk
    let shell: Shell

    func show(_ request: Request, _ context: SignedIn) async throws -> Response {
        let before = request.uri.queryParameters["before"].flatMap { Int($0) }
        let book = try await desk.book(before: before, by: Badge(context.officer))
        let rules = try await desk.rules(on: desk.now().day)
        return shell.show(BookPage(book: book, rules: rules, before: before).page, to: context)
    }

    /// The signed note as it is: for keeping, and for whatever reads C2SP checkpoints.
    func checkpoint(_ request: Request, _ context: SignedIn) async throws -> Response {
        let head = try await desk.bookHead()
        // An empty audit trail has no checkpoint yet.
        guard !head.checkpoint.isEmpty else { throw Problem.notFound }
        return download(
            "text/plain; charset=utf-8", "gatehouse-checkpoint-\(head.size).txt",
            ResponseBody(byteBuffer: ByteBuffer(string: head.checkpoint)))
    }

    func entry(_ request: Request, _ context: SignedIn) async throws -> Response {
        let entry = try await desk.entry(at: try position(context), by: Badge(context.officer))
        return shell.show(EntryPage(entry: entry).page, to: context)
    }

    /// The entry's bytes and all that shows that they stand in the book (C2SP `tlog-proof`).
    func proof(_ request: Request, _ context: SignedIn) async throws -> Response {
        let proof = try await desk.proof(of: try position(context), by: Badge(context.officer))
        return download(
            "text/plain; charset=utf-8", "gatehouse-entry-\(proof.index).tlog-proof",
            ResponseBody(byteBuffer: ByteBuffer(string: proof.text)))
    }

    private func position(_ context: SignedIn) throws -> Int {
        guard let text = context.parameters.get("position"), let position = Int(text), String(position) == text,
            position >= 0
        else { throw Problem.notFound }
        return position
    }
}

/// 4.2, 4.6: the record that nobody can quietly change.
func bookRoutes(_ inside: RouterGroup<SignedIn>, desk: LiaisonDesk, shell: Shell) {
    let pages = BookPages(desk: desk, shell: shell)
    inside.get("/book", use: pages.show)
    inside.get("/book/checkpoint", use: pages.checkpoint)
    inside.get("/book/entries/{position}", use: pages.entry)
    inside.get("/book/entries/{position}/proof", use: pages.proof)
}

extension Paths {
    static let checkpoint = "/book/checkpoint"
    static func entryProof(_ position: Int) -> String { "\(entry(position))/proof" }
}
