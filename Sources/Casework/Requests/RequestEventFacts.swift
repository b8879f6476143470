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
        "request.opened": "Words opened",
        "clarification.asked": "Clarification asked",
        "clarification.answered": "Clarification answered",
        "request.determined": "Request decided",
        "request.disclosed": "What was agreed disclosed",
        "disclosure.refused": "Disclosure refused",
        "reading.refused": "Reading refused",
        "consent.withdrawn": "Consent withdrawn",
        "request.destroyed": "Request destroyed",
        "notice.seen": "Notice read",
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
        case .disclosed: "request.disclosed"
        case .disclosureRefused: "disclosure.refused"
        case .readingRefused: "reading.refused"
        case .consentWithdrawn: "consent.withdrawn"
        case .destroyed: "request.destroyed"
        case .noticeSeen: "notice.seen"
        }
    }

    package var facts: Facts {
        switch self {
        case .drafted(let terms): terms.facts
        case .approved(let decision, let own): ["decision": decision.fact, "ownRequest": .flag(own)]
        case .returned, .withdrawn, .clarificationAsked, .clarificationAnswered: [:]
        case .opened(let record): ["record": .text(record)]
        case .determined(let terms, let decision):
            ["terms": .table(terms.facts.table), "decision": decision.fact]
        case .disclosed(let decision), .disclosureRefused(let decision), .readingRefused(let decision):
            ["decision": decision.fact]
        case .reassigned(let officer): ["officer": .text(officer.text)]
        case .consentWithdrawn(let day, let reopens): ["on": .text(day.iso), "reopens": .flag(reopens)]
        case .destroyed(let records, let paper):
            [
                "records": .texts(records), "shredded": .optional(paper?.shredded.iso),
                "witness": .optional(paper?.witness.text),
            ]
        case .noticeSeen(let forDesk): ["forDesk": .flag(forDesk)]
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
        case "request.disclosed": self = .disclosed(try RecordedDecision(facts, in: kind))
        case "disclosure.refused": self = .disclosureRefused(try RecordedDecision(facts, in: kind))
        case "reading.refused": self = .readingRefused(try RecordedDecision(facts, in: kind))
        case "request.reassigned": self = .reassigned(OfficerID(try facts.text("officer", in: kind)))
        case "consent.withdrawn":
            self = .consentWithdrawn(on: try facts.day("on", in: kind), reopens: facts.flag("reopens"))
        case "request.destroyed":
            self = .destroyed(records: facts.texts("records"), try PaperShredding(facts, in: kind))
        case "notice.seen": self = .noticeSeen(forDesk: facts.flag("forDesk"))
        case _: throw .unknownKind(kind)
        }
    }
}
