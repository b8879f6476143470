import Casework
import Exchange
import HTML
import SharingProtocol

/// What a determination answers, question by question, each with the words of its clause beside it (3.12, 4.3).
extension RequestFolder {
    func determinationFields(_ form: Form, isDuty: Bool) -> HTML {
        let held = rules.informationClass(Key(form.typed("class")))
        return """
            \(beside([.signatories, .determination], itemQuestions(form)))
            \(beside([.informationClass], classQuestion(form)))
            \(powerQuestion(form))
            \(testQuestions(
                "If it is personal: necessity and ground", isOpen: held?.test == .grounds,
                """
                \(beside([.necessity], necessityQuestion(form)))\
                \(beside([.ground, .consent], groundQuestion(form)))\
                \(if: !offer.conditions.isEmpty, beside([.condition], conditionQuestion(form)))
                """))
            \(testQuestions(
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
            \(beside([.readers], readersQuestion(form)))
            \(beside([.keepUntil], keepQuestion(form)))
            \(beside([.sameUse], conditionsQuestion(form)))
            \(if: isDuty || !form.typed("dutyGround").isEmpty,
                beside([.duty, .prescribedSet], dutyQuestion(form, isDuty: isDuty)))
            \(beside([.determination], reasonsQuestion(form)))
            """
    }

    /// A question, with the clauses' words beside it where there is room.
    private func beside(_ topics: [Topic], _ question: HTML) -> HTML {
        let words = rules.clauses(on: topics).compactMap { rules.provision($0) }.map { provision -> HTML in
            """
            <p class="small">\(clauseLink(provision.clause)) <strong>\(provision.title).</strong> \
            \(provision.words)</p>
            """
        }
        return "<div class=\"columns\"><div>\(question)</div><div class=\"quiet\">\(words)</div></div>"
    }

    /// Both tests stand in the page, since the class can be changed on it; the one that is not needed is closed.
    private func testQuestions(_ summary: String, isOpen: Bool, _ questions: HTML) -> HTML {
        details(summary, isOpen: isOpen, questions)
    }

    private func itemQuestions(_ form: Form) -> HTML {
        let asked = itemWords
        let questions = (1...max(1, request.terms.items)).map { number -> HTML in
            let item = number <= asked.count ? asked[number - 1] : "Sealed"
            let reason = textArea(
                Field("item.\(number).reason", "Why it is not given"), in: form, rows: 2,
                most: DeterminationLimits.short)
            return radios(
                Field("item.\(number)", "Item \(number)", hint: typed(item)), in: form,
                [
                    Choice("give", "It is given"),
                    Choice("withhold", "It is not given", further: reason),
                ])
        }
        return "<h2>What is asked for</h2>\(questions)"
    }

    private func classQuestion(_ form: Form) -> HTML {
        radios(
            Field(
                "class", "Class of what you hold",
                hint: """
                    It may not be the class that was asked for. If you change it, open the questions of that class \
                    below.
                    """),
            in: form, rules.classes.map { Choice($0.key.name, $0.title, clauses: [$0.clause]) })
    }

    private func necessityQuestion(_ form: Form) -> HTML {
        textArea(
            Field(
                "necessity", "Why it is necessary and proportionate", hint: "As they wrote it; correct or add to it."),
            in: form, most: DeterminationLimits.words)
    }

    private func groundQuestion(_ form: Form) -> HTML {
        radios(
            Field(
                "ground", "Ground for sharing it",
                hint: "Every part of a ground has to be on file. What the asking agency wrote stands here already."),
            in: form, offer.choices(offer.grounds, for: held(form), in: form))
    }

    /// Open where the form says a sensitive class; closed where it says another, since the class can be changed on it.
    private func conditionQuestion(_ form: Form) -> HTML {
        let held = rules.informationClass(Key(form.typed("class")))
        let conditions = offer.conditions.filter { condition in
            held.map { !$0.isSensitive || condition.reach.covers($0.key) } ?? true
        }
        let question = radios(
            Field("condition", "Condition, where it is sensitive", hint: "It has to go with the ground."), in: form,
            offer.choices(conditions, for: self.held(form), in: form))
        return held?.isSensitive ?? true ? question : details("If it is sensitive: condition", question)
    }

