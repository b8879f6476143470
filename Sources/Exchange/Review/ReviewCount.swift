import Casework
import SharingProtocol

/// Counts what a review looks back on, entry by entry.
struct ReviewCount {
    private let register: RegisterSnapshot
    private var counted: [ReviewPack.Subject: [String: [Int]]] = [:]
    private var sentOn: [CaseID: Day] = [:]
    /// By case: who holds it, and its class, as it was last written.
    private var terms: [CaseID: (asking: AgencyID, terms: RequestTerms)] = [:]
    private var days: [Int] = []

    init(_ register: RegisterSnapshot) { self.register = register }

    /// An entry before the period: what it says of a case is needed, and it is not counted.
    mutating func know(_ entry: Booked<RequestEvent>, of reference: CaseID) {
        switch entry.event {
        case .drafted(let written): terms[reference] = (entry.agency, written)
        case .approved: sentOn[reference] = entry.at.day
        case .returned, .reassigned, .withdrawn, .opened, .clarificationAsked, .clarificationAnswered, .determined,
            .disclosed, .disclosureRefused, .receiptAcknowledged, .read, .readingRefused, .readerNamed, .readerRemoved,
            .keepingExtended, .consentWithdrawn, .destroyed:
            break
        }
    }

    mutating func count(_ entry: Booked<RequestEvent>, of reference: CaseID) {
        func note(_ subject: ReviewPack.Subject, _ words: String) {
            counted[subject, default: [:]][words, default: []].append(entry.position)
        }
        know(entry, of: reference)
        switch entry.event {
        case .approved:
            guard let known = terms[reference] else { return }
            note(.askedBy, register.name(of: known.asking))
            note(.askedOf, register.name(of: known.terms.holding))
            note(.ofClass, register.versions.title(of: known.terms.informationClass))
        case .determined(let found, let decision):
            note(.outcome, found.answer.reviewWords)
            if found.answer == .refused {
                for clause in decision.unmet { note(.refusedUnder, named(clause, decision)) }
            }
            if found.confidence == .overridden { note(.overridden, register.name(of: entry.agency)) }
            if let sent = sentOn[reference] {
                let taken = entry.at.day.daysSince1970 - sent.daysSince1970
                days.append(taken)
                note(.daysToAnswer, Self.band(of: taken))
            }
        case .disclosureRefused(let decision):
            note(.gate, "Disclosures that the gate refused")
            for clause in decision.unmet { note(.refusedUnder, named(clause, decision)) }
        case .readingRefused: note(.gate, "Readings that were refused")
        case .withdrawn: note(.outcome, "Withdrawn")
        case .clarificationAsked: note(.outcome, "Clarification asked for")
        case .disclosed: note(.outcome, "Handed over")
        case .keepingExtended: note(.kept, "Keeping extended")
        case .consentWithdrawn: note(.gate, "Consent withdrawn")
        case .destroyed: note(.kept, "Destroyed, with a certificate")
        case .drafted, .returned, .reassigned, .opened, .clarificationAnswered, .receiptAcknowledged, .read,
            .readerNamed, .readerRemoved:
            break
        }
    }

    /// The bands in which days to answer are told, each by its last day.
    private static let bands = [(0, "On the day"), (5, "1 to 5 days"), (10, "6 to 10 days"), (20, "11 to 20 days")]
    private static let longestBand = "More than 20 days"

    private static func band(of days: Int) -> String { bands.first { days <= $0.0 }?.1 ?? longestBand }

    /// Days to answer come in the order of their length, and everything else with the most first.
    private static func precedes(_ one: ReviewPack.Line, _ other: ReviewPack.Line) -> Bool {
        guard one.subject == .daysToAnswer, other.subject == .daysToAnswer else {
            return (other.count, one.words) < (one.count, other.words)
        }
        let order = bands.map(\.1) + [longestBand]
        return (order.firstIndex(of: one.words) ?? 0) < (order.firstIndex(of: other.words) ?? 0)
    }

    /// A clause with its title, in the version that the decision was made by.
    private func named(_ clause: String, _ decision: RecordedDecision) -> String {
        let title = register.versions.named(decision.version)?.provision(Clause(clause))?.title
        return title.map { "\(clause) \($0)" } ?? clause
    }

    mutating func count(_ event: AgencyEvent, at position: Int) {
        let words: String? =
            switch event {
            case .applied: "Asked to join"
            case .declined: "Applications declined"
            // The support team's own first entry is no agency's.
            case .admitted(_, let category, _): category == nil ? nil : "Admitted"
            case .agreementSigned, .agreementEntered: "Agreements signed"
            case .suspended: "Suspended"
            case .leaving: "Gave notice to leave"
            case .left: "Left, with every certificate in"
            case .appointed: "Liaison officers and deputies appointed"
            case .placed, .renamed, .resumed, .staying, .assured, .appointmentEnded, .namePublished, .officerAdmitted,
                .passwordRenewed, .passwordHandedOver, .officerLeft:
                nil
            }
        if let words { counted[.membership, default: [:]][words, default: []].append(position) }
    }

    /// The pack, with what stands in the register on that day and is no entry: who has not signed, which posts are
    /// vacant.
    func pack(from: Day, until: Day, overdue: Int, under rules: InformationSharingProtocol) -> ReviewPack {
        var lines = counted.flatMap { subject, words in
            words.map { ReviewPack.Line(subject: subject, words: $0.key, count: $0.value.count, entries: $0.value) }
        }
        lines.sort(by: Self.precedes)
        let agencies = register.register.agencies.values.filter { $0.category != nil && !$0.hasLeft(by: until) }
        let unsigned = agencies.count { !register.register.standing(of: $0, under: rules.name, on: until).counts }
        let vacant = agencies.count { !$0.hasLiaisonOfficer(on: until) }
        func standing(_ subject: ReviewPack.Subject, _ words: String, _ count: Int) -> ReviewPack.Line {
            ReviewPack.Line(subject: subject, words: words, count: count, entries: [])
        }
        lines += [
            standing(.kept, "Overdue for destruction on the last day", overdue),
            standing(.membership, "Without an agreement that counts, on the last day", unsigned),
            standing(.membership, "Without a liaison officer, on the last day", vacant),
        ]
        return ReviewPack(from: from, until: until, lines: lines, daysToAnswer: days)
    }
}

extension RecordedDecision {
    fileprivate var unmet: [String] { findings.filter { $0.answer == .unmet }.map(\.clause.number) }
}

extension DeterminedAnswer {
    fileprivate var reviewWords: String {
        switch self {
        case .whole: "Agreed in full"
        case .part: "Agreed in part"
        case .refused: "Refused"
        }
    }
}
