import Casework
import HTML
import SharingProtocol

/// Every check of the protocol, with its clause, its result and what would change it, in the document's order.
private func findingsTable(_ decision: RecordedDecision) -> HTML {
    let rows = decision.findings.map { finding -> [HTML] in
        let remedy = finding.remedy.map { "<br><strong>To meet this:</strong> \($0)" as HTML }
        return [
            "\(Question(rawValue: finding.question)?.words ?? finding.question)",
            clauseLink(finding.clause, of: decision.version), finding.answer.tag,
            "<span>\(finding.words)\(remedy)</span>",
        ]
    }
    return Table(
        "Checks against the protocol", hidesCaption: true,
        columns: ["Check", "Clause", "Result", "Finding"].map { Table.Column($0) }, rows: rows,
        empty: "Nothing was checked."
    ).html
}

/// A decision closed up: how it went in one line, the checks for those who want them.
func decisionDetails(_ question: String, _ decision: RecordedDecision, isOpen: Bool = false) -> HTML {
    checksDetails("\(question) \(decision.inBrief)", decision, isOpen: isOpen)
}

private func checksDetails(_ summary: String, _ decision: RecordedDecision, isOpen: Bool = false) -> HTML {
    details(
        summary, isOpen: isOpen,
        """
        <p>Decided under \(decision.version).\(clauseLinks(decision.clauses, of: decision.version))</p>
        \(findingsTable(decision))
        """)
}

extension RecordedDecision {
    /// How it went: `Yes: all 15 checks that apply are met`.
    fileprivate var inBrief: String {
        let unmet = findings.count { $0.answer == .unmet }
        let applying = findings.count { $0.answer != .notAsked }
        guard unmet > 0 else { return "Yes: all \(applying) checks that apply are met" }
        return "No: \(unmet) of the \(applying) checks that apply \(unmet == 1 ? "is" : "are") not met"
    }
}

/// What is unmet, and what to do about each; with a link to the field that it is about, where there is one, and less
/// those that the page says beside their fields.
func remedies(
    _ decision: RecordedDecision, fields: [Question: String] = [:], saidElsewhere: Set<Question> = []
) -> HTML {
    let unmet = decision.findings.filter { finding in
        finding.answer == .unmet && !saidElsewhere.contains { $0.rawValue == finding.question }
    }
    let items = unmet.map { finding -> HTML in
        let field = Question(rawValue: finding.question).flatMap { fields[$0] }
        let words: HTML = field.map { "<a href=\"#\($0)\">\(finding.words)</a>" } ?? "\(finding.words)"
        return "<li>\(words) \(finding.remedy ?? "")\(clauseLinks([finding.clause], of: decision.version))</li>"
    }
    return items.isEmpty ? "" : "<ul>\(items)</ul>"
}

/// What follows from a decision (3.6, 4.2, 4.6–4.13).
func obligationList(_ obligations: [RecordedDecision.Obligation]) -> HTML {
    "<ul>\(obligations.map { "<li>\($0.words)\(clauseLinks([$0.clause]))</li>" as HTML })</ul>"
}

/// An act that the protocol does not allow: the sentence, its clause, and every check.
///
/// What a decision found is a clause of the version that it was made by, which need not be the one in force.
func refusalWords<Event>(
    _ refusal: Refusal<Event>, in rules: InformationSharingProtocol, saidElsewhere: Set<Question> = []
) -> HTML {
    let decision = refusal.decision.map(RecordedDecision.init)
    let judged = refusal.topic == nil ? decision?.version : nil
    let clause = clauseLinks(
        [refusal.clause(in: rules)].compactMap(\.self), of: judged == rules.name ? nil : judged)
    return """
        <p><strong>\(refusal.sentence)</strong>\(clause)</p>
        \(decision.map { remedies($0, saidElsewhere: saidElsewhere) })
        \(decision.map { checksDetails("All checks", $0) })
        """
}

extension Answer {
    fileprivate var tag: HTML {
        switch self {
        case .met: Web.tag("Met", .good)
        case .unmet: Web.tag("Not met", .bad)
        case .notAsked: Web.tag("Does not apply", .plain)
        }
    }
}
