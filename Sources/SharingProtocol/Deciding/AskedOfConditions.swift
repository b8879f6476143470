// Grounds and conditions as data protection law has them: each belongs to a regime, and to those whom it is open to.

extension ExchangeFacts {
    /// The row of the ground that is claimed, if it is one that the protocol lists.
    func claimedGround(_ tables: RuleTables) -> ClaimRow? {
        guard case .listed(let place) = ground.named else { return nil }
        return tables.grounds[place]
    }

    /// The regime under which the claimed ground is relied on: its own; of several, the first that fits the holding
    /// agency and the reason. `nil` where no ground is claimed, or it belongs to none.
    func regime(of ground: ClaimRow?, _ tables: RuleTables) -> Int? {
        guard let ground, ground.regimes != .max else { return nil }
        let own = ground.regimes
        let fitting = tables.regimes.indices.first { own.has($0) && fits(tables.regimes[$0]) }
        return fitting ?? tables.regimes.indices.last(where: own.has)
    }

    /// Whether the ground goes by one regime or another depending on the holder's line, and that line is not known.
    private func dependsOnLine(_ ground: ClaimRow, _ tables: RuleTables) -> Bool {
        guard ground.regimes != .max, ground.regimes.nonzeroBitCount > 1 else { return false }
        return tables.regimes.indices.contains {
            ground.regimes.has($0) && tables.regimes[$0].holders.mayHave(holding)
        }
    }

    private func fits(_ regime: RegimeRow) -> Bool {
        regime.holders.has(holding) && (regime.reasons == .max || isNamed(reason, in: regime.reasons))
    }

    /// 3.11: personal information moves by consent or by one of the exceptions, each with its evidence.
    func groundVerdict(_ row: RuleTables.ClassRow?, _ tables: RuleTables) -> Verdict {
        guard let row, case .listed(let asked) = informationClass else { return .dependsOnClass }
        guard row.test == .grounds else {
            return .notAsked("This class is tested by a criterion, and not by its ground.")
        }
        switch ground.named {
        case .absent:
            return .unmet(
                "No ground is claimed.",
                remedy: "Claim a ground that the protocol opens to the holding agency, and put its evidence on file.")
        case .unlisted:
            return .unmet(
                "The ground is not one that the protocol lists.",
                remedy: "Claim a ground that the protocol lists, and put its evidence on file.")
        case .listed(let place):
            let claimed = tables.grounds[place]
            if !claimed.holders.has(holding) {
                return .unmet(
                    "The ground is not open to the holding agency.",
                    remedy: "Claim a ground that the protocol opens to such an agency.", by: claimed.clause)
            }
            if !claimed.askers.has(asking) {
                return .unmet(
                    "The ground needs a receiving agency of another kind.",
                    remedy: "Claim a ground that does not depend on who receives it.", by: claimed.clause)
            }
            if !claimed.covers(asked) {
                return .unmet(
                    "The ground does not cover this class of information.",
                    remedy: "Claim a ground that covers the class.", by: claimed.clause)
            }
            if dependsOnLine(claimed, tables) {
                return .unmet(
                    "The ground depends on the holding agency's line in the list of parties, which is not known.",
                    remedy: "Say which line of the list of parties the holding agency is.", by: claimed.clause)
            }
            if claimed.needsRequest && !isRequest {
                return .unmet(
                    "The ground needs a request, and nobody has asked.",
                    remedy: "Claim a ground that needs no request, or share it when it is asked for.",
                    by: claimed.clause)
            }
            if !claimed.term.includes(on) {
                return .unmet(
                    "The ground is not in force on that day.",
                    remedy: "Claim a ground that is in force.", by: claimed.clause)
            }
            let missing =
                claimed.evidence.needed(regime(of: claimed, tables), asked, from: holding, to: asking) & ~ground
                .evidence
            return missing == 0
                ? .met("The ground is one that the protocol lists, and its evidence is on file.", by: claimed.clause)
                : .unmet(
                    "The evidence for the ground is not all on file.", remedy: "Put on file:",
                    by: claimed.clause, missing: missing, of: .ground)
        }
    }

    /// Whether the class is sensitive under the law that the ground belongs to; where no ground is claimed, by itself.
    func needsCondition(_ row: RuleTables.ClassRow?, _ tables: RuleTables) -> Bool {
        guard let row, row.isSensitive, case .listed(let asked) = informationClass else { return false }
        guard let regime = regime(of: claimedGround(tables), tables) else { return true }
        return tables.regimes[regime].sensitive.has(asked)
    }

