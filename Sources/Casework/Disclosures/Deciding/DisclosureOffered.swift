import SharingProtocol

/// What is offered to an officer in one disclosure, on that day's facts.
package struct OfferedOfDisclosure: Hashable, Sendable {
    /// What succeeds if it is filled in and done at once, with the agencies whose copies it can be done with.
    package var acts: [DisclosureActKind: [AgencyID]] = [:]
    /// What would be theirs to do and cannot be done today, each with what stands in the way.
    package var obstacles: [DisclosureActKind: DisclosureAct.Refusal] = [:]
}

extension DisclosureCase {
    /// Nobody is offered what would be refused: each act that is theirs is decided as if they did it now, with words in
    /// place of those that they would write.
    package func offered(in circumstances: Circumstances) -> OfferedOfDisclosure {
        var offered = OfferedOfDisclosure()
        let officer = circumstances.officer
        let seats = seats(of: officer, in: circumstances.register, on: circumstances.today)
        for kind in acts(open: seats, to: officer) where kind != .open {
            for copy in copies(for: officer) where isOpen(kind, to: officer, with: copy) {
                switch sample(of: kind, copy, in: circumstances).map({ decide($0, in: circumstances) }) {
                case .happened?: offered.acts[kind, default: []].append(copy.agency)
                case .refused(let refusal)?: offered.obstacles[kind] = refusal
                case nil:
                    // What is filled in decides whether it can be done, unless nothing that is filled in could.
                    let decision = foreseen(determination, to: copy, in: circumstances)
                    if decision.isBarredByASide {
                        offered.obstacles[kind] = Self.unmet(decision, "It cannot be shared today: see why.")
                    } else {
                        offered.acts[kind, default: []].append(copy.agency)
                    }
                }
            }
            if offered.acts[kind] != nil { offered.obstacles[kind] = nil }
        }
        return offered
    }

    /// The act as it can be done most easily; `nil` where all depends on what is filled in.
    private func sample(
        of kind: DisclosureActKind, _ copy: DisclosureCopy, in circumstances: Circumstances
    ) -> DisclosureAct? {
        let words: Confidential = "…"
        switch kind {
        case .volunteer, .open: return .open
        case .accept: return .accept
        case .decline: return .decline
        case .ratify: return nil
        case .endItem: return .endItem
        case .acknowledge: return .acknowledge
        case .read: return .read(file: nil)
        case .nameReader:
            let staff = circumstances.register.agencies[copy.agency]?.officers.values.filter(\.isActive).map(\.id) ?? []
            let next = staff.filter { !copy.readers.contains($0) }.min()
            return .nameReader(next ?? copy.readers.first ?? "", at: copy.agency)
        case .removeReader: return .removeReader(copy.readers.first ?? "", at: copy.agency)
        case .extendKeeping:
            let day = max(copy.keepUntil, circumstances.today).adding(days: 1)
            return .extendKeeping(at: copy.agency, until: day, words)
        case .withdrawConsent: return .withdrawConsent(on: circumstances.today, words)
        case .destroy: return .destroy(at: copy.agency, nil)
        }
    }
}
