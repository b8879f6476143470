/// `docs/clauses.md`: each clause, what Gatehouse does about it, and the tests that show it.
struct ClausesPage {
    /// One clause of the document, by its number, with the heading that we give it.
    struct Clause {
        let number: String
        let title: String
        /// Where the document's own cross-reference points at the wrong clause.
        let slip: String?
    }

    let clauses: [Clause]
    let words: ClauseWords
    let mentions: [ClauseMention]

    var text: String {
        var lines = [
            "# The clauses",
            "",
            "<!-- Written by `make clauses`. Its words are in \(ClauseWords.file). -->",
            "",
            "What the protocol asks, clause by clause, and what Gatehouse does about it. The numbers are those of the",
            "SaferMK information sharing protocol of March 2013 (`gatehouse protocol show` prints each clause in our",
            "words). A clause without a test under its own number is *not yet* kept by Gatehouse; one that introduces,",
            "defines or sums up and by which alone nothing is decided is *background*.",
            "",
            "| Clause | What Gatehouse does | Shown by |",
            "| --- | --- | --- |",
        ]
        lines += clauses.map(row)
        lines += ["", "## How the document is read", ""]
        lines += ["Where its words leave a choice, this is the choice that the rules make.", ""]
        lines += words.readings.map { "- **\($0.clauses)** \($0.words)" }
        let slips = clauses.compactMap { clause in clause.slip.map { "- **\(clause.number)** \($0)" } }
        if !slips.isEmpty {
            lines += ["", "## Where the document slips", ""]
            lines += ["Its meaning is followed, and not the number that it prints.", ""] + slips
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func row(_ clause: Clause) -> String {
        let shown = mentions.filter { $0.clauses.map(ClauseNumbers.whole).contains(clause.number) }
        let tests = Set(shown.map { "[\($0.title)](../\($0.path))" }).sorted().joined(separator: " · ")
        let none = words.isBackground(clause.number) ? "*background*" : "*not yet*"
        let does = shown.isEmpty ? none : words.does(clause.number) ?? none
        return "| \(clause.number) \(clause.title) | \(does) | \(tests) |"
    }
}
