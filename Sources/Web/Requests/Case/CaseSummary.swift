import Casework
import Exchange
import HTML
import SharingProtocol

extension RequestFolder {
    /// What stands in clear of the request, and its words where this officer may see them.
    var askedRows: [SummaryRow] {
        let terms = request.terms
        var rows = [
            SummaryRow("Class of information", titled(askedRules.informationClass(terms.informationClass), askedRules)),
            SummaryRow("Purpose", titled(askedRules.purpose(terms.purpose), askedRules)),
        ]
        if let reason = terms.reason {
            rows.append(SummaryRow("The Act’s reason", titled(askedRules.reason(reason), askedRules)))
        }
        if let ground = terms.ground {
            rows.append(SummaryRow("Ground claimed", titled(askedRules.ground(ground), askedRules)))
        }
        if let criterion = terms.criterion {
            rows.append(SummaryRow("Criterion claimed", titled(askedRules.criterion(criterion), askedRules)))
        }
        if let set = terms.prescribedSet {
            rows.append(SummaryRow("Prescribed set", titled(askedRules.prescribedSet(set), askedRules)))
        }
        rows += askedWords
        if let day = terms.neededBy { rows.append(SummaryRow("Needed by", "\(day.spoken)")) }
        if terms.isUrgent { rows.append(SummaryRow("Urgent", "Yes")) }
        if request.determination == nil {
            rows.append(SummaryRow("Readers proposed", "\(terms.readers.map { name(of: $0) }.joined(separator: ", "))"))
            rows.append(SummaryRow("Keep until, as proposed", "\(terms.keepUntil.spoken)"))
        }
        return rows
    }

    private var askedWords: [SummaryRow] {
        guard words("request/why") != nil else {
            let words: HTML =
                request.state == .destroyed
                ? "Destroyed"
                : """
                Sealed: shown to the officer who wrote it, the named readers, and the liaison officers of \
                \(name(of: request.asking)) and \(name(of: request.holding))
                """
            return [SummaryRow("What is asked", words)]
        }
        var rows: [SummaryRow] = []
        func add(_ key: String, _ field: String) {
            if let words = words("request/\(field)") { rows.append(SummaryRow(key, typed(words))) }
        }
        add("About", "subject")
        rows.append(SummaryRow("What is asked", numbered(itemWords)))
        add("What for", "why")
        add("Necessary, and no more", "necessity")
        add("Why the criterion is met", "criterion")
        if let ground = request.terms.ground.flatMap({ askedRules.ground($0) }) {
            for piece in ground.evidence { add(piece.label.uppercasedFirst, EvidenceSubject.ground.field(piece.key)) }
        }
        for particular in askedRules.particulars where particular.form == .request {
            add(particular.title, EvidenceSubject.particular.field(particular.key.name))
        }
        add("Their own reference", "ownReference")
        return rows
    }

    /// What is asked for, item by item; empty where this officer may not see it.
    var itemWords: [String] {
        guard request.terms.items > 0 else { return [] }
        return (1...request.terms.items).compactMap { words("request/item.\($0)") }
    }

