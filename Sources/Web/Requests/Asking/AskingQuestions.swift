import Casework
import Exchange
import HTML
import SharingProtocol

/// What each page of writing a request asks.
extension Writing {
    /// The inputs of one page, with its heading. What was answered stands in `form`.
    func question(_ step: AskingStep, in form: Form) -> HTML {
        switch step {
        case .agency: agencyQuestion(form)
        case .informationClass:
            radios(
                heading(
                    step, "Which class of information do you ask for?", "Choose the most sensitive that it contains."),
                in: form, rules.classes.map { choice($0) })
        case .purpose: purposeQuestion(form)
        case .reason:
            radios(
                heading(step, "For which of the Act’s reasons do you need it?"), in: form,
                rules.reasons.map { choice($0) })
        case .subject:
            textArea(
                heading(
                    step, "Whom is it about?",
                    """
                    The person’s name and, if you know it, their date of birth or another thing by which the holder \
                    finds the right person. It is sealed, and stands in no list.
                    """),
                in: form, rows: 3, most: AskingLimits.subject)
        case .ground: groundQuestion(form)
        case .necessity:
            textArea(
                heading(
                    step, "Why do you need it, and why would less not do?",
                    """
                    Sharing what concerns private life has to be necessary and proportionate. Say what would go wrong \
                    without it, and why nothing that intrudes less would serve.
                    """),
                in: form, rows: 8, most: AskingLimits.words)
        case .prescribedSet: prescribedSetQuestion(form)
        case .criterion: criterionQuestion(form)
        case .particulars:
            """
            <h1>What else the holder needs to know</h1>
            \(particularFields(
                rules.particulars(.request, of: informationClass), in: form, limit: AskingLimits.evidence))
            """
        case .items: itemsQuestion(form)
        case .readers: readersQuestion(form)
        case .keeping: keepingQuestion(form)
        case .timing: timingQuestion(form)
        case .ownReference:
            textField(
                heading(
                    step, "What is your own reference?",
                    """
                    The number under which your agency keeps this, if it has one. It is sealed with the request. You \
                    can leave this empty.
                    """),
                in: form, width: .half, most: AskingLimits.ownReference)
        }
    }

    /// A question that is the page's own heading.
    private func heading(_ step: AskingStep, _ words: String, _ hint: HTML = "") -> Field {
        Field(step.rawValue, words, hint: "\(hint)\(clauseLinks(step.topics, in: rules))", isHeading: true)
    }

    /// One item of the protocol file, explained by the words of its clause.
    private func choice<Item: ListedItem>(_ item: Item, explained: Bool = true, further: HTML? = nil) -> Choice {
        let words = rules.provision(item.clause)?.words
        return Choice(
            item.key.name, item.title, hint: explained ? words.map { "\($0)" } : nil, clauses: [item.clause],
            further: further)
    }

    private func agencyQuestion(_ form: Form) -> HTML {
        let others = agencies
        let offered = others.filter(\.canBeAsked)
        let rest = others.filter { !$0.canBeAsked }.map { agency -> HTML in
            let missing: HTML =
                agency.hasSigned
                ? "no liaison officer is in post\(clauseLinks([.liaisonOfficers], in: rules))"
                : "it has not signed the protocol in force\(clauseLinks([.signatories], in: rules))"
            return "<li>\(agency.name): \(missing)</li>"
        }
        let choices = offered.map { Choice($0.id.text, $0.name, hint: "\($0.category)") }
        let asked: HTML =
            offered.isEmpty
            ? """
            <h1>Which agency do you ask?</h1>
            <p class="empty">No other agency can be asked yet: none has both signed the protocol and a liaison officer \
            in post. The <a href="\(Paths.agencies)">agencies</a> page shows what each of them lacks.</p>
            """
            : radios(heading(.agency, "Which agency do you ask?"), in: form, choices)
        return "\(asked)\(if: !rest.isEmpty, details("Agencies that cannot be asked now", "<ul>\(rest)</ul>"))"
    }

    private func purposeQuestion(_ form: Form) -> HTML {
        """
        <h1>What is the information for?</h1>
        \(radios(
            Field(
                "purpose", "Purpose",
                hint: "It may then be used for nothing else.\(clauseLinks([.purpose, .sameUse], in: rules))"),
            in: form, rules.purposes.map { choice($0, explained: false) }))
        \(textArea(
            Field(
                "why", "What you need it for",
                hint: "The task it is for, in your own words. It is sealed: only those who work on it see it."),
            in: form, most: AskingLimits.words))
        """
    }

