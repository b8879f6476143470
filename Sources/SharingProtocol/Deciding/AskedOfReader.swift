// The questions that come up once information has been disclosed: may this person read it, may it be used.

/// On which side of a disclosure a person or an agency stands.
enum Side: Sendable {
    case owner, receiving, neither
}

/// A reading held against the protocol's lists.
struct ReadFacts: Sendable {
    var on = Day.first
    var side = Side.neither
    var receivingHasSigned = false
    var isNamed = false
    var isLiaisonOfficer = false
    var informationClass: Named<InformationClass> = .absent
    var marking: Named<Marking> = .absent
    var isInGroup = false
    var ground = ClaimFacts<Ground>()
    var condition = ClaimFacts<Condition>()
    var isWorkingPaper = false
    var keepUntil: Day?
    var isDestroyed = false
}

/// A use held against the protocol's lists.
struct UseFacts: Sendable {
    var on = Day.first
    var isOwners = false
    var usingHasSigned = false
    var informationClass: Named<InformationClass> = .absent
    var marking: Named<Marking> = .absent
    var disclosedFor: Named<Purpose> = .absent
    var usedFor: Named<Purpose> = .absent
    var keepUntil: Day?
}

extension ReadFacts {
    init(_ reading: Reading, _ tables: RuleTables) {
        on = reading.on
        side =
            switch reading.readersAgency {
            case nil: .neither
            case reading.owner.agency: .owner
            case reading.receiving.agency: .receiving
            case _: .neither
            }
        receivingHasSigned = reading.receiving.hasSigned
        isNamed = reading.isNamed
        isLiaisonOfficer = reading.isLiaisonOfficer
        informationClass = tables.classNames.find(reading.informationClass)
        marking = tables.markingNames.find(reading.marking)
        isInGroup = reading.isInGroup
        ground = ClaimFacts(reading.ground, tables.groundNames, tables.groundEvidence)
        condition = ClaimFacts(reading.condition, tables.conditionNames, tables.conditionEvidence)
        isWorkingPaper = reading.isWorkingPaper
        keepUntil = reading.keepUntil
        isDestroyed = reading.isDestroyed
    }

    /// 4.3: an agency that has not signed the version in force reads nothing of another's.
    func signatoriesVerdict() -> Verdict {
        switch side {
        case .owner: .notAsked("The reader is of the agency whose information it is.")
        case .receiving, .neither:
            receivingHasSigned
                ? .met("The receiving agency has signed the version in force.")
                : .unmet(
                    "The receiving agency has not signed the version in force.",
                    remedy: "Have the receiving agency sign the agreement.")
        }
    }

    /// 4.7: a marking binds everyone that information is shared with, and not its provider.
    func groupVerdict(_ tables: RuleTables) -> Verdict {
        guard isRestricted(marking, tables) else {
            return .notAsked("No marking keeps the information within a group.")
        }
        if side == .owner { return .notAsked("The reader is of the agency whose information it is.") }
        return isInGroup
            ? .met("The reader is in the group that the marking names.")
            : .unmet(
                "The reader is not in the group that the marking names.",
                remedy: "Ask the agency whose information it is to permit this reader.")
    }

    /// 4.10: liaison officers of either side, and the named staff of each.
    func readerVerdict(_ tables: RuleTables) -> Verdict {
        switch side {
        case .neither:
            .unmet(
                "The reader belongs to neither agency of this disclosure.",
                remedy: "Ask the agency whose information it is to disclose it to the reader's own agency.")
        case .owner:
            if isLiaisonOfficer {
                .met("The reader is a liaison officer of the agency whose information it is.")
            } else if isNamed && isWorkingPaper {
                .met("The reader asked, and the request is the reader's own agency's.")
            } else if isNamed && tables.readings.ownersStaffMayBeNamed {
                .met("The reader is named by the agency whose information it is, among its own staff.")
            } else if tables.readings.ownersStaffMayBeNamed {
                .unmet(
                    "The reader is not among those of its own staff whom the agency names.",
                    remedy: "Have the reader named by that agency's liaison officer.")
            } else {
                .unmet(
                    "The reader is not a liaison officer of the agency whose information it is.",
                    remedy: "Ask that agency's liaison officer.")
            }
        case .receiving:
            if isLiaisonOfficer {
                .met("The reader is a liaison officer of the receiving agency.")
            } else if isNamed {
                .met("The reader is named among those who need it for their task.")
            } else {
                .unmet(
                    "The reader is not named among those who need it for their task.",
                    remedy: "Have the reader named by the agency whose information it is.")
            }
        }
    }

    /// 4.13: what has been destroyed cannot be read.
    func destroyedVerdict() -> Verdict {
        isDestroyed
            ? .unmet(
                "The information has been destroyed.",
                remedy: "Ask the agency whose information it is again, if it is still needed.")
            : .met("The information has not been destroyed.")
    }
}

/// 4.12: what is past its day is neither read nor used.
func keptVerdict(_ keepUntil: Day?, on day: Day, _ tables: RuleTables) -> Verdict {
    guard let keepUntil else {
        guard tables.keepUntilIsCompulsory else {
            return .notAsked("The protocol does not ask until when information is kept.")
        }
        return .unmet(
            "Until when it is kept is not agreed.",
            remedy: "Have the agency whose information it is agree the last day on which it is needed.")
    }
    return keepUntil >= day
        ? .met("The day until which it is kept is not past.")
        : .unmet(
            "The day until which it is kept is past.",
            remedy: "Destroy it, or ask the agency whose information it is for longer.")
}

extension UseFacts {
    /// 4.3: an agency that has not signed the version in force uses nothing of another's.
    func signatoriesVerdict() -> Verdict {
        if isOwners { return .notAsked("The information is the using agency's own.") }
        return usingHasSigned
            ? .met("The using agency has signed the version in force.")
            : .unmet(
                "The using agency has not signed the version in force.",
                remedy: "Have the using agency sign the agreement.")
    }

    /// 4.9: another's information is used for what it was disclosed for, and no permission changes that.
    func sameUseVerdict(_ row: RuleTables.ClassRow?, _ tables: RuleTables) -> Verdict {
        if isOwners { return .notAsked("The information is the using agency's own.") }
        guard isOwned(row, marking, tables) else {
            return .notAsked("Information of this class, unmarked, does not stay its owner's.")
        }
        guard case .listed = disclosedFor else {
            return .unmet(
                "The purpose that it was disclosed for is not known.",
                remedy: "Look up the disclosure, and use the information for its purpose only.")
        }
        return disclosedFor == usedFor
            ? .met("It is used for the purpose that it was disclosed for.")
            : .unmet(
                "It was disclosed for another purpose.",
                remedy: "Ask the owner again, for this purpose.")
    }
}
