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

    struct TestRow: Sendable {
        let clause: ClausePlace
        let needsDuty: Bool
    }

    /// The particulars that one of the two forms asks for, as bits of their list.
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
        let classes: UInt64
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
    let gatewayNames: NameTable
    let groundEvidence: EvidenceNames
    let conditionEvidence: EvidenceNames
    let powerEvidence: EvidenceNames
    let particularNames: EvidenceNames
    let markingNames: NameTable
    let setNames: NameTable

    let classes: [ClassRow]
    let purposeClauses: [ClausePlace]
    let reasonClauses: [ClausePlace]
    let gateways: [GatewayRow]
    let criteria: [TestRow]
    let grounds: [ClaimRow]
    let conditions: [ClaimRow]
    let regimes: [RegimeRow]
    let requestParticulars: ParticularsRow
    let decisionParticulars: ParticularsRow
    let asksCondition: Bool
    let asksParticulars: Bool
    /// Whether each marking needs its group named.
    let markingNeedsGroup: [Bool]
    let sets: [SetRow]
    let keepUntilIsCompulsory: Bool
    let longestMonths: Int?
    let readings: ReadingsRow
    /// The heading of each line of the list of parties, where anything is open to single lines; else empty.
    let headingsOfLines: [Int]
    private let ask: Sheet
    private let exchange: Sheet
    private let read: Sheet
    private let use: Sheet

    init(_ draft: ProtocolDraft) {
        let places = ClausePlaces(draft.clauses)
        let categoryNames = NameTable(draft.categories.map(\.key.name))
        let partyNames = NameTable(draft.parties.map(\.key.name))
        let classNames = NameTable(draft.classes.map(\.key.name))
        let reasonNames = NameTable(draft.reasons.map(\.key.name))
        let purposeNames = NameTable(draft.purposes.map(\.key.name))
        let regimeNames = NameTable(draft.regimes.map(\.key.name))
        let groundEvidence = EvidenceNames(draft.grounds.flatMap(\.evidence).map { ($0.key, $0.label) })
        let conditionEvidence = EvidenceNames(draft.conditions.flatMap(\.evidence).map { ($0.key, $0.label) })
        let powerEvidence = EvidenceNames(draft.gateways.flatMap(\.evidence).map { ($0.key, $0.label) })
        let particularNames = EvidenceNames(draft.particulars.map { ($0.key.name, $0.label) })

        self.categoryNames = categoryNames
        self.partyNames = partyNames
        self.classNames = classNames
        self.reasonNames = reasonNames
        self.purposeNames = purposeNames
        self.groundEvidence = groundEvidence
        self.conditionEvidence = conditionEvidence
        self.powerEvidence = powerEvidence
        self.particularNames = particularNames
        criterionNames = NameTable(draft.criteria.map(\.key.name))
        groundNames = NameTable(draft.grounds.map(\.key.name))
        conditionNames = NameTable(draft.conditions.map(\.key.name))
        gatewayNames = NameTable(draft.gateways.map(\.key.name))
        markingNames = NameTable(draft.markings.map(\.key.name))
        setNames = NameTable(draft.prescribedSets.map(\.key.name))

        classes = draft.classes.map {
            ClassRow(
                kind: $0.kind, test: $0.test, needsAuthorisation: $0.needsAuthorisation, isSensitive: $0.isSensitive)
        }
        purposeClauses = draft.purposes.map { places[$0.clause] }
        reasonClauses = draft.reasons.map { places[$0.clause] }
        criteria = draft.criteria.map { TestRow(clause: places[$0.clause], needsDuty: $0.needsDuty) }
        let grounding = Grounding(
            categories: categoryNames, parties: partyNames, classes: classNames, regimes: regimeNames,
            purposes: purposeNames, reasons: reasonNames, places: places, lines: draft.parties)
        gateways = draft.gateways.map { grounding.row($0, in: powerEvidence) }
        regimes = draft.regimes.map { grounding.row($0) }
        grounds = draft.grounds.map { grounding.row($0, in: groundEvidence) }
        conditions = draft.conditions.map { grounding.row($0, in: conditionEvidence) }
        requestParticulars = ParticularsRow(draft.particulars.filter { $0.form == .request }, in: particularNames)
        decisionParticulars = ParticularsRow(draft.particulars.filter { $0.form == .decision }, in: particularNames)
        asksCondition = draft.questions[.condition] != nil
        asksParticulars = draft.questions[.particulars] != nil
        markingNeedsGroup = draft.markings.map(\.needsGroup)
        sets = draft.prescribedSets.map {
            SetRow(holders: partyNames.bits($0.holders), classes: classNames.bits($0.classes))
        }
        keepUntilIsCompulsory = draft.retention.keepUntilIsCompulsory
        longestMonths = draft.retention.longestMonths
        readings = grounding.row(draft.readings)
        headingsOfLines = draft.namesLines ? draft.parties.compactMap { categoryNames.place(of: $0.category.name) } : []
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

extension RuleTables.ParticularsRow {
    init(_ particulars: [Particular], in table: EvidenceNames) {
        func bits(_ only: Particular.Only?) -> UInt64 {
            table.names.bits(names: particulars.filter { $0.only == only }.map(\.key.name))
        }
        self.init(always: bits(nil), ofPersonal: bits(.personal), ofSensitive: bits(.sensitive))
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
