// The questions of the document's second part: purpose, power, proportion, confidence and standing.

/// 2.1, 6.1: is it for a purpose that the protocol lists?
func purposeVerdict(_ purpose: Named<Purpose>, _ tables: RuleTables) -> Verdict {
    switch purpose {
    case .absent:
        .unmet("No purpose is named.", remedy: "Name one of the purposes that the protocol lists.")
    case .unlisted:
        .unmet(
            "The purpose is not one that the protocol lists.",
            remedy: "Share for community safety only: name one of the purposes that the protocol lists.")
    case .listed(let place):
        .met("The purpose is one that the protocol lists.", by: tables.purposeClauses[place])
    }
}

extension ExchangeFacts {
    /// The first power or duty that covers these two sides and this class, duties being listed first (2.2, 2.3).
    func gateway(_ tables: RuleTables) -> Int? {
        guard case .listed(let holder) = holding.category, case .listed(let receiver) = asking.category,
            case .listed(let asked) = informationClass
        else { return nil }
        return tables.gateways.indices.first { place in
            let row = tables.gateways[place]
            return row.from & 1 << UInt64(holder) != 0 && row.to & 1 << UInt64(receiver) != 0
                && row.classes & 1 << UInt64(asked) != 0 && (row.purposes == .max || isFor(row.purposes))
                && (!row.needsPrescribedSet || isOfSetThatHolderShares(tables))
        }
    }

    private func isFor(_ purposes: UInt64) -> Bool {
        guard case .listed(let place) = purpose else { return false }
        return purposes & 1 << UInt64(place) != 0
    }

    /// Whether a prescribed set is named that the holding agency is listed to hold (3.9).
    ///
    /// Where the agency's line in Appendix One is not known, its heading decides.
    func isOfSetThatHolderShares(_ tables: RuleTables) -> Bool {
        guard case .listed(let set) = prescribedSet else { return false }
        switch holding.listing {
        case .listed(let line): return tables.sets[set].holders & 1 << UInt64(line) != 0
        case .unlisted: return false
        case .absent:
            guard case .listed(let heading) = holding.category else { return false }
            return tables.sets[set].holderCategories & 1 << UInt64(heading) != 0
        }
    }

    func gatewayVerdict(_ gateway: Int?, _ tables: RuleTables) -> Verdict {
        if let gateway {
            let row = tables.gateways[gateway]
            return row.isDuty
                ? .met("The holding agency is under a duty to share it.", by: row.clause)
                : .met("The holding agency has the power to share it.", by: row.clause)
        }
        guard case .listed = holding.category, case .listed = asking.category else {
            return .notAsked("An agency's heading is not known, and the power to share depends on it.")
        }
        guard case .listed = informationClass else { return .dependsOnClass }
        return .unmet(
            "No power or duty covers this class between these two agencies.",
            remedy: "Ask an agency that may share it, or ask for another class of information.")
    }

    /// 2.6: interference with private life has to be necessary, and no more than is needed.
    func necessityVerdict(_ row: RuleTables.ClassRow?) -> Verdict {
        guard let row else { return .dependsOnClass }
        guard row.kind == .personal else { return .notAsked("The information is not personal.") }
        return necessityIsRecorded
            ? .met("Why it is necessary and proportionate is recorded.")
            : .unmet(
                "Why it is necessary and proportionate is not recorded.",
                remedy: "Record why it is needed, and why no less would do.")
    }

    /// 2.7: information given in confidence moves by its giver's consent, or by an overriding ground.
    func confidenceVerdict() -> Verdict {
        switch confidence {
        case .notGivenInConfidence: .notAsked("The information was not given in confidence.")
        case .providerConsents: .met("The person who gave it in confidence consents.")
        case .overridden: .met("It was given in confidence, and an overriding ground is recorded.")
        case .unresolved:
            .unmet(
                "It was given in confidence, and nothing on file lets it move.",
                remedy: "Obtain the consent of the person who gave it, or record the ground that overrides.")
        }
    }

    /// 2.9–2.13, Appendix One: what an agency may do depends on the heading that it stands under.
    func standingVerdict() -> Verdict {
        switch (isListed(asking), isListed(holding)) {
        case (true, true): .met("Both agencies stand under a heading of the protocol's list of parties.")
        case (true, false):
            .unmet(
                "The holding agency stands under no heading of the protocol's list of parties.",
                remedy: "Have the holding agency approved by the partnership, and list it.")
        case (false, true):
            .unmet(
                "The asking agency stands under no heading of the protocol's list of parties.",
                remedy: "Have the asking agency approved by the partnership, and list it.")
        case (false, false):
            .unmet(
                "Neither agency stands under a heading of the protocol's list of parties.",
                remedy: "Have both agencies approved by the partnership, and list them.")
        }
    }

    private func isListed(_ party: PartyFacts) -> Bool {
        switch party.category {
        case .listed: true
        case .absent, .unlisted: false
        }
    }
}
