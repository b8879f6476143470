/// A protocol as plain text, 80 columns wide, for `gatehouse protocol show`.
package func shown(_ rules: InformationSharingProtocol) -> String {
    var page = TextPage()
    page.heading("\(rules.title), version \(rules.version)")
    page.entry("Name", rules.name)
    page.entry("Partnership", rules.partnership)
    page.entry("In force from", rules.effective.spoken)
    if let last = rules.lastDay { page.entry("Until", last.spoken) }
    page.entry("Review", "every \(rules.review.everyMonths) months, prepared by \(rules.review.preparedBy)")
    page.entry("Meetings", "what was shared is confirmed by its owner within \(rules.confirming.withinDays) days")

    page.heading("Parties")
    for category in rules.categories {
        page.item(category.title, category.clause, category.powers)
        for party in rules.parties where party.category == category.key {
            let several = party.isSeveral ? " (each signs for itself)" : ""
            page.point("\(party.key)", party.title + several + (party.note.map { ". \($0)." } ?? ""))
        }
    }
    page.heading("Classes of information")
    for informationClass in rules.classes {
        page.point("\(informationClass.key)", "\(informationClass.title) (\(informationClass.clause))")
    }
    page.list("Purposes", rules.purposes)
    page.list("Reasons for disclosing personal information", rules.reasons)
    page.heading("Powers and duties")
    for gateway in rules.gateways {
        page.claim(gateway, gateway.law, gateway.evidence, gateway.term)
    }
    page.list("Criteria for what is not personal", rules.criteria)
    page.list("Parts of data protection law", rules.regimes)
    page.heading("Grounds for what is personal")
    for ground in rules.grounds { page.claim(ground, ground.law, ground.evidence, ground.reach.term) }
    if !rules.conditions.isEmpty { page.heading("Conditions for what is sensitive") }
    for condition in rules.conditions {
        page.claim(condition, condition.law, condition.evidence, condition.reach.term)
    }
    page.list("Particulars", rules.particulars)
    page.list("Markings", rules.markings)
    page.list("Prescribed sets", rules.prescribedSets)
    page.heading("What follows")
    for rule in rules.obligations { page.clause(rule.clause, rule.words) }
    page.heading("Questions")
    for question in Question.allCases {
        guard let clause = rules.questions[question] else { continue }
        page.clause(clause, question.rawValue)
    }
    if !rules.topics.isEmpty { page.heading("Topics") }
    for topic in Topic.ofFile {
        guard let clause = rules.topics[topic] else { continue }
        page.clause(clause, topic.rawValue)
    }
    page.heading("Clauses")
    for provision in rules.clauses { page.clause(provision.clause, "\(provision.title). \(provision.words)") }
    return page.text
}

/// One clause as plain text, with everything that the protocol file lists under it; `nil` for a number that
/// the document does not have.
package func shown(_ rules: InformationSharingProtocol, clause number: String) -> String? {
    guard let provision = rules.provision(Clause(number)) else { return nil }
    var page = TextPage()
    page.heading("\(provision.clause) \(provision.title)")
    page.paragraph(provision.words)
    if let slip = provision.slip { page.paragraph("Slip in the document: \(slip)") }
    if let source = provision.source { page.paragraph("Source: \(source)") }
    if let unverified = provision.unverified { page.paragraph("Not verified: \(unverified)") }
    let questions = Question.allCases.filter { rules.questions[$0] == provision.clause }
    if !questions.isEmpty {
        page.paragraph("It asks: \(questions.map(\.rawValue).joined(separator: ", ")).")
    }
    let topics = Topic.ofFile.filter { rules.topics[$0] == provision.clause }
    if !topics.isEmpty {
        page.paragraph("It is cited on: \(topics.map(\.rawValue).joined(separator: ", ")).")
    }
    for rule in rules.obligations where rule.clause == provision.clause {
        page.paragraph("What follows: \(rule.words)")
    }
    let parts = rules.clauses.filter { $0.clause.number.hasPrefix(number + "(") }
    for part in parts { page.clause(part.clause, "\(part.title). \(part.words)") }
    return page.text
}

/// What two protocols say differently, as plain text, for `gatehouse protocol compare`.
package func compared(_ old: InformationSharingProtocol, _ new: InformationSharingProtocol) -> String {
    let comparison = VersionComparison(from: old, to: new)
    var page = TextPage()
    page.heading("\(old.name) and \(new.name)")
    page.paragraph("\(comparison.sameClauses) clauses are the same word for word.")
    func show(_ differences: [Difference]) {
        for difference in differences {
            switch difference.change {
            case .added(let words): page.point("+ " + difference.name, words)
            case .removed(let words): page.point("- " + difference.name, words)
            case .changed(let before, let after):
                page.point("- " + difference.name, before)
                page.point("+ " + difference.name, after)
            }
        }
    }
    if !comparison.clauses.isEmpty {
        page.heading("Clauses")
        show(comparison.clauses)
    }
    for list in comparison.lists {
        page.heading(list.name)
        show(list.differences)
    }
    return page.text
}

/// Lines of at most 80 columns.
private struct TextPage {
    private static let width = 80
    private(set) var text = ""

    mutating func heading(_ words: String) {
        if !text.isEmpty { text += "\n" }
        text += words + "\n" + String(repeating: "-", count: min(words.count, TextPage.width)) + "\n"
    }

    mutating func paragraph(_ words: String) { put(words, after: "", indent: 0) }

    mutating func entry(_ name: String, _ words: String) { put(words, after: name + ":", indent: 15) }

    mutating func clause(_ clause: Clause, _ words: String) { put(words, after: "\(clause)", indent: 18) }

    mutating func item(_ title: String, _ clause: Clause, _ words: String) {
        put("\(title) (\(clause)). \(words)", after: "", indent: 0)
    }

    mutating func point(_ key: String, _ words: String) { put(words, after: "  \(key)", indent: 34) }

    /// A power, a ground or a condition: where it comes from, since when, and what has to be on file for it.
    mutating func claim(_ item: some ListedItem, _ law: String?, _ evidence: [EvidencePiece], _ term: Term) {
        var words = "Key \(item.key)."
        if let law { words += " \(law)." }
        if term == .notYet { words += " Not yet in force." }
        if term != .notYet && term.from > .first { words += " In force from \(term.from.spoken)." }
        if term != .notYet && term.until < .last { words += " In force until \(term.until.spoken)." }
        if !evidence.isEmpty { words += " On file have to be:" }
        self.item(item.title, item.clause, words)
        for piece in evidence { point(piece.key, piece.label) }
    }

    mutating func list(_ title: String, _ items: [some ListedItem]) {
        if items.isEmpty { return }
        heading(title)
        for item in items { point("\(item.key)", "\(item.title) (\(item.clause))") }
    }

    /// The words in lines that begin `indent` columns in; what stands before them begins the first.
    private mutating func put(_ words: String, after label: String, indent: Int) {
        let margin = String(repeating: " ", count: indent)
        var line = label + String(repeating: " ", count: max(label.isEmpty ? indent : 1, indent - label.count))
        if indent == 0 { line = label }
        var isFresh = true
        for word in words.split(whereSeparator: \.isWhitespace) {
            if !isFresh && line.count + 1 + word.count > TextPage.width {
                text += line + "\n"
                line = margin
                isFresh = true
            }
            line += (isFresh ? "" : " ") + word
            isFresh = false
        }
        text += line + "\n"
    }
}
