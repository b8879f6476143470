package import Casework
import SharingProtocol
import Vault

extension LiaisonDesk {
    /// Takes an application to join from somebody who has no account (2.13, 6.2). It waits for the support team.
    package func apply(_ application: JoiningApplication) async throws(DeskError) -> AgencyOutcome {
        // No name that another organisation could want: its own becomes free again with an application declined.
        let id = AgencyID(newReference("A"))
        return try await decided(CaseID(of: id), as: Agency.self, by: .applicant(for: id)) { _, circumstances in
            Agency.begin(application, in: circumstances)
        }
    }

    /// What an agency, or an applicant, has written of itself, for its own officers and for the support team:
    /// `agreement/…` of the latest agreement (Appendix Four), `application/…`, `assurance/…` by kind, and `standing/…`,
    /// why it was declined, suspended or leaves, by the number of the entry.
    package func ownWords(of id: AgencyID, by badge: Badge) async throws(DeskError) -> [String: Confidential] {
        let (sight, opened) = try await papers(of: CaseID(of: id), as: Agency.self, by: badge)
        var words: [String: Confidential] = [:]
        for entry in sight.history?.entries ?? [] {
            for name in entry.sealed.keys {
                // A later assurance of a kind takes the place of the one before.
                let isAssurance = SealedField(name).record == "assurance"
                words[isAssurance ? String(name.prefix { $0 != "." }) : name] = opened[name]
            }
        }
        return words
    }

    /// Opens the intake for the scan of an agreement signed on paper, for the support team.
    package func scanIntake(for id: AgencyID, by badge: Badge) async throws(DeskError) -> FileIntake {
        let snapshot = try await register()
        let officer = try circumstances(badge, in: snapshot, at: now()).officer
        guard officer.role == .coordinator, snapshot.register.agencies[id] != nil else { throw .noSuchCase }
        let file = FileID(newReference("F"))
        return try intake(
            for: FilePlace(CaseID(of: id), PaperAgreement.record(of: file), of: id), scan: file, in: snapshot)
    }

    /// The scan of an agreement, for the agency's own officers and for the support team.
    package func scan(_ file: FileID, of id: AgencyID, by badge: Badge) async throws(DeskError) -> OpenedFile {
        try await paperFile(file, of: CaseID(of: id), as: Agency.self, by: badge)
    }
}
