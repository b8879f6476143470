import Casework
import Exchange
import HTML
import HTTPTypes
import Hummingbird
import NIOCore
import SharingProtocol

/// `/register`: the record of requests and disclosures that 4.2 and 4.6 ask for, as each officer may see it.
struct RegisterPages: Sendable {
    let desk: LiaisonDesk
    let shell: Shell

    static let pageSize = 50
    /// A print of everything is one page of the browser's; what is longer is for a file.
    static let printSize = 1000

    func show(_ request: Request, _ context: SignedIn) async throws -> Response {
        try needsPart(context.officer)
        var search = try await self.search(request)
        let isPrint = request.uri.queryParameters["print"] != nil
        let number = isPrint ? 1 : pageNumber(request)
        search.filter.limit = isPrint ? Self.printSize : Self.pageSize
        search.filter.offset = (number - 1) * search.filter.limit
        return shell.show(try await page(search, number: number, isPrint: isPrint, context), to: context)
    }

    /// A name is looked for by a posted form, so that it stands in no address, no history and no log.
    func findByName(_ request: Request, _ context: SignedIn) async throws -> Response {
        try needsPart(context.officer)
        var search = RegisterSearch(byName: context.form)
        let number = Int(context.form.typed("page")).map { min(max($0, 1), 1_000_000) } ?? 1
        if let exit = Exit(rawValue: context.form.typed("as")), exit != .page, search.form.isSound {
            return try await file(search.filter, exit, context)
        }
        search.filter.limit = Self.pageSize
        search.filter.offset = (number - 1) * Self.pageSize
        return shell.show(try await page(search, number: number, isPrint: false, context), to: context)
    }

    func csv(_ request: Request, _ context: SignedIn) async throws -> Response {
        try await file(request, .csv, context)
    }

    func json(_ request: Request, _ context: SignedIn) async throws -> Response {
        try await file(request, .json, context)
    }

    private func file(_ request: Request, _ exit: Exit, _ context: SignedIn) async throws -> Response {
        try needsPart(context.officer)
        let search = try await self.search(request)
        // A filter that cannot be read is corrected on the page: a file of another list would be taken for this one.
        guard search.form.isSound else { return seeOther(search.path(Paths.register)) }
        return try await file(search.filter, exit, context)
    }

    private func file(_ filter: RegisterFilter, _ exit: Exit, _ context: SignedIn) async throws -> Response {
        let export = try await desk.registerExport(filter, as: exit, by: Badge(context.officer))
        let body = ResponseBody { writer in
            // What fails half way breaks the connection off, so that no browser takes the half for the whole.
            try await export.write { text in try await writer.write(ByteBuffer(string: text)) }
            try await writer.finish(nil)
        }
        return download(exit == .csv ? "text/csv; charset=utf-8" : "application/json", export.fileName, body)
    }

    private func page(
        _ search: RegisterSearch, number: Int, isPrint: Bool, _ context: SignedIn
    ) async throws -> Page {
        let badge = Badge(context.officer)
        // A form with a problem looks for nothing: half a filter would show what was not asked for.
        let list = search.form.isSound ? try await desk.registerList(search.filter, by: badge) : nil
        let register: RegisterSnapshot
        if let list { register = list.register } else { register = try await desk.register() }
        return RegisterPage(
            search: search, choices: try await choices, list: list, register: register,
            rules: try register.rules(on: desk.now().day), number: number,
            isPrint: isPrint, head: try await desk.bookHead(), officer: context.officer, viewer: context.viewer,
            at: desk.now(), csrf: context.csrf
        ).page
    }

    private func search(_ request: Request) async throws -> RegisterSearch {
        RegisterSearch(try Form(urlEncoded: (request.uri.query ?? "").utf8), among: try await choices)
    }

    private var choices: RegisterSearch.Choices {
        get async throws {
            RegisterSearch.Choices(rules: try await desk.rules(on: desk.now().day), kinds: desk.kinds)
        }
    }

    /// 4.8, 4.10: those who manage accounts or agencies have no record; the desk would show them none.
    private func needsPart(_ officer: Officer) throws {
        switch officer.role {
        case .practitioner, .auditor: return
        case .coordinator, .administrator:
            throw Problem.notYours("Only officers of the agencies and auditors can see the record of requests.")
        }
    }
}

/// 4.2, 4.6: the record, on screen, in print and as a file.
func registerRoutes(_ inside: RouterGroup<SignedIn>, desk: LiaisonDesk, shell: Shell) {
    let pages = RegisterPages(desk: desk, shell: shell)
    inside.get("/register", use: pages.show)
    inside.get("/register.csv", use: pages.csv)
    inside.get("/register.json", use: pages.json)
    inside.get("/register/search") { _, _ in seeOther(Paths.register) }
    inside.post("/register/search", use: pages.findByName)
}

extension Paths {
    static let registerCSV = "/register.csv"
    static let registerJSON = "/register.json"
    static let registerSearch = "/register/search"
}

/// A file to be kept, under a name of ours.
func download(_ type: String, _ name: String, _ body: ResponseBody) -> Response {
    Response(
        status: .ok,
        headers: [.contentType: type, .contentDisposition: "attachment; filename=\"\(name)\""], body: body)
}
