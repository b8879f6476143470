import Casework
import Exchange
import HTML
import Ledger
import SharingProtocol

/// The book: how long it is, what it signed, how anybody checks it, and its latest entries.
struct BookPage: Sendable {
    let book: ShownBook
    let rules: InformationSharingProtocol
    /// Where these entries end; `nil` for the latest.
    let before: Int?

    var page: Page {
        Page(
            "The book", width: .wide, section: .book,
            body: """
                <h1>The book</h1>
                <p>Everything that happens to a request, an agreement or an appointment is entered here, in order and \
                for ever\(clauseLinks([.approval, .record], in: rules)). What is personal in it is sealed. Nobody can \
                change, drop or move an entry without its showing.</p>
                \(summaryList([
                    SummaryRow("Entries", "\(grouped(book.head.size))"),
                    SummaryRow("Root", "<code>\(TreeHash(book.head.root).map(\.description) ?? "")</code>"),
                ]))
                \(checkpoint)
                \(entries)
                """)
    }

    private var checkpoint: HTML {
        guard !book.head.checkpoint.isEmpty else { return "" }
        return """
            <h2>Latest checkpoint</h2>
            <p>The book’s signed word that it holds these entries and no others. Keep a copy: with it you can tell \
            later whether anything was taken out.</p>
            <pre tabindex="0" aria-label="Latest checkpoint">\(book.head.checkpoint)</pre>
            <p><a href="\(Paths.checkpoint)">Download the checkpoint</a></p>
            \(details("How to check the book", """
                <p>On the server, or on a copy of its records:</p>
                <pre>gatehouse ledger verify</pre>
                <p>It reads every entry, counts the root again and holds it against the checkpoint, and against any \
                older one that you kept. Other tools that read C2SP checkpoints can check the signature as well.</p>
                """))
            """
    }

    private var entries: HTML {
        let rows = book.entries.map { entry -> [HTML] in
            [
                "<a href=\"\(Paths.entry(entry.position))\">\(entry.position)</a>", "\(entry.title)",
                caseOfEntry(entry.reference), "\(entry.officer)", "\(entry.agency)", "\(spoken(entry.at))",
            ]
        }
        let table = Table(
            "Entries", hidesCaption: true,
            columns: [
                .init("Entry"), .init("What happened"), .init("Case"), .init("Who"), .init("For"), .init("When"),
            ],
            rows: rows,
            empty: book.egress.audience == .nobody
                ? "You have no part in any case, so no entries are shown to you."
                : "There are no entries here that are yours to see.")
        let older = book.older.map { "<a rel=\"next\" href=\"\(Paths.book)?before=\($0)\">Older entries</a>" as HTML }
        let latest: HTML? = before == nil ? nil : "<a href=\"\(Paths.book)\">Latest entries</a> "
        return """
            <h2>\(before == nil ? "Latest entries" : "Entries before \(before ?? 0)")</h2>
            \(if: book.egress.audience != .auditors, "<p>You see those of cases in your register.</p>")
            \(table.html)
            \(if: older != nil || latest != nil, "<p class=\"ways\">\(latest)\(older)</p>")
            """
    }
}

/// One entry's envelope.
struct EntryPage: Sendable {
    let entry: ReleasedEntry

    var page: Page {
        var page = Page(
            "Entry \(entry.position)", section: .book,
            body: """
                <h1>Entry \(entry.position)</h1>
                \(summaryList([
                    SummaryRow("What happened", "\(entry.title) <code>\(entry.kind)</code>"),
                    SummaryRow("Case", "\(caseOfEntry(entry.reference)), entry \(entry.sequence + 1) of it"),
                    SummaryRow("Who", "\(entry.officer), \(entry.agency)"),
                    SummaryRow("When", "\(spoken(entry.at))"),
                    SummaryRow("Protocol in force", "\(entry.version)"),
                    SummaryRow("Length", "\(grouped(entry.size)) bytes"),
                ]))
                <h2>In clear</h2>
                \(parts(entry.facts, empty: "Nothing else stands in clear."))
                <h2>Sealed</h2>
                \(parts(entry.sealed, empty: "Nothing is sealed in this entry."))
                <h2>Proof</h2>
                <p>The file holds the entry, what leads from it to the root, and the checkpoint that signs the root. \
                Whoever has the book’s public key can check it without this server.</p>
                <p class="ways"><a href="\(Paths.entryProof(entry.position))">Download the proof</a></p>
                """)
        page.crumbs = [Link("The book", to: Paths.book)]
        return page
    }

    private func parts(_ parts: [ReleasedEntry.Part], empty: String) -> HTML {
        guard !parts.isEmpty else { return "<p class=\"empty\">\(empty)</p>" }
        return summaryList(parts.map { SummaryRow($0.name, "\($0.words)") })
    }
}

/// The case of an entry, leading to its page.
private func caseOfEntry(_ reference: CaseID) -> HTML {
    if reference == PartnershipCase.reference { return "<a href=\"\(Paths.review)\">The partnership</a>" }
    guard reference.text.hasPrefix(CaseID.agencyPrefix) else { return caseLink(reference) }
    let agency = AgencyID(String(reference.text.dropFirst(CaseID.agencyPrefix.count)))
    return "<a href=\"\(Paths.agency(agency))\">\(reference.text)</a>"
}
