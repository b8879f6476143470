extension ProtocolFile {
    /// Holds the parts of a file against each other; each part by itself has been read already.
    ///
    /// What is out of reach can be told only of a file that is otherwise whole.
    static func check(_ draft: ProtocolDraft, _ proofs: Proofreading, isWhole: Bool) {
        checkReferences(proofs)
        checkLengths(draft, proofs)
        checkParties(draft, proofs)
        checkTests(draft, proofs)
        checkConditions(draft, proofs)
        if isWhole {
            checkGateways(draft, proofs)
            checkCitations(draft, proofs)
        }
    }

    private static func place(_ list: ListName, _ key: String, _ proofs: Proofreading) -> Proofreading.Place {
        proofs.defined[list]?[key] ?? Proofreading.Place(line: 1, column: nil)
    }

    private static func checkReferences(_ proofs: Proofreading) {
        for (list, key, place) in proofs.references where proofs.defined[list]?[key] == nil {
            proofs.report("there is no \(list.item) `\(key)`; list it, or correct the name", at: place)
        }
    }

    private static func checkLengths(_ draft: ProtocolDraft, _ proofs: Proofreading) {
        let start = Proofreading.Place(line: 1, column: nil)
        if draft.clauses.count > ClauseSet.capacity {
            proofs.report("a protocol has at most \(ClauseSet.capacity) clauses", at: start)
        }
        let lengths: [(ListName, Int)] = [
            (.categories, draft.categories.count), (.parties, draft.parties.count), (.classes, draft.classes.count),
            (.purposes, draft.purposes.count), (.reasons, draft.reasons.count), (.gateways, draft.gateways.count),
            (.criteria, draft.criteria.count), (.grounds, draft.grounds.count), (.markings, draft.markings.count),
            (.conditions, draft.conditions.count), (.prescribedSets, draft.prescribedSets.count),
            (.regimes, draft.regimes.count), (.particulars, draft.particulars.count),
        ]
        for (list, count) in lengths where count > UInt64.bitWidth {
            proofs.report("`\(list.rawValue)` may list at most \(UInt64.bitWidth)", at: start)
        }
        let evidence: [(ListName, [EvidencePiece])] = [
            (.grounds, draft.grounds.flatMap(\.evidence)), (.conditions, draft.conditions.flatMap(\.evidence)),
            (.gateways, draft.gateways.flatMap(\.evidence)),
        ]
        for (list, pieces) in evidence where Set(pieces.map(\.key)).count > UInt64.bitWidth {
            proofs.report(
                "`\(list.rawValue)` may ask for at most \(UInt64.bitWidth) different pieces of evidence", at: start)
        }
    }

    private static func checkParties(_ draft: ProtocolDraft, _ proofs: Proofreading) {
        for party in draft.parties where draft.categories.contains(where: { $0.key.name == party.key.name }) {
            proofs.report(
                "`\(party.key)` is a category and a party; give one of them another name",
                at: place(.parties, party.key.name, proofs))
        }
        for category in draft.categories {
            let place = place(.categories, category.key.name, proofs)
            if !draft.parties.contains(where: { $0.category == category.key }) {
                proofs.report("no party stands under the category `\(category.key)`; list one", at: place)
            }
            let approves = draft.review.approvedBy.contains(category.key)
            if category.votesAtReview != approves {
                proofs.report(
                    approves
                        ? "the category `\(category.key)` approves the review without a vote at it"
                        : "the category `\(category.key)` has a vote at the review and does not approve it",
                    at: place)
            }
        }
    }

    private static func checkTests(_ draft: ProtocolDraft, _ proofs: Proofreading) {
        for informationClass in draft.classes {
            let place = place(.classes, informationClass.key.name, proofs)
            let name = "the class `\(informationClass.key)`"
            switch informationClass.test {
            case .criteria:
                if draft.criteria.isEmpty {
                    proofs.report("\(name) is tested by criteria, and none is listed", at: place)
                }
            case .grounds:
                if draft.grounds.isEmpty {
                    proofs.report("\(name) is tested by grounds, and none is listed", at: place)
                } else if !draft.grounds.contains(where: { $0.reach.covers(informationClass.key) }) {
                    proofs.report("no ground covers \(name); list one that does", at: place)
                }
            }
            if informationClass.kind == .personal && draft.reasons.isEmpty {
                proofs.report("\(name) needs a reason for disclosure, and none is listed", at: place)
            }
        }
    }

    private static func checkGateways(_ draft: ProtocolDraft, _ proofs: Proofreading) {
        for criterion in draft.criteria where criterion.needsDuty && !draft.gateways.contains(where: \.isDuty) {
            proofs.report(
                "the criterion `\(criterion.key)` needs a duty to share, and no gateway is one",
                at: place(.criteria, criterion.key.name, proofs))
        }
        for (number, gateway) in draft.gateways.enumerated() {
            let place = place(.gateways, gateway.key.name, proofs)
            if gateway.needsPrescribedSet && draft.prescribedSets.isEmpty {
                proofs.report("the gateway `\(gateway.key)` needs a prescribed set, and none is listed", at: place)
            }
            for informationClass in draft.classes
            where gateway.needsPrescribedSet && informationClass.kind == .personal
                && gateway.classes.contains(informationClass.key)
            {
                proofs.report(
                    "the gateway `\(gateway.key)` covers prescribed sets of personal information; there are none",
                    at: place)
            }
            if let earlier = draft.gateways.prefix(number).first(where: { $0.covers(gateway, among: draft.parties) }) {
                proofs.report(
                    """
                    the gateway `\(gateway.key)` is out of reach, because `\(earlier.key)` covers all of it; \
                    list it first
                    """, at: place)
            }
        }
        for informationClass in draft.classes
        where !draft.gateways.contains(where: { $0.classes.contains(informationClass.key) }) {
            proofs.report(
                "no gateway lets the class `\(informationClass.key)` be shared; list one that does",
                at: place(.classes, informationClass.key.name, proofs))
        }
        for category in draft.categories {
            let parties = draft.parties.filter { $0.category == category.key }
            let isNamed = draft.gateways.contains { gateway in
                parties.contains { gateway.from.includes($0) || gateway.to.includes($0) }
            }
            if isNamed { continue }
            proofs.report(
                "no gateway is for the category `\(category.key)`; list one that is",
                at: place(.categories, category.key.name, proofs))
        }
    }

    private static func checkCitations(_ draft: ProtocolDraft, _ proofs: Proofreading) {
        let cited = Set(proofs.references.filter { $0.list == .clauses }.map(\.key))
        for provision in draft.clauses where !provision.isBackground && !cited.contains(provision.clause.number) {
            proofs.report(
                "nothing cites clause \(provision.clause); cite it where it is asked, or mark it `background: true`",
                at: place(.clauses, provision.clause.number, proofs), isWarning: true)
        }
    }
}

extension Gateway {
    /// Whether this gateway, coming first, leaves nothing for that one.
    fileprivate func covers(_ other: Gateway, among parties: [NamedParty]) -> Bool {
        func isWithin(_ scope: PartyScope, _ wider: PartyScope) -> Bool {
            parties.allSatisfy { !scope.includes($0) || wider.includes($0) }
        }
        func leavesNone<Item: Hashable>(_ own: [Item], _ others: [Item]) -> Bool {
            own.isEmpty || (!others.isEmpty && Set(own).isSuperset(of: others))
        }
        return !isNamedByHolder && !(needsPrescribedSet && !other.needsPrescribedSet)
            && !(needsRequest && !other.needsRequest) && !(excludesCareRecords && !other.excludesCareRecords)
            && term.from <= other.term.from
            && term.until >= other.term.until && isWithin(other.from, from) && isWithin(other.to, to)
            && Set(classes).isSuperset(of: other.classes) && leavesNone(purposes, other.purposes)
            && leavesNone(reasons, other.reasons)
    }
}