    private func groundQuestion(_ form: Form) -> HTML {
        let offer = offer
        let choices = offer.grounds.map {
            choice($0, further: offer.evidenceFields(of: $0, for: informationClass?.key, in: form))
        }
        let none = Choice(
            "none", "I leave that to the holder",
            hint: "You can ask without claiming a ground. The holder shares only once one is met.")
        return radios(
            heading(
                .ground, "What lets the holder share it?",
                """
                Fill in what you know. The holder decides, and needs every part of a ground on file before anything is \
                shared.
                """),
            in: form, choices + [none])
    }

    private func prescribedSetQuestion(_ form: Form) -> HTML {
        let none = Choice("none", "No, none of these", hint: "The holder may share it, and is under no duty to.")
        let sets = prescribedSets.map { Choice($0.key.name, $0.title, clauses: [$0.clause]) }
        return radios(
            heading(
                .prescribedSet, "Do you ask for a prescribed set?",
                """
                \(register.name(of: AgencyID(answers["agency"]))) holds these sets, and has a duty to share them with \
                the other relevant authorities.
                """),
            in: form, [none] + sets)
    }

    private func criterionQuestion(_ form: Form) -> HTML {
        """
        <h1>Which sharing criterion is met?</h1>
        \(radios(
            Field("criterion", "Criterion", hint: "One is enough.\(clauseLinks([.criterion], in: rules))"), in: form,
            rules.criteria.map { choice($0) }))
        \(textArea(
            Field("criterion-words", "Why it is met"), in: form, rows: 5, most: AskingLimits.criterion))
        """
    }

    private func itemsQuestion(_ form: Form) -> HTML {
        let filled = (1...AskingLimits.items).last { !form.typed("item.\($0)").isEmpty } ?? 0
        let shown = min(AskingLimits.items, filled + 1)
        let fields = (1...shown).map { number -> HTML in
            textArea(
                Field("item.\(number)", "Item \(number)"), in: form, rows: 2,
                most: AskingLimits.item)
        }
        return """
            <h1 id="items">What exactly do you ask for?</h1>
            <div class="hint">Write one item in each box, up to \(AskingLimits.items). The holder answers each of \
            them by itself.\(clauseLinks([.signatories], in: rules))</div>
            \(problemWords(form.problem(at: "items"), at: "items"))
            \(fields)
            \(if: shown < AskingLimits.items,
                "<p>\(button("Add another item", .secondary, name: "then", value: "another"))</p>")
            """
    }

    private func readersQuestion(_ form: Form) -> HTML {
        let choices = colleagues.map { officer -> Choice in
            let position = register.accounts[officer.id]?.position ?? ""
            let isSelf = officer.id == circumstances.officer.id
            return Choice(
                officer.id.text, register.name(of: officer.id) + (isSelf ? " (you)" : ""),
                hint: position.isEmpty ? nil : "\(position)")
        }
        return checkboxes(
            heading(
                .readers, "Who will read it?",
                """
                Only those whose work is on this very task. Your liaison officers see it whether or not you name them; \
                nobody else does.
                """),
            in: form, choices)
    }

    private func keepingQuestion(_ form: Form) -> HTML {
        let examples = [(3, "three months"), (6, "six months"), (12, "a year")].map { months, words -> HTML in
            "<li>\(words): \(numbers(today.adding(months: months)))</li>"
        }
        let longest: HTML? = rules.retention.longestMonths.map { "<p>The protocol allows at most \($0) months.</p>" }
        return dayField(
            heading(
                .keeping, "Until which day do you need to keep it?",
                """
                <p>No longer than the purpose needs. On the day after, it can no longer be read, and your liaison \
                officer destroys it. From today on:</p><ul>\(examples)</ul>\(longest)
                """),
            in: form)
    }

    private func timingQuestion(_ form: Form) -> HTML {
        """
        <h1>By when do you need it?</h1>
        \(dayField(
            Field(
                "timing", "Needed by",
                hint: "You can leave this empty. For example, \(numbers(today.adding(days: 14))) is in two weeks."),
            in: form))
        \(tickBox(
            "urgent", "It is urgent: somebody may come to harm, or an inquiry be lost, if it has to wait", in: form))
        """
    }

    /// A day as it is typed in three boxes: `27 3 2031`.
    private func numbers(_ day: Day) -> String { "\(day.day) \(day.month) \(day.year)" }
}
