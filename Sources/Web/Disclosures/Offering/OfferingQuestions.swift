import Casework
import Exchange
import HTML
import SharingProtocol

/// What each page of offering information asks, and what it takes.
extension Offering {
    /// The inputs of one page, with its heading.
    func question(_ step: OfferingStep, in form: Form) -> HTML {
        switch step {
        case .recipients: recipientsQuestion(form)
        case .purpose:
            radios(
                heading("purpose", "What is the information for?", [.purpose, .sameUse]), in: form,
                rules.purposes.map { Choice($0.key.name, $0.title, clauses: [$0.clause]) })
        case .decision: "<h1>Decision to share the information</h1>\(sheet.questions(form))"
        case .reason:
            radios(
                heading("reason", "Which reason under the Act do you share it for?", [.reason]), in: form,
                rules.reasons.map { Choice($0.key.name, $0.title, clauses: [$0.clause]) })
        case .subject:
            textArea(
                heading(
                    "subject", "Who is it about?", [.identifiable],
                    "Give the name. Add the date of birth, or another detail that identifies the right person."),
                in: form, rows: 3, most: AskingLimits.subject)
        case .information:
            textArea(
                heading(
                    "information", "What is the information?", [.signatories],
                    "You can leave this empty and attach files on the next page."),
                in: form, rows: 10, most: DisclosureLimits.item)
        }
    }

    /// A question that is the page's own heading.
    private func heading(_ name: String, _ words: String, _ topics: [Topic], _ hint: HTML = "") -> Field {
        Field(name, words, hint: "\(hint)\(clauseLinks(topics, in: rules))", isHeading: true)
    }

    private func recipientsQuestion(_ form: Form) -> HTML {
        let offered = agencies.filter(\.canShare)
        let question: HTML =
            offered.isEmpty
            ? """
            <h1>Which agencies do you offer it to?</h1>
            <p class="empty">You cannot offer information to any other agency yet. An agency must have signed the \
            protocol and have a liaison officer in post.</p>
            """
            : checkboxes(
                heading(
                    "recipients", "Which agencies do you offer it to?", [.signatories, .liaisonOfficers],
                    "Each agency’s liaison officer accepts it or declines it."),
                in: form, offered.map { Choice($0.id.text, $0.name, hint: "\($0.category)") })
        return """
            \(question)\(agenciesThatCannotShare(agencies, in: rules, called: "Agencies that cannot have it now"))
            """
    }

    /// Reads a page. What is wrong with it is noted in `form`. `isWhole` asks for every compulsory answer; without it,
    /// what is there is taken, for going on another day.
    func check(_ step: OfferingStep, _ form: inout Form, isWhole: Bool) {
        func required(_ words: String) -> String? { isWhole ? words : nil }
        switch step {
        case .recipients:
            _ = form.choices(
                "recipients", among: agencies.filter(\.canShare).map(\.id.text),
                required: required("Choose at least one agency"))
        case .purpose:
            _ = form.choice("purpose", among: rules.purposes.map(\.key), required: required("Choose the purpose"))
        case .decision: _ = sheet.determination(from: &form, isWhole: isWhole)
        case .reason:
            _ = form.choice(
                "reason", among: rules.reasons.map(\.key), required: required("Choose the reason under the Act"))
        case .subject:
            _ = form.text(
                "subject", required: required("Enter who the information is about"), most: AskingLimits.subject,
                lines: .many)
        case .information: _ = form.text("information", most: DisclosureLimits.item, lines: .many)
        }
    }

    /// Everything that was answered, each with the way back to it.
    func summary(_ volunteered: Volunteered) -> [SummaryRow] {
        let path = Paths.draft(reference)
        return steps.flatMap { step -> [SummaryRow] in
            let change = Link("Change", to: "\(path)/\(step.rawValue)")
            return shown(step, volunteered).enumerated().map { index, row in
                SummaryRow(row.key, row.value, change: index == 0 ? change : nil)
            }
        }
    }

    private func shown(_ step: OfferingStep, _ volunteered: Volunteered) -> [SummaryRow] {
        switch step {
        case .recipients:
            return volunteered.recipients.map { recipient in
                let readers = recipient.readers.map { register.name(of: $0) }.joined(separator: ", ")
                return SummaryRow(
                    "\(register.name(of: recipient.agency))",
                    readers.isEmpty ? "Readers: liaison officers only" : "Readers: \(readers)")
            }
        case .purpose: return [SummaryRow("Purpose", titled(rules.purpose(volunteered.purpose), rules))]
        case .decision: return decision(volunteered)
        case .reason:
            return [
                SummaryRow("Reason under the Act", titled(volunteered.reason.flatMap { rules.reason($0) }, rules))
            ]
        case .subject: return [SummaryRow("About", typed(self["subject"]))]
        case .information:
            let words = self["information"]
            return [SummaryRow("Information", words.isEmpty ? "No text" : typed(words))]
        }
    }

    private func decision(_ volunteered: Volunteered) -> [SummaryRow] {
        let found = volunteered.determination
        let summary = DeterminationSummary(
            terms: found.terms, decision: nil, rules: rules, words: { found.words[$0]?.revealed })
        return summary.basis + summary.evidence + summary.handling + [summary.marking]
            + [SummaryRow("Keep until", "\(found.terms.keepUntil.spoken)")]
            + summary.row("Conditions", "conditions") + summary.row("Reasons", "reasons")
    }
}
