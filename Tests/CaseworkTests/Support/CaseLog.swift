import Casework
import SharingProtocol
import Testing

/// One case, with the entries that make it.
struct CaseLog<Kind: CaseKind> {
    let reference: CaseID
    private(set) var current: Kind?
    private(set) var entries: [Booked<Kind.Event>] = []

    init(_ reference: CaseID) { self.reference = reference }

    func outcome(of act: Kind.Act, in circumstances: Circumstances) -> Outcome<Kind.Event> {
        current?.decide(act, in: circumstances) ?? Kind.begin(act, as: reference, in: circumstances)
    }

    mutating func enter(_ event: Kind.Event, in circumstances: Circumstances) {
        let officer = circumstances.officer
        let entry = Booked(
            position: entries.count, sequence: entries.count, at: circumstances.at, officer: officer.id,
            agency: officer.agency, version: circumstances.rules.name, event: event, sealed: [:])
        entries.append(entry)
        current = Self.next(current, entry, of: reference)
    }

    /// The case made anew from what its entries say in writing.
    func folded() throws -> Kind? {
        try entries.reduce(into: nil as Kind?) { current, entry in
            let event = try Kind.Event(kind: entry.event.kind, facts: entry.event.facts)
            let again = Booked(
                position: entry.position, sequence: entry.sequence, at: entry.at, officer: entry.officer,
                agency: entry.agency, version: entry.version, event: event, sealed: [:])
            current = Self.next(current, again, of: reference)
        }
    }

    private static func next(_ current: Kind?, _ entry: Booked<Kind.Event>, of reference: CaseID) -> Kind? {
        guard var next = current else { return Kind(reference, begunBy: entry) }
        next.apply(entry)
        return next
    }
}

/// Why an act did not happen, whichever kind of case it was on.
struct Refused {
    let reason: RequestAct.Refusal.Reason
    let sentence: String
    let topic: Topic?
    let decision: Decision?
    private let clauseOfTopic: (InformationSharingProtocol) -> Clause?

    init<Event>(_ refusal: Refusal<Event>) {
        reason =
            switch refusal.reason {
            case .notYours: .notYours
            case .notNow: .notNow
            case .unmet: .unmet
            case .incomplete(let field): .incomplete(field: field)
            }
        sentence = refusal.sentence
        topic = refusal.topic
        decision = refusal.decision
        clauseOfTopic = refusal.clause
    }

    func clause(in rules: InformationSharingProtocol) -> Clause? { clauseOfTopic(rules) }

    /// The questions that are unmet.
    var unmet: [Question] { decision?.unmet.map(\.question) ?? [] }
}
