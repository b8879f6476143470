package import SharingProtocol

/// The agencies and officers of the partnership at one moment.
package struct Register: Hashable, Sendable {
    /// Goes up with every change to an agency, an appointment or an officer.
    package var version: Int
    package var agencies: [AgencyID: Agency]
    /// Organisations that have asked to join and were not admitted; nothing but an application is known of them.
    package var applicants: [AgencyID: Agency] = [:]
    /// The versions of the protocol, by the days on which they take effect (5.1).
    package var versions: [VersionInForce] = []
    /// What concerns the partnership as a whole.
    package var partnership = PartnershipCase()

    package init(version: Int, agencies: [AgencyID: Agency]) {
        self.version = version
        self.agencies = agencies
    }

    package func officer(_ id: OfficerID, of agency: AgencyID) -> Officer? { agencies[agency]?.officers[id] }

    /// An agency, or an organisation that has asked to join.
    package func known(_ id: AgencyID) -> Agency? { agencies[id] ?? applicants[id] }

    /// An agency as a decision sees it: its category, its signature and its liaison officer on that day.
    package func party(_ id: AgencyID, on day: Day, under version: String) -> Party {
        let agency = agencies[id]
        var party = Party(
            agency: id.text, category: agency.flatMap { heading(of: $0, under: version) },
            hasSigned: agency.map { standing(of: $0, under: version, on: day).counts } ?? false,
            hasLiaisonOfficer: agency?.hasLiaisonOfficer(on: day) ?? false)
        party.listing = agency.flatMap { line(of: $0, under: version) }
        return party
    }

    /// Whether the officer acts as liaison officer of their own agency that day (4.1).
    package func isLiaisonOfficer(_ officer: Officer, on day: Day) -> Bool {
        officer.isActive && agencies[officer.agency]?.liaisonOfficers(on: day).contains(officer.id) ?? false
    }
}
