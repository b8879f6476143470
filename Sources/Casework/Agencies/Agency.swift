package import SharingProtocol

/// An organisation in the partnership (Appendix One), as its entries leave it.
package struct Agency: Hashable, Sendable {
    package let id: AgencyID
    package var name: String
    /// Its heading in Appendix One; `nil` for the partnership's own support team, which shares nothing.
    package var category: Key<PartyCategory>?
    /// Its line there; `nil` for one that was admitted before lines were entered.
    package var line: String?
    /// Where it stood before, the latest last: a version need not know the line on which it stands in a later one.
    package var earlierPlaces: [Place] = []
    /// When it asked to join; `nil` for one that the support team admitted unasked.
    package var appliedOn: Day?
    /// When the support team declined it.
    package var declinedOn: Day?
    package var admittedOn: Day?
    /// The last day of each assurance that it has given.
    package var assurances: [Assurance: Day] = [:]
    package var agreements: [Agreement] = []
    package var appointments: [Appointment] = []
    package var officers: [OfficerID: Officer] = [:]
    /// Since when the support team has kept it from sharing; `nil` while it has not.
    package var suspendedSince: Day?
    /// Its last day in the partnership; `nil` while it stays.
    package var leavesAfter: Day?
    /// The agency that it becomes part of.
    package var mergesInto: AgencyID?
    /// Whether the notice is its own, and not the support team's.
    package var noticeIsOwn = false
    /// When its leaving was complete: everything that it had received is destroyed (4.13).
    package var goneSince: Day?
    /// How many entries it has.
    package var length = 0
    /// Who made the first of them.
    package private(set) var begunBy: OfficerID = ""
    package private(set) var openedAt = Timestamp(milliseconds: 0)
    package private(set) var changedAt = Timestamp(milliseconds: 0)

    package init(id: AgencyID, name: String, category: Key<PartyCategory>?) {
        self.id = id
        self.name = name
        self.category = category
    }

    /// Counts an entry.
    mutating func lengthen(by actor: OfficerID, at moment: Timestamp) {
        if length == 0 {
            begunBy = actor
            openedAt = moment
        }
        changedAt = moment
        length += 1
    }

    /// Whether its agreement is signed for `version` by that day (4.3).
    package func hasSigned(_ version: String, by day: Day) -> Bool {
        agreements.contains { $0.version == version && $0.signed <= day }
    }

    package func isSuspended(on day: Day) -> Bool { suspendedSince.map { $0 <= day } ?? false }
    package func hasLeft(by day: Day) -> Bool { leavesAfter.map { $0 < day } ?? false }

    /// Whether somebody with an account acts as its liaison officer that day (4.1).
    package func hasLiaisonOfficer(on day: Day) -> Bool {
        liaisonOfficers(on: day).contains { officers[$0]?.isActive ?? false }
    }

    /// Since when nobody has acted as its liaison officer; `nil` while somebody does (4.1).
    package func vacantSince(_ day: Day) -> Day? {
        guard !hasLiaisonOfficer(on: day) else { return nil }
        let last = appointments.compactMap(\.until).filter { $0 < day }.max()
        return last.map { $0.adding(days: 1) } ?? admittedOn
    }

    /// The last day of its liaison officer, where it comes within `vacancyNoticeDays` and nobody is to follow (4.1).
    package func comingVacancy(on day: Day) -> Day? {
        guard let post = appointments.last(where: { !$0.isDeputy && $0.covers(day) }), let until = post.until,
            until <= day.adding(days: Self.vacancyNoticeDays), liaisonOfficer(on: until.adding(days: 1)) == nil
        else { return nil }
        return until
    }

    package static let vacancyNoticeDays = 30

    /// Its liaison officer that day, deputies left out (4.1).
    package func liaisonOfficer(on day: Day) -> OfficerID? {
        appointments.last { !$0.isDeputy && $0.covers(day) }?.officer
    }

    /// Everyone who acts as its liaison officer that day: the officer in post, and deputies.
    package func liaisonOfficers(on day: Day) -> Set<OfficerID> {
        Set(appointments.filter { $0.covers(day) }.map(\.officer))
    }
}

/// A line of the parties' list, and the heading that it had when the agency was put there.
package struct Place: Hashable, Sendable {
    let line: String?
    let category: Key<PartyCategory>?
}

/// An agreement to the protocol (Appendix Four), bound to the exact text that was signed.
package struct Agreement: Hashable, Sendable {
    package let version: String
    package let signed: Day
    /// Who signed it, or, for one on paper, who entered it.
    package let by: OfficerID
    /// SHA-256 of the protocol's text as shown, in hexadecimal.
    package let textHash: String
    /// The scan of one that was signed on paper.
    package var scan: RecordedFile?
}

/// A liaison officer's time in post (4.1, Appendix Three).
package struct Appointment: Hashable, Sendable {
    package let officer: OfficerID
    package let isDeputy: Bool
    package let from: Day
    /// The last day; `nil` until it is known.
    package var until: Day?

    package func covers(_ day: Day) -> Bool { from <= day && (until.map { day <= $0 } ?? true) }
}

/// Somebody with an account, and what the account is for.
package struct Officer: Hashable, Sendable {
    package let id: OfficerID
    package let agency: AgencyID
    package var role: Role
    /// Whether the agency lets this officer sign for it (Appendix Four).
    package var maySign: Bool
    package var isActive = true
    /// Whether they want their name on the page that everybody may see, while they are in post.
    package var isNamePublished = false
    /// How often their account was written: opened, given a password, or given none for the time being (4.8).
    package var accountChanges = 0
    /// While they have no password: one was asked for and has not been handed over yet (4.8).
    package var awaitedPassword: AwaitedPassword?

    package init(id: OfficerID, agency: AgencyID, role: Role, maySign: Bool) {
        self.id = id
        self.agency = agency
        self.role = role
        self.maySign = maySign
    }
}

/// A one-time password that an administrator asked for, until somebody else hands it over (4.8).
package struct AwaitedPassword: Hashable, Sendable {
    package let askedBy: OfficerID
    package let since: Timestamp
}

/// What an account is for. Who is liaison officer, or deputy, is an appointment and not a role.
package enum Role: String, CaseIterable, Sendable {
    /// Asks, and reads what they are named for.
    case practitioner
    /// The partnership's support team: admits agencies, watches vacancies (5.2).
    case coordinator
    /// Sees the register and the book of every agency, and opens nothing.
    case auditor
    /// Looks after accounts, and reads nothing.
    case administrator
}
