package import SharingProtocol

/// What a meeting is, before anybody comes: all of it that may stand in clear (4.5).
package struct MeetingTerms: Hashable, Sendable {
    package var startsAt: Timestamp
    /// What information is shared for there (2.1), and why the Act lets it be (3.8).
    package var purpose: Key<Purpose>
    package var reason: Key<DisclosureReason>?
    /// The agencies that are invited; the one that convenes it is always there.
    package var invited: [AgencyID]
    /// The meeting before it in its series.
    package var following: CaseID?
    /// Until when the agenda, the list of those who came and the note are kept.
    package var keepUntil: Day

    package init(
        startsAt: Timestamp, purpose: Key<Purpose>, reason: Key<DisclosureReason>?, invited: [AgencyID],
        following: CaseID?, keepUntil: Day
    ) {
        self.startsAt = startsAt
        self.purpose = purpose
        self.reason = reason
        self.invited = invited
        self.following = following
        self.keepUntil = keepUntil
    }

    var facts: Facts {
        [
            "startsAt": .integer(Int(startsAt.milliseconds)), "purpose": .text(purpose.name),
            "reason": .optional(reason?.name), "invited": .texts(invited.map(\.text)),
            "following": .optional(following?.text), "keepUntil": .text(keepUntil.iso),
        ]
    }

    init(_ facts: Facts, in kind: String) throws(FactError) {
        self.init(
            startsAt: Timestamp(milliseconds: Int64(try facts.integer("startsAt", in: kind))),
            purpose: Key(try facts.text("purpose", in: kind)), reason: facts.text("reason").map { Key($0) },
            invited: facts.texts("invited").map { AgencyID($0) },
            following: facts.text("following").map { CaseID($0) }, keepUntil: try facts.day("keepUntil", in: kind))
    }
}

/// A meeting as it is planned: its terms, and the words that are sealed.
package struct MeetingPlan: Hashable, Sendable {
    package var terms: MeetingTerms
    /// By field name: `title`, `place`, `agenda`.
    package var words: [String: Confidential]

    package init(_ terms: MeetingTerms, words: [String: Confidential]) {
        self.terms = terms
        self.words = words.filter { !$0.value.isBlank }
    }

    var secrets: [Secret] { words.sorted { $0.key < $1.key }.map { Secret("meeting", $0.key, $0.value) } }
}

/// Somebody who came to a meeting.
package struct Attendee: Hashable, Sendable {
    package enum Presence: String, CaseIterable, Sendable {
        case present
        /// Out of the room for an item.
        case steppedOut
        case left
    }

    /// Counted from 1, in the order in which they came.
    package let number: Int
    /// `nil` for somebody of an organisation that is not in the partnership.
    package let agency: AgencyID?
    /// `nil` for somebody without an account, whose name is sealed.
    package let officer: OfficerID?
    package internal(set) var presence = Presence.present
    /// Whether they have accepted the confidentiality statement.
    package internal(set) var hasAccepted = false
}

/// Why somebody in the room may not hear what is shared (4.5).
package enum HearingObstacle: Hashable, Sendable {
    case agencyHasNotSigned
    case statementNotAccepted
}

/// Something that was spoken of at a meeting.
package struct MeetingItem: Hashable, Sendable {
    package enum State: String, CaseIterable, Sendable {
        /// Shared, and not confirmed by its owner's liaison officer yet.
        case noted
        case ratified
        /// Its owner's liaison officer ended it: nobody has it.
        case ended
        /// Not shared: somebody in the room could not hear it.
        case parked
    }

    /// Counted from 1.
    package let number: Int
    /// Whose information it is.
    package let owner: AgencyID
    /// The disclosure that it is; `nil` for one that is parked.
    package let disclosure: CaseID?
    package internal(set) var state: State
    package let at: Timestamp
}

/// What somebody undertook at a meeting; its words stand with the item that it came of.
package struct MeetingAction: Hashable, Sendable {
    /// Counted from 1.
    package let number: Int
    package let item: Int
    package let holder: OfficerID
    package let due: Day
    package internal(set) var doneOn: Day?
    package let since: Timestamp
}
