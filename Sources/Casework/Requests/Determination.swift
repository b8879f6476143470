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
        let given = facts.list("given").map { $0 == .flag(true) }
        guard !given.isEmpty else { throw .missing("given", in: kind) }
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

/// What is handed over: words for each item that is given, and files.
package struct DisclosedInformation: Hashable, Sendable {
    /// By item number, from 1.
    package var words: [Int: Confidential]
    package var files: [DisclosedFile]

    package init(words: [Int: Confidential], files: [DisclosedFile] = []) {
        self.words = words.filter { !$0.value.isBlank }
        self.files = files
    }
}

/// A file that is handed over. Its name is sealed: names of files name people.
package struct DisclosedFile: Hashable, Sendable {
    package let id: FileID
    package let name: Confidential
    /// Bytes before sealing.
    package let size: Int
    /// How many sealed chunks it is kept in.
    package let chunks: Int
    /// SHA-256 of the sealed bytes, in hexadecimal: it binds the file to its entry and says nothing of the content.
    package let sealedHash: String

    package init(id: FileID, name: Confidential, size: Int, chunks: Int, sealedHash: String) {
        self.id = id
        self.name = name
        self.size = size
        self.chunks = chunks
        self.sealedHash = sealedHash
    }
}

/// How paper copies, if there were any, came to their end (4.13).
package struct PaperShredding: Hashable, Sendable {
    package let shredded: Day
    /// Who saw it: an officer of the same agency.
    package let witness: OfficerID

    package init(shredded: Day, witness: OfficerID) {
        self.shredded = shredded
        self.witness = witness
    }
}
