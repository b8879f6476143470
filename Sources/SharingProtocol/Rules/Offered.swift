/// A ground, a condition or a power: something that is claimed with evidence.
package protocol ClaimedItem: ListedItem {
    static var subject: EvidenceSubject { get }
    var evidence: [EvidencePiece] { get }
    /// The Act and section, or the rule of common law.
    var law: String? { get }
}

extension Ground: ClaimedItem { package static var subject: EvidenceSubject { .ground } }
extension Condition: ClaimedItem { package static var subject: EvidenceSubject { .condition } }
extension Gateway: ClaimedItem { package static var subject: EvidenceSubject { .power } }

/// What a form offers, given the two agencies between which information would move.
///
/// It spares people choices that cannot be right. It decides nothing: `decide` does.
package struct Offer: Sendable {
    package let rules: InformationSharingProtocol
    /// The holding agency's line in the list of parties; `nil` where it is not known.
    package let holder: NamedParty?
    /// That of the agency that would receive it.
    package let asker: NamedParty?
    package let day: Day

    package init(
        under rules: InformationSharingProtocol, from holder: Key<NamedParty>?, to asker: Key<NamedParty>?, on day: Day
    ) {
        self.rules = rules
        self.holder = holder.flatMap { rules.party($0) }
        self.asker = asker.flatMap { rules.party($0) }
        self.day = day
    }

    private func isOpen(_ reach: Reach) -> Bool {
        reach.term.includes(day) && (holder.map { reach.isOpen(to: $0) } ?? true)
            && (asker.map { reach.askedBy.isEmpty || reach.askedBy.includes($0) } ?? true)
    }

    package var grounds: [Ground] { rules.grounds.filter { isOpen($0.reach) } }

    /// The regimes under which some ground is open to the holder.
    private var regimes: Set<Key<Regime>> {
        guard let holder else { return Set(rules.regimes.map(\.key)) }
        return Set(
            grounds.flatMap { ground -> [Key<Regime>] in
                let own = rules.regimes.filter { ground.reach.regimes.contains($0.key) }
                guard own.count > 1 else { return own.map(\.key) }
                return own.filter { $0.holders.isEmpty || $0.holders.includes(holder) }.map(\.key)
            })
    }

    /// The conditions that go with a ground that is open.
    package var conditions: [Condition] {
        let regimes = regimes
        return rules.conditions.filter {
            isOpen($0.reach) && ($0.reach.regimes.isEmpty || !regimes.isDisjoint(with: $0.reach.regimes))
        }
    }

    /// The prescribed sets of a class that the holder is listed to hold: of others it owes nobody anything.
    package func prescribedSets(of informationClass: Key<InformationClass>) -> [PrescribedSet] {
        guard let holder else { return [] }
        let isOwed = rules.gateways.contains { gateway in
            gateway.needsPrescribedSet && gateway.classes.contains(informationClass) && gateway.from.includes(holder)
                && (asker.map { gateway.to.includes($0) } ?? true)
        }
        return rules.prescribedSets.filter {
            isOwed && $0.holders.contains(holder.key) && $0.classes.contains(informationClass)
        }
    }

    /// The powers and duties that the holder may name, and whether it has to: it need not where one covers every such
    /// exchange of itself, and those that stand after that one would never be reached.
    package func powers(for informationClass: Key<InformationClass>) -> (named: [Gateway], isNeeded: Bool) {
        let covering = rules.gateways.filter { gateway in
            gateway.classes.contains(informationClass) && gateway.term.includes(day)
                && (holder.map { gateway.from.includes($0) } ?? true)
                && (asker.map { gateway.to.includes($0) } ?? true)
        }
        let reached = covering.prefix { !$0.isUnconditional }
        return (reached.filter(\.isNamedByHolder), reached.count == covering.count)
    }

    /// Whether anything in the protocol depends on whether information of a class comes from patient or social care
    /// records (2.7). Until the class is known it may be a personal one.
    package func asksForCareRecords(of informationClass: InformationClass?) -> Bool {
        let matters = rules.readings.takenInConfidence != nil || rules.gateways.contains(where: \.excludesCareRecords)
        return matters && informationClass?.kind ?? .personal == .personal
    }

    /// The pieces of evidence that may be needed between these two, of this class if it is known.
    package func evidence(of item: some ClaimedItem, for informationClass: Key<InformationClass>?) -> [EvidencePiece] {
        let regimes = regimes
        return item.evidence.filter { piece in
            (informationClass.map { piece.isNeeded(of: $0) } ?? true)
                && (piece.regimes.isEmpty || !regimes.isDisjoint(with: piece.regimes))
                && !(holder.map { piece.unlessHeldBy.includes($0) } ?? false)
                && !(asker.map { piece.unlessAskedBy.includes($0) } ?? false)
        }
    }
}
