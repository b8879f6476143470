package import Casework
import Crypto
package import SharingProtocol
import Vault

package typealias AgencyOutcome = ActOutcome<Agency>

extension LiaisonDesk {
    /// Admits an agency, and makes the key under which everything of its own is sealed (6.2, 4.9).
    package func admit(
        _ id: AgencyID, name: String, category: Key<PartyCategory>?, line: String? = nil, by badge: Badge
    ) async throws(DeskError) -> AgencyOutcome {
        try await carry(id, by: badge) { _, circumstances in
            Agency.begin(id, name: name, category: category, line: line, in: circumstances)
        }
    }

    /// Performs an act on an agency: signing, appointing, closing an account.
    package func perform(
        _ act: AgencyAct, on id: AgencyID, by badge: Badge, intake: FileIntake? = nil
    ) async throws(DeskError) -> AgencyOutcome {
        var act = act
        if case .standing(.close) = act { act = .standing(.close(held: try await held(by: id))) }
        let outcome = try await carry(id, by: badge, intake: intake) {
            [act] agency, circumstances in agency?.decide(act, in: circumstances)
        }
        if case .done = outcome, case .endOfficer(let officer) = act {
            // Whoever has left is signed out everywhere; were this to fail, the desk still refuses a closed account.
            try await stored { () throws(StoreError) in try await records.endSessions(of: officer, but: nil) }
        }
        return outcome
    }

    /// Opens an account for an officer of the agency. Nobody can sign in to it until somebody else than the
    /// administrator has handed over its password (4.8).
    package func admitOfficer(
        _ account: Account, role: Role, maySign: Bool, by badge: Badge
    ) async throws(DeskError) -> AgencyOutcome {
        let account = account.withoutPassword()
        return try await carry(account.agency, by: badge, account: account) { agency, circumstances in
            agency?.decide(.admitOfficer(account.officer, role: role, maySign: maySign), in: circumstances)
        }
    }

    /// Asks for a one-time password for an officer: the one they had is void at once, and they are signed out
    /// everywhere (4.8).
    package func renewPassword(
        of officer: OfficerID, at id: AgencyID, by badge: Badge
    ) async throws(DeskError) -> AgencyOutcome {
        let account = try await account(of: officer).withoutPassword()
        let outcome = try await carry(id, by: badge, account: account) { agency, circumstances in
            agency?.decide(.renewPassword(officer), in: circumstances)
        }
        if case .done = outcome {
            try await stored { () throws(StoreError) in try await records.endSessions(of: officer, but: nil) }
        }
        return outcome
    }

    /// Gives an officer the password of which this is the hash. `isOneTime` has them choose their own when they first
    /// sign in with it.
    package func handOverPassword(
        to officer: OfficerID, at id: AgencyID, hash: String, isOneTime: Bool = true, by badge: Badge
    ) async throws(DeskError) -> AgencyOutcome {
        var account = try await account(of: officer)
        account.passwordHash = hash
        account.mustChangePassword = isOneTime
        return try await carry(id, by: badge, account: account) { agency, circumstances in
            agency?.decide(.handOverPassword(officer), in: circumstances)
        }
    }

    func account(of officer: OfficerID) async throws(DeskError) -> Account {
        let kept = try await stored { () throws(StoreError) in try await accounts.account(of: officer) }
        guard let kept else { throw .noSuchCase }
        return kept
    }

    /// A password to be told once and changed at once: 80 bits in four groups of letters and digits that are not
    /// mistaken for one another.
    package func newOneTimePassword() -> String {
        let letters = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
        let chosen = dice(16).map { letters[Int($0) % 32] }
        return stride(from: 0, to: 16, by: 4).map { String(chosen[$0..<$0 + 4]) }.joined(separator: "-")
    }

    func carry(
        _ id: AgencyID, by badge: Badge, account: Account? = nil, intake: FileIntake? = nil,
        _ decide: (Agency?, Circumstances) -> AgencyAct.Outcome?
    ) async throws(DeskError) -> AgencyOutcome {
        try await decided(
            CaseID(of: id), as: Agency.self, by: .officer(badge), enclosed: Enclosed(account: account, intake: intake)
        ) { history, circumstances in
            decide(history?.current, circumstances)
        }
    }

    func newAgencyKey(_ id: AgencyID) throws(DeskError) -> (key: AgencyKey, wrapped: WrappedKey) {
        do throws(VaultError) {
            return try root.newAgencyKey(owner: id.text, dice: dice)
        } catch {
            throw .sealing(error)
        }
    }
}

extension InformationSharingProtocol {
    /// SHA-256 of the protocol file's text in UTF-8, in hexadecimal: what an agreement is bound to (Appendix Four).
    package var textHash: String {
        SHA256.hash(data: Array(text.utf8)).map(hexadecimal).joined()
    }
}
