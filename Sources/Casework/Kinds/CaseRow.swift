package import SharingProtocol

/// The few things that lists need to know of a case. Nothing in it is personal.
package struct CaseRow: Hashable, Sendable {
    package var reference: CaseID
    /// `KindName.word` of its kind.
    package var kind: String
    /// Whether it is a part of the directory.
    package var isOfDirectory = false
    /// Where it stands, in its kind's own word.
    package var state: String
    package var asking: AgencyID?
    package var holding: AgencyID?
    /// Whether it has left the asking agency; until then the holding agency's register does not know of it.
    package var isSent = false
    package var informationClass: String?
    package var purpose: String?
    /// Who asks.
    package var officer: OfficerID
    package var turn: Turn?
    package var openedAt: Timestamp
    package var changedAt: Timestamp
    package var neededBy: Day?
    package var keepUntil: Day?
    package var isUrgent: Bool = false
    /// 2.3: whether answering is a duty.
    package var isDuty: Bool = false
    /// Everyone to whom the case is shown by name: who asks, and the named readers.
    package var members: [OfficerID] = []

    package init(
        reference: CaseID, kind: String, state: String, officer: OfficerID, openedAt: Timestamp, changedAt: Timestamp
    ) {
        self.reference = reference
        self.kind = kind
        self.state = state
        self.officer = officer
        self.openedAt = openedAt
        self.changedAt = changedAt
    }
}
