package import SharingProtocol

/// Counts what a review looks back on (5.2), entry by entry, for one kind of case.
package protocol ReviewCounter<Event>: Sendable {
    associatedtype Event: CaseEvent

    init()

    /// What an entry adds to the figures. Of one before the period nothing is counted (`isCounted`), and what it says
    /// of its case may be needed later.
    mutating func take(_ entry: Booked<Event>, of reference: CaseID, isCounted: Bool) -> [ReviewFigure]
}

/// For a kind of which a review counts nothing.
package struct NothingCounted<Event: CaseEvent>: ReviewCounter {
    package init() {}

    package func take(_ entry: Booked<Event>, of reference: CaseID, isCounted: Bool) -> [ReviewFigure] { [] }
}

/// What one entry adds to the figures of a review.
package enum ReviewFigure: Hashable, Sendable {
    case counted(ReviewSubject, ReviewTerm)
    /// A request was decided on so many days after it was sent.
    case answered(days: Int)
}

/// What a figure is about; pages and files show them in this order.
package enum ReviewSubject: String, CaseIterable, Sendable {
    case askedBy, askedOf, ofClass, outcome, daysToAnswer, refusedUnder, gate, overridden, kept, meetings, membership
}

/// What is counted under a subject.
package enum ReviewTerm: Hashable, Sendable {
    case words(String)
    case agency(AgencyID)
    case informationClass(Key<InformationClass>)
    case clause(Clause, version: String)
}
