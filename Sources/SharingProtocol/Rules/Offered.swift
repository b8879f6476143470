/// A ground, a condition or a power: something that is claimed with evidence.
package protocol ClaimedItem: ListedItem {
    var evidence: [EvidencePiece] { get }
}

extension Ground: ClaimedItem {}
extension Condition: ClaimedItem {}
extension Gateway: ClaimedItem {}

/// Between whom information would move, as far as that is known: what a form need not offer follows from it.
///
/// It is a help for whoever fills in a form and decides nothing: `decide` does.
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
        return rules.prescribedSets.filter {
            $0.holders.contains(holder.key) && $0.classes.contains(informationClass)
        }
    }

    /// The powers that the holder may name; none where one covers it of itself, whatever it is for.
    package func powers(for informationClass: Key<InformationClass>) -> [Gateway] {
        let covering = rules.gateways.filter { gateway in
            gateway.classes.contains(informationClass) && gateway.term.includes(day)
                && (holder.map { gateway.from.includes($0) } ?? true)
                && (asker.map { gateway.to.includes($0) } ?? true)
        }
        let isCovered = covering.contains { gateway in
            !gateway.isNamedByHolder && !gateway.needsPrescribedSet && !gateway.needsRequest
                && gateway.purposes.isEmpty && gateway.reasons.isEmpty
        }
        return isCovered ? [] : covering.filter(\.isNamedByHolder)
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
