extension LineFacts {
    /// Reads one line of facts (docs/decide.md) against a protocol's lists.
    init(_ reader: inout JSONReader, _ tables: RuleTables) throws(LineError) {
        var facts = LineFacts()
        facts.seen = try reader.members(LineMember.names) { (reader, place) throws(LineError) in
            guard let member = LineMember(rawValue: place) else { return }
            try facts.read(member, &reader, tables)
        }
        try reader.end()
        self = facts
    }

    private mutating func read(
        _ member: LineMember, _ reader: inout JSONReader, _ tables: RuleTables
    ) throws(LineError) {
        switch member {
        case .asked: asked = try reader.choice("asked", LineFacts.askedNames, Asked.allCases)
        case .on: shared.on = try reader.day("on")
        case .asking: asking = try LineParty(&reader, tables)
        case .holding: holding = try LineParty(&reader, tables)
        case .owner: owner = try LineParty(&reader, tables)
        case .receiving: receiving = try LineParty(&reader, tables)
        case .using: using = try LineParty(&reader, tables)
        case .route: try readRoute(&reader)
        case .meeting: try readMeeting(&reader)
        case .receivedFrom: try readReceivedFrom(&reader)
        case .informationClass: shared.informationClass = try reader.named("informationClass", tables.classNames)
        case .prescribedSet: shared.prescribedSet = try reader.named("prescribedSet", tables.setNames)
        case .purpose: shared.purpose = try reader.named("purpose", tables.purposeNames)
        case .reason: shared.reason = try reader.named("reason", tables.reasonNames)
        case .criterion: shared.criterion = try reader.named("criterion", tables.criterionNames)
        case .criterionHasWords: shared.criterionHasWords = try reader.flag("criterionHasWords")
        case .ground: shared.ground = try reader.claim(tables.groundNames, tables.groundEvidence)
        case .necessityIsRecorded: shared.necessityIsRecorded = try reader.flag("necessityIsRecorded")
        case .confidence:
            shared.confidence = try reader.choice("confidence", LineFacts.confidenceNames, Confidence.allCases)
        case .identifyingDetailIsRemoved:
            shared.identifyingDetailIsRemoved = try reader.flag("identifyingDetailIsRemoved")
        case .authorisationIsOnFile: shared.authorisationIsOnFile = try reader.flag("authorisationIsOnFile")
        case .marking: shared.marking = try reader.named("marking", tables.markingNames)
        case .groupIsNamed: shared.groupIsNamed = try reader.flag("groupIsNamed")
        case .readers: shared.readers = try reader.count("readers")
        case .keepUntil: shared.keepUntil = try reader.day("keepUntil")
        case .isApprovedByAsking: shared.isApprovedByAsking = try reader.flag("isApprovedByAsking")
        case .isConfirmedByHolding: shared.isConfirmedByHolding = try reader.flag("isConfirmedByHolding")
        case .readersAgency: readersAgency = try reader.text("readersAgency")
        case .isNamed: isNamed = try reader.flag("isNamed")
        case .isLiaisonOfficer: isLiaisonOfficer = try reader.flag("isLiaisonOfficer")
        case .isInGroup: isInGroup = try reader.flag("isInGroup")
        case .isDestroyed: isDestroyed = try reader.flag("isDestroyed")
        case .disclosedFor: disclosedFor = try reader.named("disclosedFor", tables.purposeNames)
        case .usedFor: usedFor = try reader.named("usedFor", tables.purposeNames)
        case .condition: shared.condition = try reader.claim(tables.conditionNames, tables.conditionEvidence)
        case .particulars: shared.particulars = try reader.bits("particulars", tables.particularNames)
        case .power: shared.power = try reader.claim(tables.gatewayNames, tables.powerEvidence)
        case .isCareRecord: shared.isCareRecord = try reader.flag("isCareRecord")
        }
    }

    private static let askedNames = NameTable(Asked.allCases.map(\.rawValue))
    private static let confidenceNames = NameTable(Confidence.allCases.map(\.rawValue))
    private static let routeNames = NameTable(["request", "volunteered", "meeting"])
    private static let meetingNames = NameTable([
        "everyParticipantHasSigned", "noteIsTaken", "everyParticipantIsInGroup",
    ])
    private static let receivedNames = NameTable(["owner", "writtenPermission", "explicitPermission", "isBeyondGroup"])

