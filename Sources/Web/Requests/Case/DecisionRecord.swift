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
        guard !decided.isEmpty else { throw Problem.notFound }
        let records = decided.enumerated().map { place, decided -> HTML in
            """
            \(if: decided.isReplaced, "<h2>Answered before: \(spoken(decided.at))</h2>")
            \(summaryList(folder.rows(of: decided)))
            \(decisionDetails("Everything that was asked", decided.decision, isOpen: place == 0))
            """
        }
        var page = Page(
            "Decision on request \(reference)", section: .register,
            body: """
                <h1>Decision on request \(reference)</h1>
                <p>\(folder.name(of: folder.request.asking)) asked \(folder.name(of: folder.request.holding)). The \
                record keeps who decided, when, and on what; what was written about people is shown to those who may \
                read it, until it is destroyed.\(clauseLinks([.determination, .record], in: folder.rules))</p>
                \(records)
                \(buttonGroup(printButton(), Link("Back to the request", to: Paths.request(reference)).html))
                """)
        page.marking = folder.markingWords
        page.back = Link("Request \(reference)", to: Paths.request(reference))
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
        let rules = circumstances.version(decided.decision.version)
        func words(_ field: String) -> HTML? {
            decided.isReplaced ? nil : self.words("determination/\(field)").map { typed($0) }
        }
        var rows = [
            SummaryRow("Decided by", "\(name(of: decided.officer)), \(name(of: decided.agency))"),
            SummaryRow("When", "\(spoken(decided.at))"),
            SummaryRow("Protocol in force", "\(decided.decision.version)"),
            SummaryRow("Answer", "\(found.answer.words)"),
        ]
        func add(_ key: String, _ value: HTML?) { if let value { rows.append(SummaryRow(key, value)) } }
        for (index, isGiven) in found.given.enumerated() {
            let asked = index < itemWords.count ? "\(typed(itemWords[index]))<br>" as HTML : nil
            let why = words("item.\(index + 1).reason").map { "<br>\($0)" as HTML }
            add("Item \(index + 1)", "\(asked)<strong>\(isGiven ? "Given" : "Not given")</strong>\(why)")
        }
        add("Class, as held", titled(rules.informationClass(found.informationClass), rules))
        let power = decided.decision.gateway.flatMap { rules.gateway(Key($0)) }
        add(power?.isDuty ?? false ? "Duty" : "Power", power.map { titled($0, rules, law: $0.law) })
        addClaim("Ground", found.ground.flatMap { rules.ground($0) }, rules, words, add)
        addClaim("Condition", found.condition.flatMap { rules.condition($0) }, rules, words, add)
        addEvidence(of: power, words, add)
        add("Criterion", found.criterion.flatMap { rules.criterion($0) }.map { titled($0, rules) })
        add("Why the criterion is met", words("criterion"))
        add("Why it is necessary and proportionate", words("necessity"))
        for particular in rules.particulars where particular.form == .decision {
            add(particular.title, words(EvidenceSubject.particular.field(particular.key.name)))
        }
        add("Given in confidence", "\(found.confidence.recordWords)\(words("confidence").map { "<br>\($0)" as HTML })")
        if found.isCareRecord { add("Care records", "It comes from patient or social care records") }
        if found.identifyingDetailIsRemoved { add("Depersonalised", "Checked: nobody can be identified") }
        if found.authorisationIsOnFile { add("Authorisation", words("authorisation") ?? "On file") }
        add("Marking", titled(found.marking.flatMap { rules.marking($0) }, rules, or: "None"))
        if found.answer != .refused {
            add("Readers", "\(found.readers.map { name(of: $0) }.joined(separator: ", "))")
            add("Keep until", "\(found.keepUntil.spoken)")
        }
        add("Conditions of use", words("conditions"))
        add("Ground for not answering a duty", words("dutyGround"))
        add("Reasons", words("reasons"))
        return rows
    }

    private func addClaim<Item: ClaimedItem>(
        _ key: String, _ item: Item?, _ rules: InformationSharingProtocol, _ words: (String) -> HTML?,
        _ add: (String, HTML?) -> Void
    ) {
        add(key, item.map { titled($0, rules, law: $0.law) })
        addEvidence(of: item, words, add)
    }

    private func addEvidence<Item: ClaimedItem>(
        of item: Item?, _ words: (String) -> HTML?, _ add: (String, HTML?) -> Void
    ) {
        for piece in item?.evidence ?? [] {
            add(piece.label.uppercasedFirst, words(Item.subject.field(piece.key)))
        }
    }
}

extension Confidence {
    fileprivate var recordWords: String {
        switch self {
        case .notGivenInConfidence: "No"
        case .providerConsents: "Yes, and whoever gave it consents"
        case .overridden: "Yes, and something overrides the confidence"
        case .unresolved: "Yes, and nothing lets it move"
        }
    }
}
