import Casework
import HTML
import SharingProtocol

/// What was determined, in the words of the version that it was decided by (3.12).
struct DeterminationSummary {
    let terms: DeterminationTerms
    /// `nil` where nothing was decided yet.
    let decision: RecordedDecision?
    let rules: InformationSharingProtocol
    /// What was written, by field, where the officer may see it.
    let words: (String) -> String?

    private var power: Gateway? { (decision?.gateway).flatMap { rules.gateway(Key($0)) } }
    private var ground: Ground? { terms.ground.flatMap { rules.ground($0) } }
    private var condition: Condition? { terms.condition.flatMap { rules.condition($0) } }

    /// What it rests on (2.3, 3.10, 3.11, 3.13).
    var basis: [SummaryRow] {
        var rows = [
            SummaryRow("Class of information", titled(rules.informationClass(terms.informationClass), rules))
        ]
        if let power {
            rows.append(SummaryRow(power.isDuty ? "Duty" : "Power", titled(power, rules, law: power.law)))
        }
        if let ground { rows.append(SummaryRow("Lawful ground", titled(ground, rules, law: ground.law))) }
        if let condition { rows.append(SummaryRow("Condition", titled(condition, rules, law: condition.law))) }
        if let criterion = terms.criterion {
            rows.append(SummaryRow("Sharing criterion", titled(rules.criterion(criterion), rules)))
        }
        return rows
    }

    var marking: SummaryRow {
        SummaryRow("Marking", titled(terms.marking.flatMap { rules.marking($0) }, rules, or: "None"))
    }

    /// What its owner wrote for it.
    var evidence: [SummaryRow] {
        var rows = row("Why this is necessary", "necessity") + row("Why the criterion is met", "criterion")
        rows += pieces(of: power) + pieces(of: ground) + pieces(of: condition)
        for particular in rules.particulars where particular.form == .decision {
            rows += row(particular.title, EvidenceSubject.particular.field(particular.key.name))
        }
        return rows
    }

    /// A field as a row; none where nothing is there, or not for this officer.
    func row(_ key: String, _ field: String) -> [SummaryRow] {
        words(field).map { [SummaryRow(key, typed($0))] } ?? []
    }

    private func pieces<Item: ClaimedItem>(of item: Item?) -> [SummaryRow] {
        (item?.evidence ?? []).flatMap { row($0.label.uppercasedFirst, Item.subject.field($0.key)) }
    }

    /// What was done before it could be shared: confidence, care records, checks and authorisation.
    var handling: [SummaryRow] {
        var rows = [
            SummaryRow(
                "Given in confidence",
                "\(terms.confidence.words)\(words("confidence").map { "<br>\(typed($0))" as HTML })")
        ]
        if terms.isCareRecord {
            rows.append(SummaryRow("Care records", "It comes from patient or social care records"))
        }
        if terms.identifyingDetailIsRemoved {
            rows.append(SummaryRow("Depersonalised", "Checked: nobody can be identified"))
        }
        if terms.authorisationIsOnFile {
            rows.append(SummaryRow("Authorisation", words("authorisation").map { typed($0) } ?? "On file"))
        }
        return rows
    }
}

extension Confidence {
    var words: String {
        switch self {
        case .notGivenInConfidence: "No"
        case .providerConsents: "Yes, and the person who gave it consents"
        case .overridden: "Yes, and something overrides the confidence"
        case .unresolved: "Yes, and nothing allows it to be shared"
        }
    }
}
