/// What sensitive information needs besides its ground (UK GDPR, articles 9 and 10).
package struct Condition: ListedItem {
    package let key: Key<Condition>
    package let title: String
    package let clause: Clause
    /// Whether it is the person's explicit consent, which can be withdrawn.
    package let isConsent: Bool
    package let evidence: [EvidencePiece]
    package let reach: Reach
    /// The article, paragraph or section that it comes from.
    package let law: String?
}

/// One more thing that a protocol wants written down of a request or of a decision.
package struct Particular: ListedItem {
    /// Which of the two forms asks for it.
    package enum Form: String, CaseIterable, Sendable {
        case request, decision
    }

    /// What the information has to be for it to be asked for.
    package enum Only: String, CaseIterable, Sendable {
        case personal, sensitive
    }

    package let key: Key<Particular>
    package let title: String
    package let clause: Clause
    package let form: Form
    /// In a list of what is missing.
    package let label: String
    package let hint: String
    /// `nil` for one that is always asked for.
    package let only: Only?

    package func isAsked(of informationClass: InformationClass) -> Bool {
        switch only {
        case .personal: informationClass.kind == .personal
        case .sensitive: informationClass.isSensitive
        case nil: true
        }
    }
}

/// What a change of version asks of the agencies (5.1, 4.3).
package struct Signing: Hashable, Sendable {
    /// What an agency may still do that has not signed in time.
    package enum Afterwards: String, CaseIterable, Sendable {
        /// It reads what it has received; it asks and answers nothing.
        case reads
        case nothing
    }

    package let clause: Clause
    /// For how many days after a version takes effect an agreement to the one before it still counts.
    package let withinDays: Int
    package let afterwards: Afterwards
}
