package import SharingProtocol

/// The few things that lists need to know of a case. Nothing in it is personal.
package struct CaseRow: Hashable, Sendable {
    package var reference: CaseID
    /// `KindName.word` of its kind.
    package var kind: String
    /// Whether it is a part of the directory, which no list of cases shows.
    package var isOfDirectory = false
    /// Where it stands: the word of one of its kind's states.
    package var state: String
    /// Whether something can still happen in it.
    package var isOpen = true
    /// The agencies that take part, each once.
    package var parties: [CaseParty] = []
    package var informationClass: String?
    package var purpose: String?
    /// Whose case it is.
    package var officer: OfficerID
    package var openedAt: Timestamp
    package var changedAt: Timestamp
    package var neededBy: Day?
    package var keepUntil: Day?
    package var isUrgent: Bool = false
    /// 2.3: whether answering is a duty.
    package var isDuty: Bool = false
    /// Everyone to whom the case is shown by name.
    package var members: [OfficerID] = []
    package var tasks: [CaseTask] = []

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

    /// Whether the officer may know that there is such a case (4.6, 4.10). Liaison officers know of their agency's
    /// cases, others of those that show them by name. Auditors see of every case what stands in clear (5.2).
    package func isKnown(in circumstances: Circumstances) -> Bool {
        let officer = circumstances.officer
        guard officer.isActive else { return false }
        guard officer.role != .auditor else { return true }
        let isOfParty = parties.contains { $0.agency == officer.agency && $0.isTold }
        return isOfParty && (circumstances.isLiaisonOfficer || members.contains(officer.id))
    }

    /// The agencies that have that part.
    package func agencies(_ part: CasePart) -> [AgencyID] { parties.filter { $0.part == part }.map(\.agency) }
}

/// A state that cases of a kind can be in, as lists show it.
package struct CaseState: Hashable, Sendable {
    package enum Standing: Hashable, Sendable {
        /// Somebody else has to act.
        case waiting
        case active
        case good
        case bad
        /// It is at an end.
        case done
    }

    /// As rows have it.
    package let word: String
    package let title: String
    package let standing: Standing

    package init(_ word: String, _ title: String, _ standing: Standing) {
        self.word = word
        self.title = title
        self.standing = standing
    }
}
