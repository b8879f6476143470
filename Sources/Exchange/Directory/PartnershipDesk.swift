package import Casework
package import SharingProtocol

package typealias PartnershipOutcome = ActOutcome<PartnershipCase>

extension LiaisonDesk {
    /// Performs an act on the partnership as a whole: its review, its versions (5.1, 5.2).
    package func perform(_ act: PartnershipAct, by badge: Badge) async throws(DeskError) -> PartnershipOutcome {
        let carried = try await carry(PartnershipCase.reference, as: PartnershipCase.self, by: .officer(badge)) {
            sight throws(DeskError) -> PartnershipAct.Outcome? in
            let partnership = sight.history?.current ?? PartnershipCase()
            if case .team(.adopt) = act, let proposal = partnership.reviews.last?.presented?.proposal,
                proposed(proposal, in: sight.snapshot) == nil
            {
                return .refused(.init(.notNow, "This Gatehouse cannot read the text that was approved.", on: .inForce))
            }
            return partnership.decide(act, in: sight.circumstances)
        }
        return try carried.outcome()
    }

    /// The words of one review, by field: `findings`, `recommendations`, `answer.<agency>`. They are the partnership's,
    /// and everybody who signs in may read them.
    package func reviewWords(_ number: Int, by badge: Badge) async throws(DeskError) -> [String: Confidential] {
        let reference = PartnershipCase.reference
        let words = try await papers(of: reference, as: PartnershipCase.self, by: badge).words
        var review: [String: Confidential] = [:]
        for (name, text) in words where SealedField(name).record == "review.\(number)" {
            review[SealedField(name).field] = text
        }
        return review
    }

    /// A protocol that was put before the partnership, read; `nil` for none of that name and hash.
    package func proposed(_ proposed: Presented.Proposed, in snapshot: RegisterSnapshot) -> InformationSharingProtocol?
    {
        snapshot.register.partnership.proposal(proposed.name, proposed.textHash).flatMap { shelf.protocols.rules($0) }
    }
}
