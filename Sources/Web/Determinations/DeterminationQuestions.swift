import Casework
import Exchange
import HTML
import SharingProtocol

/// What a determination answers, question by question, each with the words of its clause beside it (3.12, 4.3).
extension DeterminationSheet {
    func questions(_ form: Form, isDuty: Bool = false) -> HTML {
        let held = held(form)
        return """
            \(asked.map { beside([.signatories, .determination], itemQuestions($0, form)) })
            \(beside([.informationClass], classQuestion(form)))
            \(powerQuestion(form))
            \(details(
                "If it is personal: necessity and lawful ground", isOpen: held?.test == .grounds,
                """
                \(beside([.necessity], necessityQuestion(form)))\
                \(beside([.ground, .consent], groundQuestion(form)))\
                \(if: !offer.conditions.isEmpty, beside([.condition], conditionQuestion(form)))
                """))
            \(details(
                "If it is aggregate or depersonalised: authorisation, check and criterion",
                isOpen: held?.test == .criteria,
                """
                \(beside([.authorisation], authorisationQuestion(form)))\
                \(beside([.depersonalisation], depersonalisationQuestion(form)))\
                \(beside([.criterion], criterionQuestion(form)))
                """))
            \(if: rules.questions[.particulars] != nil,
                beside([.particulars], particularFields(
                    rules.particulars.filter { $0.form == .decision }, in: form, limit: AskingLimits.evidence)))
            \(beside([.confidence], confidenceQuestion(form)))
            \(beside([.marking], markingQuestion(form)))
            \(if: asksForReaders, beside([.readers], readersQuestion(form)))
            \(beside([.keepUntil], keepQuestion(form)))
            \(beside([.sameUse], conditionsQuestion(form)))
            \(if: isDuty || !form.typed("dutyGround").isEmpty,
                beside([.duty, .prescribedSet], dutyQuestion(form, isDuty: isDuty)))
            \(beside([.determination], reasonsQuestion(form)))
            """
    }

    /// A question, with the clauses' words beside it where there is room.
    func beside(_ topics: [Topic], _ question: HTML) -> HTML {
        let words = rules.clauses(on: topics).compactMap { rules.provision($0) }.map { provision -> HTML in
            """
            <p class="small">\(clauseLink(provision.clause)) <strong>\(provision.title).</strong> \
            \(provision.words)</p>
            """
        }
        return "<div class=\"columns\"><div>\(question)</div><div class=\"quiet\">\(words)</div></div>"
    }

    private func itemQuestions(_ asked: Asked, _ form: Form) -> HTML {
        let questions = (1...max(1, asked.items)).map { number -> HTML in
            let item = number <= asked.words.count ? asked.words[number - 1] : "Sealed"
            let reason = textArea(
                Field("item.\(number).reason", "Reason for not giving it"), in: form, rows: 2,
                most: DeterminationLimits.short)
            return radios(
                Field("item.\(number)", "Item \(number)", hint: typed(item)), in: form,
                [Choice("give", "Give it"), Choice("withhold", "Do not give it", further: reason)])
        }
        return "<h2>Information requested</h2>\(questions)"
    }

    private func classQuestion(_ form: Form) -> HTML {
        let hint: HTML =
            asked == nil
            ? "Choose the most sensitive class that it contains. Open the questions of that class below."
            : "It can differ from the class requested. If you change it, open the questions of that class below."
        return radios(
            Field("class", "Class of information you hold", hint: hint), in: form,
            rules.classes.map { Choice($0.key.name, $0.title, clauses: [$0.clause]) })
    }

    private func necessityQuestion(_ form: Form) -> HTML {
        textArea(
            Field(
                "necessity", "Why this is necessary and proportionate",
                hint: asked == nil
                    ? "Say why sharing less would not be enough."
                    : "The asking agency wrote this. Correct it or add to it."),
            in: form, most: DeterminationLimits.words)
    }

    private func groundQuestion(_ form: Form) -> HTML {
        radios(
            Field(
                "ground", "Lawful ground",
                hint: """
                    Every part of a ground has to be on file. \
                    \(if: asked != nil, "The asking agency’s answers are filled in.")
                    """),
            in: form, offer.choices(offer.grounds, for: personalClass(form), in: form))
    }

    /// Open where the form says a sensitive class; closed where it says another, since the class can be changed on it.
    private func conditionQuestion(_ form: Form) -> HTML {
        let held = held(form)
        let conditions = offer.conditions.filter { condition in
            held.map { !$0.isSensitive || condition.reach.covers($0.key) } ?? true
        }
        let question = radios(
            Field("condition", "Condition, if it is sensitive", hint: "It has to match the lawful ground."), in: form,
            offer.choices(conditions, for: personalClass(form), in: form))
        return held?.isSensitive ?? true ? question : details("If it is sensitive: condition", question)
    }

