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
            rows.append(SummaryRow("Reason under the Act", titled(askedRules.reason(reason), askedRules)))
        }
        if let ground = terms.ground {
            rows.append(SummaryRow("Lawful ground claimed", titled(askedRules.ground(ground), askedRules)))
        }
        if let criterion = terms.criterion {
            rows.append(SummaryRow("Sharing criterion claimed", titled(askedRules.criterion(criterion), askedRules)))
        }
        if let set = terms.prescribedSet {
            rows.append(SummaryRow("Prescribed set", titled(askedRules.prescribedSet(set), askedRules)))
        }
        rows += askedWords
        if let day = terms.neededBy { rows.append(SummaryRow("Needed by", "\(day.spoken)")) }
        if terms.isUrgent { rows.append(SummaryRow("Urgent", "Yes")) }
        if request.determination == nil {
            rows.append(SummaryRow("Proposed readers", "\(names(of: terms.readers))"))
            rows.append(SummaryRow("Proposed keep-until date", "\(terms.keepUntil.spoken)"))
        }
        return rows
    }

    private var askedWords: [SummaryRow] {
        guard words("request/why") != nil else {
            let words: HTML =
                request.state == .destroyed
                ? "Destroyed"
                : """
                Sealed. The officer who asked and the liaison officers of \(name(of: request.asking)) and \
                \(name(of: request.holding)) can see it.
                """
            return [SummaryRow("Information requested", words)]
        }
        var rows: [SummaryRow] = []
        func add(_ key: String, _ field: String) {
            if let words = words("request/\(field)") { rows.append(SummaryRow(key, typed(words))) }
        }
        add("About", "subject")
        rows.append(SummaryRow("Information requested", numbered(itemWords)))
        add("Intended use", "why")
        add("Why this is necessary", "necessity")
        add("Why the criterion is met", "criterion")
        if let ground = request.terms.ground.flatMap({ askedRules.ground($0) }) {
            for piece in ground.evidence { add(piece.label.uppercasedFirst, EvidenceSubject.ground.field(piece.key)) }
        }
        for particular in askedRules.particulars where particular.form == .request {
            add(particular.title, EvidenceSubject.particular.field(particular.key.name))
        }
        add("Asking agency’s reference", "ownReference")
        return rows
    }

    /// The holding agency's answer, once there is one.
    var answerRows: [SummaryRow] {
        guard let found = request.determination else { return [] }
        let summary = DeterminationSummary(
            terms: found, decision: request.exchangeDecision, rules: answeredRules,
            words: { words("determination/\($0)") })
        var rows = [SummaryRow("Answer", "\(found.answer.words)")] + summary.basis
        if let withdrawn = request.consentWithdrawn {
            rows.append(
                SummaryRow(
                    "Consent withdrawn",
                    "On \(withdrawn.spoken)\(clauseLinks([.consent], in: answeredRules, of: answeredRules.name))"))
        }
        rows.append(summary.marking)
        if words("determination/reasons") == nil {
            if request.state != .destroyed { rows.append(SummaryRow("Reasons", "Sealed")) }
        } else {
            rows += summary.row("Reasons", "reasons")
            for (index, isGiven) in found.given.enumerated() where !isGiven {
                rows += summary.row("Reason for not giving item \(index + 1)", "item.\(index + 1).reason")
            }
            rows += summary.evidence + summary.row("Conditions", "conditions")
            rows += summary.row("Ground for not answering in full", "dutyGround")
        }
        guard found.answer != .refused, request.state == .agreed else { return rows }
        rows.append(SummaryRow("Readers", "\(names(of: found.readers))"))
        rows.append(SummaryRow("Keep until", "\(found.keepUntil.spoken)"))
        return rows
    }

    /// The marking and the group that it is restricted to, as it stands on every page about what is agreed (4.7).
    var markingWords: String? {
        request.determination.flatMap { found in
            found.marking.flatMap { answeredRules.marking($0) }.map { $0.words(group: names(of: found.readers)) }
        }
    }
}

extension Marking {
    /// `RESTRICTED: for Tess Marlow only`
    func words(group: String) -> String {
        needsGroup ? "\(title.uppercased()): for \(group.isEmpty ? "nobody" : group) only" : title.uppercased()
    }
}
