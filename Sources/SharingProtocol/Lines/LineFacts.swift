/// The members that a line of facts may have. They stand in the order of docs/decide.md.
enum LineMember: Int, CaseIterable {
    case asked, on, asking, holding, route, meeting, receivedFrom, informationClass, prescribedSet, purpose, reason
    case criterion, criterionHasWords, ground, necessityIsRecorded, confidence, identifyingDetailIsRemoved
    case authorisationIsOnFile, marking, groupIsNamed, readers, keepUntil, isApprovedByAsking, isConfirmedByHolding
    case owner, receiving, readersAgency, isNamed, isLiaisonOfficer, isInGroup, isDestroyed
    case using, disclosedFor, usedFor
    case condition, particulars, power, isCareRecord

    static let names = NameTable(allCases.map { "\($0)" })

    var bit: UInt64 { 1 << UInt64(rawValue) }

    private static func bits(_ members: [LineMember]) -> UInt64 { members.reduce(0) { $0 | $1.bit } }

    private static let ofExchange = bits([
        .asked, .on, .asking, .holding, .route, .meeting, .receivedFrom, .informationClass, .prescribedSet, .purpose,
        .reason, .criterion, .criterionHasWords, .ground, .necessityIsRecorded, .confidence,
        .identifyingDetailIsRemoved, .authorisationIsOnFile, .marking, .groupIsNamed, .readers, .keepUntil,
        .isApprovedByAsking, .isConfirmedByHolding, .condition, .particulars, .power, .isCareRecord,
    ])
    private static let ofRead = bits([
        .asked, .on, .owner, .receiving, .readersAgency, .isNamed, .isLiaisonOfficer, .informationClass, .marking,
        .isInGroup, .ground, .condition, .keepUntil, .isDestroyed,
    ])
    private static let ofUse = bits([
        .asked, .on, .owner, .using, .informationClass, .marking, .disclosedFor, .usedFor, .keepUntil,
    ])

    static func known(to asked: Asked) -> UInt64 {
        switch asked {
        case .ask, .exchange: ofExchange
        case .read: ofRead
        case .use: ofUse
        }
    }

    static func needed(by asked: Asked) -> [LineMember] {
        switch asked {
        case .ask, .exchange: [.on, .asking, .holding]
        case .read: [.on, .owner, .receiving]
        case .use: [.on, .owner, .using]
        }
    }
}

/// One side, as a line gives it.
struct LineParty {
    var agency = UnsafeRawBufferPointer(start: nil, count: 0)
    var facts = PartyFacts()
}

/// Everything that a line gives, whichever of the four is asked.
struct LineFacts {
    var asked: Asked?
    /// The facts of asking and exchanging; readings and uses take from it what they share with them.
    var shared = ExchangeFacts()
    var asking = LineParty()
    var holding = LineParty()
    var owner = LineParty()
    var receiving = LineParty()
    var using = LineParty()
    var routeIsMeeting = false
    var everyParticipantHasSigned = false
    var noteIsTaken = false
    var everyParticipantIsInGroup = false
    /// The agency that it was received from; `nil` where it is the holder's own.
    var receivedFrom: UnsafeRawBufferPointer?
    var writtenPermission = false
    var explicitPermission = false
    var isBeyondGroup = false
    var readersAgency: UnsafeRawBufferPointer?
    var isNamed = false
    var isLiaisonOfficer = false
    var isInGroup = false
    var isDestroyed = false
    var disclosedFor: Named<Purpose> = .absent
    var usedFor: Named<Purpose> = .absent
    /// Which members were given.
    var seen: UInt64 = 0

    func has(_ member: LineMember) -> Bool { seen & member.bit != 0 }

    /// What has to be there for the line to be decided at all; a fact that is left out is not there.
    func check() throws(LineError) -> Asked {
        guard let asked else { throw LineError(member: "asked", " is missing: say ask, exchange, read or use") }
        let strangers = seen & ~LineMember.known(to: asked)
        if strangers != 0, let stranger = LineMember(rawValue: strangers.trailingZeroBitCount) {
            throw LineError(member: "\(stranger)", " does not belong to what is asked")
        }
        for member in LineMember.needed(by: asked) where !has(member) {
            throw LineError(member: "\(member)", " is missing")
        }
        if has(.meeting) && !routeIsMeeting {
            throw LineError(member: "meeting", " is said only where the route is one")
        }
        return asked
    }

    var exchange: ExchangeFacts {
        var facts = shared
        facts.asking = asking.facts
        facts.holding = holding.facts
        facts.isOneAgency = isSameText(asking.agency, holding.agency)
        if routeIsMeeting {
            facts.route = .meeting(
                everyParticipantHasSigned: everyParticipantHasSigned, noteIsTaken: noteIsTaken,
                everyParticipantIsInGroup: everyParticipantIsInGroup)
        }
        if let owner = receivedFrom, !isSameText(owner, holding.agency) {
            let permission: OwnersPermission =
                writtenPermission ? .written : explicitPermission ? .explicit : .none
            facts.origin =
                isSameText(owner, asking.agency)
                ? .returnsToOwner : .anothers(permission, isBeyondGroup: isBeyondGroup)
        }
        return facts
    }

    var read: ReadFacts {
        ReadFacts(
            on: shared.on, side: side, receivingHasSigned: receiving.facts.hasSigned, isNamed: isNamed,
            isLiaisonOfficer: isLiaisonOfficer, informationClass: shared.informationClass, marking: shared.marking,
            isInGroup: isInGroup, ground: shared.ground, condition: shared.condition, keepUntil: shared.keepUntil,
            isDestroyed: isDestroyed)
    }

    var use: UseFacts {
        UseFacts(
            on: shared.on, isOwners: isSameText(owner.agency, using.agency), usingHasSigned: using.facts.hasSigned,
            informationClass: shared.informationClass, marking: shared.marking, disclosedFor: disclosedFor,
            usedFor: usedFor, keepUntil: shared.keepUntil)
    }

    private var side: Side {
        guard let readersAgency else { return .neither }
        if isSameText(readersAgency, owner.agency) { return .owner }
        return isSameText(readersAgency, receiving.agency) ? .receiving : .neither
    }
}
