// What a protocol asks besides the document of 2013: a condition for what is sensitive, and particulars.

extension ExchangeFacts {
    /// UK GDPR, articles 9 and 10: what is sensitive needs a condition, besides its ground.
    func conditionVerdict(_ row: RuleTables.ClassRow?, _ tables: RuleTables) -> Verdict {
        guard let row else { return .dependsOnClass }
        guard row.isSensitive else { return .notAsked("The information is not of a sensitive class.") }
        switch condition {
        case .absent:
            return .unmet(
                "No condition is named that lets sensitive information be shared.",
                remedy: "Name the condition that is met, and put its evidence on file.")
        case .unlisted:
            return .unmet(
                "The condition is not one that the protocol lists.",
                remedy: "Name one of the conditions that the protocol lists.")
        case .listed(let place):
            let named = tables.conditions[place]
            if !isOpenToHolder(named) {
                return .unmet(
                    "The condition is not open to the holding agency, by its heading.",
                    remedy: "Name a condition that the protocol opens to such an agency.", by: named.clause)
            }
            if !covers(named) {
                return .unmet(
                    "The condition does not cover this class of information.",
                    remedy: "Name a condition that covers the class.", by: named.clause)
            }
            let missing = named.evidence & ~evidence
            return missing == 0
                ? .met("A condition for sensitive information is met, and its evidence is on file.", by: named.clause)
                : .unmet(
                    "The evidence for the condition is not all on file.", remedy: "Put on file:", by: named.clause,
                    missing: missing)
        }
    }

    /// What else the protocol wants written down, of the request or of the decision.
    func particularsVerdict(_ row: RuleTables.ClassRow?, _ asked: RuleTables.ParticularsRow) -> Verdict {
        guard let row else { return .dependsOnClass }
        let needed = asked.needed(of: row)
        guard needed != 0 else { return .notAsked("The protocol wants nothing more written down here.") }
        let missing = needed & ~evidence
        return missing == 0
            ? .met("What the protocol wants written down is on file.")
            : .unmet(
                "What the protocol wants written down is not all on file.", remedy: "Put on file:", missing: missing)
    }

    /// Whether the holding agency's heading is one that may rest on it; a heading that is not known closes nothing.
    func isOpenToHolder(_ row: RuleTables.GroundRow) -> Bool {
        guard row.holders != .max, case .listed(let heading) = holding.category else { return true }
        return row.holders & 1 << UInt64(heading) != 0
    }

    func covers(_ row: RuleTables.GroundRow) -> Bool {
        guard row.classes != .max, case .listed(let asked) = informationClass else { return true }
        return row.classes & 1 << UInt64(asked) != 0
    }
}
