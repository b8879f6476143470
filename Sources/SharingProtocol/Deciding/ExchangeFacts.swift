/// One side, as the questions need it.
struct PartyFacts: Sendable {
    var category: Named<PartyCategory> = .absent
    var listing: Named<NamedParty> = .absent
    var hasSigned = false
    var hasLiaisonOfficer = false
}

/// A ground, a condition or a power as it is claimed.
struct ClaimFacts<Item>: Sendable {
    var named: Named<Item> = .absent
    /// The pieces of evidence that are on file, as bits of their kind's list.
    var evidence: UInt64 = 0
    var withdrawn: Day?

    init() {}

    init(_ claim: Claim<Item>?, _ names: NameTable, _ evidenceNames: EvidenceNames) {
        guard let claim else { return }
        named = names.find(claim.key)
        evidence = evidenceNames.names.bits(names: Array(claim.evidence))
        withdrawn = claim.withdrawn
    }
}

/// Where the information comes from, seen from the two sides of this exchange (4.9).
enum Origin: Sendable {
    /// It is the holding agency's own.
    case holdersOwn
    /// It goes back to the agency that it came from.
    case returnsToOwner
    /// It is a third agency's.
    case anothers(OwnersPermission, isBeyondGroup: Bool)
}

/// A proposal held against the protocol's lists: what is asked for, without a string in it.
struct ExchangeFacts: Sendable {
    var on = Day.first
    var asking = PartyFacts()
    var holding = PartyFacts()
    var isOneAgency = false
    var route = Route.request
    var origin = Origin.holdersOwn
    var informationClass: Named<InformationClass> = .absent
    var prescribedSet: Named<PrescribedSet> = .absent
    var purpose: Named<Purpose> = .absent
    var reason: Named<DisclosureReason> = .absent
    var criterion: Named<Criterion> = .absent
    var criterionHasWords = false
    var ground = ClaimFacts<Ground>()
    var condition = ClaimFacts<Condition>()
    var power = ClaimFacts<Gateway>()
    /// The particulars that are on file, as bits of the protocol's list.
    var particulars: UInt64 = 0
    var necessityIsRecorded = false
    var confidence = Confidence.notGivenInConfidence
    var isCareRecord = false
    var identifyingDetailIsRemoved = false
    var authorisationIsOnFile = false
    var marking: Named<Marking> = .absent
    var groupIsNamed = false
    var readers = 0
    var keepUntil: Day?
    var isApprovedByAsking = false
    var isConfirmedByHolding = false
}

extension PartyFacts {
    init(_ party: Party, _ tables: RuleTables) {
        category = tables.categoryNames.find(party.category)
        listing = tables.partyNames.find(party.listing)
        hasSigned = party.hasSigned
        hasLiaisonOfficer = party.hasLiaisonOfficer
    }
}

extension Origin {
    init(_ provenance: Provenance, asking: String, holding: String) {
        switch provenance {
        case .original: self = .holdersOwn
        case .received(let owner, let permission, let isBeyondGroup):
            if owner == holding {
                self = .holdersOwn
            } else if owner == asking {
                self = .returnsToOwner
            } else {
                self = .anothers(permission, isBeyondGroup: isBeyondGroup)
            }
        }
    }
}

extension ExchangeFacts {
    init(_ proposal: Proposal, _ tables: RuleTables) {
        on = proposal.on
        asking = PartyFacts(proposal.asking, tables)
        holding = PartyFacts(proposal.holding, tables)
        isOneAgency = proposal.asking.agency == proposal.holding.agency
        route = proposal.route
        origin = Origin(
            proposal.provenance, asking: proposal.asking.agency, holding: proposal.holding.agency)
        informationClass = tables.classNames.find(proposal.informationClass)
        prescribedSet = tables.setNames.find(proposal.prescribedSet)
        purpose = tables.purposeNames.find(proposal.purpose)
        reason = tables.reasonNames.find(proposal.reason)
        criterion = tables.criterionNames.find(proposal.criterion)
        criterionHasWords = proposal.criterionHasWords
        ground = ClaimFacts(proposal.ground, tables.groundNames, tables.groundEvidence)
        condition = ClaimFacts(proposal.condition, tables.conditionNames, tables.conditionEvidence)
        power = ClaimFacts(proposal.power, tables.gatewayNames, tables.powerEvidence)
        particulars = tables.particularNames.names.bits(names: Array(proposal.particulars))
        necessityIsRecorded = proposal.necessityIsRecorded
        confidence = proposal.confidence
        isCareRecord = proposal.isCareRecord
        identifyingDetailIsRemoved = proposal.identifyingDetailIsRemoved
        authorisationIsOnFile = proposal.authorisationIsOnFile
        marking = tables.markingNames.find(proposal.marking)
        groupIsNamed = proposal.groupIsNamed
        readers = proposal.readers
        keepUntil = proposal.keepUntil
        isApprovedByAsking = proposal.isApprovedByAsking
        isConfirmedByHolding = proposal.isConfirmedByHolding
    }
}
