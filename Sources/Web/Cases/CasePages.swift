import Casework
import Exchange
import HTML
import Hummingbird
import SharingProtocol

/// The pages of one kind of case. Nothing in them decides anything: a handler parses, asks the desk and shows what came
/// of it.
protocol CasePages: Sendable {
    associatedtype Kind: PagedKind

    var desk: LiaisonDesk { get }
    var shell: Shell { get }

    /// The case's own page: its state, what comes next, and everything that has happened.
    func casePage(_ folder: CaseFolder<Kind>, _ view: CaseView, _ context: SignedIn) async throws -> Page
}

extension CasePages {
    func badge(_ context: SignedIn) -> Badge { Badge(context.officer) }

    /// The reference in the address. What cannot be one leads nowhere, as does one of a case that is not theirs.
    func reference(_ context: SignedIn) throws -> CaseID {
        guard let text = context.parameters.get("reference"),
            let reference = CaseID(typed: String(text), of: Kind.self)
        else { throw Problem.notFound }
        return reference
    }

    /// The case as this officer may see it now.
    func folder(_ context: SignedIn) async throws -> CaseFolder<Kind> {
        try await folder(try reference(context), context)
    }

    func folder(_ reference: CaseID, _ context: SignedIn) async throws -> CaseFolder<Kind> {
        try await desk.look(at: reference, as: Kind.self, by: badge(context))
    }

    /// The case's page, with the notice that the address names, if it names one.
    func show(_ request: Request, _ context: SignedIn) async throws -> Response {
        let query = request.uri.queryParameters
        let view = CaseView(
            notice: query["done"].flatMap { Kind.Done(rawValue: String($0)) }?.notice,
            history: query["history"].flatMap { ShownHistory(rawValue: String($0)) })
        return shell.show(try await casePage(try await folder(context), view, context), to: context)
    }

    /// Where one goes after an act: the case, which says what happened.
    func done(_ reference: CaseID, _ done: Kind.Done) -> String {
        "\(Kind.page(of: reference))?done=\(done.rawValue)"
    }

    /// The case as it stands, after an act that could not be done: the case is not there for it, or they are not.
    func whatStands(_ folder: CaseFolder<Kind>, _ act: Kind.ActName, _ context: SignedIn) async throws -> Response {
        let sentence =
            folder.obstacle(to: act)?.sentence
            ?? (folder.history.current.isReady(for: act)
                ? "You cannot do this. The next step is below."
                : "The \(Kind.noun.lowercased()) has changed, or is not at this step yet. The next step is below.")
        let notice = Notice(.important, "Nothing was done", sentence)
        return shell.show(try await casePage(folder, CaseView(notice: notice), context), to: context)
    }

    /// The same, after a refusal.
    func whatStands(
        _ reference: CaseID, _ refusal: Refusal<Kind.Event>, _ context: SignedIn
    ) async throws -> Response {
        let folder = try await folder(reference, context)
        let notice = Notice(.important, "Nothing was done", refusal.sentence)
        var page = try await casePage(folder, CaseView(notice: notice), context)
        if refusal.decision != nil {
            page.body = "\(refusalWords(refusal, in: folder.rules))\(page.body)"
        }
        return shell.show(page, to: context)
    }

    /// Whether this officer has the case in their record, so that a link to it leads somewhere.
    func inRecord(_ reference: CaseID, _ context: SignedIn) async throws -> ReleasedRow? {
        var filter = RegisterFilter()
        filter.reference = reference.text
        filter.limit = 1
        return try await desk.registerList(filter, by: badge(context)).rows.first
    }
}

extension CaseID {
    /// The case of that kind that somebody means who types its reference; `nil` where it cannot be one.
    init?<Kind: CaseKind>(typed text: String, of kind: Kind.Type) {
        self.init(typed: text)
        guard self.text.hasPrefix(Kind.name.prefix) else { return nil }
    }
}

/// A way on from a case's page.
struct ActLink<Part: RawRepresentable<String> & Sendable>: Sendable {
    let words: String
    let part: Part
    var kind = ButtonKind.primary
}

/// What an officer can do with a case: buttons for what somebody waits for, and links to the rest.
func actLinks<Kind: PagedKind>(
    of case: Kind, main: [ActLink<Kind.Part>], others: [ActLink<Kind.Part>]
) -> HTML {
    let buttons = main.map { linkButton($0.words, to: Kind.page(of: `case`.reference, $0.part), $0.kind) }
    let links = others.map { "<li>\(Link($0.words, to: Kind.page(of: `case`.reference, $0.part)).html)</li>" as HTML }
    return """
        \(if: !buttons.isEmpty, "<div class=\"buttons\">\(buttons)</div>")
        \(if: !links.isEmpty, "<ul class=\"acts\">\(links)</ul>")
        """
}