    /// Asked where no power covers it of itself; elsewhere a particular power or duty may be named.
    private func powerQuestion(_ form: Form) -> HTML {
        let (powers, isNeeded) = powers(form)
        guard !powers.isEmpty else { return "" }
        let hint: HTML =
            isNeeded
            ? """
            No general power covers sharing this with \(recipientNames). Choose the Act or rule that lets your agency \
            share it.
            """
            : "Choose one only if you rely on it. Otherwise the general power is recorded."
        let question = radios(
            Field("power", isNeeded ? "Power to share it" : "Particular power or duty", hint: hint), in: form,
            offer.choices(powers, for: personalClass(form), in: form))
        let isOpen = isNeeded || !form.typed("power").isEmpty
        return beside(
            [.gateway], isNeeded ? question : details("Name a particular power or duty", isOpen: isOpen, question))
    }

    /// The class that the form says, if it is a personal one.
    private func personalClass(_ form: Form) -> Key<InformationClass>? {
        let held = held(form)
        return held?.kind == .personal ? held?.key : nil
    }

    private func authorisationQuestion(_ form: Form) -> HTML {
        """
        \(tickBox("authorised", "The authorisation that this aggregate needs is on file", in: form))
        \(textArea(
            Field("authorisation", "Who authorised it, and when", hint: "Only for aggregates that need it."), in: form,
            rows: 2, most: DeterminationLimits.short))
        """
    }

    private func depersonalisationQuestion(_ form: Form) -> HTML {
        tickBox(
            "detailRemoved", "I have checked the depersonalised cases, and nobody can be identified from them",
            in: form)
    }

    private func criterionQuestion(_ form: Form) -> HTML {
        """
        \(radios(
            Field("criterion", "Sharing criterion"), in: form,
            rules.criteria.map { Choice($0.key.name, $0.title, clauses: [$0.clause]) }))
        \(textArea(Field("criterion-words", "Why it is met"), in: form, rows: 4, most: AskingLimits.criterion))
        """
    }

    private func confidenceQuestion(_ form: Form) -> HTML {
        """
        \(radios(
            Field("confidence", "Was it given in confidence?"), in: form,
            Confidence.allCases.map { Choice($0.rawValue, $0.words) }))
        \(if: offer.asksForCareRecords(of: held(form)), radios(
            Field(
                "careRecord", "Does it come from patient or social care records?",
                hint: "Information from such records is always treated as given in confidence."),
            in: form,
            [Choice("yes", "Yes, from care records"), Choice("no", "No, not from care records")]))
        \(textArea(
            Field(
                "confidence-words", "Who consents, or what overrides the confidence",
                hint: "Only if it was given in confidence."),
            in: form, rows: 2, most: DeterminationLimits.short))
        """
    }

    private func markingQuestion(_ form: Form) -> HTML {
        let group = asksForReaders ? "The readers below" : "Those who heard it"
        let markings = rules.markings.map {
            Choice(
                $0.key.name, $0.title,
                hint: $0.needsGroup ? "\(group) are the group. Only your agency can add to it." : nil)
        }
        return radios(
            Field("marking", "Is it restricted to a group?"), in: form, [Choice("none", "No marking")] + markings)
    }

    private func readersQuestion(_ form: Form) -> HTML {
        let hint: HTML =
            asked == nil
            ? """
            Officers of \(recipientNames) who need it for their work. Choose at least one of each agency.
            """
            : "Officers of \(recipientNames) who work on this task. If you choose nobody, nobody can read it."
        return checkboxes(
            Field("readers", "Readers", hint: hint), in: form,
            candidates.map { officer in
                let position = register.accounts[officer.id]?.position ?? ""
                let agency = recipients.count > 1 ? register.name(of: officer.agency) : ""
                let more = [position, agency].filter { !$0.isEmpty }.joined(separator: ", ")
                return Choice(
                    officer.id.text, register.name(of: officer.id), hint: more.isEmpty ? nil : "\(more)")
            })
    }

    private func keepQuestion(_ form: Form) -> HTML {
        let hint: HTML =
            asked.map { "The asking agency needs it until \($0.keepUntil.spoken)." } ?? "For example, 27 3 2031"
        return dayField(Field("keep", "Keep until", hint: hint), in: form)
    }

    private func conditionsQuestion(_ form: Form) -> HTML {
        textArea(
            Field(
                "conditions", "Conditions",
                hint: "Readers see them before the information. You can leave this empty."),
            in: form, rows: 3, most: DeterminationLimits.words)
    }

    private func dutyQuestion(_ form: Form, isDuty: Bool) -> HTML {
        """
        \(if: isDuty, insetText(
            "<p>You have a duty to answer. This is a prescribed set that your agency owes to the asking agency.</p>"))
        \(textArea(
            Field("dutyGround", "Ground for not answering in full", hint: "Only if you do not give every item."),
            in: form, rows: 3, most: DeterminationLimits.short))
        """
    }

    private func reasonsQuestion(_ form: Form) -> HTML {
        let field = Field(
            "reasons", "Reasons for the decision",
            hint: "They are encrypted, and destroyed with the \(asked == nil ? "disclosure" : "request").")
        return textArea(field, in: form, most: DeterminationLimits.reasons)
    }
}
