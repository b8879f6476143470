import Casework
import Exchange
import HTML
import SharingProtocol

/// Another agency with which information might be shared, and what stands in the way.
struct SharingAgency: Sendable {
    let id: AgencyID
    let name: String
    let category: String
    let hasSigned: Bool
    let hasLiaisonOfficer: Bool

    var canShare: Bool { hasSigned && hasLiaisonOfficer }
}

extension RegisterSnapshot {
    /// Every agency that shares information, besides the officer's own.
    func sharingAgencies(in circumstances: Circumstances) -> [SharingAgency] {
        let rules = circumstances.rules
        let others = register.agencies.values.filter { $0.id != circumstances.officer.agency }
        return others.compactMap { agency in
            guard let category = agency.category else { return nil }
            let party = register.party(agency.id, on: circumstances.today, under: rules.name)
            return SharingAgency(
                id: agency.id, name: agency.name, category: rules.category(category)?.title ?? category.name,
                hasSigned: party.hasSigned, hasLiaisonOfficer: party.hasLiaisonOfficer)
        }
        .byName(\.name)
    }
}

/// The agencies that cannot share now, each with what it lacks; nothing where there are none.
func agenciesThatCannotShare(
    _ agencies: [SharingAgency], in rules: InformationSharingProtocol, called summary: String
) -> HTML {
    let rest = agencies.filter { !$0.canShare }.map { agency -> HTML in
        let missing: HTML =
            agency.hasSigned
            ? "no liaison officer is in post\(clauseLinks([.liaisonOfficers], in: rules))"
            : "it has not signed the protocol in force\(clauseLinks([.signatories], in: rules))"
        return "<li>\(agency.name): \(missing)</li>"
    }
    return rest.isEmpty ? "" : details(summary, "<ul>\(rest)</ul>")
}
