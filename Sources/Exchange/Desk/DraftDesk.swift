package import Casework
import Ledger
import Vault

/// A request that is being written, as its writer left it: what was typed, by field name.
package struct OpenedDraft: Sendable {
    package let reference: CaseID
    package let fields: [String: String]
    package let changedAt: Timestamp
}

/// Drafts: sealed under the agency's key, their writer's alone, and no entry, since nothing has been asked yet.
extension LiaisonDesk {
    package func keepDraft(
        _ fields: [String: String], as reference: CaseID, by badge: Badge
    ) async throws(DeskError) {
        let key = try await draftKey(badge)
        let bytes = LedgerValue.map(fields.mapValues { .text($0) }).encoded
        let sealed: [UInt8]
        do throws(VaultError) {
            sealed = try key.seal(bytes, binding: binding(reference, badge), dice: dice)
        } catch {
            throw .sealing(error)
        }
        let draft = Draft(reference: reference, officer: badge.officer, sealed: sealed, changedAt: now())
        try await stored { () throws(StoreError) in try await records.keep(draft) }
    }

    /// The officer's drafts, latest first.
    package func drafts(of badge: Badge) async throws(DeskError) -> [OpenedDraft] {
        let key = try await draftKey(badge)
        let kept = try await stored { () throws(StoreError) in try await records.drafts(of: badge.officer) }
        var opened: [OpenedDraft] = []
        for draft in kept {
            do {
                let bytes = try key.open(draft.sealed, binding: binding(draft.reference, badge))
                let fields = try LedgerValue(decoding: bytes).asMap ?? [:]
                opened.append(
                    OpenedDraft(
                        reference: draft.reference, fields: fields.compactMapValues(\.asText),
                        changedAt: draft.changedAt))
            } catch {
                throw .sealing(.wrongKeyOrAltered)
            }
        }
        return opened.sorted { $0.changedAt > $1.changedAt }
    }

    package func draft(_ reference: CaseID, of badge: Badge) async throws(DeskError) -> OpenedDraft? {
        try await drafts(of: badge).first { $0.reference == reference }
    }

    package func discardDraft(_ reference: CaseID, of badge: Badge) async throws(DeskError) {
        try await stored { () throws(StoreError) in try await records.discardDraft(reference, of: badge.officer) }
    }

    private func draftKey(_ badge: Badge) async throws(DeskError) -> DataKey {
        let snapshot = try await register()
        let officer = try circumstances(badge, in: snapshot, at: now()).officer
        guard let key = snapshot.keys[officer.agency] else { throw .sealing(.wrongKeyOrAltered) }
        return key.draftKey
    }

    private func binding(_ reference: CaseID, _ badge: Badge) -> Binding {
        Binding(caseReference: reference.text, field: "draft/" + badge.officer.text, owner: badge.agency.text)
    }
}
