/// A class of information (3.2, 3.3).
package struct InformationClass: ListedItem {
    /// What it can tell about people.
    package enum Kind: String, CaseIterable, Sendable {
        case aggregate, depersonalised, personal
    }

    /// Which test it has to pass before it is shared (3.10, 3.11).
    package enum Test: String, CaseIterable, Sendable {
        case criteria, grounds
    }

    package let key: Key<InformationClass>
    package let title: String
    package let clause: Clause
    package let kind: Kind
    package let test: Test
    /// Whether it needs its own authorisation besides a criterion (3.4).
    package let needsAuthorisation: Bool
    /// Whether particular care is owed (3.6).
    package let isSensitive: Bool
}

/// A protective marking (4.7).
package struct Marking: ListedItem {
    package let key: Key<Marking>
    package let title: String
    package let clause: Clause
    /// Whether it keeps information within a group that has to be named.
    package let needsGroup: Bool
}

/// A data set that the Regulations prescribe (3.9, Appendix Two).
package struct PrescribedSet: ListedItem {
    package let key: Key<PrescribedSet>
    package let title: String
    package let clause: Clause
    /// The paragraph's number in Appendix Two.
    package let paragraph: Int
    /// The lines of Appendix One that hold it.
    package let holders: [Key<NamedParty>]
    /// The classes that it is of: depersonalised, unless the paragraph itself asks for a number.
    package let classes: [Key<InformationClass>]
}

/// How long information is kept (4.12, 4.13).
package struct Retention: Hashable, Sendable {
    package let clause: Clause
    /// Whether each disclosure says until when it is kept.
    package let keepUntilIsCompulsory: Bool
    /// The longest time that may be agreed, in months; `nil` where the document sets none.
    package let longestMonths: Int?
    /// How many days before its end the holder is reminded.
    package let reminderDays: [Int]
    /// For how many months after information is destroyed liaison officers see what the record keeps of the decision on
    /// it; `nil` where the document sets no limit.
    package let decisionMonths: Int?
}

/// A time within which something has to be answered (2.8).
package struct Clock: ListedItem {
    package let key: Key<Clock>
    package let title: String
    package let clause: Clause
    package let workingDays: Int
}
