/// Places in a list of the protocol file, as bits.
extension UInt64 {
    @inline(__always)
    func has(_ place: Int) -> Bool { self & 1 << UInt64(place) != 0 }
}

/// Headings and lines of the list of parties as bits.
struct PartyBits: Sendable {
    let categories: UInt64
    let parties: UInt64
    /// The headings that the single lines stand under.
    let headingsOfParties: UInt64
    /// Whether everybody is meant.
    let isAny: Bool

    @inline(__always)
    func has(_ party: PartyFacts) -> Bool {
        if isAny { return true }
        if case .listed(let heading) = party.category, categories.has(heading) { return true }
        if case .listed(let line) = party.listing, parties.has(line) { return true }
        return false
    }
}

extension PartyBits {
    /// Whether it depends on an agency's line, which is not known, whether it is meant.
    func mayHave(_ party: PartyFacts) -> Bool {
        if has(party) { return false }
        if case .listed = party.listing { return false }
        guard case .listed(let heading) = party.category else { return false }
        return headingsOfParties.has(heading)
    }
}

/// A regime of data protection law, as bits.
struct RegimeRow: Sendable {
    let sensitive: UInt64
    let holders: PartyBits
    /// All bits for any reason, and for none.
    let reasons: UInt64
}

/// The evidence that a ground, a condition or a power needs, as bits of its kind's list.
struct EvidenceRow: Sendable {
    /// A piece that is needed only in some cases.
    struct Sometimes: Sendable {
        let bit: UInt64
        let regimes: UInt64
        let classes: UInt64
        /// `nil` where it is needed whoever receives it, or holds it.
        let unlessAskedBy: PartyBits?
        let unlessHeldBy: PartyBits?
    }

    let always: UInt64
    let sometimes: [Sometimes]

    /// `regime` and `informationClass` are places; a piece of one regime or class is not needed where it is not known.
    @inline(__always)
    func needed(
        _ regime: Int?, _ informationClass: Int, from holding: PartyFacts, to asking: PartyFacts
    ) -> UInt64 {
        var needed = always
        for piece in sometimes {
            let isOfRegime = piece.regimes == .max || regime.map(piece.regimes.has) ?? false
            guard isOfRegime, piece.classes.has(informationClass) else { continue }
            if piece.unlessAskedBy?.has(asking) ?? false || piece.unlessHeldBy?.has(holding) ?? false { continue }
            needed |= piece.bit
        }
        return needed
    }
}

/// A ground or a condition.
struct ClaimRow: Sendable {
    let clause: ClausePlace
    let isConsent: Bool
    let doesWithoutReason: Bool
    let evidence: EvidenceRow
    let holders: PartyBits
    let askers: PartyBits
    let classes: UInt64
    /// All bits for one that belongs to none.
    let regimes: UInt64
    let needsRequest: Bool
    let term: Term

    func covers(_ informationClass: Int) -> Bool { classes.has(informationClass) }
}

struct GatewayRow: Sendable {
    let isDuty: Bool
    let from: PartyBits
    let to: PartyBits
    let classes: UInt64
    /// All bits for one that covers every purpose, and what has none; the reasons likewise.
    let purposes: UInt64
    let reasons: UInt64
    let needsPrescribedSet: Bool
    let needsRequest: Bool
    let excludesCareRecords: Bool
    let evidence: EvidenceRow
    let isNamedByHolder: Bool
    let term: Term
    let clause: ClausePlace
}

/// How the document is read, as bits.
struct ReadingsRow: Sendable {
    /// The classes for which readers have to be named.
    let namedReaders: UInt64
    let ownersStaffMayBeNamed: Bool
    /// From whom, and for which classes, information is taken to be given in confidence; `nil` for nothing.
    let takenInConfidence: (holders: PartyBits, classes: UInt64)?
}

/// What one kind of claim may have on file, by name and by label.
struct EvidenceNames: Sendable {
    let names: NameTable
    let labels: [String]

    init(_ pieces: [(key: String, label: String)]) {
        var seen: Set<String> = []
        let each = pieces.filter { seen.insert($0.key).inserted }
        names = NameTable(each.map(\.key))
        labels = each.map(\.label)
    }

    /// The labels behind bits: ` the risk; who is at risk.`
    func words(_ missing: UInt64) -> String {
        let named = labels.enumerated().filter { missing.has($0.offset) }
        return " " + named.map(\.element).joined(separator: "; ") + "."
    }
}

