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
        case .returned, .withdrawn, .opened, .clarificationAsked, .clarificationAnswered, .determined, .disclosed,
            .disclosureRefused, .receiptAcknowledged, .read, .readingRefused, .readerNamed, .readerRemoved,
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
            if found.confidence == .overridden { note(.gate, "Confidence overridden") }
            if let sent = sentOn[reference] { days.append(entry.at.day.daysSince1970 - sent.daysSince1970) }
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
        case .drafted, .returned, .opened, .clarificationAnswered, .receiptAcknowledged, .read, .readerNamed,
            .readerRemoved:
            break
        }
    }

    /// A clause with its title, in the version that the decision was made by.
    private func named(_ clause: String, _ decision: RecordedDecision) -> String {
        let title = register.versions.named(decision.version)?.provision(Clause(clause))?.title
        return title.map { "\(clause) \($0)" } ?? clause
    }

    mutating func count(_ event: AgencyEvent, at position: Int) {
        let words: String? =
            switch event {
            case .admitted: "Admitted"
            case .agreementSigned: "Agreements signed"
            case .suspended: "Suspended"
            case .leaving: "Gave notice to leave"
            case .left: "Left, with every certificate in"
            case .appointed: "Liaison officers and deputies appointed"
            case .placed, .renamed, .resumed, .staying, .appointmentEnded, .officerAdmitted, .passwordRenewed,
                .passwordHandedOver, .officerLeft:
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
        lines.sort { ($1.count, $0.words) < ($0.count, $1.words) }
        let agencies = register.register.agencies.values.filter { $0.category != nil && !$0.hasLeft(by: until) }
        let unsigned = agencies.count { !register.register.standing(of: $0, under: rules.name, on: until).counts }
        let vacant = agencies.count { agency in
            !agency.liaisonOfficers(on: until).contains { agency.officers[$0]?.isActive ?? false }
        }
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
