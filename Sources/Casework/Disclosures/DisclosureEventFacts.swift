import SharingProtocol

/// The written shape of each entry: names here are for ever (`docs/entries.md`), whatever Swift calls things.
extension DisclosureEvent {
    /// What people read in place of each kind of entry.
    package static let titles = [
        "information.disclosed": "Information disclosed",
        "copy.given": "Copy given to an agency",
        "copy.accepted": "Copy accepted",
        "copy.declined": "Copy declined",
        "item.ratified": "Item confirmed",
        "copy.ratified": "Copy given after a meeting",
        "disclosure.refused": "Disclosure refused",
        "receipt.acknowledged": "Receipt acknowledged",
        "reasons.opened": "Reasons opened",
        "information.read": "Information read",
        "reading.refused": "Reading refused",
        "reader.named": "Reader named",
        "reader.removed": "Reader removed",
        "keeping.extended": "Retention extended",
        "consent.withdrawn": "Consent withdrawn",
        "information.destroyed": "Information destroyed",
        "notice.seen": "Notice read",
    ]

    package var kind: String {
        switch self {
        case .disclosed: "information.disclosed"
        case .copyGiven: "copy.given"
        case .copyAccepted: "copy.accepted"
        case .copyDeclined: "copy.declined"
        case .ratified: "item.ratified"
        case .copyRatified: "copy.ratified"
        case .disclosureRefused: "disclosure.refused"
        case .receiptAcknowledged: "receipt.acknowledged"
        case .opened: "reasons.opened"
        case .read: "information.read"
        case .readingRefused: "reading.refused"
        case .readerNamed: "reader.named"
        case .readerRemoved: "reader.removed"
        case .keepingExtended: "keeping.extended"
        case .consentWithdrawn: "consent.withdrawn"
        case .destroyed: "information.destroyed"
        case .noticeSeen: "notice.seen"
        }
    }

    package var facts: Facts {
        switch self {
        case .disclosed(let terms): terms.facts
        case .copyGiven(let copy):
            [
                "agency": .text(copy.agency.text), "readers": .texts(copy.readers.map(\.text)),
                "decision": copy.decision?.fact,
            ]
        case .copyAccepted(let decision), .disclosureRefused(let decision), .readingRefused(let decision):
            ["decision": decision.fact]
        case .receiptAcknowledged, .opened: [:]
        case .read(let file, let clauses):
            ["file": .optional(file?.text), "clauses": .texts(clauses.map(\.number))]
        case .readerNamed(let officer, let agency), .readerRemoved(let officer, let agency):
            ["officer": .text(officer.text), "agency": .text(agency.text)]
        case .keepingExtended(let agency, let day): ["agency": .text(agency.text), "until": .text(day.iso)]
        case .consentWithdrawn(let day): ["on": .text(day.iso)]
        case .copyDeclined(let agency, let records):
            ["agency": .text(agency.text), "records": .texts(records)]
        case .ratified(let found): ["terms": .table(found.facts.table)]
        case .copyRatified(let agency, let decision): ["agency": .text(agency.text), "decision": decision.fact]
        case .destroyed(let agency, let records, let paper):
            [
                "agency": .text(agency.text), "records": .texts(records), "shredded": .optional(paper?.shredded.iso),
                "witness": .optional(paper?.witness.text),
            ]
        case .noticeSeen(let forDesk): ["forDesk": .flag(forDesk)]
        }
    }

    package init(kind: String, facts: Facts) throws(FactError) {
        switch kind {
        case "information.disclosed": self = .disclosed(try DisclosureTerms(facts, in: kind))
        case "copy.given":
            let decision = facts.table["decision"] == nil ? nil : try RecordedDecision(facts, in: kind)
            self = .copyGiven(
                GivenCopy(
                    agency: AgencyID(try facts.text("agency", in: kind)),
                    readers: facts.texts("readers").map { OfficerID($0) }, decision: decision))
        case "copy.accepted": self = .copyAccepted(try RecordedDecision(facts, in: kind))
        case "copy.declined":
            self = .copyDeclined(
                at: AgencyID(try facts.text("agency", in: kind)), records: facts.texts("records"))
        case "item.ratified":
            guard case .table(let terms)? = facts.table["terms"] else { throw .missing("terms", in: kind) }
            self = .ratified(try DeterminationTerms(Facts(terms), in: kind))
        case "copy.ratified":
            self = .copyRatified(
                AgencyID(try facts.text("agency", in: kind)), try RecordedDecision(facts, in: kind))
        case "disclosure.refused": self = .disclosureRefused(try RecordedDecision(facts, in: kind))
        case "receipt.acknowledged": self = .receiptAcknowledged
        case "reasons.opened": self = .opened
        case "information.read":
            self = .read(
                file: facts.text("file").map { FileID($0) }, clauses: facts.texts("clauses").map { Clause($0) })
        case "reading.refused": self = .readingRefused(try RecordedDecision(facts, in: kind))
        case "reader.named":
            self = .readerNamed(
                OfficerID(try facts.text("officer", in: kind)), at: AgencyID(try facts.text("agency", in: kind)))
        case "reader.removed":
            self = .readerRemoved(
                OfficerID(try facts.text("officer", in: kind)), at: AgencyID(try facts.text("agency", in: kind)))
        case "keeping.extended":
            self = .keepingExtended(
                at: AgencyID(try facts.text("agency", in: kind)), until: try facts.day("until", in: kind))
        case "consent.withdrawn": self = .consentWithdrawn(on: try facts.day("on", in: kind))
        case "information.destroyed":
            self = .destroyed(
                at: AgencyID(try facts.text("agency", in: kind)), records: facts.texts("records"),
                try PaperShredding(facts, in: kind))
        case "notice.seen": self = .noticeSeen(forDesk: facts.flag("forDesk"))
        case _: throw .unknownKind(kind)
        }
    }
}

extension PaperShredding {
    /// `nil` where no paper was shredded.
    init?(_ facts: Facts, in kind: String) throws(FactError) {
        guard let witness = facts.text("witness") else { return nil }
        self.init(shredded: try facts.day("shredded", in: kind), witness: OfficerID(witness))
    }
}