/// Arranges what points at headings, lines, classes, regimes and evidence as bits.
struct Grounding {
    let categories: NameTable
    let parties: NameTable
    let classes: NameTable
    let regimes: NameTable
    let purposes: NameTable
    let reasons: NameTable
    let places: ClausePlaces
    let lines: [NamedParty]

    func bits(_ scope: PartyScope) -> PartyBits {
        PartyBits(
            categories: categories.bits(scope.categories), parties: parties.bits(scope.parties),
            headingsOfParties: categories.bits(lines.filter { scope.parties.contains($0.key) }.map(\.category)),
            isAny: scope.isEmpty)
    }

    func evidence(_ pieces: [EvidencePiece], in names: EvidenceNames) -> EvidenceRow {
        func isAlways(_ piece: EvidencePiece) -> Bool {
            piece.regimes.isEmpty && piece.classes.isEmpty && piece.unlessAskedBy.isEmpty
                && piece.unlessHeldBy.isEmpty
        }
        return EvidenceRow(
            always: names.names.bits(names: pieces.filter(isAlways).map(\.key)),
            sometimes: pieces.filter { !isAlways($0) }.map {
                EvidenceRow.Sometimes(
                    bit: names.names.bits(names: [$0.key]), regimes: limited($0.regimes, in: regimes),
                    classes: limited($0.classes, in: classes),
                    unlessAskedBy: $0.unlessAskedBy.isEmpty ? nil : bits($0.unlessAskedBy),
                    unlessHeldBy: $0.unlessHeldBy.isEmpty ? nil : bits($0.unlessHeldBy))
            })
    }

    func row(_ ground: Ground, in names: EvidenceNames) -> ClaimRow {
        row(
            ground.clause, ground.reach, evidence(ground.evidence, in: names), isConsent: ground.isConsent,
            doesWithoutReason: ground.doesWithoutReason)
    }

    func row(_ condition: Condition, in names: EvidenceNames) -> ClaimRow {
        row(
            condition.clause, condition.reach, evidence(condition.evidence, in: names),
            isConsent: condition.isConsent, doesWithoutReason: false)
    }

    private func row(
        _ clause: Clause, _ reach: Reach, _ evidence: EvidenceRow, isConsent: Bool, doesWithoutReason: Bool
    ) -> ClaimRow {
        ClaimRow(
            clause: places[clause], isConsent: isConsent, doesWithoutReason: doesWithoutReason, evidence: evidence,
            holders: bits(reach.onlyFor), askers: bits(reach.askedBy), classes: limited(reach.classes, in: classes),
            regimes: limited(reach.regimes, in: regimes), needsRequest: reach.needsRequest, term: reach.term)
    }

    func row(_ gateway: Gateway, in names: EvidenceNames) -> GatewayRow {
        GatewayRow(
            isDuty: gateway.isDuty, from: bits(gateway.from), to: bits(gateway.to),
            classes: classes.bits(gateway.classes), purposes: limited(gateway.purposes, in: purposes),
            reasons: limited(gateway.reasons, in: reasons), needsPrescribedSet: gateway.needsPrescribedSet,
            needsRequest: gateway.needsRequest, excludesCareRecords: gateway.excludesCareRecords,
            evidence: evidence(gateway.evidence, in: names),
            isNamedByHolder: gateway.isNamedByHolder, term: gateway.term, clause: places[gateway.clause])
    }

    func row(_ readings: Readings) -> ReadingsRow {
        ReadingsRow(
            namedReaders: limited(readings.namedReaders, in: classes),
            ownersStaffMayBeNamed: readings.ownersStaffMayBeNamed,
            takenInConfidence: readings.takenInConfidence.map { (bits($0.holders), classes.bits($0.classes)) })
    }

    func row(_ regime: Regime) -> RegimeRow {
        RegimeRow(
            sensitive: classes.bits(regime.sensitive), holders: bits(regime.holders),
            reasons: limited(regime.reasons, in: reasons))
    }

    /// All bits where nothing is listed, since that means no limit.
    private func limited<Item>(_ keys: [Key<Item>], in names: NameTable) -> UInt64 {
        keys.isEmpty ? .max : names.bits(keys)
    }
}
