package import SharingProtocol

/// What an officer does with a disclosure.
package enum DisclosureAct: Hashable, Sendable {
    /// Gives information without being asked (3.12, 4.3).
    case volunteer(Volunteered)
    /// Accepts for one's own agency what was volunteered (4.2).
    case accept
    case decline
    /// Confirms what was shared at a meeting, with the determination that it needs (3.12, 4.5).
    case ratify(Determination)
    /// Does not confirm it: nobody has it.
    case endItem
    case acknowledge
    /// Looks at the reasons.
    case open
    /// Reads what was disclosed, or takes one of its files.
    case read(file: FileID?)
    case nameReader(OfficerID, at: AgencyID)
    case removeReader(OfficerID, at: AgencyID)
    case extendKeeping(at: AgencyID, until: Day, Confidential)
    case withdrawConsent(on: Day, Confidential)
    /// Destroys the copy of that agency, or calls it in (4.13).
    case destroy(at: AgencyID, PaperShredding?)

    package var kind: DisclosureActKind {
        switch self {
        case .volunteer: .volunteer
        case .accept: .accept
        case .decline: .decline
        case .ratify: .ratify
        case .endItem: .endItem
        case .acknowledge: .acknowledge
        case .open: .open
        case .read: .read
        case .nameReader: .nameReader
        case .removeReader: .removeReader
        case .extendKeeping: .extendKeeping
        case .withdrawConsent: .withdrawConsent
        case .destroy: .destroy
        }
    }

    /// The agency whose copy it is about, where it says so.
    var agency: AgencyID? {
        switch self {
        case .nameReader(_, let agency), .removeReader(_, let agency), .extendKeeping(let agency, _, _),
            .destroy(let agency, _):
            agency
        case .volunteer, .accept, .decline, .ratify, .endItem, .acknowledge, .open, .read, .withdrawConsent: nil
        }
    }
}

extension DisclosureAct {
    package typealias Outcome = Casework.Outcome<DisclosureEvent>
    package typealias Refusal = Casework.Refusal<DisclosureEvent>
    package typealias Happening = Casework.Happening<DisclosureEvent>
}

/// Information that its owner gives without being asked: the determination, and what is given.
package struct Volunteered: Hashable, Sendable {
    package var purpose: Key<Purpose>
    package var reason: Key<DisclosureReason>?
    /// Each agency that is to have it, with those of its officers who may read it.
    package var recipients: [Recipient]
    package var determination: Determination
    package var information: DisclosedInformation

    package struct Recipient: Hashable, Sendable {
        package let agency: AgencyID
        package let readers: [OfficerID]

        package init(_ agency: AgencyID, readers: [OfficerID]) {
            self.agency = agency
            self.readers = readers
        }
    }

    package init(
        purpose: Key<Purpose>, reason: Key<DisclosureReason>?, recipients: [Recipient], determination: Determination,
        information: DisclosedInformation
    ) {
        self.purpose = purpose
        self.reason = reason
        self.recipients = recipients
        self.determination = determination
        self.information = information
    }
}
