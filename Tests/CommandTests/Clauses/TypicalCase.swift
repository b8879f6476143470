import SharingProtocol

/// A case that every partnership knows, and how it would be answered under each protocol.
struct TypicalCase {
    struct Answers {
        let from: Key<NamedParty>
        let to: Key<NamedParty>
        let informationClass: Key<InformationClass>
        var ground: Key<Ground>?
        var condition: Key<Condition>?
    }

    let words: String
    let old: Answers
    let new: Answers

    static let all = [
        TypicalCase(
            words: "The council asks the police who was called to a house",
            old: .init(
                from: "thames-valley-police", to: "milton-keynes-council", informationClass: "personal",
                ground: "serious-crime"),
            new: .init(
                from: "thames-valley-police", to: "milton-keynes-council", informationClass: "personal",
                ground: "public-task")),
        TypicalCase(
            words: "Probation asks the police for a man's convictions",
            old: .init(
                from: "thames-valley-police", to: "probation-service", informationClass: "sensitive-personal",
                ground: "serious-crime"),
            new: .init(
                from: "thames-valley-police", to: "probation-service", informationClass: "criminal-offence",
                ground: "law-enforcement-task")),
        TypicalCase(
            words: "The police ask the council about a child's health",
            old: .init(
                from: "milton-keynes-council", to: "thames-valley-police", informationClass: "sensitive-personal",
                ground: "risk-of-harm"),
            new: .init(
                from: "milton-keynes-council", to: "thames-valley-police", informationClass: "special-category",
                ground: "public-task", condition: "safeguarding")),
        TypicalCase(
            words: "The council asks a housing provider about a tenant",
            old: .init(
                from: "registered-housing-providers", to: "milton-keynes-council", informationClass: "personal",
                ground: "consent"),
            new: .init(
                from: "registered-housing-providers", to: "milton-keynes-council", informationClass: "personal",
                ground: "rli-crime")),
        TypicalCase(
            words: "The council asks the police for recorded crimes, depersonalised",
            old: .init(
                from: "thames-valley-police", to: "milton-keynes-council", informationClass: "depersonalised"),
            new: .init(
                from: "thames-valley-police", to: "milton-keynes-council", informationClass: "depersonalised")),
    ]

    /// The questions that a person answers, on the request and on the decision.
    static func count(_ answers: Answers, under rules: InformationSharingProtocol) -> (asked: Int, decided: Int) {
        let offer = Offer(under: rules, from: answers.from, to: answers.to, on: rules.effective)
        guard let held = rules.informationClass(answers.informationClass) else { return (0, 0) }
        func particulars(_ form: Particular.Form) -> Int {
            rules.particulars.count { $0.form == form && $0.isAsked(of: held) }
        }
        let isPersonal = held.kind == .personal
        // Agency, class, purpose and what for, items, readers, keep-until; then the reason, whom it is about and why,
        // or the set, the criterion and why.
        let asked = 7 + 3 + particulars(.request)
        var pieces = 0
        if let ground = answers.ground.flatMap({ rules.ground($0) }) {
            pieces += offer.evidence(of: ground, for: held.key).count
        }
        if let condition = answers.condition.flatMap({ rules.condition($0) }) {
            pieces += 1 + offer.evidence(of: condition, for: held.key).count
        }
        if offer.asksForCareRecords(of: held) { pieces += 1 }
        let powers = offer.powers(for: held.key).isNeeded ? 1 : 0
        // Items, class, confidence, marking, readers, keep-until and reasons; then why it is necessary and the ground,
        // or the check, the criterion and why.
        let decided = 7 + (isPersonal ? 2 : 3) + pieces + powers + particulars(.decision)
        return (asked, decided)
    }
}
