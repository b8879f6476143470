import HTML
import SharingProtocol

/// Every clause with its words, its slips, and what in Gatehouse rests on it.
struct ClausesPage: Sendable {
    let rules: InformationSharingProtocol

    var page: Page {
        let cited = citations(of: rules)
        return Page(
            "Clauses", section: .clauses,
            body: """
                <h1>\(rules.title)</h1>
                <p>Version \(rules.version), in force from \(rules.effective.spoken). The words are Gatehouse’s own, \
                and not the document’s. Where the document slips, its meaning is followed and the slip is noted.</p>
                \(contents)
                \(rules.clauses.map { clause($0, cited[$0.clause] ?? []) })
                """)
    }

    private var contents: HTML {
        let parts = parts
        // Where nearly every clause would be a part of its own, one list is shorter.
        let isPlain = parts.count > 12 || parts.count * 2 > rules.clauses.count
        let lists = isPlain ? [links(to: rules.clauses)] : parts.map { details(heading($0, $1), links(to: $1)) }
        return "<nav aria-labelledby=\"contents\"><h2 id=\"contents\">Contents</h2>\(lists)</nav>"
    }

    private func links(to provisions: [Provision]) -> HTML {
        let items = provisions.map { provision -> HTML in
            """
            <li><a href="#\(Paths.anchor(of: provision.clause))">\(provision.clause.number) \
            \(provision.title)</a></li>

            """
        }
        return "<ul class=\"plain\">\(items)</ul>"
    }

    private func heading(_ part: String, _ provisions: [Provision]) -> String {
        let (first, last) = (provisions.first?.clause.number ?? "", provisions.last?.clause.number ?? "")
        return first.first?.isNumber == true && first != last ? "\(part): \(first) to \(last)" : part
    }

    /// The clauses by the parts of the document, in its order.
    private var parts: [(String, [Provision])] {
        var parts: [(String, [Provision])] = []
        for provision in rules.clauses {
            let part = part(of: provision.clause)
            if parts.last?.0 != part { parts.append((part, [])) }
            parts[parts.count - 1].1.append(provision)
        }
        return parts
    }

    /// `Part 3` of 3.10, `Option` of Option(2): documents number their clauses, or name them.
    private func part(of clause: Clause) -> String {
        if clause.number.hasPrefix("Appendix") { return "Appendices" }
        let stem = clause.number.prefix { $0 != "." && $0 != "(" }
        return stem.allSatisfy(\.isNumber) ? "Part \(stem)" : String(stem)
    }

    private func clause(_ provision: Provision, _ cited: [Citation]) -> HTML {
        let by = cited.map { "<li><span class=\"quiet\">\($0.what):</span> \($0.words)</li>\n" as HTML }
        return """
            <section class="provision" id="\(Paths.anchor(of: provision.clause))">
            <h2><span class="provision-number">\(provision.clause.number)</span> \(provision.title)</h2>
            <p>\(provision.words)</p>
            \(provision.slip.map { insetText("<p>A slip in the document: \($0)</p>") })
            \(provision.source.map { "<p class=\"small quiet\">Source: \($0)</p>" as HTML })
            \(provision.unverified.map { insetText("<p>Not verified: \($0)</p>") })
            \(if: provision.isBackground, "<p class=\"quiet\">Nothing is decided by this clause alone.</p>")
            \(if: !by.isEmpty, "<ul class=\"plain small\">\(by)</ul>")
            </section>

            """
    }
}

/// Something that the protocol file says, or Gatehouse asks, on the strength of a clause.
struct Citation: Hashable, Sendable {
    let what: String
    let words: String
}

extension Topic {
    /// What rests on its clause; for one that a question asks, the question.
    var words: String {
        switch self {
        case .review: "The review of the protocol"
        case .joining: "Who joins and leaves, and how"
        case .agreementForm: "What an agency signs"
        case .directory: "The directory of liaison officers"
        case .access: "Accounts, passwords and levels of access"
        case .record: "The record and the audit trail"
        case .duty: "Answering as a duty"
        case .identifiable: "Whom information is about"
        case .purpose, .gateway, .necessity, .confidence, .standing, .informationClass, .authorisation,
            .depersonalisation,
            .reason, .prescribedSet, .criterion, .ground, .condition, .particulars, .determination, .liaisonOfficers,
            .approval, .signatories, .consent, .marking, .ownersPermission, .sameUse, .readers, .keepUntil, .destroyed,
            .inForce:
            question?.words ?? ""
        }
    }
}

/// What cites each clause, in the order of the questions and then of the file.
func citations(of rules: InformationSharingProtocol) -> [Clause: [Citation]] {
    var cited: [Clause: [Citation]] = [:]
    func cite(_ clause: Clause?, _ what: String, _ words: String) {
        guard let clause else { return }
        cited[clause, default: []].append(Citation(what: what, words: words))
    }
    for question in Question.allCases { cite(rules.questions[question], "Question", question.words) }
    for item in rules.gateways { cite(item.clause, item.isDuty ? "Duty" : "Power", item.title) }
    for item in rules.categories { cite(item.clause, "Heading", item.title) }
    for item in rules.classes { cite(item.clause, "Class", item.title) }
    for item in rules.purposes { cite(item.clause, "Purpose", item.title) }
    for item in rules.reasons { cite(item.clause, "Reason", item.title) }
    for item in rules.criteria { cite(item.clause, "Criterion", item.title) }
    for item in rules.regimes { cite(item.clause, "Part of data protection law", item.title) }
    for item in rules.grounds { cite(item.clause, "Ground", item.title) }
    for item in rules.conditions { cite(item.clause, "Condition", item.title) }
    for item in rules.particulars { cite(item.clause, "Particular", item.title) }
    for item in rules.markings { cite(item.clause, "Marking", item.title) }
    for item in rules.prescribedSets { cite(item.clause, "Prescribed set", item.title) }
    for item in rules.clocks { cite(item.clause, "Clock", "\(item.title), \(item.workingDays) working days") }
    for item in rules.obligations { cite(item.clause, "Obligation", item.words) }
    for topic in Topic.allCases where topic.question == nil {
        cite(rules.clause(on: topic), "Rests on it", topic.words)
    }
    return cited
}
