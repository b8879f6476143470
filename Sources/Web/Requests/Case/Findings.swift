import Casework
import HTML
import SharingProtocol

/// Every question that was asked, with its clause, its answer and what would change it, in the document's order.
func findingsTable(_ decision: RecordedDecision) -> HTML {
    let rows = decision.findings.map { finding -> [HTML] in
        let remedy = finding.remedy.map { "<br><strong>What would change it:</strong> \($0)" as HTML }
        return [
            "\(questionWords(finding))", clauseLink(finding.clause, of: decision.version), finding.answer.tag,
            "<span>\(finding.words)\(remedy)</span>",
        ]
    }
    return Table(
        "Questions of the protocol", hidesCaption: true,
        columns: ["Question", "Clause", "Answer", "What was found"].map { Table.Column($0) }, rows: rows,
        empty: "Nothing was asked."
    ).html
}

/// A decision closed up: how it went in one line, the rest for whoever wants it.
func decisionDetails(_ heading: String, _ decision: RecordedDecision, isOpen: Bool = false) -> HTML {
    func count(_ answer: Answer) -> Int { decision.findings.count { $0.answer == answer } }
    return details(
        "\(heading): \(count(.met)) met, \(count(.unmet)) unmet, \(count(.notAsked)) not asked", isOpen: isOpen,
        """
        <p>Decided under \(decision.version).\(clauseLinks(decision.clauses, of: decision.version))</p>
        \(findingsTable(decision))
        """)
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

/// An act that the protocol does not allow: the sentence, its clause, and everything that was found.
///
/// What a decision found is a clause of the version that it was made by, which need not be the one in force.
func refusalWords(
    _ refusal: RequestAct.Refusal, in rules: InformationSharingProtocol, saidElsewhere: Set<Question> = []
) -> HTML {
    let decision = refusal.decision.map(RecordedDecision.init)
    let judged = refusal.topic == nil ? decision?.version : nil
    let clause = clauseLinks(
        [refusal.clause(in: rules)].compactMap(\.self), of: judged == rules.name ? nil : judged)
    return """
        <p><strong>\(refusal.sentence)</strong>\(clause)</p>
        \(decision.map { remedies($0, saidElsewhere: saidElsewhere) })
        \(decision.map { decisionDetails("Everything that was asked", $0) })
        """
}

private func questionWords(_ finding: RecordedDecision.Finding) -> String {
    Question(rawValue: finding.question)?.words ?? finding.question
}
