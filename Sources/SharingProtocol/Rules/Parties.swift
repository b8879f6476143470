/// A heading of Appendix One, and what stands under it may do (2.9–2.13).
package struct PartyCategory: ListedItem {
    package let key: Key<PartyCategory>
    package let title: String
    package let clause: Clause
    /// Whether section 115 lets it be told, and section 17A binds it (2.12, 3.9).
    package let isRelevantAuthority: Bool
    /// Whether it approves the yearly review (5.2).
    package let votesAtReview: Bool
    /// Its powers and duties, in words.
    package let powers: String
}

/// One line of Appendix One.
package struct NamedParty: ListedItem {
    package let key: Key<NamedParty>
    package let title: String
    package let clause: Clause
    package let category: Key<PartyCategory>
    /// Whether the line stands for several bodies, such as schools, each of which signs for itself.
    package let isSeveral: Bool
    /// What is particular about it, such as a status without a vote (2.10).
    package let note: String?
    /// The lines of an earlier protocol whose place this one takes.
    package var formerly: [String] = []
}

/// The liaison officers that each agency has (4.1, 4.2).
package struct Liaison: Hashable, Sendable {
    package let clause: Clause
    /// `Designated Liaison Officer`.
    package let title: String
    /// `DLO`.
    package let short: String
    package let hasDeputies: Bool
}

/// What was shared at a meeting, until its owner's liaison officer confirms it (3.12, 4.5).
package struct Confirming: Hashable, Sendable {
    /// How many days the liaison officer has, from the day of the meeting.
    package var withinDays = 10
    /// Whether those who heard it may read it before.
    package var isReadableBefore = false
}

/// The yearly review (5.2, 2.10).
package struct Review: Hashable, Sendable {
    package let clause: Clause
    package let everyMonths: Int
    /// Who prepares it.
    package let preparedBy: String
    package let approvedBy: [Key<PartyCategory>]
    package let withoutVote: [Key<NamedParty>]
}
