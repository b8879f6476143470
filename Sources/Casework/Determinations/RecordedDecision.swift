package import SharingProtocol

extension Decision {
    /// Whether something is unmet that nothing settles that is filled in: a side has not signed, or has nobody in post.
    var isBarredByASide: Bool { unmet.contains { [.signatories, .liaisonOfficers].contains($0.question) } }
}

/// A decision as it stands in the book for ever, with the protocol version of its day.
package struct RecordedDecision: Hashable, Sendable {
    package let isPermitted: Bool
    package let version: String
    package let gateway: String?
    package let isDuty: Bool
    package let clauses: [Clause]
    package let findings: [Finding]
    package let obligations: [Obligation]

    package struct Obligation: Hashable, Sendable {
        package let clause: Clause
        package let words: String
    }

    package struct Finding: Hashable, Sendable {
        package let question: String
        package let clause: Clause
        package let answer: Answer
        package let words: String
        package let remedy: String?
    }

    package init(_ decision: Decision) {
        isPermitted = decision.isPermitted
        version = decision.version
        gateway = decision.gateway?.name
        isDuty = decision.isDuty
        clauses = decision.clauses
        findings = decision.findings.map {
            Finding(
                question: $0.question.rawValue, clause: $0.clause, answer: $0.answer, words: $0.words, remedy: $0.remedy
            )
        }
        obligations = decision.obligations.map { Obligation(clause: $0.clause, words: $0.words) }
    }
}

extension RecordedDecision {
    var fact: Fact {
        .table(
            Facts(
                dictionaryLiteral: ("permitted", .flag(isPermitted)), ("version", .text(version)),
                ("gateway", .optional(gateway)),
                ("duty", .flag(isDuty)), ("clauses", .texts(clauses.map(\.number))),
                ("findings", .list(findings.map(\.fact))),
                ("obligations", .list(obligations.map { .list([.text($0.clause.number), .text($0.words)]) }))
            ).table)
    }

    init(_ facts: Facts, in kind: String) throws(FactError) {
        guard case .table(let table)? = facts.table["decision"] else { throw .missing("decision", in: kind) }
        let decision = Facts(table)
        isPermitted = decision.flag("permitted")
        version = try decision.text("version", in: kind)
        gateway = decision.text("gateway")
        isDuty = decision.flag("duty")
        clauses = decision.texts("clauses").map { Clause($0) }
        findings = try decision.tables("findings").map { facts throws(FactError) in try Finding(facts, in: kind) }
        obligations = decision.list("obligations").compactMap { fact in
            guard case .list(let pair) = fact, pair.count == 2, case .text(let clause) = pair[0],
                case .text(let words) = pair[1]
            else { return nil }
            return Obligation(clause: Clause(clause), words: words)
        }
    }
}

extension RecordedDecision.Finding {
    var fact: Fact {
        .table(
            Facts(
                dictionaryLiteral: ("question", .text(question)), ("clause", .text(clause.number)),
                ("answer", .text(answer.rawValue)),
                ("words", .text(words)), ("remedy", .optional(remedy))
            ).table)
    }

    init(_ facts: Facts, in kind: String) throws(FactError) {
        question = try facts.text("question", in: kind)
        clause = Clause(try facts.text("clause", in: kind))
        guard let answer = Answer(rawValue: try facts.text("answer", in: kind)) else {
            throw .missing("answer", in: kind)
        }
        self.answer = answer
        words = try facts.text("words", in: kind)
        remedy = facts.text("remedy")
    }
}
