/// A partnership's information sharing protocol: what counts as an answer to each question.
///
/// The questions are Swift (`Question`); the answers are a file, read once. The type is not called
/// `SharingProtocol` because the module is.
package struct InformationSharingProtocol: Sendable {
    /// Its name and edition in one word, `safermk-2013`; every decision says which it was made by.
    package let name: String
    package let title: String
    /// The protocol file to the letter, without a byte order mark: what an agreement is signed to (Appendix Four).
    package let text: String
    /// The document's own edition, `1.1`.
    package let version: String
    package let partnership: String
    /// The day from which it is in force (5.1).
    package private(set) var effective: Day
    /// The last day on which it is in force; `nil` until one is known (5.1).
    package private(set) var lastDay: Day?
    /// Every clause, in the document's order.
    package let clauses: [Provision]
    package let categories: [PartyCategory]
    package let parties: [NamedParty]
    package let classes: [InformationClass]
    package let purposes: [Purpose]
    package let reasons: [DisclosureReason]
    package let gateways: [Gateway]
    /// The parts of data protection law that grounds and conditions belong to; none where the protocol knows only one.
    package let regimes: [Regime]
    package let criteria: [Criterion]
    package let grounds: [Ground]
    package let conditions: [Condition]
    package let particulars: [Particular]
    package let markings: [Marking]
    package let prescribedSets: [PrescribedSet]
    package let clocks: [Clock]
    package let obligations: [ObligationRule]
    package let liaison: Liaison
    package let retention: Retention
    /// `nil` where a new version counts for nobody before it is signed.
    package let signing: Signing?
    package let readings: Readings
    package let confirming: Confirming
    package let review: Review
    /// Which clause asks each question.
    package let questions: [Question: Clause]
    /// Which clause stands behind what no question asks; `clause(on:)` knows the rest.
    package let topics: [Topic: Clause]
    /// The same again, arranged for deciding a million times a second.
    let tables: RuleTables

    init(_ draft: ProtocolDraft) {
        name = draft.name
        title = draft.title
        text = draft.text
        version = draft.version
        partnership = draft.partnership
        effective = draft.effective
        lastDay = draft.lastDay
        clauses = draft.clauses
        categories = draft.categories
        parties = draft.parties
        classes = draft.classes
        purposes = draft.purposes
        reasons = draft.reasons
        gateways = draft.gateways
        regimes = draft.regimes
        criteria = draft.criteria
        grounds = draft.grounds
        conditions = draft.conditions
        particulars = draft.particulars
        markings = draft.markings
        prescribedSets = draft.prescribedSets
        clocks = draft.clocks
        obligations = draft.obligations
        liaison = draft.liaison
        retention = draft.retention
        signing = draft.signing
        readings = draft.readings
        confirming = draft.confirming
        review = draft.review
        questions = draft.questions
        topics = draft.topics
        tables = RuleTables(draft)
    }
}

extension InformationSharingProtocol {
    /// The same, in force from a day that the partnership decided, whatever day its file says (5.1).
    package func inForce(from day: Day) -> InformationSharingProtocol {
        var rules = self
        rules.effective = day
        return rules
    }

    /// The same, in force until a last day, after which another version decides (5.1).
    package func inForce(until day: Day?) -> InformationSharingProtocol {
        var rules = self
        rules.lastDay = day
        return rules
    }

    /// From its first day to its last.
    var term: Term { Term(from: effective, until: lastDay ?? .last) }
}

extension InformationSharingProtocol {
    package func category(_ key: Key<PartyCategory>) -> PartyCategory? { categories.first { $0.key == key } }
    package func party(_ key: Key<NamedParty>) -> NamedParty? { parties.first { $0.key == key } }
    package func informationClass(_ key: Key<InformationClass>) -> InformationClass? {
        classes.first { $0.key == key }
    }
    package func purpose(_ key: Key<Purpose>) -> Purpose? { purposes.first { $0.key == key } }
    package func reason(_ key: Key<DisclosureReason>) -> DisclosureReason? { reasons.first { $0.key == key } }
    package func gateway(_ key: Key<Gateway>) -> Gateway? { gateways.first { $0.key == key } }
    package func criterion(_ key: Key<Criterion>) -> Criterion? { criteria.first { $0.key == key } }
    package func ground(_ key: Key<Ground>) -> Ground? { grounds.first { $0.key == key } }
    package func condition(_ key: Key<Condition>) -> Condition? { conditions.first { $0.key == key } }
    package func marking(_ key: Key<Marking>) -> Marking? { markings.first { $0.key == key } }
    package func prescribedSet(_ key: Key<PrescribedSet>) -> PrescribedSet? {
        prescribedSets.first { $0.key == key }
    }
    package func clock(_ key: Key<Clock>) -> Clock? { clocks.first { $0.key == key } }
    /// The clause's title and words; `nil` for a number that the document does not have.
    package func provision(_ clause: Clause) -> Provision? { clauses.first { $0.clause == clause } }
}