    /// The holding agency's answer, once there is one.
    var answerRows: [SummaryRow] {
        guard let found = request.determination else { return [] }
        var rows = [
            SummaryRow("Answer", "\(found.answer.words)"),
            SummaryRow("Class, as held", titled(answeredRules.informationClass(found.informationClass), answeredRules)),
        ]
        let basis = basis(of: found)
        if let power = basis.power {
            rows.append(SummaryRow(power.isDuty ? "Duty" : "Power", titled(power, answeredRules, law: power.law)))
        }
        if let ground = basis.ground {
            rows.append(SummaryRow("Ground", titled(ground, answeredRules, law: ground.law)))
        }
        if let condition = basis.condition {
            rows.append(SummaryRow("Condition", titled(condition, answeredRules, law: condition.law)))
        }
        if let criterion = found.criterion {
            rows.append(SummaryRow("Criterion", titled(answeredRules.criterion(criterion), answeredRules)))
        }
        if let withdrawn = request.consentWithdrawn {
            rows.append(SummaryRow("Consent withdrawn", "On \(withdrawn.spoken)\(answeredClauses([.consent]))"))
        }
        rows.append(
            SummaryRow(
                "Marking", titled(found.marking.flatMap { answeredRules.marking($0) }, answeredRules, or: "None")))
        rows += answerWords(found)
        guard found.answer != .refused else { return rows }
        rows.append(SummaryRow("Readers", readerList))
        let keepUntil = request.keepUntil ?? found.keepUntil
        rows.append(SummaryRow("Keep until", "\(keepUntil.spoken)\(answeredClauses([.keepUntil]))"))
        if !request.files.isEmpty {
            let sizes = request.files.enumerated().map { "File \($0 + 1): \(fileSize($1.size))" }
            rows.append(SummaryRow("Files", list(sizes)))
        }
        return rows
    }

    /// What the answer rests on, as the version that it was decided by lists it (2.3, 3.11, 3.13).
    private func basis(of found: DeterminationTerms) -> (power: Gateway?, ground: Ground?, condition: Condition?) {
        (
            request.exchangeDecision?.gateway.flatMap { answeredRules.gateway(Key($0)) },
            found.ground.flatMap { answeredRules.ground($0) }, found.condition.flatMap { answeredRules.condition($0) }
        )
    }

    private func answerWords(_ found: DeterminationTerms) -> [SummaryRow] {
        guard words("determination/reasons") != nil else {
            return request.state == .destroyed ? [] : [SummaryRow("Reasons", "Sealed")]
        }
        var rows: [SummaryRow] = []
        func add(_ key: String, _ field: String) {
            if let words = words("determination/\(field)") { rows.append(SummaryRow(key, typed(words))) }
        }
        add("Reasons", "reasons")
        for (index, isGiven) in found.given.enumerated() where !isGiven {
            add("Why item \(index + 1) is not given", "item.\(index + 1).reason")
        }
        add("Why it is necessary and proportionate", "necessity")
        let basis = basis(of: found)
        addEvidence(of: basis.power, add)
        addEvidence(of: basis.ground, add)
        addEvidence(of: basis.condition, add)
        for particular in answeredRules.particulars where particular.form == .decision {
            add(particular.title, EvidenceSubject.particular.field(particular.key.name))
        }
        add("Conditions", "conditions")
        add("Ground for not answering a duty", "dutyGround")
        return rows
    }

    /// What the holder wrote for a claim.
    private func addEvidence<Item: ClaimedItem>(of item: Item?, _ add: (String, String) -> Void) {
        for piece in item?.evidence ?? [] { add(piece.label.uppercasedFirst, Item.subject.field(piece.key)) }
    }

    /// The closed list of those who may read it today (4.10).
    var readerList: HTML {
        let readers = request.readers
        guard !readers.isEmpty else { return "Nobody" }
        return "\(readers.map { name(of: $0) }.joined(separator: ", "))\(answeredClauses([.readers]))"
    }

    /// Clauses of the version that it was decided by.
    func answeredClauses(_ topics: [Topic]) -> HTML {
        clauseLinks(topics, in: answeredRules, of: answeredRules.name)
    }

    /// An item with its clause, which leads to the version that it stands in.
    func titled<Item: ListedItem>(
        _ item: Item?, _ version: InformationSharingProtocol, law: String? = nil, or absent: String = ""
    ) -> HTML {
        let law: HTML? = law.map { "<br><span class=\"small\">\($0)</span>" }
        return item.map { "\($0.title)\(clauseLinks([$0.clause], of: version.name))\(law)" } ?? "\(absent)"
    }
}

/// What somebody typed, with its line ends.
func typed(_ words: String) -> HTML { "<span class=\"words\">\(words)</span>" }

func list(_ items: [String]) -> HTML { "<ul>\(items.map { "<li>\($0)</li>" as HTML })</ul>" }
