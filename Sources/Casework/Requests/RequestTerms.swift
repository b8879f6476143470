package import SharingProtocol

/// What a request asks for and on what it rests: all of it that may stand in clear (4.3).
package struct RequestTerms: Hashable, Sendable {
    package var holding: AgencyID
    package var informationClass: Key<InformationClass>
    package var purpose: Key<Purpose>
    /// 3.8: compulsory for personal information.
    package var reason: Key<DisclosureReason>?
    /// 3.10
    package var criterion: Key<Criterion>?
    /// 3.11
    package var ground: Key<Ground>?
    package var evidence = EvidenceOnFile()
    /// The paragraph of Appendix Two (3.9).
    package var prescribedSet: Key<PrescribedSet>?
    /// How many things are asked for, each answered on its own.
    package var items: Int
    package var necessityIsRecorded = false
    package var criterionHasWords = false
    /// The officers of the asking agency who need it for the task (4.10).
    package var readers: [OfficerID]
    package var keepUntil: Day
    package var neededBy: Day?
    package var isUrgent = false

    package init(
        holding: AgencyID, informationClass: Key<InformationClass>, purpose: Key<Purpose>, items: Int,
        readers: [OfficerID], keepUntil: Day
    ) {
        self.holding = holding
        self.informationClass = informationClass
        self.purpose = purpose
        self.items = items
        self.readers = readers
        self.keepUntil = keepUntil
    }

    var facts: Facts {
        [
            "holding": .text(holding.text), "class": .text(informationClass.name), "purpose": .text(purpose.name),
            "reason": .optional(reason?.name), "criterion": .optional(criterion?.name),
            "ground": .optional(ground?.name), "evidence": .texts(evidence.names.sorted()),
            "prescribedSet": .optional(prescribedSet?.name), "items": .integer(items),
            "necessity": .flag(necessityIsRecorded), "criterionWords": .flag(criterionHasWords),
            "readers": .texts(readers.map(\.text)), "keepUntil": .text(keepUntil.iso),
            "neededBy": .optional(neededBy?.iso), "urgent": .flag(isUrgent),
        ]
    }

    init(_ facts: Facts, in kind: String) throws(FactError) {
        self.init(
            holding: AgencyID(try facts.text("holding", in: kind)),
            informationClass: Key(try facts.text("class", in: kind)),
            purpose: Key(try facts.text("purpose", in: kind)), items: try facts.integer("items", in: kind),
            readers: facts.texts("readers").map { OfficerID($0) }, keepUntil: try facts.day("keepUntil", in: kind))
        reason = facts.text("reason").map { Key($0) }
        criterion = facts.text("criterion").map { Key($0) }
        ground = facts.text("ground").map { Key($0) }
        evidence = EvidenceOnFile(names: Set(facts.texts("evidence")))
        prescribedSet = facts.text("prescribedSet").map { Key($0) }
        necessityIsRecorded = facts.flag("necessity")
        criterionHasWords = facts.flag("criterionWords")
        neededBy = facts.text("neededBy").flatMap { Day(iso: $0) }
        isUrgent = facts.flag("urgent")
    }
}

/// A request in full: its terms, and the words that are sealed.
package struct RequestDraft: Hashable, Sendable {
    package var terms: RequestTerms
    /// By field name: `subject`, `item.1` and on, `why`, `necessity`, `criterion`, `ownReference`,
    /// `evidence.ground.<piece>`, `evidence.particular.<key>`.
    package var words: [String: Confidential]

    /// `terms` are completed from the words: what is on file is what is not blank.
    package init(_ terms: RequestTerms, words: [String: Confidential]) {
        self.terms = terms
        self.words = words.filter { !$0.value.isBlank }
        self.terms.items = self.words.keys.count { $0.hasPrefix("item.") }
        self.terms.evidence = EvidenceOnFile(of: self.words)
        self.terms.necessityIsRecorded = self.words["necessity"] != nil
        self.terms.criterionHasWords = self.words["criterion"] != nil
    }

    var secrets: [Secret] { words.sorted { $0.key < $1.key }.map { Secret("request", $0.key, $0.value) } }
}
