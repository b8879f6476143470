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
    /// The first power or duty that carries this exchange, duties being listed first (2.2, 2.3).
    ///
    /// One that the holder has to name carries it only when it is named and its evidence is on file. Where the evidence
    /// is missing, the next gateway that covers the exchange carries it.
    func gateway(_ tables: RuleTables) -> Int? {
        guard case .listed(let asked) = informationClass else { return nil }
        return tables.gateways.indices.first { place in
            let row = tables.gateways[place]
            guard covers(row, asked, tables) else { return false }
            guard row.isNamedByHolder else { return true }
            return power.named == .listed(place)
                && row.evidence.needed(nil, asked, from: holding, to: asking) & ~power.evidence == 0
        }
    }

    /// Whether a power or duty covers these two sides, this class, purpose, reason and day.
    private func covers(_ row: GatewayRow, _ informationClass: Int, _ tables: RuleTables) -> Bool {
        row.classes.has(informationClass) && row.from.has(holding) && row.to.has(asking)
            && (row.purposes == .max || isNamed(purpose, in: row.purposes))
            && (row.reasons == .max || isNamed(reason, in: row.reasons))
            && (!row.needsPrescribedSet || isOfSetThatHolderShares(tables)) && (!row.needsRequest || isRequest)
            && !(row.excludesCareRecords && isCareRecord) && row.term.includes(on)
    }

    func isNamed<Item>(_ item: Named<Item>, in bits: UInt64) -> Bool {
        guard case .listed(let place) = item else { return false }
        return bits.has(place)
    }

    var isRequest: Bool {
        switch route {
        case .request: true
        case .volunteered, .meeting: false
        }
    }

    /// Whether a prescribed set is named that the holding agency is listed to hold, and that is of this class (3.9).
    ///
    /// A duty is never assumed: an agency whose line in Appendix One is not known holds no set.
    func isOfSetThatHolderShares(_ tables: RuleTables) -> Bool {
        guard case .listed(let set) = prescribedSet, case .listed(let line) = holding.listing,
            case .listed(let asked) = informationClass
        else { return false }
        return tables.sets[set].holders.has(line) && tables.sets[set].classes.has(asked)
    }

    func gatewayVerdict(_ gateway: Int?, _ asked: Asked, _ tables: RuleTables) -> Verdict {
        if let gateway {
            let row = tables.gateways[gateway]
            return row.isDuty
                ? .met("The holding agency is under a duty to share it.", by: row.clause)
                : .met("The holding agency has the power to share it.", by: row.clause)
        }
        guard case .listed = holding.category, case .listed = asking.category else {
            return .notAsked("An agency's heading is not known, and the power to share depends on it.")
        }
        guard case .listed(let listed) = informationClass else { return .dependsOnClass }
        guard tables.gateways.contains(where: { $0.isNamedByHolder && covers($0, listed, tables) }) else {
            return .unmet(
                "No power or duty covers this exchange.",
                remedy: "Ask an agency that may share it, or ask for another class of information.")
        }
        if asked == .ask { return .notAsked("The holding agency has to name its power to share it when it decides.") }
        guard case .listed(let place) = power.named else {
            return .unmet(
                "No power or duty covers this exchange, unless the holding agency names one of its own.",
                remedy: "Name the power by which the holding agency may share it, and put on file what it asks for.")
        }
        let named = tables.gateways[place]
        if !named.term.includes(on) {
            return .unmet(
                "The power that is named is not in force on that day.",
                remedy: "Name another power by which the holding agency may share it.", by: named.clause)
        }
        if !covers(named, listed, tables) {
            return .unmet(
                "The power that is named does not cover this exchange.",
                remedy: "Name another power by which the holding agency may share it.", by: named.clause)
        }
        let missing = named.evidence.needed(nil, listed, from: holding, to: asking) & ~power.evidence
        return .unmet(
            "The evidence for the power is not all on file.", remedy: "Put on file, for the power:",
            by: named.clause, missing: missing, of: .power)
    }

    /// 2.6: interference with private life has to be necessary, and no more than is needed.
    func necessityVerdict(_ row: RuleTables.ClassRow?) -> Verdict {
        guard let row else { return .dependsOnClass }
        guard row.kind == .personal else { return .notAsked("The information is not personal.") }
        return necessityIsRecorded
            ? .met("Why it is necessary and proportionate is recorded.")
            : .unmet(
                "Why it is necessary and proportionate is not recorded.",
                remedy: "Record why it is needed, and why sharing less is not enough.")
    }

    /// 2.7: information given in confidence moves by its giver's consent, or by an overriding ground.
    func confidenceVerdict(_ row: RuleTables.ClassRow?, _ tables: RuleTables) -> Verdict {
        switch confidence {
        case .notGivenInConfidence:
            isTakenInConfidence(row, tables)
                ? .unmet(
                    "Such information is taken to be given in confidence, and nothing on file lets it move.",
                    remedy: "Obtain the consent of the person who gave it, or record the ground that overrides.")
                : .notAsked("The information was not given in confidence.")
        case .providerConsents: .met("The person who gave it in confidence consents.")
        case .overridden: .met("It was given in confidence, and an overriding ground is recorded.")
        case .unresolved:
            .unmet(
                "It was given in confidence, and nothing on file lets it move.",
                remedy: "Obtain the consent of the person who gave it, or record the ground that overrides.")
        }
    }

    /// What some agencies hold of some classes, and what is personal in care records, is confidential whatever is said.
    private func isTakenInConfidence(_ row: RuleTables.ClassRow?, _ tables: RuleTables) -> Bool {
        guard let taken = tables.readings.takenInConfidence, let row, case .listed(let place) = informationClass else {
            return false
        }
        if isCareRecord && row.kind == .personal { return true }
        return taken.classes.has(place) && taken.holders.has(holding)
    }

    /// 2.9–2.13, Appendix One: what an agency may do depends on the heading that it stands under.
    func standingVerdict(_ tables: RuleTables) -> Verdict {
        if contradicts(asking, tables) || contradicts(holding, tables) {
            return .unmet(
                "An agency's line in the list of parties is not listed, or stands under another heading.",
                remedy: "Give the line that the agency stands in, and the heading of that line.")
        }
        return switch (isListed(asking), isListed(holding)) {
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

    /// Whether heading and line contradict each other, in a protocol that opens things to single lines.
    private func contradicts(_ party: PartyFacts, _ tables: RuleTables) -> Bool {
        guard !tables.headingsOfLines.isEmpty else { return false }
        switch party.listing {
        case .absent: return false
        case .unlisted: return true
        case .listed(let line):
            guard case .listed(let heading) = party.category else { return false }
            return tables.headingsOfLines[line] != heading
        }
    }

    private func isListed(_ party: PartyFacts) -> Bool {
        switch party.category {
        case .listed: true
        case .absent, .unlisted: false
        }
    }
}
