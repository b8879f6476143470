extension ProtocolFile {
    /// Holds conditions and particulars against the questions that ask for them, and against the classes.
    static func checkConditions(_ draft: ProtocolDraft, _ proofs: Proofreading) {
        func place(_ list: ListName, _ key: String) -> Proofreading.Place {
            proofs.defined[list]?[key] ?? Proofreading.Place(line: 1, column: nil)
        }
        func pair(_ question: Question, _ list: ListName, _ first: String?) {
            let isAsked = draft.questions[question] != nil
            if isAsked, first == nil {
                proofs.report(
                    "a clause asks the question `\(question.rawValue)`, and `\(list.rawValue)` lists nothing",
                    at: Proofreading.Place(line: 1, column: nil))
            }
            if !isAsked, let first {
                proofs.report(
                    "`\(list.rawValue)` are listed, and no clause asks the question `\(question.rawValue)`; cite one",
                    at: place(list, first))
            }
        }
        pair(.condition, .conditions, draft.conditions.first?.key.name)
        pair(.particulars, .particulars, draft.particulars.first?.key.name)

        for informationClass in draft.classes
        where informationClass.isSensitive && !draft.conditions.isEmpty
            && !draft.conditions.contains(where: { $0.reach.covers(informationClass.key) })
        {
            proofs.report(
                "no condition covers the sensitive class `\(informationClass.key)`; list one that does",
                at: place(.classes, informationClass.key.name))
        }
        let sensitive = Set(draft.classes.filter(\.isSensitive).map(\.key))
        for condition in draft.conditions where Set(condition.reach.classes).isDisjoint(with: sensitive) {
            if condition.reach.classes.isEmpty, !sensitive.isEmpty { continue }
            proofs.report(
                "the condition `\(condition.key)` covers no sensitive class, so it is never asked for",
                at: place(.conditions, condition.key.name))
        }
        checkReaches(draft, proofs, place)
        checkRegimes(draft, proofs, place)
        checkEvidence(draft, proofs, place)
    }

    /// A party to which no ground is open could never disclose anything personal.
    private static func checkReaches(
        _ draft: ProtocolDraft, _ proofs: Proofreading, _ place: (ListName, String) -> Proofreading.Place
    ) {
        guard !draft.grounds.isEmpty else { return }
        for party in draft.parties where !draft.grounds.contains(where: { $0.reach.isOpen(to: party) }) {
            proofs.report(
                "no ground is open to the party `\(party.key)`; list one that is",
                at: place(.parties, party.key.name))
        }
    }

    /// Where a protocol knows regimes, every ground and condition belongs to one, and every regime leads somewhere.
    private static func checkRegimes(
        _ draft: ProtocolDraft, _ proofs: Proofreading, _ place: (ListName, String) -> Proofreading.Place
    ) {
        guard !draft.regimes.isEmpty else { return }
        for ground in draft.grounds where ground.reach.regimes.isEmpty {
            proofs.report(
                "the ground `\(ground.key)` belongs to no regime; name one under `regimes`",
                at: place(.grounds, ground.key.name))
        }
        for condition in draft.conditions where condition.reach.regimes.isEmpty {
            proofs.report(
                "the condition `\(condition.key)` belongs to no regime; name one under `regimes`",
                at: place(.conditions, condition.key.name))
        }
        for regime in draft.regimes {
            if !draft.grounds.contains(where: { $0.reach.regimes.contains(regime.key) }) {
                proofs.report(
                    "no ground belongs to the regime `\(regime.key)`; list one that does",
                    at: place(.regimes, regime.key.name))
            }
            for informationClass in regime.sensitive
            where !draft.conditions.contains(where: {
                $0.reach.regimes.contains(regime.key) && $0.reach.covers(informationClass)
            }) {
                proofs.report(
                    """
                    no condition of the regime `\(regime.key)` covers the class `\(informationClass)`; list one that \
                    does
                    """, at: place(.regimes, regime.key.name))
            }
        }
    }

    /// A piece of evidence has one label wherever it stands, is no particular, and can be asked for.
    private static func checkEvidence(
        _ draft: ProtocolDraft, _ proofs: Proofreading, _ place: (ListName, String) -> Proofreading.Place
    ) {
        var labels: [EvidenceSubject: [String: String]] = [:]
        func check<Item: ClaimedItem>(
            _ items: [Item], _ list: ListName, _ classes: (Item) -> [Key<InformationClass>],
            _ regimes: (Item) -> [Key<Regime>]
        ) {
            for item in items {
                let place = place(list, item.key.name)
                for piece in item.evidence {
                    if let label = labels[Item.subject]?[piece.key], label != piece.label {
                        proofs.report("the piece of evidence `\(piece.key)` has two labels; give it one", at: place)
                    }
                    labels[Item.subject, default: [:]][piece.key] = piece.label
                    let (ofClasses, ofRegimes) = (classes(item), regimes(item))
                    if (!piece.classes.isEmpty && !ofClasses.isEmpty && Set(piece.classes).isDisjoint(with: ofClasses))
                        || (!piece.regimes.isEmpty && Set(piece.regimes).isDisjoint(with: ofRegimes))
                    {
                        proofs.report(
                            "the piece of evidence `\(piece.key)` of `\(item.key)` is never asked for", at: place)
                    }
                    if draft.particulars.contains(where: { $0.key.name == piece.key }) {
                        proofs.report(
                            "`\(piece.key)` is a particular and a piece of evidence; give one another name", at: place)
                    }
                }
            }
        }
        check(draft.grounds, .grounds, \.reach.classes, \.reach.regimes)
        check(draft.conditions, .conditions, \.reach.classes, \.reach.regimes)
        check(draft.gateways, .gateways, \.classes) { _ in [] }
    }
}
