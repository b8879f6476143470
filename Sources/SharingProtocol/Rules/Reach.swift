/// Some of the parties: whole headings, and single lines of the list of parties (2.9–2.13, Appendix One).
package struct PartyScope: Hashable, Sendable {
    package var categories: [Key<PartyCategory>] = []
    package var parties: [Key<NamedParty>] = []

    /// Whether nothing is named.
    package var isEmpty: Bool { categories.isEmpty && parties.isEmpty }

    /// Their keys, headings first.
    package var names: [String] { categories.map(\.name) + parties.map(\.name) }

    package func includes(_ party: NamedParty) -> Bool {
        categories.contains(party.category) || parties.contains(party.key)
    }
}

/// Who may rely on a ground or a condition, and for what.
package struct Reach: Hashable, Sendable {
    /// The holding agencies; empty for any.
    package var onlyFor = PartyScope()
    /// The agencies that would receive it; empty for any.
    package var askedBy = PartyScope()
    /// The classes that it covers; empty for all.
    package var classes: [Key<InformationClass>] = []
    /// The regimes of data protection law that it belongs to; empty where the protocol lists none.
    package var regimes: [Key<Regime>] = []
    /// Whether it needs a request, so that information volunteered or told in a meeting cannot rest on it.
    package var needsRequest = false
    package var term = Term.always

    package func covers(_ informationClass: Key<InformationClass>) -> Bool {
        classes.isEmpty || classes.contains(informationClass)
    }

    package func isOpen(to party: NamedParty) -> Bool { onlyFor.isEmpty || onlyFor.includes(party) }
}

/// From when to when a provision is in force.
package struct Term: Hashable, Sendable {
    package var from: Day
    /// The last day.
    package var until: Day

    package static let always = Term(from: .first, until: .last)
    /// For what is enacted and not yet in force.
    package static let notYet = Term(from: .last, until: .first)

    package func includes(_ day: Day) -> Bool { from <= day && day <= until }
}

/// A part of data protection law that processing falls under as a whole: a ground belongs to it, and only its
/// conditions go with that ground.
package struct Regime: ListedItem {
    package let key: Key<Regime>
    package let title: String
    package let clause: Clause
    /// The classes that need a condition under it.
    package let sensitive: [Key<InformationClass>]
    /// The holding agencies for which a ground that belongs to several regimes goes by this one; empty for any.
    ///
    /// Such a ground goes by the first regime of the file whose holders and reasons both fit, or else by its last.
    package let holders: PartyScope
    /// The reasons for which such a ground goes by this one; empty for any.
    package let reasons: [Key<DisclosureReason>]
}

/// One thing that has to be on file for a ground, a condition or a power to hold.
package struct EvidencePiece: Hashable, Sendable {
    package let key: String
    package let label: String
    package let hint: String
    /// The regimes under which it is needed; empty for all.
    package var regimes: [Key<Regime>] = []
    /// The classes for which it is needed; empty for all.
    package var classes: [Key<InformationClass>] = []
    /// The receiving agencies for which it is not needed.
    package var unlessAskedBy = PartyScope()
    /// The holding agencies for which it is not needed.
    package var unlessHeldBy = PartyScope()

    package func isNeeded(of informationClass: Key<InformationClass>) -> Bool {
        classes.isEmpty || classes.contains(informationClass)
    }
}

/// What a piece of evidence is evidence of. A piece that is on file for one thing counts for nothing else.
package enum EvidenceSubject: String, CaseIterable, Sendable {
    case ground, condition, power, particular
}

/// What a partnership may read either way in its document, and how it reads it.
package struct Readings: Hashable, Sendable {
    /// The classes for which readers have to be named before information moves (4.10, 6.8); empty for all.
    package var namedReaders: [Key<InformationClass>] = []
    /// Whether officers of the agency whose information it is read what it disclosed, if it names them (4.10).
    package var ownersStaffMayBeNamed = true
    /// Information that is taken to be given in confidence until somebody says what lets it move (2.7): the agencies
    /// that hold it, and the classes.
    package var takenInConfidence: TakenInConfidence?

    package struct TakenInConfidence: Hashable, Sendable {
        package let holders: PartyScope
        package let classes: [Key<InformationClass>]
    }
}
