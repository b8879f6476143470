/// A protocol arranged for deciding: names to be found by bytes, rows without strings, sets as bits.
///
/// A decision reads nothing but this. Places are those of the protocol's lists, and a set of places is
/// the bits of one word: `ProtocolFile` refuses a file whose lists are longer than a word is wide.
final class RuleTables: Sendable {
    struct ClassRow: Sendable {
        let kind: InformationClass.Kind
        let test: InformationClass.Test
        let needsAuthorisation: Bool
        let isSensitive: Bool
    }

    struct GatewayRow: Sendable {
        let isDuty: Bool
        let from: UInt64
        let to: UInt64
        let classes: UInt64
        /// All bits for one that covers every purpose, and what has none.
        let purposes: UInt64
        let needsPrescribedSet: Bool
        let clause: ClausePlace
    }

    struct TestRow: Sendable {
        let clause: ClausePlace
        let needsDuty: Bool
    }

    struct GroundRow: Sendable {
        let clause: ClausePlace
        let isConsent: Bool
        /// The pieces of evidence that it needs.
        let evidence: UInt64
        /// The holding agency's headings that may rest on it; all bits for any.
        let holders: UInt64
        /// The classes that it covers; all bits for any.
        let classes: UInt64
    }

    /// The particulars that one of the two forms asks for, as bits of the evidence.
    struct ParticularsRow: Sendable {
        let always: UInt64
        let ofPersonal: UInt64
        let ofSensitive: UInt64

        func needed(of row: ClassRow) -> UInt64 {
            always | (row.kind == .personal ? ofPersonal : 0) | (row.isSensitive ? ofSensitive : 0)
        }
    }

    struct SetRow: Sendable {
        let holders: UInt64
        let holderCategories: UInt64
    }

    /// What belongs to one of the four things that are decided.
    struct Sheet: Sendable {
        /// The clauses of its questions, in their order.
        let questionClauses: [ClausePlace]
        /// Those of the questions that this protocol asks.
        let questions: [Question]
        /// The obligations that may follow it: their places, and what has to hold for each.
        let obligations: [(place: Int, needs: Circumstances)]
    }

    let categoryNames: NameTable
    let partyNames: NameTable
    let classNames: NameTable
    let purposeNames: NameTable
    let reasonNames: NameTable
    let criterionNames: NameTable
    let groundNames: NameTable
    let conditionNames: NameTable
    let evidenceNames: NameTable
    let markingNames: NameTable
    let setNames: NameTable

    let categoryClauses: [ClausePlace]
    let classes: [ClassRow]
    let purposeClauses: [ClausePlace]
    let reasonClauses: [ClausePlace]
    let gateways: [GatewayRow]
    let criteria: [TestRow]
    let grounds: [GroundRow]
    let conditions: [GroundRow]
    let requestParticulars: ParticularsRow
    let decisionParticulars: ParticularsRow
    let asksCondition: Bool
    let asksParticulars: Bool
    let evidenceLabels: [String]
    /// Whether each marking needs its group named.
    let markingNeedsGroup: [Bool]
    let sets: [SetRow]
    let keepUntilIsCompulsory: Bool
    let longestMonths: Int?
    private let ask: Sheet
    private let exchange: Sheet
    private let read: Sheet
    private let use: Sheet

