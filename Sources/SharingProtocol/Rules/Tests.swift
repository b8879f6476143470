/// What information may be shared for (2.1).
package struct Purpose: ListedItem {
    package let key: Key<Purpose>
    package let title: String
    package let clause: Clause
}

/// Why the Act lets personal information be disclosed (3.8).
package struct DisclosureReason: ListedItem {
    package let key: Key<DisclosureReason>
    package let title: String
    package let clause: Clause
}

/// A power or duty to share: from whom, to whom, and what (2.2, 2.3, 2.13).
package struct Gateway: ListedItem {
    package let key: Key<Gateway>
    package let title: String
    package let clause: Clause
    /// Whether it binds the holder, and does not merely allow.
    package let isDuty: Bool
    package let from: PartyScope
    package let to: PartyScope
    package let classes: [Key<InformationClass>]
    /// Whether it covers nothing but the prescribed sets.
    package let needsPrescribedSet: Bool
    /// The purposes that it covers; empty for one that covers them all.
    package var purposes: [Key<Purpose>] = []
    /// The reasons that it covers; empty for one that covers them all.
    package var reasons: [Key<DisclosureReason>] = []
    /// What has to be on file for it. With none it covers an exchange of itself; with some the holder names it.
    package var evidence: [EvidencePiece] = []
    /// Whether it needs a request.
    package var needsRequest = false
    /// Whether it never carries patient or social care records.
    package var excludesCareRecords = false
    package var term = Term.always
    /// The Act and section, or the rule of common law.
    package var law: String?

    /// Whether the holding agency has to name it, because it depends on facts that the protocol cannot see.
    package var isNamedByHolder: Bool { !evidence.isEmpty }

    /// Whether it covers every exchange between its parties and of its classes.
    package var isUnconditional: Bool {
        !isNamedByHolder && !needsPrescribedSet && !needsRequest && !excludesCareRecords && purposes.isEmpty
            && reasons.isEmpty
    }

    /// Its title, with the law behind it.
    package var lawfulTitle: String { law.map { "\(title) (\($0))" } ?? title }
}

/// One of 3.10: what lets aggregate and depersonalised information be shared.
package struct Criterion: ListedItem {
    package let key: Key<Criterion>
    package let title: String
    package let clause: Clause
    /// Whether it can be claimed only where a duty to share arises.
    package let needsDuty: Bool
}

/// What lets personal information be shared: consent, or an exception (3.11, 4.4).
package struct Ground: ListedItem {
    package let key: Key<Ground>
    package let title: String
    package let clause: Clause
    /// Whether it is the person's consent, which can be withdrawn.
    package let isConsent: Bool
    package let evidence: [EvidencePiece]
    /// Who may rest on it, and for what.
    package var reach = Reach()
    /// Whether it does without one of the Act's reasons for disclosing personal information (3.8).
    package var doesWithoutReason = false
    /// The article, paragraph or section that it comes from.
    package var law: String?
}

/// What must follow when a decision is acted on, and after which (3.6, 4.2, 4.6–4.13).
package struct ObligationRule: Hashable, Sendable {
    /// What the information has to be for the obligation to arise.
    package enum Only: String, CaseIterable, Sendable {
        /// Personal information that needs particular care (3.6).
        case sensitive
        case personal
        /// Under a marking that names a group (4.7).
        case restricted
        /// Personal information and restricted aggregates, which stay their owner's (4.9).
        case owned
        /// Spoken in a meeting (4.5).
        case meeting
    }

    package let clause: Clause
    package let words: String
    package let after: [Asked]
    /// `nil` for one that always arises.
    package let only: Only?
}
