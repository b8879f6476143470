package import SharingProtocol

/// One review of the protocol (5.2): written by the support team, presented, and answered by each authority with a
/// vote.
package struct YearlyReview: Hashable, Sendable {
    package enum State: String, CaseIterable, Sendable {
        case written, presented, approved
    }

    /// Counted from 1.
    package let number: Int
    /// The first day that it looks back on.
    package let from: Day
    package private(set) var state = State.written
    package private(set) var writtenAt: Timestamp?
    package private(set) var presented: Presented?
    package private(set) var presentedAt: Timestamp?
    /// By agency; a later answer takes the place of an earlier one.
    package internal(set) var answers: [AgencyID: ReviewAnswer] = [:]
    package private(set) var approvedOn: Day?

    init(number: Int, from: Day) {
        self.number = number
        self.from = from
    }

    mutating func written(at moment: Timestamp) {
        state = .written
        writtenAt = moment
    }

    mutating func present(_ presented: Presented, at moment: Timestamp) {
        state = .presented
        self.presented = presented
        presentedAt = moment
        answers = [:]
    }

    mutating func withdraw() {
        state = .written
        presented = nil
        answers = [:]
    }

    mutating func approve(on day: Day) {
        state = .approved
        approvedOn = day
    }
}

/// What was put before the authorities.
package struct Presented: Hashable, Sendable {
    /// The last day that it looks back on.
    package let until: Day
    /// The version to come; `nil` for a review that changes nothing.
    package let proposal: Proposed?
    /// The figures that it rests on, by `ReviewFigure`'s raw value.
    package let figures: [String: Int]

    package struct Proposed: Hashable, Sendable {
        package let name: String
        package let textHash: String

        package init(name: String, textHash: String) {
            self.name = name
            self.textHash = textHash
        }
    }

    package init(until: Day, proposal: Proposed?, figures: [String: Int]) {
        self.until = until
        self.proposal = proposal
        self.figures = figures
    }
}

/// One authority's answer to a review.
package struct ReviewAnswer: Hashable, Sendable {
    package let approves: Bool
    package let by: OfficerID
    package let on: Day
}
