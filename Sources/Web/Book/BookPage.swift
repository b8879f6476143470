import Casework
import Exchange
import HTML
import Ledger
import SharingProtocol

/// The audit trail: how long it is, its signed checkpoint, how to check it, and its latest entries.
struct BookPage: Sendable {
    let book: ShownBook
    let rules: InformationSharingProtocol
    /// Where these entries end; `nil` for the latest.
    let before: Int?

    var page: Page {
        Page(
            "Audit trail", width: .wide, section: .book,
            body: """
                <h1>Audit trail</h1>
                <p>Every act in every case is recorded here, in order and permanently\
                \(clauseLinks([.approval, .record], in: rules)). Personal information in it is encrypted. If anybody \
                changes, removes or moves an entry, the check fails.</p>
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
            <p>This is signed proof of all entries until now. Keep a copy. With it you can show later whether an entry \
            was removed or changed.</p>
            <pre tabindex="0" aria-label="Latest checkpoint">\(book.head.checkpoint)</pre>
            <p><a href="\(Paths.checkpoint)">Download the checkpoint</a></p>
            \(details("How to check the audit trail", """
                <p>On the server, or on a copy of its records:</p>
                <pre>gatehouse ledger verify</pre>
                <p>It reads every entry and compares the result with the checkpoint, and with any older one that you \
                kept. Other tools that read C2SP checkpoints can check the signature too.</p>
                """))
            """
    }

    private var entries: HTML {
        let rows = book.entries.map { entry -> [HTML] in
            [
                "<a href=\"\(Paths.entry(entry.position))\">\(entry.position)</a>", "\(entry.title)",
                caseLink(entry.reference), "\(entry.officer)", "\(entry.agency)", "\(spoken(entry.at))",
            ]
        }
        let table = Table(
            "Entries", hidesCaption: true,
            columns: [
                .init("Entry"), .init("What happened"), .init("Case"), .init("Who"), .init("For"), .init("When"),
            ],
            rows: rows,
            empty: book.egress.audience == .nobody
                ? "You take part in no case, so you see no entries."
                : "There are no entries here that you can see.")
        let older = book.older.map { "<a rel=\"next\" href=\"\(Paths.book)?before=\($0)\">Older entries</a>" as HTML }
        let latest: HTML? = before == nil ? nil : "<a href=\"\(Paths.book)\">Latest entries</a> "
        return """
            <h2>\(before == nil ? "Latest entries" : "Entries before \(before ?? 0)")</h2>
            \(if: book.egress.audience != .auditors, "<p>You see the entries of the cases in your record.</p>")
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
                    SummaryRow("Case", "\(caseLink(entry.reference)), entry \(entry.sequence + 1) of it"),
                    SummaryRow("Who", "\(entry.officer), \(entry.agency)"),
                    SummaryRow("When", "\(spoken(entry.at))"),
                    SummaryRow("Protocol in force", "\(entry.version)"),
                    SummaryRow("Length", "\(grouped(entry.size)) bytes"),
                ]))
                <h2>In clear</h2>
                \(parts(entry.facts, empty: "There is nothing else in clear."))
                <h2>Encrypted</h2>
                \(parts(entry.sealed, empty: "Nothing in this entry is encrypted."))
                <h2>Proof</h2>
                <p>The file proves that the audit trail has this entry. Anybody with the public key of the audit trail \
                can check it without this server.</p>
                <p class="ways"><a href="\(Paths.entryProof(entry.position))">Download the proof</a></p>
                """)
        page.crumbs = [Section.book.link]
        return page
    }

    private func parts(_ parts: [ReleasedEntry.Part], empty: String) -> HTML {
        guard !parts.isEmpty else { return "<p class=\"empty\">\(empty)</p>" }
        return summaryList(parts.map { SummaryRow($0.name, "\($0.words)") })
    }
}
