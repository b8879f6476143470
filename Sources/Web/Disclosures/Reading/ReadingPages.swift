import Casework
import Exchange
import HTML
import Hummingbird
import SharingProtocol

/// `/disclosures/{reference}/reading`: the information, for those who may read it (4.7, 4.9, 4.10, 4.12).
extension DisclosurePages {
    /// What has to be known before the information is read, and that the reading is recorded.
    func cover(_ request: Request, _ context: SignedIn) async throws -> Response {
        let folder = try await folder(context)
        guard folder.offers(.read) else { return try await whatStands(folder, .read, context) }
        let disclosure = folder.disclosure
        var page = Page(
            "Read \(disclosure.title.lowercasedFirst)", section: .register,
            body: """
                <h1>Before you read</h1>
                \(summaryList(folder.coverRows))
                \(folder.duties)
                \(postForm(
                    to: DisclosureCase.page(of: disclosure.reference, .reading), csrf: context.csrf,
                    button("Read (this is recorded)")))
                """)
        page.marking = folder.markingWords
        page.back = Link(disclosure.title, to: Paths.disclosure(disclosure.reference))
        return shell.show(page, to: context)
    }

    /// Enters the reading, and then shows the text, once: to read it again is another reading.
    func read(_ request: Request, _ context: SignedIn) async throws -> Response {
        let reference = try reference(context)
        switch try await desk.read(.read(file: nil), on: reference, as: DisclosureCase.self, by: badge(context)) {
        case .opened(let opened): return shell.show(try await text(opened, context), to: context)
        case .refused(let refusal): return try await refused(refusal, reference, context)
        }
    }

    func takeFile(_ request: Request, _ context: SignedIn) async throws -> Response {
        let reference = try reference(context)
        guard let id = context.parameters.get("file"), id.utf8.count <= 24 else { throw Problem.notFound }
        let act = DisclosureAct.read(file: FileID(id))
        switch try await desk.take(act, of: reference, as: DisclosureCase.self, by: badge(context)) {
        case .opened(let file): return try await attachment(file)
        case .refused(let refusal): return try await refused(refusal, reference, context)
        }
    }

    /// A refused reading, to somebody who has a part in the case; to everybody else there is no such page.
    private func refused(
        _ refusal: DisclosureAct.Refusal, _ reference: CaseID, _ context: SignedIn
    ) async throws -> Response {
        let folder = try await folder(reference, context)
        let path = Paths.disclosure(reference)
        var page = Page(
            "You cannot read this", section: .register,
            body: """
                <h1>You cannot read this</h1>
                \(refusalWords(refusal, in: folder.rules))
                \(if: refusal.recorded != nil, "<p>This is recorded.\(clauseLinks([.record], in: folder.rules))</p>")
                <p>\(Link("Back to \(folder.disclosure.title.lowercasedFirst)", to: path).html)</p>
                """)
        page.back = Link(folder.disclosure.title, to: path)
        return shell.show(page, to: context)
    }

    private func text(_ opened: OpenedRecord<DisclosureCase>, _ context: SignedIn) async throws -> Page {
        let disclosure = opened.history.current
        let folder = try await folder(disclosure.reference, context)
        let path = Paths.disclosure(disclosure.reference)
        let items = disclosure.terms.items.compactMap { number -> HTML? in
            let words = opened.words["disclosure/item.\(number)"]?.revealed
            let heading = disclosure.terms.request == nil ? "Information" : "Answer to item \(number)"
            return words.map { "<h2>\(heading)</h2><div class=\"words\">\($0)</div>" }
        }
        let files = disclosure.terms.files.map { file -> [HTML] in
            let name = opened.words["disclosure/file.\(file.id.text).name"]?.revealed ?? "file"
            return [
                "\(name)", "\(fileSize(file.size))",
                postForm(
                    to: "\(DisclosureCase.page(of: disclosure.reference, .files))/\(file.id)", csrf: context.csrf,
                    """
                    <button class="button secondary">Download<span class="unseen"> \(name)</span></button>
                    """),
            ]
        }
        let table = Table(
            "Files", hidesCaption: true, columns: ["Name", "Size", "Action"].map { Table.Column($0) },
            rows: files, empty: "There are no files.")
        let stamp = "\(context.viewer.name), \(context.viewer.agency), on \(spoken(opened.at))"
        var page = Page(
            "\(disclosure.title), opened", section: .register,
            body: """
                <h1>\(disclosure.title): information</h1>
                \(insetText("<p>Opened by \(stamp). \(entryLink(opened.filed.position)).</p>"))
                \(items)
                \(if: !opened.meetingRows.isEmpty, summaryList(opened.meetingRows))
                \(if: !files.isEmpty, "<h2>Files</h2>\(table.html)<p>Each download is recorded.</p>")
                <h2>About this information</h2>
                \(summaryList(folder.coverRows))
                \(folder.duties)
                \(buttonGroup(printButton(), Link("Close", to: path).html))
                """)
        page.marking = folder.markingWords
        page.back = Link(disclosure.title, to: path)
        return page
    }
}

extension DisclosureFolder {
    /// Of what follows the disclosure, what is a reader's to do: the rest is the liaison officers'.
    fileprivate var duties: HTML {
        let readers = sharedRules.obligations.filter { $0.after.contains(.read) }.map(\.words)
        let decision = copies.lazy.compactMap(\.decision).first ?? disclosure.decision
        let obligations = (decision?.obligations ?? []).filter { readers.contains($0.words) }
        return obligations.isEmpty ? "" : "<h2>Conditions of the protocol</h2>\(obligationList(obligations))"
    }
}
