import Yams

extension ProtocolDraft {
    /// Reads the whole file, list by list; what each item needs is written here and nowhere else.
    init(_ file: Section) {
        name = file.text("name")
        title = file.text("title")
        version = file.text("version")
        partnership = file.text("partnership")
        effective = file.day("effective")
        lastDay = file.optionalDay("last-day")
        if let lastDay, lastDay < effective {
            file.report("`last-day` of the file is before `effective`; it comes after it")
        }
        clauses = file.list(.clauses) { Provision($0) }
        categories = file.list(.categories) { PartyCategory($0) }
        parties = file.list(.parties) { NamedParty($0) }
        classes = file.list(.classes) { InformationClass($0) }
        purposes = file.list(.purposes) { Purpose($0) }
        reasons = file.list(.reasons, isRequired: false) { DisclosureReason($0) }
        gateways = file.list(.gateways) { Gateway($0) }
        regimes = file.list(.regimes, isRequired: false) { Regime($0) }
        criteria = file.list(.criteria, isRequired: false) {
            Criterion(
                key: $0.key(in: .criteria), title: $0.text("title"), clause: $0.clause(),
                needsDuty: $0.flag("needs-duty"))
        }
        grounds = file.list(.grounds, isRequired: false) { Ground($0) }
        conditions = file.list(.conditions, isRequired: false) { Condition($0) }
        particulars = file.list(.particulars, isRequired: false) { Particular($0) }
        markings = file.list(.markings, isRequired: false) { Marking($0) }
        let depersonalised = classes.filter { $0.kind == .depersonalised }.map(\.key)
        prescribedSets = file.list(.prescribedSets, isRequired: false) {
            PrescribedSet($0, unlessSaid: depersonalised)
        }
        clocks = file.list(.clocks, isRequired: false) {
            Clock(
                key: $0.key(in: .clocks), title: $0.text("title"), clause: $0.clause(),
                workingDays: $0.number("working-days"))
        }
        obligations = file.items("obligations", called: "duty that follows", isRequired: false) {
            ObligationRule(
                clause: $0.clause(), words: $0.text("words"), after: $0.choices("after"),
                only: $0.optionalChoice("only"))
        }
        readSections(file)
        questions = file.section("questions", otherwise: [:]) { $0.clausesOfQuestions() }
        topics = file.optionalSection("topics") { $0.clausesOfTopics() } ?? [:]
        file.close()
    }

    /// What is no list.
    private mutating func readSections(_ file: Section) {
        liaison = file.section("liaison", otherwise: liaison) {
            Liaison(
                clause: $0.clause(), title: $0.text("title"), short: $0.text("short"),
                hasDeputies: $0.flag("deputies"))
        }
        retention = file.section("retention", otherwise: retention) {
            Retention(
                clause: $0.clause(), keepUntilIsCompulsory: $0.flag("keep-until-is-compulsory", otherwise: true),
                longestMonths: $0.optionalNumber("longest-months", to: 1200),
                reminderDays: $0.numbers("reminder-days", to: 365),
                decisionMonths: $0.optionalNumber("decisions-shown-months", to: 1200))
        }
        signing = file.optionalSection("signing") {
            Signing(
                clause: $0.clause(), withinDays: $0.number("within-days", from: 0, to: 730),
                afterwards: $0.choice("afterwards", otherwise: .nothing))
        }
        readings = file.optionalSection("readings") { Readings($0) } ?? readings
        confirming =
            file.optionalSection("meetings") {
                Confirming(
                    withinDays: $0.number("confirmed-within-days", to: 365),
                    isReadableBefore: $0.flag("readable-before"))
            } ?? confirming
        review = file.section("review", otherwise: review) {
            Review(
                clause: $0.clause(), everyMonths: $0.number("every-months", to: 120),
                preparedBy: $0.text("prepared-by"),
                approvedBy: $0.references("approved-by", to: .categories),
                withoutVote: $0.references("without-vote", to: .parties, isRequired: false))
        }
    }
}

extension Purpose {
    init(_ section: Section) {
        self.init(key: section.key(in: .purposes), title: section.text("title"), clause: section.clause())
    }
}

extension DisclosureReason {
    init(_ section: Section) {
        self.init(key: section.key(in: .reasons), title: section.text("title"), clause: section.clause())
    }
}

extension Provision {
    init(_ section: Section) {
        self.init(
            clause: section.number(), title: section.text("title"), words: section.text("words"),
            slip: section.optionalText("slip"), source: section.optionalText("source"),
            unverified: section.optionalText("unverified"), isBackground: section.flag("background"))
    }
}

