/// The answer to one question, before it is put into a finding.
///
/// Its words are literals, so that a decision makes no strings: what a protocol adds of its own (the
/// labels of evidence) is named by its place.
struct Verdict: Sendable {
    let answer: Answer
    /// What the missing pieces are evidence of.
    var missingSubject = EvidenceSubject.ground
    /// The clause that answers, where it is nearer than the one that asks: 3.11(a) for 3.11.
    var clause: ClausePlace?
    let words: StaticString
    let remedy: StaticString?
    /// The pieces of evidence that the remedy asks for, as bits of their kind's list.
    var missing: UInt64 = 0

    static func met(_ words: StaticString, by clause: ClausePlace? = nil) -> Verdict {
        Verdict(answer: .met, clause: clause, words: words, remedy: nil)
    }

    static func unmet(
        _ words: StaticString, remedy: StaticString, by clause: ClausePlace? = nil, missing: UInt64 = 0,
        of subject: EvidenceSubject = .ground
    ) -> Verdict {
        Verdict(answer: .unmet, missingSubject: subject, clause: clause, words: words, remedy: remedy, missing: missing)
    }

    static func notAsked(_ words: StaticString) -> Verdict {
        Verdict(answer: .notAsked, words: words, remedy: nil)
    }

    /// Whichever class it is decides whether this is asked, and the class is not known.
    static let dependsOnClass = notAsked("The class of information is not known, and this depends on it.")
}

/// All answers to the questions of one thing that is decided, in the document's order.
struct Ruling {
    let asked: Asked
    private(set) var verdicts: [Verdict]
    private(set) var isPermitted = true
    private(set) var relied = ClauseSet()
    /// The gateway's place in the protocol's list.
    private(set) var gateway: Int?
    private(set) var isDuty = false
    /// The places of what is relied on, in their lists.
    private(set) var criterion: Int?
    private(set) var ground: Int?
    private(set) var condition: Int?
    private(set) var circumstances: Circumstances = []
    private let sheet: RuleTables.Sheet

    /// `room` is that of an earlier ruling, to be used again: making an array costs more than filling it.
    init(_ asked: Asked, _ tables: RuleTables, in room: consuming [Verdict]) {
        self.asked = asked
        sheet = tables.sheet(asked)
        verdicts = room
        verdicts.removeAll(keepingCapacity: true)
        verdicts.reserveCapacity(sheet.questionClauses.count)
    }

    /// Enters the answer to the next question of `asked.questions`, which has to be this one.
    mutating func ask(_ question: Question, _ verdict: Verdict) {
        assert(sheet.questions[verdicts.count] == question, "the questions come in the document's order")
        switch verdict.answer {
        case .met: relied.insert(verdict.clause ?? sheet.questionClauses[verdicts.count])
        case .unmet: isPermitted = false
        case .notAsked: break
        }
        verdicts.append(verdict)
    }

    /// The same of a question that something is relied on for, where it is met.
    mutating func ask(_ question: Question, _ verdict: Verdict, restingOn named: Named<Criterion>) {
        if verdict.answer == .met, case .listed(let place) = named { criterion = place }
        ask(question, verdict)
    }

    mutating func ask(_ question: Question, _ verdict: Verdict, restingOn named: Named<Ground>) {
        if verdict.answer == .met, case .listed(let place) = named { ground = place }
        ask(question, verdict)
    }

    mutating func ask(_ question: Question, _ verdict: Verdict, restingOn named: Named<Condition>) {
        if verdict.answer == .met, case .listed(let place) = named { condition = place }
        ask(question, verdict)
    }

    mutating func rest(on gateway: Int?, in tables: RuleTables) {
        self.gateway = gateway
        if let gateway { isDuty = tables.gateways[gateway].isDuty }
    }

    mutating func note(_ circumstances: Circumstances) { self.circumstances.formUnion(circumstances) }

    /// The places of the obligations that follow; none where there is nothing to act on.
    func forEachObligation(_ body: (Int) -> Void) {
        guard isPermitted else { return }
        for obligation in sheet.obligations where circumstances.isSuperset(of: obligation.needs) {
            body(obligation.place)
        }
    }

    var questions: [Question] { sheet.questions }

    func clause(at place: Int) -> ClausePlace { verdicts[place].clause ?? sheet.questionClauses[place] }
}

extension Decision {
    init(_ ruling: Ruling, on matter: Matter, _ day: Day, under rules: InformationSharingProtocol) {
        asked = ruling.asked
        self.matter = matter
        on = day
        version = rules.name
        findings = zip(ruling.questions, ruling.verdicts).enumerated().map { place, pair in
            Finding(
                question: pair.0, clause: rules.clauses[Int(ruling.clause(at: place).number)].clause,
                answer: pair.1.answer, words: pair.1.words.description,
                remedy: pair.1.remedy.map { $0.description + pair.1.missingWords(rules.tables) })
        }
        gateway = ruling.gateway.map { rules.gateways[$0].key }
        isDuty = ruling.isDuty
        basis = [
            ruling.gateway.map { Reliance(.power, rules.gateways[$0], rules.gateways[$0].law) },
            ruling.ground.map { Reliance(.ground, rules.grounds[$0], rules.grounds[$0].law) },
            ruling.condition.map { Reliance(.condition, rules.conditions[$0], rules.conditions[$0].law) },
            ruling.criterion.map { Reliance(.criterion, rules.criteria[$0], nil) },
        ].compactMap(\.self)
        var relied: [Clause] = []
        ruling.relied.forEach { relied.append(rules.clauses[Int($0.number)].clause) }
        clauses = relied
        var following: [Obligation] = []
        ruling.forEachObligation { place in
            let rule = rules.obligations[place]
            following.append(Obligation(clause: rule.clause, words: rule.words))
        }
        obligations = following
    }
}

extension Reliance {
    init<Item: ListedItem>(_ kind: Kind, _ item: Item, _ law: String?) {
        self.init(kind: kind, key: item.key.name, title: item.title, clause: item.clause, law: law)
    }
}

extension Verdict {
    /// What the remedy asks for, by the protocol's own labels: ` the risk; who is at risk.`
    func missingWords(_ tables: RuleTables) -> String {
        guard missing != 0 else { return "" }
        let names =
            switch missingSubject {
            case .ground: tables.groundEvidence
            case .condition: tables.conditionEvidence
            case .power: tables.powerEvidence
            case .particular: tables.particularNames
            }
        return names.words(missing)
    }
}
