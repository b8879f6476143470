package import Casework
package import SharingProtocol

package typealias PartnershipOutcome = RegisterOutcome<PartnershipEvent>

extension LiaisonDesk {
    /// Performs an act on the partnership as a whole: its review, its versions (5.1, 5.2).
    package func perform(_ act: PartnershipAct, by badge: Badge) async throws(DeskError) -> PartnershipOutcome {
        try await carry(PartnershipCase.reference, begunAs: "founded", by: .officer(badge)) { snapshot, circumstances in
            if case .team(.adopt) = act, let proposal = snapshot.register.partnership.reviews.last?.presented?.proposal,
                proposed(proposal, in: snapshot) == nil
            {
                return .refused(.init(.notNow, "This Gatehouse cannot read the text that was approved.", on: .inForce))
            }
            return snapshot.register.partnership.decide(act, in: circumstances)
        } owner: { snapshot in
            snapshot.register.supportTeam
        }
    }

    /// The words of one review, by field: `findings`, `recommendations`, `answer.<agency>`. They are the partnership's,
    /// and everybody who signs in may read them.
    package func reviewWords(_ number: Int, by badge: Badge) async throws(DeskError) -> [String: Confidential] {
        let reference = PartnershipCase.reference
        let record = try await stored { () throws(StoreError) in try await records.record(of: reference) }
        let snapshot = try await shelf.snapshot(at: record.registerVersion, from: records, root: root)
        _ = try circumstances(badge, in: snapshot, at: now())
        guard let team = snapshot.register.supportTeam else { return [:] }
        var sealed: [String: [UInt8]] = [:]
        for entry in snapshot.partnershipHistory { sealed.merge(entry.sealed) { _, new in new } }
        let words = try strongroom.openOwn(
            sealed, record: "review.\(number)", of: reference, owner: team, keys: RecordKeys(record.keys),
            agencies: snapshot.keys)
        return Dictionary(uniqueKeysWithValues: words.map { (String($0.key.split(separator: "/")[1]), $0.value) })
    }

    /// A protocol that was put before the partnership, read; `nil` for none of that name and hash.
    package func proposed(_ proposed: Presented.Proposed, in snapshot: RegisterSnapshot) -> InformationSharingProtocol?
    {
        snapshot.register.partnership.proposal(proposed.name, proposed.textHash).flatMap { shelf.protocols.rules($0) }
    }
}

extension Register {
    /// The partnership's own team, which stands under no heading.
    package var supportTeam: AgencyID? {
        agencies.values.filter { $0.category == nil }.map(\.id).min()
    }
}