    private mutating func readRoute(_ reader: inout JSONReader) throws(LineError) {
        let routes: [Route] = [
            .request, .volunteered,
            .meeting(everyParticipantHasSigned: false, noteIsTaken: false, everyParticipantIsInGroup: false),
        ]
        shared.route = try reader.choice("route", LineFacts.routeNames, routes)
        switch shared.route {
        case .request, .volunteered: break
        case .meeting: routeIsMeeting = true
        }
    }

    private mutating func readMeeting(_ reader: inout JSONReader) throws(LineError) {
        _ = try reader.members(LineFacts.meetingNames) { (reader, place) throws(LineError) in
            switch place {
            case 0: everyParticipantHasSigned = try reader.flag("everyParticipantHasSigned")
            case 1: noteIsTaken = try reader.flag("noteIsTaken")
            case _: everyParticipantIsInGroup = try reader.flag("everyParticipantIsInGroup")
            }
        }
    }

    private mutating func readReceivedFrom(_ reader: inout JSONReader) throws(LineError) {
        _ = try reader.members(LineFacts.receivedNames) { (reader, place) throws(LineError) in
            switch place {
            case 0: receivedFrom = try reader.filledText("owner")
            case 1: writtenPermission = try reader.flag("writtenPermission")
            case 2: explicitPermission = try reader.flag("explicitPermission")
            case _: isBeyondGroup = try reader.flag("isBeyondGroup")
            }
        }
        if receivedFrom == nil { throw LineError(member: "owner", " is missing") }
    }
}

extension LineParty {
    private static let names = NameTable(["agency", "category", "listing", "hasSigned", "hasLiaisonOfficer"])

    fileprivate init(_ reader: inout JSONReader, _ tables: RuleTables) throws(LineError) {
        var party = LineParty()
        _ = try reader.members(LineParty.names) { (reader, place) throws(LineError) in
            switch place {
            case 0: party.agency = try reader.filledText("agency")
            case 1: party.facts.category = try reader.named("category", tables.categoryNames)
            case 2: party.facts.listing = try reader.named("listing", tables.partyNames)
            case 3: party.facts.hasSigned = try reader.flag("hasSigned")
            case _: party.facts.hasLiaisonOfficer = try reader.flag("hasLiaisonOfficer")
            }
        }
        guard party.agency.count > 0 else {
            throw LineError(member: "agency", " is missing")
        }
        self = party
    }
}

extension JSONReader {
    private static let claimNames = NameTable(["key", "evidence", "withdrawn"])

    /// A ground, a condition or a power: its key, and the evidence that is on file for it and for nothing else.
    fileprivate mutating func claim<Item>(
        _ names: NameTable, _ evidence: EvidenceNames
    ) throws(LineError) -> ClaimFacts<Item> {
        var claim = ClaimFacts<Item>()
        _ = try members(JSONReader.claimNames) { (reader, place) throws(LineError) in
            switch place {
            case 0: claim.named = try reader.named("key", names)
            case 1: claim.evidence = try reader.bits("evidence", evidence)
            case _: claim.withdrawn = try reader.day("withdrawn")
            }
        }
        return claim
    }

    /// A list of names, as bits of the names that are known.
    fileprivate mutating func bits(_ member: StaticString, _ known: EvidenceNames) throws(LineError) -> UInt64 {
        var bits: UInt64 = 0
        try texts(member) { name in
            if let place = known.names.place(of: name) { bits |= 1 << UInt64(place) }
        }
        return bits
    }

    fileprivate mutating func filledText(_ member: StaticString) throws(LineError) -> UnsafeRawBufferPointer {
        let text = try text(member)
        guard !text.isEmpty else { throw LineError(member: "\(member)", " is missing") }
        return text
    }

    fileprivate mutating func named<Item>(
        _ member: StaticString, _ names: NameTable
    ) throws(LineError) -> Named<Item> {
        names.find(try text(member))
    }

    fileprivate mutating func choice<Choice>(
        _ member: StaticString, _ names: NameTable, _ choices: [Choice]
    ) throws(LineError) -> Choice {
        guard let place = names.place(of: try text(member)) else {
            throw LineError(member: "\(member)", " has a value that it cannot have")
        }
        return choices[place]
    }
}
