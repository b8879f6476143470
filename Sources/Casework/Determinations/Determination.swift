package import SharingProtocol

/// The holding agency's answer to one request, item by item (3.12, 4.3): all of it that may stand in clear.
package struct DeterminationTerms: Hashable, Sendable {
    /// For each item in turn, whether it is given.
    package var given: [Bool]
    /// The class of what is held, which may not be the class that was asked for.
    package var informationClass: Key<InformationClass>
    package var criterion: Key<Criterion>?
    package var ground: Key<Ground>?
    /// What sensitive information is shared under besides its ground, where the protocol asks.
    package var condition: Key<Condition>?
    /// The power that the holder names, where none covers the exchange of itself.
    package var power: Key<Gateway>?
    package var evidence = EvidenceOnFile()
    package var necessityIsRecorded = false
    package var criterionHasWords = false
    package var confidence: Confidence = .notGivenInConfidence
    /// 2.7: whether it comes from patient or social care records.
    package var isCareRecord = false
    package var identifyingDetailIsRemoved = false
    package var authorisationIsOnFile = false
    /// 4.7: `restricted`, or none.
    package var marking: Key<Marking>?
    /// The closed list of those who may read it (4.10). Empty means nobody.
    package var readers: [OfficerID]
    package var keepUntil: Day
    /// 2.3: whether a ground for not answering a duty is on file.
    package var dutyGroundIsRecorded = false

    package init(given: [Bool], informationClass: Key<InformationClass>, readers: [OfficerID], keepUntil: Day) {
        self.given = given
        self.informationClass = informationClass
        self.readers = readers
        self.keepUntil = keepUntil
    }

    /// Whether what was determined rests on somebody's consent, as its ground or as its condition (4.4).
    package func restsOnConsent(under rules: InformationSharingProtocol) -> Bool {
        let isGround = ground.flatMap { rules.ground($0)?.isConsent } ?? false
        return isGround || condition.flatMap { rules.condition($0)?.isConsent } ?? false
    }

    /// States the holder's findings, which take the place of what the asker claimed; what the holder leaves open stays
    /// open.
    func state(in proposal: inout Proposal, consentWithdrawn day: Day?) {
        proposal.informationClass = informationClass
        proposal.criterion = criterion
        proposal.criterionHasWords = criterionHasWords
        proposal.ground = ground.map { evidence.claim($0, withdrawn: day) }
        proposal.condition = condition.map { evidence.claim($0, withdrawn: day) }
        proposal.power = power.map { evidence.claim($0) }
        proposal.particulars = evidence[.particular]
        proposal.necessityIsRecorded = necessityIsRecorded
        proposal.confidence = confidence
        proposal.isCareRecord = isCareRecord
        proposal.identifyingDetailIsRemoved = identifyingDetailIsRemoved
        proposal.authorisationIsOnFile = authorisationIsOnFile
        proposal.marking = marking
        proposal.groupIsNamed = !readers.isEmpty
        proposal.readers = readers.count
        proposal.keepUntil = keepUntil
    }

    package var answer: DeterminedAnswer {
        if given.allSatisfy({ $0 }) { .whole } else if given.contains(true) { .part } else { .refused }
    }

    var facts: Facts {
        [
            "given": .list(given.map { .flag($0) }), "class": .text(informationClass.name),
            "criterion": .optional(criterion?.name), "ground": .optional(ground?.name),
            "condition": .optional(condition?.name), "power": .optional(power?.name),
            "evidence": .texts(evidence.names.sorted()), "careRecord": .flag(isCareRecord),
            "necessity": .flag(necessityIsRecorded),
            "criterionWords": .flag(criterionHasWords), "confidence": .text(confidence.rawValue),
            "detailRemoved": .flag(identifyingDetailIsRemoved), "authorised": .flag(authorisationIsOnFile),
            "marking": .optional(marking?.name), "readers": .texts(readers.map(\.text)),
            "keepUntil": .text(keepUntil.iso), "dutyGround": .flag(dutyGroundIsRecorded),
        ]
    }

    init(_ facts: Facts, in kind: String) throws(FactError) {
        // Of what nobody asked for there may be no items to answer.
        guard facts.table["given"] != nil else { throw .missing("given", in: kind) }
        let given = facts.list("given").map { $0 == .flag(true) }
        self.init(
            given: given, informationClass: Key(try facts.text("class", in: kind)),
            readers: facts.texts("readers").map { OfficerID($0) }, keepUntil: try facts.day("keepUntil", in: kind))
        criterion = facts.text("criterion").map { Key($0) }
        ground = facts.text("ground").map { Key($0) }
        condition = facts.text("condition").map { Key($0) }
        power = facts.text("power").map { Key($0) }
        evidence = EvidenceOnFile(names: Set(facts.texts("evidence")))
        isCareRecord = facts.flag("careRecord")
        necessityIsRecorded = facts.flag("necessity")
        criterionHasWords = facts.flag("criterionWords")
        guard let confidence = Confidence(rawValue: try facts.text("confidence", in: kind)) else {
            throw .missing("confidence", in: kind)
        }
        self.confidence = confidence
        identifyingDetailIsRemoved = facts.flag("detailRemoved")
        authorisationIsOnFile = facts.flag("authorised")
        marking = facts.text("marking").map { Key($0) }
        dutyGroundIsRecorded = facts.flag("dutyGround")
    }
}

/// Whole, in part, or refused (4.3).
package enum DeterminedAnswer: String, CaseIterable, Sendable {
    case whole, part, refused
}

/// A determination in full: its terms, and the words that are sealed.
package struct Determination: Hashable, Sendable {
    package var terms: DeterminationTerms
    /// By field name: `reasons`, `item.1.reason` and on, `necessity`, `criterion`, `conditions`, `dutyGround`,
    /// `evidence.<subject>.<piece>`.
    package var words: [String: Confidential]

    package init(_ terms: DeterminationTerms, words: [String: Confidential]) {
        self.terms = terms
        self.words = words.filter { !$0.value.isBlank }
        self.terms.evidence = EvidenceOnFile(of: self.words)
        self.terms.necessityIsRecorded = self.words["necessity"] != nil
        self.terms.criterionHasWords = self.words["criterion"] != nil
        self.terms.dutyGroundIsRecorded = self.words["dutyGround"] != nil
    }

    var secrets: [Secret] { words.sorted { $0.key < $1.key }.map { Secret("determination", $0.key, $0.value) } }
}
