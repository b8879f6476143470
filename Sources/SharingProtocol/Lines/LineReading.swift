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
        case .on: shared.on = try reader.neededDay("on")
        case .asking: asking = try LineParty("asking", &reader, tables)
        case .holding: holding = try LineParty("holding", &reader, tables)
        case .owner: owner = try LineParty("owner", &reader, tables)
        case .receiving: receiving = try LineParty("receiving", &reader, tables)
        case .using: using = try LineParty("using", &reader, tables)
        case .route: try readRoute(&reader)
        case .meeting: try readMeeting(&reader)
        case .receivedFrom: try readReceivedFrom(&reader)
        case .informationClass: shared.informationClass = try reader.named("informationClass", tables.classNames)
        case .prescribedSet: shared.prescribedSet = try reader.named("prescribedSet", tables.setNames)
        case .purpose: shared.purpose = try reader.named("purpose", tables.purposeNames)
        case .reason: shared.reason = try reader.named("reason", tables.reasonNames)
        case .criterion: shared.criterion = try reader.named("criterion", tables.criterionNames)
        case .criterionHasWords: shared.criterionHasWords = try reader.flag("criterionHasWords")
        case .ground: try readGround(&reader, tables)
        case .necessityIsRecorded: shared.necessityIsRecorded = try reader.flag("necessityIsRecorded")
        case .confidence:
            if let confidence = try reader.choice("confidence", LineFacts.confidenceNames, Confidence.allCases) {
                shared.confidence = confidence
            }
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
        case .condition: try readCondition(&reader, tables)
        case .particulars: try readEvidence("particulars", &reader, tables)
        }
    }

    private static let askedNames = NameTable(Asked.allCases.map(\.rawValue))
    private static let confidenceNames = NameTable(Confidence.allCases.map(\.rawValue))
    private static let routeNames = NameTable(["request", "volunteered", "meeting"])
    private static let meetingNames = NameTable(["everyParticipantHasSigned", "noteIsTaken"])
    private static let receivedNames = NameTable(["owner", "writtenPermission"])
    private static let groundNames = NameTable(["key", "evidence", "withdrawn"])
    private static let conditionNames = NameTable(["key", "evidence"])

    private mutating func readRoute(_ reader: inout JSONReader) throws(LineError) {
        let routes: [Route] = [
            .request, .volunteered, .meeting(everyParticipantHasSigned: false, noteIsTaken: false),
        ]
        guard let route = try reader.choice("route", LineFacts.routeNames, routes) else { return }
        shared.route = route
        switch route {
        case .request, .volunteered: break
        case .meeting: routeIsMeeting = true
        }
    }

    private mutating func readMeeting(_ reader: inout JSONReader) throws(LineError) {
        _ = try reader.members(LineFacts.meetingNames) { (reader, place) throws(LineError) in
            if place == 0 {
                everyParticipantHasSigned = try reader.flag("everyParticipantHasSigned")
            } else {
                noteIsTaken = try reader.flag("noteIsTaken")
            }
        }
    }

    private mutating func readReceivedFrom(_ reader: inout JSONReader) throws(LineError) {
        if try reader.isNull() { return }
        _ = try reader.members(LineFacts.receivedNames) { (reader, place) throws(LineError) in
            if place == 0 {
                receivedFrom = try reader.neededText("owner")
            } else {
                writtenPermission = try reader.flag("writtenPermission")
            }
        }
        if receivedFrom == nil { throw LineError(member: "owner", " of `receivedFrom` is missing") }
    }

    private mutating func readGround(_ reader: inout JSONReader, _ tables: RuleTables) throws(LineError) {
        if try reader.isNull() { return }
        _ = try reader.members(LineFacts.groundNames) { (reader, place) throws(LineError) in
            switch place {
            case 0: shared.ground = try reader.named("key", tables.groundNames)
            case 1: try readEvidence("evidence", &reader, tables)
            case _: shared.withdrawn = try reader.day("withdrawn")
            }
        }
    }

    private mutating func readCondition(_ reader: inout JSONReader, _ tables: RuleTables) throws(LineError) {
        if try reader.isNull() { return }
        _ = try reader.members(LineFacts.conditionNames) { (reader, place) throws(LineError) in
            if place == 0 {
                shared.condition = try reader.named("key", tables.conditionNames)
            } else {
                try readEvidence("evidence", &reader, tables)
            }
        }
    }

    /// What is on file adds up, in whichever order the line says it.
    private mutating func readEvidence(
        _ member: StaticString, _ reader: inout JSONReader, _ tables: RuleTables
    ) throws(LineError) {
        var evidence: UInt64 = 0
        try reader.texts(member) { piece in
            if let place = tables.evidenceNames.place(of: piece) { evidence |= 1 << UInt64(place) }
        }
        shared.evidence |= evidence
    }
}

extension LineParty {
    private static let names = NameTable(["agency", "category", "listing", "hasSigned", "hasLiaisonOfficer"])

    fileprivate init(
        _ member: StaticString, _ reader: inout JSONReader, _ tables: RuleTables
    ) throws(LineError) {
        var party = LineParty()
        _ = try reader.members(LineParty.names) { (reader, place) throws(LineError) in
            switch place {
            case 0: party.agency = try reader.neededText("agency")
            case 1: party.facts.category = try reader.named("category", tables.categoryNames)
            case 2: party.facts.listing = try reader.named("listing", tables.partyNames)
            case 3: party.facts.hasSigned = try reader.flag("hasSigned")
            case _: party.facts.hasLiaisonOfficer = try reader.flag("hasLiaisonOfficer")
            }
        }
        guard party.agency.count > 0 else {
            throw LineError("the agency of ", member: member.description, " is missing")
        }
        self = party
    }
}

extension JSONReader {
    fileprivate mutating func neededText(_ member: StaticString) throws(LineError) -> UnsafeRawBufferPointer {
        guard let text = try text(member), !text.isEmpty else { throw LineError(member: "\(member)", " is missing") }
        return text
    }

    fileprivate mutating func neededDay(_ member: StaticString) throws(LineError) -> Day {
        guard let day = try day(member) else { throw LineError(member: "\(member)", " is missing") }
        return day
    }

    fileprivate mutating func named<Item>(
        _ member: StaticString, _ names: NameTable
    ) throws(LineError) -> Named<Item> {
        guard let text = try text(member) else { return .absent }
        return names.find(text)
    }

    fileprivate mutating func choice<Choice>(
        _ member: StaticString, _ names: NameTable, _ choices: [Choice]
    ) throws(LineError) -> Choice? {
        guard let text = try text(member) else { return nil }
        guard let place = names.place(of: text) else {
            throw LineError(member: "\(member)", " has a value that it cannot have")
        }
        return choices[place]
    }
}
