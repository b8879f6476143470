import SharingProtocol

/// Numbers that look random and are the same every time (SplitMix64).
struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
        return word ^ word >> 31
    }

    mutating func one<Element>(of elements: [Element]) -> Element { elements[Int(next() % UInt64(elements.count))] }

    /// True nine times in ten, so that permits are common enough to be tested.
    mutating func mostly() -> Bool { next() % 10 != 0 }

    mutating func key<Item>(_ known: [Key<Item>]) -> Key<Item>? {
        if known.isEmpty { return nil }
        return switch next() % 20 {
        case 0: nil
        case 1: Key("unheard-of")
        case _: one(of: known)
        }
    }

    mutating func party(under rules: InformationSharingProtocol = rules) -> Party {
        var party = Party(
            agency: one(of: ["council", "police", "fire", "college"]), category: key(rules.categories.map(\.key)),
            hasSigned: mostly(), hasLiaisonOfficer: mostly())
        // Half of them with their line, and mostly with the heading that it stands under.
        if next() % 2 == 0, let line = key(rules.parties.map(\.key)) {
            party.listing = line
            if mostly(), let listed = rules.party(line) { party.category = listed.category }
        }
        return party
    }

    mutating func claim<Item: ClaimedItem>(_ items: [Item]) -> Claim<Item>? {
        guard let key = key(items.map(\.key)) else { return nil }
        var evidence = Set(items.flatMap(\.evidence).map(\.key))
        if !mostly() { evidence = evidence.filter { _ in mostly() } }
        let withdrawn = mostly() ? nil : today.adding(days: Int(next() % 5) - 2)
        return Claim(key, evidence: evidence, withdrawn: withdrawn)
    }

    mutating func flag() -> Bool { next() % 2 == 0 }

    mutating func keepUntil() -> Day? {
        mostly() ? today.adding(days: Int(next() % 400)) : one(of: [nil, today.adding(days: -1)])
    }

    mutating func marking(under rules: InformationSharingProtocol = rules) -> Key<Marking>? {
        mostly() ? nil : key(rules.markings.map(\.key))
    }

    mutating func proposal(under rules: InformationSharingProtocol = rules) -> Proposal {
        var proposal = Proposal(
            matter: Matter("R-1", record: "request"), on: mostly() ? today : rules.effective.adding(days: -1),
            asking: party(under: rules), holding: party(under: rules))
        proposal.route = one(of: [
            .request, .volunteered, .meeting(signed: mostly(), note: mostly(), inGroup: mostly()),
        ])
        if !mostly() {
            proposal.provenance = .received(
                owner: one(of: ["council", "police", "fire"]), permission: one(of: OwnersPermission.allCases),
                isBeyondGroup: flag())
        }
        proposal.informationClass = key(rules.classes.map(\.key))
        proposal.prescribedSet = mostly() ? nil : key(rules.prescribedSets.map(\.key))
        proposal.purpose = key(rules.purposes.map(\.key))
        proposal.reason = key(rules.reasons.map(\.key))
        proposal.criterion = key(rules.criteria.map(\.key))
        proposal.criterionHasWords = mostly()
        proposal.ground = claim(rules.grounds)
        proposal.condition = claim(rules.conditions)
        proposal.power = claim(rules.gateways)
        proposal.particulars = Set(rules.particulars.map(\.key.name))
        if !mostly() { proposal.particulars = proposal.particulars.filter { _ in mostly() } }
        proposal.isCareRecord = !mostly()
        proposal.necessityIsRecorded = mostly()
        proposal.confidence = mostly() ? .notGivenInConfidence : one(of: Confidence.allCases)
        proposal.identifyingDetailIsRemoved = mostly()
        proposal.authorisationIsOnFile = mostly()
        proposal.marking = marking(under: rules)
        proposal.groupIsNamed = mostly()
        proposal.readers = mostly() ? Int(next() % 5) + 1 : 0
        proposal.keepUntil = keepUntil()
        proposal.isApprovedByAsking = mostly()
        proposal.isConfirmedByHolding = mostly()
        return proposal
    }

    mutating func reading(under rules: InformationSharingProtocol = rules) -> Reading {
        var reading = Reading(
            matter: Matter("R-1", record: "disclosure"), on: today, owner: party(under: rules),
            receiving: party(under: rules))
        reading.readersAgency = one(of: ["council", "police", "fire", nil])
        reading.isNamed = mostly()
        reading.isLiaisonOfficer = !mostly()
        reading.informationClass = key(rules.classes.map(\.key))
        reading.marking = marking(under: rules)
        reading.isInGroup = mostly()
        reading.ground = claim(rules.grounds)
        reading.condition = claim(rules.conditions)
        reading.keepUntil = keepUntil()
        reading.isDestroyed = !mostly()
        return reading
    }

    mutating func use(under rules: InformationSharingProtocol = rules) -> Use {
        var use = Use(
            matter: Matter("R-1", record: "disclosure"), on: today, owner: party(under: rules),
            using: party(under: rules))
        use.informationClass = key(rules.classes.map(\.key))
        use.marking = marking(under: rules)
        use.disclosedFor = key(rules.purposes.map(\.key))
        use.usedFor = mostly() ? use.disclosedFor : key(rules.purposes.map(\.key))
        use.keepUntil = keepUntil()
        return use
    }
}
