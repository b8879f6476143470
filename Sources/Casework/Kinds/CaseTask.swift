package import SharingProtocol

/// Something that somebody has to do in a case, or has to know.
package struct CaseTask: Hashable, Sendable {
    /// Whose task it is.
    package enum Holder: Hashable, Sendable {
        /// The agency's liaison officer, or a deputy.
        case liaisonDesk(AgencyID)
        case officer(OfficerID)
    }

    /// What it is, in its kind's own word: the act that settles it, or what somebody has to know.
    package let what: String
    package let holder: Holder
    package let since: Timestamp
    /// On what it rests.
    package let topic: Topic
    package var deadline: Deadline?
    package var isUrgent = false
    /// Whether there is nothing to do but to know: it goes once it was seen.
    package var isNotice = false

    package init(_ what: String, for holder: Holder, since: Timestamp, on topic: Topic) {
        self.what = what
        self.holder = holder
        self.since = since
        self.topic = topic
    }

    /// The word of every task that consists in destroying information, whatever kind of case holds it (4.13).
    package static let destroy = "destroy"
}

/// The day by which a task has to be done, and why then.
package struct Deadline: Hashable, Sendable {
    package enum Reason: String, CaseIterable, Sendable {
        /// The asking agency said by when it needs the information.
        case neededBy
        /// The information may not be kept longer (4.12).
        case keepUntil
        /// The consent on which the information was shared was withdrawn (4.4).
        case consentWithdrawn
        /// What was shared at a meeting has to be confirmed by its owner soon after (3.12, 4.5).
        case ratification
        /// The meeting is on that day.
        case meeting
        /// It was undertaken for that day.
        case action
    }

    package let day: Day
    package let reason: Reason
    /// The first day on which the task waits for somebody; before that it is coming up. `nil` where it waits at once.
    package let begins: Day?

    package init(day: Day, reason: Reason, begins: Day?) {
        self.day = day
        self.reason = reason
        self.begins = begins
    }

    package static func neededBy(_ day: Day) -> Deadline { Deadline(day: day, reason: .neededBy, begins: nil) }

    /// Destroying comes into the in-tray some days before the last day.
    package static func keepUntil(_ day: Day) -> Deadline {
        Deadline(day: day, reason: .keepUntil, begins: day.adding(days: -keepUntilNoticeDays))
    }

    package static let keepUntilNoticeDays = 7

    package func isPast(on today: Day) -> Bool { day < today }
}
