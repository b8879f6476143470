import Casework
import Exchange
import HTML
import Hummingbird
import SharingProtocol

/// `/requests/{reference}/decision`: everything that the holding agency answered, to read and to print (3.12, 4.6).
extension RequestPages {
    func decisionRecord(_ request: Request, _ context: SignedIn) async throws -> Response {
        let folder = try await folder(context)
        let reference = folder.request.reference
        let decided = folder.decided
        guard !decided.isEmpty, folder.request.showsDecision(in: folder.circumstances) else { throw Problem.notFound }
        let records = decided.enumerated().map { place, decided -> HTML in
            """
            \(if: decided.isReplaced, "<h2>Earlier decision: \(spoken(decided.at))</h2>")
            \(summaryList(folder.rows(of: decided)))
            \(decisionDetails("Can it be shared?", decided.decision, isOpen: place == 0))
            """
        }
        var page = Page(
            "Decision on request \(reference)", section: .register,
            body: """
                <h1>Decision on request \(reference)</h1>
                <p>\(folder.name(of: folder.request.asking)) asked \(folder.name(of: folder.request.holding)) for \
                information.\(clauseLinks([.determination, .record], in: folder.rules))</p>
                \(records)
                \(buttonGroup(printButton(), Link("Back to the request", to: Paths.request(reference)).html))
                """)
        page.marking = folder.markingWords
        page.back = Link(folder.request.title, to: Paths.request(reference))
        return shell.show(page, to: context)
    }
}

/// One answer of the holding agency, as it was entered.
private struct Decided {
    let terms: DeterminationTerms
    let decision: RecordedDecision
    let officer: OfficerID
    let agency: AgencyID
    let at: Timestamp
    /// Whether another answer took its place; its words are gone.
    let isReplaced: Bool
}

extension RequestFolder {
    /// The answers that were given, the one that stands first.
    fileprivate var decided: [Decided] {
        var decided: [Decided] = []
        for entry in history.entries.reversed() {
            guard case .determined(let terms, let decision) = entry.event else { continue }
            decided.append(
                Decided(
                    terms: terms, decision: decision, officer: entry.officer, agency: entry.agency, at: entry.at,
                    isReplaced: !decided.isEmpty))
        }
        return decided
    }

    fileprivate func rows(of decided: Decided) -> [SummaryRow] {
        let found = decided.terms
        let summary = DeterminationSummary(
            terms: found, decision: decided.decision, rules: circumstances.version(decided.decision.version),
            words: { decided.isReplaced ? nil : words("determination/\($0)") })
        var rows = [
            SummaryRow("Decided by", "\(name(of: decided.officer)), \(name(of: decided.agency))"),
            SummaryRow("Decided on", "\(spoken(decided.at))"),
            SummaryRow("Protocol in force", "\(decided.decision.version)"),
            SummaryRow("Answer", "\(found.answer.words)"),
        ]
        for (index, isGiven) in found.given.enumerated() {
            let asked = index < itemWords.count ? "\(typed(itemWords[index]))<br>" as HTML : nil
            let why = summary.words("item.\(index + 1).reason").map { "<br>\(typed($0))" as HTML }
            rows.append(
                SummaryRow(
                    "Item \(index + 1)", "\(asked)<strong>\(isGiven ? "Given" : "Not given")</strong>\(why)"))
        }
        rows += summary.basis + summary.evidence + summary.handling + [summary.marking]
        if found.answer != .refused {
            rows.append(SummaryRow("Readers", "\(names(of: found.readers))"))
            rows.append(SummaryRow("Keep until", "\(found.keepUntil.spoken)"))
        }
        rows += summary.row("Conditions", "conditions")
        rows += summary.row("Ground for not answering in full", "dutyGround")
        return rows + summary.row("Reasons", "reasons")
    }
}
