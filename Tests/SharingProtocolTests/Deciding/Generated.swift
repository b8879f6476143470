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
        switch next() % 20 {
        case 0: nil
        case 1: Key("unheard-of")
        case _: one(of: known)
        }
    }

    mutating func party() -> Party {
        var party = Party(
            agency: one(of: ["council", "police", "fire", "college"]), category: key(rules.categories.map(\.key)),
            hasSigned: mostly(), hasLiaisonOfficer: mostly())
        if !mostly() { party.listing = key(rules.parties.map(\.key)) }
        return party
    }

    mutating func ground() -> Claim<Ground>? {
        guard let key = key(rules.grounds.map(\.key)) else { return nil }
        var evidence = Set(rules.grounds.flatMap(\.evidence).map(\.key))
        if !mostly() { evidence = evidence.filter { _ in mostly() } }
        let withdrawn = mostly() ? nil : today.adding(days: Int(next() % 5) - 2)
        return Claim<Ground>(key, evidence: evidence, withdrawn: withdrawn)
    }

    mutating func keepUntil() -> Day? {
        mostly() ? today.adding(days: Int(next() % 400)) : one(of: [nil, today.adding(days: -1)])
    }

    mutating func marking() -> Key<Marking>? { mostly() ? nil : key(rules.markings.map(\.key)) }

    mutating func proposal() -> Proposal {
        var proposal = Proposal(
            matter: Matter("R-1", record: "request"), on: today, asking: party(), holding: party())
        proposal.route = one(of: [
            .request, .volunteered, .meeting(everyParticipantHasSigned: mostly(), noteIsTaken: mostly()),
        ])
        if !mostly() {
            proposal.provenance = .received(
                owner: one(of: ["council", "police", "fire"]), writtenPermission: mostly())
        }
        proposal.informationClass = key(rules.classes.map(\.key))
        proposal.prescribedSet = mostly() ? nil : key(rules.prescribedSets.map(\.key))
        proposal.purpose = key(rules.purposes.map(\.key))
        proposal.reason = key(rules.reasons.map(\.key))
        proposal.criterion = key(rules.criteria.map(\.key))
        proposal.criterionHasWords = mostly()
        proposal.ground = ground()
        proposal.necessityIsRecorded = mostly()
        proposal.confidence = mostly() ? .notGivenInConfidence : one(of: Confidence.allCases)
        proposal.identifyingDetailIsRemoved = mostly()
        proposal.authorisationIsOnFile = mostly()
        proposal.marking = marking()
        proposal.groupIsNamed = mostly()
        proposal.readers = mostly() ? Int(next() % 5) + 1 : 0
        proposal.keepUntil = keepUntil()
        proposal.isApprovedByAsking = mostly()
        proposal.isConfirmedByHolding = mostly()
        return proposal
    }

    mutating func reading() -> Reading {
        var reading = Reading(
            matter: Matter("R-1", record: "disclosure"), on: today, owner: party(), receiving: party())
        reading.readersAgency = one(of: ["council", "police", "fire", nil])
        reading.isNamed = mostly()
        reading.isLiaisonOfficer = !mostly()
        reading.informationClass = key(rules.classes.map(\.key))
        reading.marking = marking()
        reading.isInGroup = mostly()
        reading.ground = ground()
        reading.keepUntil = keepUntil()
        reading.isDestroyed = !mostly()
        return reading
    }

    mutating func use() -> Use {
        var use = Use(matter: Matter("R-1", record: "disclosure"), on: today, owner: party(), using: party())
        use.informationClass = key(rules.classes.map(\.key))
        use.marking = marking()
        use.disclosedFor = key(rules.purposes.map(\.key))
        use.usedFor = mostly() ? use.disclosedFor : key(rules.purposes.map(\.key))
        use.keepUntil = keepUntil()
        return use
    }
}
