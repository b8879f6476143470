import Casework
import Exchange
import HTML
import Hummingbird
import SharingProtocol

/// `/requests/{reference}/readers`: the closed list of those who may read it (4.7, 4.10).
extension RequestPages {
    func readers(_ request: Request, _ context: SignedIn) async throws -> Response {
        let folder = try await folder(context)
        guard folder.mayChangeReaders else { return try whatStands(folder, .nameReader, context) }
        return showReaders(folder, Form(), nil, context)
    }

    func nameReader(_ request: Request, _ context: SignedIn) async throws -> Response {
        try await changeReaders(
            context, .readerNamed, "Choose the officer to be named", among: { $0.nameable.map(\.value) }
        ) { .nameReader($0) }
    }

    func removeReader(_ request: Request, _ context: SignedIn) async throws -> Response {
        try await changeReaders(
            context, .readerRemoved, "Choose the reader to be removed", among: { $0.request.readers.map(\.text) }
        ) { .removeReader($0) }
    }

    private func changeReaders(
        _ context: SignedIn, _ notice: RequestNotice, _ missing: String, among: (RequestFolder) -> [String],
        _ act: (OfficerID) -> RequestAct
    ) async throws -> Response {
        let folder = try await folder(context)
        guard folder.mayChangeReaders else { return try whatStands(folder, .nameReader, context) }
        var form = context.form
        guard let reader = form.choice("reader", among: among(folder), required: missing), form.isSound else {
            return showReaders(folder, form, nil, context)
        }
        let reference = folder.request.reference
        let outcome = try await desk.perform(
            act(OfficerID(reader)), on: reference, by: badge(context), expecting: folder.expected(form.typed("seen")))
        switch outcome {
        case .done: return seeOther(done(reference, notice))
        case .refused(let refusal):
            let folder = try await self.folder(reference, context)
            guard folder.mayChangeReaders else { return try await whatStands(reference, refusal, context) }
            return showReaders(folder, form, refusal, context)
        }
    }

    private func showReaders(
        _ folder: RequestFolder, _ form: Form, _ refusal: RequestAct.Refusal?, _ context: SignedIn
    ) -> Response {
        let reference = folder.request.reference
        let path = Paths.request(reference, .readers)
        let seen = hiddenField("seen", String(folder.history.moves))
        let rows = folder.request.readers.map { reader -> [HTML] in
            let name = folder.name(of: reader)
            return [
                "\(name)",
                postForm(
                    to: path + "/removal", csrf: context.csrf,
                    """
                    \(seen)\(hiddenField("reader", reader.text))<button class="button secondary">Remove\
                    <span class="unseen"> \(name)</span></button>
                    """),
            ]
        }
        let table = Table(
            "Who may read it now", columns: [Table.Column("Reader"), Table.Column("What you can do")], rows: rows,
            empty: "Nobody is named: only the liaison officers see it.")
        var page = Page(
            "Readers of request \(reference)", section: .register,
            body: besideClauses(
                [.readers, .marking], folder.rules,
                """
                <h1>Readers of request \(reference)</h1>
                \(refusal.map { refusalWords($0, in: folder.rules) })
                \(table.html)
                \(naming(folder, form, path: path, seen: seen, context))
                """))
        if refusal != nil { page.notice = Notice(.important, "Nothing was done", "The reason is below.") }
        page.back = Link("Request \(reference)", to: Paths.request(reference))
        page.form = form
        return shell.show(page, to: context)
    }

    private func naming(
        _ folder: RequestFolder, _ form: Form, path: String, seen: HTML, _ context: SignedIn
    ) -> HTML {
        let request = folder.request
        let asking = folder.name(of: request.asking)
        if request.determination?.marking != nil, folder.circumstances.officer.agency != request.holding {
            return insetText(
                """
                <p>It is restricted to this group: only \(folder.name(of: request.holding)), whose it is, can name \
                another reader.\(clauseLinks([.marking], in: folder.rules))</p>
                """)
        }
        let nameable = folder.nameable
        guard !nameable.isEmpty else { return insetText("<p>Every officer of \(asking) is named already.</p>") }
        let field = Field(
            "reader", "Officer of \(asking)", hint: "Only somebody whose work is on the task that this was asked for.")
        return """
            <h2>Name another reader</h2>
            \(postForm(
                to: path, csrf: context.csrf,
                """
                \(seen)\(selectField(field, in: form, options: nameable, empty: "Choose an officer"))
                \(button("Name this reader"))
                """))
            """
    }
}

extension RequestFolder {
    /// The asking agency's officers who might be named and are not yet.
    var nameable: [(value: String, words: String)] {
        askingOfficers.filter { !request.readers.contains($0.id) }.map { (value: $0.id.text, words: name(of: $0.id)) }
    }

    /// The asking agency's officers who may be named as readers, by name.
    var askingOfficers: [Officer] {
        let officers = register.register.agencies[request.asking]?.officers.values.filter {
            $0.isActive && $0.role == .practitioner
        }
        return (officers ?? []).sorted { name(of: $0.id) < name(of: $1.id) }
    }
}
