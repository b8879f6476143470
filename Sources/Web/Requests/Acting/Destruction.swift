import Casework
import Exchange
import HTML
import Hummingbird
import SharingProtocol
import SharingProtocol

/// 4.13: destroying what has served its purpose, and the certificate of it.
extension ActPage {
    static let destruction = ActPage(
        kind: .destroy, part: .destruction, title: "Destroy what this request holds", topics: [.keepUntil, .destroyed],
        explanation: { folder in
            let what =
                folder.request.files.isEmpty && folder.request.disclosedItems.isEmpty
                ? "what was asked" : "what was asked and what was shared, files and backups included"
            return """
                <p>Its key is destroyed, so that nobody can read \(what) any more. That it was asked, decided, read \
                and destroyed stays in the book.</p>
                \(warningText("This cannot be undone."))
                """
        },
        fields: { folder, form in
            let shredded: HTML = """
                \(dayField(Field("shredded", "The day on which they were shredded", hint: "Today or before"), in: form))
                \(selectField(
                    Field("witness", "The colleague who saw it"), in: form, options: witnesses(folder),
                    empty: "Choose a colleague"))
                """
            return """
                \(radios(
                    Field("paper", "Were there copies on paper?", hint: "Paper is shredded before this is recorded."),
                    in: form,
                    [
                        Choice("none", "No, there were none"),
                        Choice("shredded", "Yes, and they are shredded", further: shredded),
                    ]))
                \(tickBox("certain", "I understand that this cannot be undone", in: form))
                """
        },
        read: { folder, form in
            let paper = form.choice(
                "paper", among: ["none", "shredded"], required: "Say whether there were copies on paper")
            _ = form.isTicked("certain", required: "Tick the box to say that you understand that this cannot be undone")
            guard paper == "shredded" else { return .destroy(nil) }
            let day = form.day(
                "shredded", called: "The day of shredding", required: "Enter the day on which they were shredded")
            let witness = form.choice(
                "witness", among: witnesses(folder).map(\.value), required: "Choose the colleague who saw it")
            return .destroy(
                PaperShredding(shredded: day ?? folder.circumstances.today, witness: OfficerID(witness ?? "")))
        },
        button: "Destroy it", buttonKind: .warning, notice: .destroyed)

    private static func witnesses(_ folder: RequestFolder) -> [(value: String, words: String)] {
        let officer = folder.circumstances.officer
        let colleagues = folder.register.register.agencies[officer.agency]?.officers.values.filter {
            $0.isActive && $0.id != officer.id
        }
        return (colleagues ?? []).map { (value: $0.id.text, words: folder.name(of: $0.id)) }
            .sorted { $0.words < $1.words }
    }
}

extension RequestPages {
    /// The certificate, which both agencies see, on a page that can be printed.
    func certificate(_ request: Request, _ context: SignedIn) async throws -> Response {
        let folder = try await folder(context)
        let last = folder.history.entries.last {
            if case .destroyed = $0.event { true } else { false }
        }
        guard let last, case .destroyed(let records, let paper) = last.event else {
            return try whatStands(folder, .destroy, context)
        }
        let request = folder.request
        let rules = folder.circumstances.version(last.version)
        let shredding: HTML =
            paper.map {
                """
                Shredded on \($0.shredded.spoken), seen by \(folder.name(of: $0.witness)) of \
                \(folder.name(of: last.agency))
                """
            } ?? "None, as declared"
        let what = records.contains("disclosure") ? "What was asked, and what was shared" : "What was asked"
        var page = Page(
            "Certificate of destruction, request \(request.reference)", section: .register,
            body: """
                <h1>Certificate of destruction</h1>
                \(summaryList([
                    SummaryRow("Request", "\(request.reference)"),
                    SummaryRow("Asking agency", "\(folder.name(of: request.asking))"),
                    SummaryRow("Holding agency", "\(folder.name(of: request.holding))"),
                    SummaryRow("Destroyed", "\(what)"),
                    SummaryRow(
                        "How", "The key that it was sealed with was erased: no copy, in a backup either, can be read"),
                    SummaryRow("Files", "\(request.files.count)"),
                    SummaryRow("Copies on paper", shredding),
                    SummaryRow("By", "\(folder.name(of: last.officer)), \(folder.name(of: last.agency))"),
                    SummaryRow("When", "\(spoken(last.at))"),
                    SummaryRow("Under", "\(last.version)\(clauseLinks([.destroyed], in: rules, of: rules.name))"),
                    SummaryRow(
                        "Entry of the book", "<a href=\"\(Paths.entry(last.position))\">\(grouped(last.position))</a>"),
                ]))
                \(printButton("Print the certificate"))
                """)
        page.back = Link("Request \(request.reference)", to: Paths.request(request.reference))
        return shell.show(page, to: context)
    }
}
