/// One side of an exchange, as it stands on the day (2.9–2.13, 4.1, 4.3).
package struct Party: Hashable, Sendable {
    /// The agency's identifier; two parties are the same agency when these are equal.
    package var agency: String
    /// Its heading in Appendix One; `nil` where it has none.
    package var category: Key<PartyCategory>?
    /// Its line there, where that is known: which sets are its to share (3.9), and what is open to it and not to others
    /// under the same heading.
    package var listing: Key<NamedParty>?
    /// Whether its agreement is signed for the version in force.
    package var hasSigned: Bool
    /// Whether a designated liaison officer, or a deputy, is in post (4.1).
    package var hasLiaisonOfficer: Bool

    package init(agency: String, category: Key<PartyCategory>?, hasSigned: Bool, hasLiaisonOfficer: Bool) {
        self.agency = agency
        self.category = category
        self.hasSigned = hasSigned
        self.hasLiaisonOfficer = hasLiaisonOfficer
    }
}

/// A ground, a condition or a power that somebody relies on, with the evidence that is on file for it.
///
/// The evidence itself is personal, so a decision is told only which pieces of it are on file.
package struct Claim<Item>: Hashable, Sendable {
    package var key: Key<Item>
    /// The pieces of evidence, by the protocol file's names for them, that are on file and not blank.
    package var evidence: Set<String>
    /// The day on which consent was withdrawn, if it was (4.4). Only for a ground or a condition that is consent.
    package var withdrawn: Day?

    package init(_ key: Key<Item>, evidence: Set<String>, withdrawn: Day? = nil) {
        self.key = key
        self.evidence = evidence
        self.withdrawn = withdrawn
    }
}

/// How information given in confidence may move all the same (2.7).
package enum Confidence: String, Hashable, Sendable, CaseIterable {
    /// Not given in confidence.
    case notGivenInConfidence
    /// Given in confidence, and the person who gave it consents.
    case providerConsents
    /// Given in confidence, and an overriding ground is recorded.
    case overridden
    /// Given in confidence, and nothing more is on file.
    case unresolved
}

/// The way by which information would move.
package enum Route: Hashable, Sendable {
    /// Asked for by one agency of another (4.3).
    case request
    /// Offered by its owner without being asked (4.3).
    case volunteered
    /// Spoken in a meeting (4.5). Everybody there hears it, so all have to be in the group of a marked item (4.7).
    case meeting(everyParticipantHasSigned: Bool, noteIsTaken: Bool, everyParticipantIsInGroup: Bool)
}

/// Whose the information is that would move (4.9).
package enum Provenance: Hashable, Sendable {
    /// The holding agency's own.
    case original
    /// Received by the holding agency from `owner`; `isBeyondGroup` where it would leave the group that the owner's
    /// marking names.
    case received(owner: String, permission: OwnersPermission, isBeyondGroup: Bool)
}

/// Whether the agency whose information it is lets it be shared onward (4.7, 4.9).
package enum OwnersPermission: Hashable, Sendable, CaseIterable {
    case none
    /// Said in so many words, and not written.
    case explicit
    case written
}

/// What would be asked for, or would move: the facts on which asking and exchanging are decided.
///
/// An absent fact is `nil` or false; it is never assumed.
package struct Proposal: Hashable, Sendable {
    /// What the decision is about; a permission covers this and nothing else.
    package var matter: Matter
    package var on: Day
    package var asking: Party
    package var holding: Party
    package var route: Route = .request
    package var provenance: Provenance = .original
    package var informationClass: Key<InformationClass>?
    /// The paragraph of Appendix Two, where a prescribed set is asked for (3.9).
    package var prescribedSet: Key<PrescribedSet>?
    package var purpose: Key<Purpose>?
    /// 3.8: why personal information is to be disclosed.
    package var reason: Key<DisclosureReason>?
    package var criterion: Key<Criterion>?
    /// Whether the words that say why the criterion is met are on file (3.10).
    package var criterionHasWords = false
    package var ground: Claim<Ground>?
    /// What lets sensitive information be shared besides its ground, where the protocol asks.
    package var condition: Claim<Condition>?
    /// The power that the holding agency names, where none covers the exchange of itself.
    package var power: Claim<Gateway>?
    /// The particulars that are on file and not blank, by the protocol file's names.
    package var particulars: Set<String> = []
    /// Whether necessity and proportionality are recorded (2.6).
    package var necessityIsRecorded = false
    package var confidence: Confidence = .notGivenInConfidence
    /// Whether it comes from patient or social care records, which are taken to be given in confidence (2.7).
    package var isCareRecord = false
    /// 3.7: whether depersonalised information has passed the check that no individual may be identified.
    package var identifyingDetailIsRemoved = false
    /// 3.4: whether the specific authorisation that an aggregate needs is on file.
    package var authorisationIsOnFile = false
    package var marking: Key<Marking>?
    /// Whether the group is named beyond which marked information may not go (4.7).
    package var groupIsNamed = false
    /// How many people are named as readers (4.10).
    package var readers = 0
    package var keepUntil: Day?
    /// 4.2: whether the asking agency's liaison officer approves.
    package var isApprovedByAsking = false
    /// 3.12, 4.3: whether the holding agency's liaison officer confirms the tests.
    package var isConfirmedByHolding = false

    package init(matter: Matter, on: Day, asking: Party, holding: Party) {
        self.matter = matter
        self.on = on
        self.asking = asking
        self.holding = holding
    }
}

/// The facts on which one person's reading is decided, on that day (4.7, 4.10, 4.12).
package struct Reading: Hashable, Sendable {
    package var matter: Matter
    package var on: Day
    /// The agency whose information it is.
    package var owner: Party
    /// The agency that it was disclosed to.
    package var receiving: Party
    /// The agency that the reader belongs to today; `nil` for someone who belongs to none.
    package var readersAgency: String?
    /// Whether the reader is named in the disclosure's closed list.
    package var isNamed = false
    /// Whether the reader is liaison officer, or deputy, of an agency today.
    package var isLiaisonOfficer = false
    package var informationClass: Key<InformationClass>?
    package var marking: Key<Marking>?
    /// Whether the reader is in the group that the marking names (4.7).
    package var isInGroup = false
    package var ground: Claim<Ground>?
    package var condition: Claim<Condition>?
    /// Whether it is the request or the reasons of its determination, which both sides keep as their record (4.3, 4.6),
    /// and not what was disclosed: then no ground is asked for.
    package var isWorkingPaper = false
    package var keepUntil: Day?
    /// Whether it has been destroyed (4.13).
    package var isDestroyed = false

    package init(matter: Matter, on: Day, owner: Party, receiving: Party) {
        self.matter = matter
        self.on = on
        self.owner = owner
        self.receiving = receiving
    }
}
