package import SharingProtocol

extension PartnershipCase: CaseKind {
    package typealias Event = PartnershipEvent

    package static var name: KindName { KindName("partnership", prefix: reference.text) }
    package static var isOfDirectory: Bool { true }

    package var reference: CaseID { Self.reference }

    package init?(_ reference: CaseID, begunBy entry: Booked<PartnershipEvent>) {
        guard reference == Self.reference else { return nil }
        self.init()
        apply(entry)
    }

    package mutating func apply(_ entry: Booked<PartnershipEvent>) {
        apply(entry.event, by: entry.officer, of: entry.agency, at: entry.at)
    }

    /// There is nothing to begin: whatever is done first is done to a partnership about which nothing is entered yet.
    package static func begin(
        _ act: PartnershipAct, as reference: CaseID, in circumstances: Circumstances
    ) -> PartnershipAct.Outcome {
        PartnershipCase().decide(act, in: circumstances)
    }

    /// What concerns the partnership as a whole is everybody's who signs in.
    package func mayKnow(by row: CaseRow, in circumstances: Circumstances) -> Bool { circumstances.officer.isActive }

    package func owner(of record: String, in register: Register) -> AgencyID? { register.supportTeam }

    /// What is written for the partnership is for everybody who signs in.
    package func decideReading(of record: String, in circumstances: Circumstances) -> Decision {
        SharingProtocol.decideReading(
            ofOwnPaper: Matter(reference.text, record: record), isForReader: circumstances.officer.isActive,
            on: circumstances.today, under: circumstances.rules)
    }

    package var row: CaseRow {
        var row = CaseRow(
            reference: reference, kind: Self.name.word, state: reviews.last?.state.rawValue ?? "founded",
            officer: begunBy, openedAt: openedAt, changedAt: changedAt)
        row.isOfDirectory = true
        return row
    }
}

extension Register {
    /// The partnership's own team, which stands under no heading.
    package var supportTeam: AgencyID? {
        agencies.values.filter { $0.category == nil }.map(\.id).min()
    }
}