    /// Asked where no power covers it of itself; elsewhere a particular power or duty may be named.
    private func powerQuestion(_ form: Form) -> HTML {
        let (powers, isNeeded) = offeredPowers(form)
        guard !powers.isEmpty else { return "" }
        let hint: HTML =
            isNeeded
            ? """
            No power covers sharing this with \(name(of: request.asking)) of itself. Choose the Act or rule that lets \
            your agency share it.
            """
            : "Choose one only if it is what you rely on. Otherwise the general power is put on record."
        let question = radios(
            Field("power", isNeeded ? "Your power to share it" : "Particular power or duty", hint: hint), in: form,
            offer.choices(powers, for: held(form), in: form))
        let isOpen = isNeeded || !form.typed("power").isEmpty
        return beside(
            [.gateway], isNeeded ? question : details("Name a particular power or duty", isOpen: isOpen, question))
    }

    /// The powers that may be named for the class that the form says; for the class asked for until it says one.
    func offeredPowers(_ form: Form) -> (named: [Gateway], isNeeded: Bool) {
        offer.powers(for: rules.informationClass(Key(form.typed("class")))?.key ?? request.terms.informationClass)
    }

    /// The class that the form says, if it is a personal one.
    private func held(_ form: Form) -> Key<InformationClass>? {
        let held = rules.informationClass(Key(form.typed("class")))
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
            "detailRemoved",
            "I have checked depersonalised cases, and found nothing by which a person may be identified", in: form)
    }

    private func criterionQuestion(_ form: Form) -> HTML {
        """
        \(radios(
            Field("criterion", "Sharing criterion that is met"), in: form,
            rules.criteria.map { Choice($0.key.name, $0.title, clauses: [$0.clause]) }))
        \(textArea(Field("criterion-words", "Why it is met"), in: form, rows: 4, most: AskingLimits.criterion))
        """
    }

    private func confidenceQuestion(_ form: Form) -> HTML {
        """
        \(radios(
            Field("confidence", "Was it given in confidence?"), in: form,
            [
                Choice(Confidence.notGivenInConfidence.rawValue, "No"),
                Choice(Confidence.providerConsents.rawValue, "Yes, and whoever gave it consents"),
                Choice(Confidence.overridden.rawValue, "Yes, and something overrides the confidence"),
                Choice(Confidence.unresolved.rawValue, "Yes, and nothing lets it move"),
            ]))
        \(if: offer.asksForCareRecords(of: rules.informationClass(Key(form.typed("class")))), radios(
            Field(
                "careRecord", "Does it come from patient or social care records?",
                hint: "What stands in such records is always taken to be given in confidence."),
            in: form,
            [Choice("yes", "Yes, from care records"), Choice("no", "No, not from care records")]))
        \(textArea(
            Field(
                "confidence-words", "Who consents, or what overrides the confidence",
                hint: "Only where it was given in confidence."),
            in: form, rows: 2, most: DeterminationLimits.short))
        """
    }

    private func markingQuestion(_ form: Form) -> HTML {
        let markings = rules.markings.map {
            Choice(
                $0.key.name, $0.title,
                hint: $0.needsGroup ? "The readers named below are the group. Only you can widen it." : nil)
        }
        return radios(
            Field("marking", "Is it restricted to a group?"), in: form, [Choice("none", "No marking")] + markings)
    }

    private func readersQuestion(_ form: Form) -> HTML {
        checkboxes(
            Field(
                "readers", "Who may read it",
                hint: "Officers of \(name(of: request.asking)) whose work is on the task. An empty list means nobody."),
            in: form,
            askingOfficers.map { officer in
                let position = register.accounts[officer.id]?.position ?? ""
                return Choice(officer.id.text, name(of: officer.id), hint: position.isEmpty ? nil : "\(position)")
            })
    }

    private func keepQuestion(_ form: Form) -> HTML {
        dayField(
            Field("keep", "Until which day may it be kept?", hint: "They ask for \(request.terms.keepUntil.spoken)."),
            in: form)
    }

    private func conditionsQuestion(_ form: Form) -> HTML {
        textArea(
            Field(
                "conditions", "Conditions of use",
                hint: "Every reader sees them before the text. You can leave this empty."),
            in: form, rows: 3, most: DeterminationLimits.words)
    }

    private func dutyQuestion(_ form: Form, isDuty: Bool) -> HTML {
        """
        \(if: isDuty, insetText(
            "<p>Answering this is a duty: it asks for a prescribed set that your agency owes to theirs.</p>"))
        \(textArea(
            Field("dutyGround", "Ground for not answering in full", hint: "Only where something is not given."),
            in: form, rows: 3, most: DeterminationLimits.short))
        """
    }

    private func reasonsQuestion(_ form: Form) -> HTML {
        textArea(
            Field(
                "reasons", "Reasons for the whole determination",
                hint: "They are sealed, and destroyed with the request."),
            in: form, most: DeterminationLimits.reasons)
    }
}
