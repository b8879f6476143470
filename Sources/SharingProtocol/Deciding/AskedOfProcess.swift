// The questions of the document's fourth part: liaison officers, signing, meetings, marking, ownership,
// readers and keeping.

extension ExchangeFacts {
    /// 4.1: an agency without a liaison officer in post can neither ask nor answer.
    ///
    /// The holding agency's is needed once it has to answer, and does not keep anyone from asking.
    func liaisonOfficersVerdict(_ asked: Asked) -> Verdict {
        switch (asking.hasLiaisonOfficer, holding.hasLiaisonOfficer || asked == .ask) {
        case (true, true):
            asked == .ask
                ? .met("The asking agency has a liaison officer in post.")
                : .met("Both agencies have a liaison officer in post.")
        case (true, false):
            .unmet(
                "The holding agency has no liaison officer in post.",
                remedy: "Have the holding agency appoint a liaison officer or a deputy.")
        case (false, true):
            .unmet(
                "The asking agency has no liaison officer in post.",
                remedy: "Have the asking agency appoint a liaison officer or a deputy.")
        case (false, false):
            .unmet(
                "Neither agency has a liaison officer in post.",
                remedy: "Have both agencies appoint a liaison officer or a deputy.")
        }
    }

    /// 4.2: nothing enters or leaves an agency without its liaison officer's approval.
    func approvalVerdict() -> Verdict {
        isApprovedByAsking
            ? .met("The asking agency's liaison officer approves.")
            : .unmet(
                "The asking agency's liaison officer has not approved.",
                remedy: "Have the asking agency's liaison officer approve it.")
    }

    /// 4.3: one signatory asks another.
    func anotherAgencyVerdict() -> Verdict {
        isOneAgency
            ? .unmet(
                "An agency cannot ask itself.",
                remedy: "Name another agency; what an agency holds already needs no exchange.")
            : .met("The two sides are two agencies.")
    }

    /// 4.3: both have signed the version in force.
    func signatoriesVerdict() -> Verdict {
        switch (asking.hasSigned, holding.hasSigned) {
        case (true, true): .met("Both agencies have signed the version in force.")
        case (true, false):
            .unmet(
                "The holding agency has not signed the version in force.",
                remedy: "Have the holding agency sign the agreement.")
        case (false, true):
            .unmet(
                "The asking agency has not signed the version in force.",
                remedy: "Have the asking agency sign the agreement.")
        case (false, false):
            .unmet(
                "Neither agency has signed the version in force.",
                remedy: "Have both agencies sign the agreement.")
        }
    }

    /// 4.5: in a meeting, everyone's agency has signed.
    func participantsVerdict() -> Verdict {
        switch route {
        case .request, .volunteered: .notAsked("It is not shared in a meeting.")
        case .meeting(let everyParticipantHasSigned, _, _):
            everyParticipantHasSigned
                ? .met("The agency of everyone at the meeting has signed.")
                : .unmet(
                    "The agency of someone at the meeting has not signed.",
                    remedy: "Have that agency sign there and then, or have its people leave for this item.")
        }
    }

    /// 4.5: in a meeting, a written note is taken.
    func noteVerdict() -> Verdict {
        switch route {
        case .request, .volunteered: .notAsked("It is not shared in a meeting.")
        case .meeting(_, let noteIsTaken, _):
            noteIsTaken
                ? .met("A written note is taken of what is shared.")
                : .unmet(
                    "No written note is taken of what is shared.",
                    remedy: "Take a written note before the meeting is closed.")
        }
    }

    /// 4.7: a marking that keeps information within a group needs the group's name.
    func markingVerdict(_ tables: RuleTables) -> Verdict {
        switch marking {
        case .absent: .notAsked("The information carries no marking.")
        case .unlisted:
            .unmet(
                "The marking is not one that the protocol lists.",
                remedy: "Use a marking that the protocol lists, or none.")
        case .listed(let place):
            if !tables.markingNeedsGroup[place] {
                .met("The marking is one that the protocol lists.")
            } else if groupIsNamed {
                .met("It is marked, and the group that it may not leave is named.")
            } else {
                .unmet(
                    "It is marked, and the group that it may not leave is not named.",
                    remedy: "Name the group that it may be shared within.")
            }
        }
    }

    /// 4.7: what is said in a meeting is heard by everybody there.
    func groupVerdict(_ tables: RuleTables) -> Verdict {
        switch route {
        case .request, .volunteered: return .notAsked("It is not shared in a meeting.")
        case .meeting(_, _, let everyParticipantIsInGroup):
            guard isRestricted(marking, tables) else {
                return .notAsked("No marking keeps the information within a group.")
            }
            return everyParticipantIsInGroup
                ? .met("Everyone at the meeting is in the group that the marking names.")
                : .unmet(
                    "Someone at the meeting is not in the group that the marking names.",
                    remedy: "Have everyone outside the group leave for this item.")
        }
    }

