package import SharingProtocol

/// Where one agency's copy stands.
package enum CopyState: String, CaseIterable, Sendable {
    /// Its owner would share it, and the agency's liaison officer has not accepted it yet (4.2).
    case offered
    /// It was heard at a meeting, and its owner's liaison officer has not confirmed it yet (3.12, 4.5).
    case noted
    /// The agency's liaison officer did not want it, or its owner's did not confirm it.
    case declined
    /// The agency has it, and its receipt is not acknowledged yet.
    case disclosed
    /// Receipt is acknowledged.
    case received
    /// Its key is destroyed (4.13).
    case destroyed

    /// Whether there is something to read, to keep and to destroy.
    package var isHeld: Bool { self == .disclosed || self == .received }
    /// Whether nothing more can happen to it.
    package var isEnded: Bool { self == .declined || self == .destroyed }
    /// Whether it is not in its agency's hands yet.
    package var isPending: Bool { self == .offered || self == .noted }
}

/// What one agency received of a disclosure (4.5, 4.10, 4.12).
package struct DisclosureCopy: Hashable, Sendable {
    package let agency: AgencyID
    package internal(set) var state: CopyState
    /// Since when it is in its state.
    package internal(set) var since: Timestamp
    /// The decision that it was shared on; `nil` until it is.
    package internal(set) var decision: RecordedDecision?
    /// The closed list of readers as it stands today (4.10).
    package internal(set) var readers: [OfficerID]
    package internal(set) var keepUntil: Day
    /// Whether its owner ended it before its agency had it.
    package internal(set) var isEndedByOwner = false

    /// The record by which it is read and destroyed.
    package var record: String { Self.record(of: agency) }

    /// The word of its state, as lists show it.
    package var stateWord: String { isEndedByOwner ? "ended" : state.rawValue }

    package static func record(of agency: AgencyID) -> String { "copy.\(agency.text)" }

    /// Whether its day is over: it may no longer be read, and its agency has to destroy it (4.12).
    package func isSpent(on day: Day) -> Bool { day > keepUntil }
}
