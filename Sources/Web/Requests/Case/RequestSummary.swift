import Casework
import Exchange
import HTML
import SharingProtocol

extension RequestFolder {
    /// What the request asks for, by when, and who would read it until when.
    var askedRows: [SummaryRow] { aboutRows + needRows + proposedReaders + proposedDay }

    /// What stands in clear of the request, and its words where this officer may see them.
    var aboutRows: [SummaryRow] {
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
        return rows + askedWords
    }

    private var needRows: [SummaryRow] {
        let terms = request.terms
        return (terms.neededBy.map { [SummaryRow("Needed by", "\($0.spoken)")] } ?? [])
            + (terms.isUrgent ? [SummaryRow("Urgent", "Yes")] : [])
    }

    private var proposedReaders: [SummaryRow] {
        request.determination == nil ? [SummaryRow("Proposed readers", "\(names(of: request.terms.readers))")] : []
    }

    private var proposedDay: [SummaryRow] {
        request.determination == nil
            ? [SummaryRow("Proposed keep-until date", "\(request.terms.keepUntil.spoken)")] : []
    }

    /// The two agencies, and who reads what was agreed; once it is disclosed, the disclosure says who does.
    var peopleRows: [SummaryRow] {
        [
            SummaryRow("Asking agency", withLiaisonOfficer(request.asking)),
            SummaryRow("Holding agency", withLiaisonOfficer(request.holding)),
        ] + proposedReaders + (agreed.map { [SummaryRow("Readers", "\(names(of: $0.readers))")] } ?? [])
    }

    var dateRows: [SummaryRow] {
        var rows = needRows + proposedDay
        if let agreed { rows.append(SummaryRow("Keep until", "\(agreed.keepUntil.spoken)")) }
        if let withdrawn = request.consentWithdrawn, shownDetermination != nil {
            rows.append(
                SummaryRow(
                    "Consent withdrawn",
                    "On \(withdrawn.spoken)\(clauseLinks([.consent], in: answeredRules, of: answeredRules.name))"))
        }
        return rows
    }

    /// What the holding agency wants observed, besides the protocol.
    var conditionRows: [SummaryRow] {
        guard shownDetermination != nil, let words = words("determination/conditions") else { return [] }
        return [SummaryRow("Of \(name(of: request.holding))", typed(words))]
    }

    /// The answer, where this officer may see it.
    private var shownDetermination: DeterminationTerms? {
        request.showsDecision(in: circumstances) ? request.determination : nil
    }

    /// What is agreed and not disclosed yet.
    private var agreed: DeterminationTerms? {
        request.state == .agreed ? shownDetermination.flatMap { $0.answer == .refused ? nil : $0 } : nil
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
        rows.append(summary.marking)
        if words("determination/reasons") == nil {
            if request.state != .destroyed { rows.append(SummaryRow("Reasons", "Sealed")) }
        } else {
            rows += summary.row("Reasons", "reasons")
            for (index, isGiven) in found.given.enumerated() where !isGiven {
                rows += summary.row("Reason for not giving item \(index + 1)", "item.\(index + 1).reason")
            }
            rows += summary.evidence
            rows += summary.row("Ground for not answering in full", "dutyGround")
        }
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