    init(_ draft: ProtocolDraft) {
        let places = ClausePlaces(draft.clauses)
        let categoryNames = NameTable(draft.categories.map(\.key.name))
        let partyNames = NameTable(draft.parties.map(\.key.name))
        let classNames = NameTable(draft.classes.map(\.key.name))
        let evidence = draft.evidence
        let evidenceNames = NameTable(evidence.map(\.key))

        self.categoryNames = categoryNames
        self.partyNames = partyNames
        self.classNames = classNames
        self.evidenceNames = evidenceNames
        reasonNames = NameTable(draft.reasons.map(\.key.name))
        criterionNames = NameTable(draft.criteria.map(\.key.name))
        groundNames = NameTable(draft.grounds.map(\.key.name))
        conditionNames = NameTable(draft.conditions.map(\.key.name))
        let purposeNames = NameTable(draft.purposes.map(\.key.name))
        self.purposeNames = purposeNames
        markingNames = NameTable(draft.markings.map(\.key.name))
        setNames = NameTable(draft.prescribedSets.map(\.key.name))

        categoryClauses = draft.categories.map { places[$0.clause] }
        classes = draft.classes.map {
            ClassRow(
                kind: $0.kind, test: $0.test, needsAuthorisation: $0.needsAuthorisation, isSensitive: $0.isSensitive)
        }
        purposeClauses = draft.purposes.map { places[$0.clause] }
        reasonClauses = draft.reasons.map { places[$0.clause] }
        gateways = draft.gateways.map {
            GatewayRow(
                isDuty: $0.isDuty, from: categoryNames.bits($0.from), to: categoryNames.bits($0.to),
                classes: classNames.bits($0.classes),
                purposes: $0.purposes.isEmpty ? .max : purposeNames.bits($0.purposes),
                needsPrescribedSet: $0.needsPrescribedSet, clause: places[$0.clause])
        }
        criteria = draft.criteria.map { TestRow(clause: places[$0.clause], needsDuty: $0.needsDuty) }
        let grounding = Grounding(
            categories: categoryNames, classes: classNames, evidence: evidenceNames, places: places)
        grounds = draft.grounds.map { grounding.row($0.clause, $0.evidence, $0.reach, isConsent: $0.isConsent) }
        conditions = draft.conditions.map { grounding.row($0.clause, $0.evidence, $0.reach, isConsent: false) }
        requestParticulars = grounding.particulars(.request, of: draft)
        decisionParticulars = grounding.particulars(.decision, of: draft)
        asksCondition = draft.questions[.condition] != nil
        asksParticulars = draft.questions[.particulars] != nil
        evidenceLabels = evidence.map(\.label)
        markingNeedsGroup = draft.markings.map(\.needsGroup)
        sets = draft.prescribedSets.map { set in
            SetRow(
                holders: partyNames.bits(set.holders),
                holderCategories: categoryNames.bits(
                    draft.parties.filter { set.holders.contains($0.key) }.map(\.category)))
        }
        keepUntilIsCompulsory = draft.retention.keepUntilIsCompulsory
        longestMonths = draft.retention.longestMonths
        ask = Sheet(.ask, draft, places)
        exchange = Sheet(.exchange, draft, places)
        read = Sheet(.read, draft, places)
        use = Sheet(.use, draft, places)
    }

    func sheet(_ asked: Asked) -> Sheet {
        switch asked {
        case .ask: ask
        case .exchange: exchange
        case .read: read
        case .use: use
        }
    }
}

extension ProtocolDraft {
    /// Everything that may have to be on file, each thing once: evidence, and particulars.
    var evidence: [EvidencePiece] {
        let asked = particulars.map { EvidencePiece(key: $0.key.name, label: $0.label, hint: $0.hint) }
        var seen: Set<String> = []
        return (grounds.flatMap(\.evidence) + conditions.flatMap(\.evidence) + asked)
            .filter { seen.insert($0.key).inserted }
    }
}

extension RuleTables.Sheet {
    init(_ asked: Asked, _ draft: ProtocolDraft, _ places: ClausePlaces) {
        questions = asked.questions.filter { !$0.isOptional || draft.questions[$0] != nil }
        questionClauses = questions.map { places[draft.questions[$0] ?? ""] }
        obligations = draft.obligations.enumerated().filter { $1.after.contains(asked) }.map {
            (place: $0, needs: Circumstances($1.only))
        }
    }
}

extension NameTable {
    func bits<Item>(_ keys: [Key<Item>]) -> UInt64 { bits(names: keys.map(\.name)) }

    /// The places of these names as bits; a name that is not listed has none.
    func bits(names: [String]) -> UInt64 {
        names.reduce(0) { bits, name in
            guard let place = place(of: name), place < UInt64.bitWidth else { return bits }
            return bits | 1 << UInt64(place)
        }
    }
}

/// What a decision is about, so far as an obligation depends on it.
struct Circumstances: OptionSet, Sendable {
    let rawValue: UInt8

    static let sensitive = Circumstances(rawValue: 1)
    static let personal = Circumstances(rawValue: 2)
    static let restricted = Circumstances(rawValue: 4)
    static let owned = Circumstances(rawValue: 8)
    static let meeting = Circumstances(rawValue: 16)

    init(rawValue: UInt8) { self.rawValue = rawValue }

    init(_ only: ObligationRule.Only?) {
        switch only {
        case .sensitive: self = .sensitive
        case .personal: self = .personal
        case .restricted: self = .restricted
        case .owned: self = .owned
        case .meeting: self = .meeting
        case nil: self = []
        }
    }
}
