import SharingProtocol

/// The written shape of each entry: names here are for ever (`docs/entries.md`), whatever Swift calls things.
extension RequestEvent {
    /// What people read in place of each kind of entry.
    package static let titles = [
        "request.drafted": "Request handed in",
        "request.approved": "Request approved",
        "request.returned": "Request sent back",
        "request.reassigned": "Request given to a colleague",
        "request.withdrawn": "Request withdrawn",
        "request.opened": "Words looked at",
        "clarification.asked": "Clarification asked",
        "clarification.answered": "Clarification answered",
        "request.determined": "Request decided",
        "information.disclosed": "Information disclosed",
        "disclosure.refused": "Disclosure refused",
        "receipt.acknowledged": "Receipt acknowledged",
        "information.read": "Information read",
        "reading.refused": "Reading refused",
        "reader.named": "Reader named",
        "reader.removed": "Reader removed",
        "keeping.extended": "Keeping extended",
        "consent.withdrawn": "Consent withdrawn",
        "information.destroyed": "Information destroyed",
    ]

    package var kind: String {
        switch self {
        case .drafted: "request.drafted"
        case .approved: "request.approved"
        case .returned: "request.returned"
        case .reassigned: "request.reassigned"
        case .withdrawn: "request.withdrawn"
        case .opened: "request.opened"
        case .clarificationAsked: "clarification.asked"
        case .clarificationAnswered: "clarification.answered"
        case .determined: "request.determined"
        case .disclosed: "information.disclosed"
        case .disclosureRefused: "disclosure.refused"
        case .receiptAcknowledged: "receipt.acknowledged"
        case .read: "information.read"
        case .readingRefused: "reading.refused"
        case .readerNamed: "reader.named"
        case .readerRemoved: "reader.removed"
        case .keepingExtended: "keeping.extended"
        case .consentWithdrawn: "consent.withdrawn"
        case .destroyed: "information.destroyed"
        }
    }

    package var facts: Facts {
        switch self {
        case .drafted(let terms): terms.facts
        case .approved(let decision, let own): ["decision": decision.fact, "ownRequest": .flag(own)]
        case .returned, .withdrawn, .clarificationAsked, .clarificationAnswered, .receiptAcknowledged: [:]
        case .opened(let record): ["record": .text(record)]
        case .determined(let terms, let decision):
            ["terms": .table(terms.facts.table), "decision": decision.fact]
        case .disclosed(let items, let files, let decision):
            [
                "items": .list(items.map { .integer($0) }), "files": .list(files.map(\.fact)),
                "decision": decision.fact,
            ]
        case .disclosureRefused(let decision), .readingRefused(let decision): ["decision": decision.fact]
        case .read(let file, let clauses):
            ["file": .optional(file?.text), "clauses": .texts(clauses.map(\.number))]
        case .readerNamed(let officer), .readerRemoved(let officer), .reassigned(let officer):
            ["officer": .text(officer.text)]
        case .keepingExtended(let day): ["until": .text(day.iso)]
        case .consentWithdrawn(let day, let reopens): ["on": .text(day.iso), "reopens": .flag(reopens)]
        case .destroyed(let records, let paper):
            [
                "records": .texts(records), "shredded": .optional(paper?.shredded.iso),
                "witness": .optional(paper?.witness.text),
            ]
        }
    }

    package init(kind: String, facts: Facts) throws(FactError) {
        switch kind {
        case "request.drafted": self = .drafted(try RequestTerms(facts, in: kind))
        case "request.approved":
            self = .approved(try RecordedDecision(facts, in: kind), ownRequest: facts.flag("ownRequest"))
        case "request.returned": self = .returned
        case "request.withdrawn": self = .withdrawn
        case "request.opened": self = .opened(record: try facts.text("record", in: kind))
        case "clarification.asked": self = .clarificationAsked
        case "clarification.answered": self = .clarificationAnswered
        case "request.determined":
            guard case .table(let terms)? = facts.table["terms"] else { throw .missing("terms", in: kind) }
            self = .determined(
                try DeterminationTerms(Facts(terms), in: kind), try RecordedDecision(facts, in: kind))
        case "information.disclosed":
            self = .disclosed(
                items: facts.list("items").compactMap { if case .integer(let item) = $0 { item } else { nil } },
                files: try facts.tables("files").map { file throws(FactError) in try RecordedFile(file, in: kind) },
                try RecordedDecision(facts, in: kind))
        case "disclosure.refused": self = .disclosureRefused(try RecordedDecision(facts, in: kind))
        case "receipt.acknowledged": self = .receiptAcknowledged
        case "information.read":
            self = .read(
                file: facts.text("file").map { FileID($0) }, clauses: facts.texts("clauses").map { Clause($0) })
        case "reading.refused": self = .readingRefused(try RecordedDecision(facts, in: kind))
        case "request.reassigned": self = .reassigned(OfficerID(try facts.text("officer", in: kind)))
        case "reader.named": self = .readerNamed(OfficerID(try facts.text("officer", in: kind)))
        case "reader.removed": self = .readerRemoved(OfficerID(try facts.text("officer", in: kind)))
        case "keeping.extended": self = .keepingExtended(until: try facts.day("until", in: kind))
        case "consent.withdrawn":
            self = .consentWithdrawn(on: try facts.day("on", in: kind), reopens: facts.flag("reopens"))
        case "information.destroyed":
            var paper: PaperShredding?
            if let witness = facts.text("witness") {
                paper = PaperShredding(shredded: try facts.day("shredded", in: kind), witness: OfficerID(witness))
            }
            self = .destroyed(records: facts.texts("records"), paper)
        case _: throw .unknownKind(kind)
        }
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

extension RecordedFile {
    init(_ file: DisclosedFile) {
        self.init(id: file.id, size: file.size, chunks: file.chunks, sealedHash: file.sealedHash)
    }

    var fact: Fact {
        .table(
            Facts(
                dictionaryLiteral: ("id", .text(id.text)), ("size", .integer(size)), ("chunks", .integer(chunks)),
                ("sealedHash", .text(sealedHash))
            ).table)
    }

    init(_ facts: Facts, in kind: String) throws(FactError) {
        self.init(
            id: FileID(try facts.text("id", in: kind)), size: try facts.integer("size", in: kind),
            chunks: try facts.integer("chunks", in: kind), sealedHash: try facts.text("sealedHash", in: kind))
    }
}
