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
    }

    /// A heading under which no ground is open could never disclose anything personal.
    private static func checkReaches(
        _ draft: ProtocolDraft, _ proofs: Proofreading, _ place: (ListName, String) -> Proofreading.Place
    ) {
        guard !draft.grounds.isEmpty else { return }
        for category in draft.categories
        where !draft.grounds.contains(where: { $0.reach.isOpen(to: category.key) }) {
            proofs.report(
                "no ground is open to the category `\(category.key)`; list one that is",
                at: place(.categories, category.key.name))
        }
        let pieces = Set(draft.grounds.flatMap(\.evidence).map(\.key) + draft.conditions.flatMap(\.evidence).map(\.key))
        for particular in draft.particulars where pieces.contains(particular.key.name) {
            proofs.report(
                "the particular `\(particular.key)` is a piece of evidence too; give it another name",
                at: place(.particulars, particular.key.name))
        }
    }
}
