import Casework
import Exchange
import HTML
import Hummingbird
import SharingProtocol

/// `/requests/{reference}/reading`: what was disclosed, for those who may read it (4.7, 4.9, 4.10, 4.12).
extension RequestPages {
    /// What has to be known before the text: whose it is, what for, under what, and that the reading is entered.
    func cover(_ request: Request, _ context: SignedIn) async throws -> Response {
        let folder = try await folder(context)
        guard folder.acts.contains(.read) else { return try whatStands(folder, .read, context) }
        let reference = folder.request.reference
        let form = postForm(
            to: Paths.request(reference, .reading), csrf: context.csrf,
            button("Read it: your reading is entered in the book"))
        var page = Page(
            "Read request \(reference)", section: .register,
            body: """
                <h1>Before you read</h1>
                \(summaryList(folder.coverRows))
                \(folder.duties)
                \(form)
                """)
        page.marking = folder.markingWords
        page.back = Link("Request \(reference)", to: Paths.request(reference))
        return shell.show(page, to: context)
    }

    /// Enters the reading, and then shows the text, once: to read it again is another reading.
    func read(_ request: Request, _ context: SignedIn) async throws -> Response {
        let reference = try reference(context)
        switch try await desk.read(reference, by: badge(context)) {
        case .opened(let opened): return shell.show(try await text(opened, context), to: context)
        case .refused(let refusal): return try await refused(refusal, reference, context)
        }
    }

    func takeFile(_ request: Request, _ context: SignedIn) async throws -> Response {
        let reference = try reference(context)
        guard let id = context.parameters.get("file"), id.utf8.count <= 24 else { throw Problem.notFound }
        switch try await desk.take(FileID(id), of: reference, by: badge(context)) {
        case .opened(let file): return try await attachment(file)
        case .refused(let refusal): return try await refused(refusal, reference, context)
        }
    }

    /// A refused reading, to somebody who has a part in the case; to everybody else there is no such page.
    private func refused(
        _ refusal: RequestAct.Refusal, _ reference: CaseID, _ context: SignedIn
    ) async throws -> Response {
        let folder = try await folder(reference, context)
        var page = Page(
            "You cannot read this", section: .register,
            body: """
                <h1>You cannot read this</h1>
                \(refusalWords(refusal, in: folder.rules))
                \(if: refusal.recorded != nil,
                    "<p>That it was attempted is entered in the book.\(clauseLinks([.record], in: folder.rules))</p>")
                <p>\(Link("Back to request \(reference)", to: Paths.request(reference)).html)</p>
                """)
        page.back = Link("Request \(reference)", to: Paths.request(folder.request.reference))
        return shell.show(page, to: context)
    }

    private func text(_ opened: OpenedRecord<RequestCase>, _ context: SignedIn) async throws -> Page {
        let folder = try await folder(opened.history.request.reference, context)
        let request = folder.request
        let asked = folder.itemWords
        let items = opened.items.sorted { $0.key < $1.key }.map { number, words -> HTML in
            let question: HTML? = number <= asked.count ? "<p class=\"quiet words\">\(asked[number - 1])</p>" : nil
            return "<h2>Answer to item \(number)</h2>\(question)<div class=\"words\">\(words.revealed)</div>"
        }
        let files = request.files.map { file -> [HTML] in
            let name = opened.name(of: file.id)?.revealed ?? "file"
            let path = "\(Paths.request(request.reference, .files))/\(file.id)"
            return [
                "\(name)", "\(fileSize(file.size))",
                postForm(
                    to: path, csrf: context.csrf,
                    """
                    <button class="button secondary">Take this file<span class="unseen">: \(name)</span></button>
                    """),
            ]
        }
        let table = Table(
            "Files", hidesCaption: true, columns: ["Name", "Size", "What you can do"].map { Table.Column($0) },
            rows: files, empty: "No files were handed over.")
        let stamp = "\(context.viewer.name), \(context.viewer.agency), on \(spoken(opened.at))"
        var page = Page(
            "Request \(request.reference), opened", section: .register,
            body: """
                <h1>Request \(request.reference): what was shared</h1>
                \(insetText(
                    """
                    <p>Opened by \(stamp): entry \
                    <a href="\(Paths.entry(opened.filed.position))">\(grouped(opened.filed.position))</a> of the \
                    book.</p>
                    """))
                \(items)
                \(if: !files.isEmpty,
                    "<h2>Files</h2>\(table.html)<p>Taking a file is entered as a reading of its own.</p>")
                <h2>What it is under</h2>
                \(summaryList(folder.coverRows))
                \(folder.duties)
                \(buttonGroup(printButton(), Link("Close it", to: Paths.request(request.reference)).html))
                """)
        page.marking = folder.markingWords
        page.back = Link("Request \(request.reference)", to: Paths.request(request.reference))
        return page
    }
}

extension RequestFolder {
    fileprivate var coverRows: [SummaryRow] {
        let keepUntil = request.keepUntil ?? request.terms.keepUntil
        let conditions = words("determination/conditions").map { typed($0) }
        return [
            SummaryRow(
                "Whose it is",
                "\(name(of: request.holding)): it stays its property\(answeredClauses([.ownersPermission]))"),
            SummaryRow("What for", titled(askedRules.purpose(request.terms.purpose), askedRules)),
            SummaryRow("The task", words("request/why").map { typed($0) } ?? "Sealed"),
            SummaryRow(
                "Class",
                titled(
                    request.determination.flatMap { answeredRules.informationClass($0.informationClass) },
                    answeredRules)),
            SummaryRow("Marking", "\(markingWords ?? "None")\(answeredClauses([.marking]))"),
            SummaryRow("Conditions", conditions ?? "None beyond the protocol’s own"),
            SummaryRow("Readers", readerList),
            SummaryRow("May be read until", "\(keepUntil.spoken)\(answeredClauses([.keepUntil]))"),
        ]
    }

    fileprivate var duties: HTML {
        // Of what follows the exchange, what is a reader's to do: the rest is the liaison officers'.
        let readers = answeredRules.obligations.filter { $0.after.contains(.read) }.map(\.words)
        let obligations = (request.exchangeDecision?.obligations ?? []).filter { readers.contains($0.words) }
        return obligations.isEmpty ? "" : "<h2>What you have to observe</h2>\(obligationList(obligations))"
    }
}