    /// What is sensitive needs a condition besides its ground, of the same regime (UK GDPR, articles 9 and 10; Data
    /// Protection Act 2018, section 35).
    func conditionVerdict(_ row: RuleTables.ClassRow?, _ tables: RuleTables) -> Verdict {
        guard let row, case .listed(let asked) = informationClass else { return .dependsOnClass }
        guard row.isSensitive else { return .notAsked("The information is not of a sensitive class.") }
        guard needsCondition(row, tables) else {
            return .notAsked("The law that the ground belongs to asks for no condition for this class.")
        }
        let regime = regime(of: claimedGround(tables), tables)
        switch condition.named {
        case .absent:
            return .unmet(
                "No condition is named that lets sensitive information be shared.",
                remedy: "Name a condition that goes with the ground, and put its evidence on file.")
        case .unlisted:
            return .unmet(
                "The condition is not one that the protocol lists.",
                remedy: "Name one of the conditions that the protocol lists.")
        case .listed(let place):
            let named = tables.conditions[place]
            if !named.holders.has(holding) {
                return .unmet(
                    "The condition is not open to the holding agency.",
                    remedy: "Name a condition that the protocol opens to such an agency.", by: named.clause)
            }
            if !named.covers(asked) {
                return .unmet(
                    "The condition does not cover this class of information.",
                    remedy: "Name a condition that covers the class.", by: named.clause)
            }
            if let regime, !named.regimes.has(regime) {
                return .unmet(
                    "The condition and the ground belong to different parts of data protection law.",
                    remedy: "Name a condition that goes with the ground, or claim a ground that goes with it.",
                    by: named.clause)
            }
            if !named.term.includes(on) {
                return .unmet(
                    "The condition is not in force on that day.",
                    remedy: "Name a condition that is in force.", by: named.clause)
            }
            let missing = named.evidence.needed(regime, asked, from: holding, to: asking) & ~condition.evidence
            return missing == 0
                ? .met("A condition for sensitive information is met, and its evidence is on file.", by: named.clause)
                : .unmet(
                    "The evidence for the condition is not all on file.", remedy: "Put on file, for the condition:",
                    by: named.clause, missing: missing, of: .condition)
        }
    }

    /// What else the protocol wants written down, of the request or of the decision.
    func particularsVerdict(_ row: RuleTables.ClassRow?, _ asked: RuleTables.ParticularsRow) -> Verdict {
        guard let row else { return .dependsOnClass }
        let needed = asked.needed(of: row)
        guard needed != 0 else { return .notAsked("The protocol wants nothing more written down here.") }
        let missing = needed & ~particulars
        return missing == 0
            ? .met("What the protocol wants written down is on file.")
            : .unmet(
                "What the protocol wants written down is not all on file.", remedy: "Write down:", missing: missing,
                of: .particular)
    }
}

extension ReadFacts {
    /// Whether the class is sensitive under the law that the ground belongs to; under any, where that is not known.
    func needsCondition(_ row: RuleTables.ClassRow?, _ tables: RuleTables) -> Bool {
        guard let row, row.isSensitive, case .listed(let place) = informationClass else { return false }
        guard case .listed(let claimed) = ground.named else { return true }
        let regimes = tables.grounds[claimed].regimes
        guard regimes != .max else { return true }
        return tables.regimes.indices.contains {
            regimes.has($0) && tables.regimes[$0].sensitive.has(place)
        }
    }
}

/// 4.4: consent, where it is the ground or the condition, has to stand on the day.
///
/// A person who consents to the one and the other consents once: withdrawing either ends what rests on it. `isAsked`
/// says whether a condition is needed at all.
func consentVerdict(
    _ row: RuleTables.ClassRow?, _ ground: ClaimFacts<Ground>, _ condition: ClaimFacts<Condition>, isAsked: Bool,
    on day: Day, _ tables: RuleTables
) -> Verdict {
    guard let row else { return .dependsOnClass }
    guard row.kind == .personal else { return .notAsked("The information is not personal.") }
    guard case .listed(let place) = ground.named else {
        return .unmet(
            "There is neither the person's consent nor another ground that the protocol lists.",
            remedy: "Obtain the person's consent, or put the evidence for another ground on file.")
    }
    var isCondition = false
    if isAsked, case .listed(let place) = condition.named { isCondition = tables.conditions[place].isConsent }
    guard tables.grounds[place].isConsent || isCondition else {
        return .notAsked("Nothing rests on consent.")
    }
    // What is said of a condition that is not relied on settles nothing.
    func ends(_ withdrawn: Day?) -> Bool { withdrawn.map { $0 <= day } ?? false }
    guard ends(ground.withdrawn) || isCondition && ends(condition.withdrawn) else {
        return .met("The person's consent stands.")
    }
    return .unmet(
        "It rests on the person's consent, and the person has withdrawn it.",
        remedy: "Share and read no more, unless the person consents again or another ground or condition is on file.")
}
