import Casework
import SharingProtocol

// Reading the form of a determination.
extension DeterminationSheet {
    /// Reads the form. `isWhole` asks for the answers and the reasons too, which a check before the end does not.
    ///
    /// What is not compulsory here the protocol's questions ask for, with the remedy for each.
    func determination(from form: inout Form, isWhole: Bool) -> Determination {
        var words: [String: String] = [:]
        func long(_ name: String, _ most: Int, required: String? = nil, in form: inout Form) -> String {
            form.text(name, required: isWhole ? required : nil, most: most, lines: .many)
        }
        let answers = (1...max(1, asked?.items ?? 1)).map { number -> String? in
            // What its owner shares without being asked is one item, and is given.
            guard asked != nil else { return "give" }
            let answer = form.choice(
                "item.\(number)", among: ["give", "withhold"],
                required: isWhole ? "Say whether you give item \(number)" : nil)
            let required = answer == "withhold" ? "Enter the reason for not giving item \(number)" : nil
            let reason = long("item.\(number).reason", DeterminationLimits.short, required: required, in: &form)
            if answer == "withhold" { words["item.\(number).reason"] = reason }
            return answer
        }
        // What is not answered yet is not withheld.
        let isGiving = answers.contains { $0 != "withhold" }
        let named =
            form.choice(
                "class", among: rules.classes.map(\.key), required: isWhole ? "Choose the class of information" : nil)
            ?? asked?.informationClass ?? ""
        let readers = form.choices("readers", among: candidates.map(\.id.text))
        let keep = form.day(
            "keep", called: "The keep-until date", required: "Enter the keep-until date",
            within: rules.keepUntilBounds(on: circumstances.today))
        var terms = DeterminationTerms(
            given: answers.map { $0 == "give" }, informationClass: named, readers: readers.map { OfficerID($0) },
            keepUntil: keep ?? circumstances.today)
        readTests(&terms, &words, from: &form)
        readHandling(&terms, &words, from: &form, isGiving: isGiving)
        words["conditions"] = long("conditions", DeterminationLimits.words, in: &form)
        words["dutyGround"] = long("dutyGround", DeterminationLimits.short, in: &form)
        words["reasons"] = long(
            "reasons", DeterminationLimits.reasons, required: "Enter the reasons for the decision", in: &form)
        return Determination(terms, words: words.mapValues { Confidential($0) })
    }

    /// The tests of 3.10 or of 3.11, whichever the class asks for.
    private func readTests(
        _ terms: inout DeterminationTerms, _ words: inout [String: String], from form: inout Form
    ) {
        let held = rules.informationClass(terms.informationClass)
        let criterion = form.choice("criterion", among: rules.criteria.map(\.key))
        let criterionWords = form.text("criterion-words", most: AskingLimits.criterion, lines: .many)
        let authorised = form.isTicked("authorised")
        let authorisation = form.text("authorisation", most: DeterminationLimits.short, lines: .many)
        let detailRemoved = form.isTicked("detailRemoved")
        let ground = form.choice("ground", among: rules.grounds.map(\.key))
        let evidence = offer.readEvidence(of: rules.grounds, from: &form)
        let necessity = form.text("necessity", most: DeterminationLimits.words, lines: .many)

        switch held?.test {
        case .criteria:
            terms.criterion = criterion
            words["criterion"] = criterionWords
        case .grounds:
            terms.ground = ground
            put(ground.flatMap { evidence[$0] }, of: .ground, into: &words)
        case nil: break
        }
        readConditions(&terms, &words, held, from: &form)
        readPower(&terms, &words, held, from: &form)
        if held?.needsAuthorisation == true {
            if authorised, authorisation.isEmpty { form.note("Enter who authorised it, and when", at: "authorisation") }
            terms.authorisationIsOnFile = authorised
            words["authorisation"] = authorisation
        }
        switch held?.kind {
        case .depersonalised: terms.identifyingDetailIsRemoved = detailRemoved
        case .personal: words["necessity"] = necessity
        case .aggregate, nil: break
        }
    }

    /// What a protocol asks besides: a condition for what is sensitive, and particulars of the decision.
    private func readConditions(
        _ terms: inout DeterminationTerms, _ words: inout [String: String], _ held: InformationClass?,
        from form: inout Form
    ) {
        let condition = form.choice("condition", among: rules.conditions.map(\.key))
        let evidence = offer.readEvidence(of: rules.conditions, from: &form)
        if held?.isSensitive == true, let condition {
            terms.condition = condition
            put(evidence[condition], of: .condition, into: &words)
        }
        let asked = Set(rules.particulars(.decision, of: held).map(\.key))
        for particular in rules.particulars where particular.form == .decision {
            let typed = form.text(particular.inputName, most: AskingLimits.evidence, lines: .many)
            guard asked.contains(particular.key) else { continue }
            words[EvidenceSubject.particular.field(particular.key.name)] = typed
        }
    }

    /// The power that the holder names, where none covers it of itself (2.15).
    private func readPower(
        _ terms: inout DeterminationTerms, _ words: inout [String: String], _ held: InformationClass?,
        from form: inout Form
    ) {
        let named = rules.gateways.filter(\.isNamedByHolder)
        let power = form.choice("power", among: named.map(\.key))
        let evidence = offer.readEvidence(of: named, from: &form)
        guard let power, let held, offer.powers(for: held.key).named.contains(where: { $0.key == power }) else {
            return
        }
        terms.power = power
        put(evidence[power], of: .power, into: &words)
    }

    /// What was typed for a claim, as sealed fields.
    private func put(_ typed: [String: String]?, of subject: EvidenceSubject, into words: inout [String: String]) {
        for (piece, typed) in typed ?? [:] { words[subject.field(piece)] = typed }
    }

    /// Confidence and marking (2.7, 4.7).
    private func readHandling(
        _ terms: inout DeterminationTerms, _ words: inout [String: String], from form: inout Form, isGiving: Bool
    ) {
        let confidence: Confidence? = form.choice(
            "confidence", among: Confidence.allCases,
            required: isGiving ? "Say whether it was given in confidence" : nil)
        let overriding = form.text("confidence-words", most: DeterminationLimits.short, lines: .many)
        terms.confidence = confidence ?? .notGivenInConfidence
        let isAsked = isGiving && offer.asksForCareRecords(of: rules.informationClass(terms.informationClass))
        let careRecord = form.choice(
            "careRecord", among: ["yes", "no"],
            required: isAsked ? "Say whether it comes from patient or social care records" : nil)
        terms.isCareRecord = careRecord == "yes"
        switch terms.confidence {
        case .notGivenInConfidence, .unresolved: break
        case .providerConsents, .overridden:
            if overriding.isEmpty {
                form.note("Enter who consents, or what overrides the confidence", at: "confidence-words")
            }
            words["confidence"] = overriding
        }
        let marking = form.choice(
            "marking", among: ["none"] + rules.markings.map(\.key.name),
            required: isGiving ? "Say whether it is restricted to a group" : nil)
        terms.marking = rules.markings.first { $0.key.name == marking }?.key
    }
}