    /// 4.9, 4.7: what came from another agency, and stays its own, goes on by its written permission only; what is
    /// marked goes beyond its group by its explicit permission.
    func ownersPermissionVerdict(_ row: RuleTables.ClassRow?, _ tables: RuleTables) -> Verdict {
        switch origin {
        case .holdersOwn: return .notAsked("The information is the holding agency's own.")
        case .returnsToOwner: return .notAsked("The information goes back to the agency whose it is.")
        case .anothers(let permission, let isBeyondGroup):
            if isOwned(row, marking, tables) {
                return permission == .written
                    ? .met("The agency whose information it is permits it in writing.")
                    : .unmet(
                        "The agency whose information it is has not permitted it in writing.",
                        remedy: "Ask the agency whose information it is for its written permission.")
            }
            guard isRestricted(marking, tables) else {
                return .notAsked("Information of this class, unmarked, does not stay its owner's.")
            }
            guard isBeyondGroup else {
                return .notAsked("It stays within the group that its owner named.")
            }
            return permission == .none
                ? .unmet(
                    "The agency whose information it is has not permitted it to leave the group.",
                    remedy: "Ask the agency whose information it is to permit it explicitly.")
                : .met("The agency whose information it is permits it explicitly.")
        }
    }

    /// 4.10, 6.8: an audience is a closed list, and an empty list means nobody.
    func readersVerdict(_ tables: RuleTables) -> Verdict {
        if case .listed(let place) = informationClass, !tables.readings.namedReaders.has(place) {
            return .notAsked("The protocol asks for no named readers of this class.")
        }
        return readers > 0
            ? .met("The people who may read it are named.")
            : .unmet(
                "Nobody is named who may read it.",
                remedy: "Name each person who needs it for the task it is asked for.")
    }

    /// 4.12: until when it is kept is agreed before it moves.
    func keepUntilVerdict(_ tables: RuleTables) -> Verdict {
        guard let keepUntil else {
            guard tables.keepUntilIsCompulsory else {
                return .notAsked("The protocol does not ask until when information is kept.")
            }
            return .unmet(
                "Until when it is kept is not agreed.",
                remedy: "Agree the last day on which it is needed for its purpose.")
        }
        guard keepUntil >= on else {
            return .unmet(
                "The day until which it is kept is past.",
                remedy: "Agree a day that is not past, or do not share it.")
        }
        if let longest = tables.longestMonths, keepUntil > on.adding(months: longest) {
            return .unmet(
                "It would be kept for longer than the protocol allows.",
                remedy: "Agree a day within the longest time that the protocol allows.")
        }
        return .met("Until when it is kept is agreed, and that day is not past.")
    }
}

/// 4.9: personal information and restricted aggregates stay their owner's. What is of no known class may be either.
func isOwned(_ row: RuleTables.ClassRow?, _ marking: Named<Marking>, _ tables: RuleTables) -> Bool {
    guard let row else { return true }
    switch row.kind {
    case .personal: return true
    case .aggregate: return isRestricted(marking, tables)
    case .depersonalised: return false
    }
}

/// 4.7: whether a marking keeps it within a group. A marking that is not known is taken to.
func isRestricted(_ marking: Named<Marking>, _ tables: RuleTables) -> Bool {
    switch marking {
    case .absent: false
    case .unlisted: true
    case .listed(let place): tables.markingNeedsGroup[place]
    }
}

/// 5.1: a version decides from its first day to its last.
func inForceVerdict(_ day: Day, _ term: Term) -> Verdict {
    if day < term.from {
        return .unmet(
            "The protocol is not in force yet on that day.",
            remedy: "Wait for its first day, or decide by the version that is in force.")
    }
    return day <= term.until
        ? .met("The protocol is in force on that day.")
        : .unmet(
            "The protocol is no longer in force on that day.",
            remedy: "This version settles nothing on that day. Decide by the version that replaced it.")
}

/// What a decision is about, so far as an obligation depends on it.
func circumstances(
    _ row: RuleTables.ClassRow?, _ marking: Named<Marking>, _ tables: RuleTables
) -> Circumstances {
    var all: Circumstances = []
    if row?.kind == .personal { all.insert(.personal) }
    if row?.isSensitive == true { all.insert(.sensitive) }
    if isRestricted(marking, tables) { all.insert(.restricted) }
    if isOwned(row, marking, tables) { all.insert(.owned) }
    return all
}
