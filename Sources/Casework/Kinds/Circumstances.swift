package import SharingProtocol

/// Who acts, when, and under what.
package struct Circumstances: Sendable {
    package let officer: Officer
    package let at: Timestamp
    package let register: Register
    /// The version in force.
    package let rules: InformationSharingProtocol
    /// Every version, those to come included, by the days on which they take effect.
    package let versions: [InformationSharingProtocol]
    /// The hashes of their texts, in the same order.
    private let textHashes: [String]

    package init(
        officer: Officer, at moment: Timestamp, register: Register, rules: InformationSharingProtocol,
        versions: [InformationSharingProtocol] = [], textHashes: [String] = []
    ) {
        self.officer = officer
        self.at = moment
        self.register = register
        self.rules = rules
        self.versions = versions
        self.textHashes = textHashes
    }

    /// The same, to be judged by another version than the one in force.
    func judged(by rules: InformationSharingProtocol) -> Circumstances {
        Circumstances(
            officer: officer, at: at, register: register, rules: rules, versions: versions, textHashes: textHashes)
    }

    /// The version that something was decided by; the one in force where it is not known.
    package func version(_ name: String?) -> InformationSharingProtocol {
        versions.first { $0.name == name } ?? rules
    }

    /// The version in force, or to come, of which this is the text's hash (4.3, Appendix Four).
    func toBeSigned(_ textHash: String) -> String? {
        let signable = zip(versions, textHashes).filter { $0.0.effective >= rules.effective }
        if versions.isEmpty { return rules.name }
        return signable.first { $0.1 == textHash }?.0.name
    }

    package var today: Day { at.day }
    var isLiaisonOfficer: Bool { register.isLiaisonOfficer(officer, on: today) }
    /// What a form offers when information would move between two agencies today.
    package func offer(from holding: AgencyID, to asking: AgencyID) -> Offer {
        Offer(under: rules, from: party(holding).listing, to: party(asking).listing, on: today)
    }

    func party(_ agency: AgencyID) -> Party { register.party(agency, on: today, under: rules.name) }

    /// The same for reading what was received, which may go on where asking and answering may not (5.1).
    func readingParty(_ id: AgencyID) -> Party {
        var party = party(id)
        if let agency = register.agencies[id] {
            party.hasSigned = register.standing(of: agency, under: rules.name, on: today).letsRead
        }
        return party
    }
}
