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
                    step, "Which class of information are you asking for?",
                    "Choose the most sensitive class that it contains."),
                in: form, rules.classes.map { choice($0) })
        case .purpose: purposeQuestion(form)
        case .reason:
            radios(
                heading(step, "Which reason under the Act do you need it for?"), in: form,
                rules.reasons.map { choice($0) })
        case .subject:
            textArea(
                heading(
                    step, "Who is it about?",
                    """
                    Give the name. Add the date of birth, or another detail that helps the holder find the right \
                    person. It is encrypted and shown in no list.
                    """),
                in: form, rows: 3, most: AskingLimits.subject)
        case .ground: groundQuestion(form)
        case .necessity:
            textArea(
                heading(
                    step, "Why is this necessary and proportionate?",
                    "Say what would go wrong without it, and why less information would not be enough."),
                in: form, rows: 8, most: AskingLimits.words)
        case .prescribedSet: prescribedSetQuestion(form)
        case .criterion: criterionQuestion(form)
        case .particulars:
            """
            <h1>Other details for the holder</h1>
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
                    The number that your agency uses for this. You can leave this empty. It is encrypted with the \
                    request.
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
        let offered = others.filter(\.canShare)
        let choices = offered.map { Choice($0.id.text, $0.name, hint: "\($0.category)") }
        let asked: HTML =
            offered.isEmpty
            ? """
            <h1>Which agency are you asking?</h1>
            <p class="empty">You cannot ask any other agency yet. An agency must have signed the protocol and have a \
            liaison officer in post. See <a href="\(Paths.agencies)">what each agency is missing</a>.</p>
            """
            : radios(heading(.agency, "Which agency are you asking?"), in: form, choices)
        return "\(asked)\(agenciesThatCannotShare(others, in: rules, called: "Agencies that you cannot ask now"))"
    }

    private func purposeQuestion(_ form: Form) -> HTML {
        """
        <h1>What is the information for?</h1>
        \(radios(
            Field(
                "purpose", "Purpose",
                hint: "It can only be used for this purpose.\(clauseLinks([.purpose, .sameUse], in: rules))"),
            in: form, rules.purposes.map { choice($0, explained: false) }))
        \(textArea(
            Field(
                "why", "Intended use",
                hint: "Describe the task in your own words. Only officers who work on the request see this."),
            in: form, most: AskingLimits.words))
        """
    }

    private func groundQuestion(_ form: Form) -> HTML {
        let offer = offer
        let choices = offer.grounds.map {
            choice($0, further: offer.evidenceFields(of: $0, for: informationClass?.key, in: form))
        }
        let none = Choice(
            "none", "The holder decides",
            hint: "You can ask without claiming a ground. The holder needs one before it can share.")
        return radios(
            heading(
                .ground, "What is the lawful ground?",
                "Enter what you know. The holder decides, and needs every part of a ground on file."),
            in: form, choices + [none])
    }

    private func prescribedSetQuestion(_ form: Form) -> HTML {
        let none = Choice("none", "No, none of these", hint: "The holder can share it, but has no duty to.")
        let sets = prescribedSets.map { Choice($0.key.name, $0.title, clauses: [$0.clause]) }
        return radios(
            heading(
                .prescribedSet, "Are you asking for a prescribed set?",
                """
                \(register.name(of: AgencyID(answers["agency"]))) has a duty to share these sets with the other \
                relevant authorities.
                """),
            in: form, [none] + sets)
    }

    private func criterionQuestion(_ form: Form) -> HTML {
        """
        <h1>Which sharing criterion does it meet?</h1>
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
            <h1 id="items">What information are you asking for?</h1>
            <div class="hint">Write one item in each box, up to \(AskingLimits.items). The holder answers each item \
            separately.\(clauseLinks([.signatories], in: rules))</div>
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
                .readers, "Who needs to read it?",
                "Choose only officers who work on this task. Your liaison officers can always read it."),
            in: form, choices)
    }

    private func keepingQuestion(_ form: Form) -> HTML {
        let examples = [(3, "three months"), (6, "six months"), (12, "a year")].map { months, words -> HTML in
            "<li>\(words): \(numbers(today.adding(months: months)))</li>"
        }
        let longest: HTML? = rules.retention.longestMonths.map { "<p>The protocol allows at most \($0) months.</p>" }
        return dayField(
            heading(
                .keeping, "How long do you need to keep it?",
                """
                <p>Enter the last day on which you need it. After that day nobody can read it, and your liaison \
                officer destroys it. From today:</p><ul>\(examples)</ul>\(longest)
                """),
            in: form)
    }

    private func timingQuestion(_ form: Form) -> HTML {
        """
        <h1>When do you need it by?</h1>
        \(dayField(
            Field(
                "timing", "Needed by",
                hint: "You can leave this empty. For example, \(numbers(today.adding(days: 14))) is in two weeks."),
            in: form))
        \(tickBox(
            "urgent", "It is urgent. A delay could lead to harm or lose an inquiry.", in: form))
        """
    }

    /// A day as it is typed in three boxes: `27 3 2031`.
    private func numbers(_ day: Day) -> String { "\(day.day) \(day.month) \(day.year)" }
}
