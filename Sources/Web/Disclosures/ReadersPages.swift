import Casework
import Exchange
import HTML
import Hummingbird
import SharingProtocol

/// `/disclosures/{reference}/readers`: the closed list of those who may read each copy (4.7, 4.10).
extension DisclosurePages {
    func readers(_ request: Request, _ context: SignedIn) async throws -> Response {
        let folder = try await folder(context)
        guard folder.mayChangeReaders else { return try await whatStands(folder, .nameReader, context) }
        return showReaders(folder, Form(), nil, context)
    }

    func nameReader(_ request: Request, _ context: SignedIn) async throws -> Response {
        try await changeReaders(context, .readerNamed, "Choose an officer", among: \.nameable) {
            .nameReader($0, at: $1)
        }
    }

    func removeReader(_ request: Request, _ context: SignedIn) async throws -> Response {
        try await changeReaders(context, .readerRemoved, "Choose the reader to remove", among: \.removable) {
            .removeReader($0, at: $1)
        }
    }

    private func changeReaders(
        _ context: SignedIn, _ done: DisclosureDone, _ missing: String,
        among: (DisclosureFolder) -> [(officer: OfficerID, agency: AgencyID)],
        _ act: (OfficerID, AgencyID) -> DisclosureAct
    ) async throws -> Response {
        let folder = try await folder(context)
        guard folder.mayChangeReaders else { return try await whatStands(folder, .nameReader, context) }
        var form = context.form
        let offered = among(folder)
        let chosen = form.choice("reader", among: offered.map(\.officer.text), required: missing)
        guard form.isSound, let reader = offered.first(where: { $0.officer.text == chosen }) else {
            return showReaders(folder, form, nil, context)
        }
        let reference = folder.disclosure.reference
        let outcome = try await desk.perform(
            act(reader.officer, reader.agency), on: reference, as: DisclosureCase.self, by: badge(context),
            expecting: folder.expected(form.typed("seen")))
        switch outcome {
        case .done: return seeOther(self.done(reference, done))
        case .refused(let refusal):
            let folder = try await self.folder(reference, context)
            guard folder.mayChangeReaders else { return try await whatStands(reference, refusal, context) }
            return showReaders(folder, form, refusal, context)
        }
    }

    private func showReaders(
        _ folder: DisclosureFolder, _ form: Form, _ refusal: DisclosureAct.Refusal?, _ context: SignedIn
    ) -> Response {
        let disclosure = folder.disclosure
        let path = DisclosureCase.page(of: disclosure.reference, .readers)
        let seen = hiddenField("seen", String(folder.moves))
        let rows = folder.removable.map { reader, agency -> [HTML] in
            let name = folder.name(of: reader)
            return [
                "\(name)", "\(folder.name(of: agency))",
                postForm(
                    to: path + "/removal", csrf: context.csrf,
                    """
                    \(seen)\(hiddenField("reader", reader.text))<button class="button secondary">Remove\
                    <span class="unseen"> \(name)</span></button>
                    """),
            ]
        }
        let table = Table(
            "Readers", columns: ["Reader", "Agency", "Action"].map { Table.Column($0) }, rows: rows,
            empty: "There are no named readers. Only the liaison officers can read it.")
        var page = Page(
            "Readers of \(disclosure.title.lowercasedFirst)", section: .register,
            body: besideClauses(
                [.readers, .marking], folder.rules,
                """
                <h1>Readers of \(disclosure.title.lowercasedFirst)</h1>
                \(refusal.map { refusalWords($0, in: folder.rules) })
                \(table.html)
                \(naming(folder, form, path: path, seen: seen, context))
                """))
        if refusal != nil { page.notice = Notice(.important, "Nothing was done", "The reason is below.") }
        page.back = Link(disclosure.title, to: Paths.disclosure(disclosure.reference))
        page.form = form
        return shell.show(page, to: context)
    }

    private func naming(
        _ folder: DisclosureFolder, _ form: Form, path: String, seen: HTML, _ context: SignedIn
    ) -> HTML {
        let disclosure = folder.disclosure
        if disclosure.determination.marking != nil, folder.officer.agency != disclosure.owner {
            return insetText(
                """
                <p>It is restricted to this group. Only its owner, \(folder.name(of: disclosure.owner)), can add a \
                reader.\(clauseLinks([.marking], in: folder.rules))</p>
                """)
        }
        let officers = folder.nameable
        guard !officers.isEmpty else { return insetText("<p>Every officer is a reader already.</p>") }
        let options = officers.map { officer, agency in
            (value: officer.text, words: "\(folder.name(of: officer)), \(folder.name(of: agency))")
        }
        let field = Field("reader", "Officer", hint: "Choose only an officer who needs it for its purpose.")
        return """
            <h2>Add a reader</h2>
            \(postForm(
                to: path, csrf: context.csrf,
                """
                \(seen)\(selectField(field, in: form, options: options, empty: "Choose an officer"))
                \(button("Add this reader"))
                """))
            """
    }
}

extension DisclosureFolder {
    /// Officers of the agencies that have it who might be named and are not yet, each with their agency.
    fileprivate var nameable: [(officer: OfficerID, agency: AgencyID)] {
        held(.nameReader).flatMap { copy in
            register.readers(of: copy.agency).map(\.id).filter { !copy.readers.contains($0) }.map { ($0, copy.agency) }
        }
    }

    /// Readers who may be removed, each with their agency.
    fileprivate var removable: [(officer: OfficerID, agency: AgencyID)] {
        held(.removeReader).flatMap { copy in copy.readers.map { ($0, copy.agency) } }
    }

    /// The copies of which the officer may change the readers.
    private func held(_ act: DisclosureActKind) -> [DisclosureCopy] {
        copies.filter { tries(act) && act.states.contains($0.state) }
    }
}