extension PartyCategory {
    init(_ section: Section) {
        self.init(
            key: section.key(in: .categories), title: section.text("title"), clause: section.clause(),
            isRelevantAuthority: section.flag("relevant-authority"), votesAtReview: section.flag("votes-at-review"),
            powers: section.text("powers"))
    }
}

extension NamedParty {
    init(_ section: Section) {
        self.init(
            key: section.key(in: .parties), title: section.text("title"), clause: section.clause(),
            category: section.reference("category", to: .categories), isSeveral: section.flag("several"),
            note: section.optionalText("note"), formerly: section.keys("formerly"))
    }
}

extension InformationClass {
    init(_ section: Section) {
        self.init(
            key: section.key(in: .classes), title: section.text("title"), clause: section.clause(),
            kind: section.choice("kind", otherwise: .personal), test: section.choice("test", otherwise: .grounds),
            needsAuthorisation: section.flag("needs-authorisation"), isSensitive: section.flag("sensitive"))
        if kind == .personal && test == .criteria {
            section.report("\(section.name) is personal and tested by criteria; personal information needs a ground")
        }
        if isSensitive && kind != .personal {
            section.report("\(section.name) is sensitive and not personal; make it the one or not the other")
        }
    }
}

extension Marking {
    init(_ section: Section) {
        self.init(
            key: section.key(in: .markings), title: section.text("title"), clause: section.clause(),
            needsGroup: section.flag("needs-group"))
    }
}

extension PrescribedSet {
    init(_ section: Section, unlessSaid depersonalised: [Key<InformationClass>]) {
        let key = section.key(in: .prescribedSets, as: PrescribedSet.self)
        let named: [Key<InformationClass>] = section.references("classes", to: .classes, isRequired: false)
        if named.isEmpty && depersonalised.isEmpty {
            section.report("\(section.name) needs `classes`, since no class is depersonalised")
        }
        self.init(
            key: key, title: section.text("title"), clause: section.clause(),
            paragraph: section.number("paragraph"), holders: section.references("holders", to: .parties),
            classes: named.isEmpty ? depersonalised : named)
    }
}

extension Particular {
    init(_ section: Section) {
        self.init(
            key: section.key(in: .particulars), title: section.text("title"), clause: section.clause(),
            form: section.choice("asked", otherwise: .decision), label: section.text("label"),
            hint: section.text("hint"), only: section.optionalChoice("only"))
    }
}

extension Section {
    /// A clause's own number, by which everything else cites it.
    fileprivate func number() -> Clause {
        guard let node = required("number") else { return "" }
        let number = text("number")
        proofs.define(number, in: .clauses, at: Section.place(node))
        return Clause(number)
    }

    fileprivate func clausesOfQuestions() -> [Question: Clause] {
        let clauses = clauses(called: "question", needing: "the clause that asks it") { name, key in
            let question = Question(rawValue: name)
            if question == nil { report("`\(name)` is not a question that can be asked", at: key) }
            return question
        }
        for question in Question.allCases where clauses[question] == nil && !question.isOptional {
            report("no clause asks the question `\(question.rawValue)`; name the one that does")
        }
        return clauses
    }

    fileprivate func clausesOfTopics() -> [Topic: Clause] {
        clauses(called: "topic", needing: "its clause") { name, key in
            guard let topic = Topic(rawValue: name), Topic.ofFile.contains(topic) else {
                report(Section.noTopic(name), at: key)
                return nil
            }
            return topic
        }
    }

    /// The clause beside each name that stands here; `named` says what a name stands for, or reports that it is none.
    private func clauses<Named: Hashable>(
        called kind: String, needing what: String, _ named: (String, Node) -> Named?
    ) -> [Named: Clause] {
        var clauses: [Named: Clause] = [:]
        for (name, key, value) in readAll() {
            guard let named = named(name, key) else { continue }
            guard let number = value.scalar?.string else {
                report("the \(kind) `\(name)` needs the number of \(what)", at: value)
                continue
            }
            proofs.refer(to: number, in: .clauses, at: Section.place(value))
            clauses[named] = Clause(number)
        }
        return clauses
    }

    private static func noTopic(_ name: String) -> String {
        if Question(rawValue: name) != nil {
            return "`\(name)` is a question, and no topic of its own; its clause stands under `questions`"
        }
        if name == Topic.review.rawValue {
            return "`review` has a section of its own, and its clause stands there"
        }
        let known = Topic.ofFile.map { "`\($0.rawValue)`" }.joined(separator: ", ")
        return "`\(name)` is not a topic that Gatehouse cites; it cites \(known)"
    }
}
