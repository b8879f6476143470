/// What Gatehouse does, or refuses to do, on the strength of a clause, whatever number the partnership's document gives
/// it.
///
/// Pages and refusals name one of these and never a number. The clause of one that a question asks is that question's;
/// that of the review stands in its section; the rest stand under `topics` in the protocol file, where a protocol
/// leaves out what its document does not say.
package enum Topic: String, CaseIterable, Sendable {
    /// What information is for (2.1).
    case purpose
    /// The power or duty to share it (2.2).
    case gateway
    /// Necessity and proportionality (2.6).
    case necessity
    /// What was told in confidence (2.7).
    case confidence
    /// The headings and lines that agencies stand under (2.13, Appendix One).
    case standing
    /// The class of information (3.2).
    case informationClass
    /// The authorisation that an aggregate may need (3.4).
    case authorisation
    /// The check that nobody may be identified (3.7).
    case depersonalisation
    /// Why the Act lets personal information be disclosed (3.8).
    case reason
    /// Prescribed sets (3.9).
    case prescribedSet
    /// The sharing criteria (3.10).
    case criterion
    /// What lets personal information be shared (3.11).
    case ground
    /// What sensitive information needs besides (UK GDPR, articles 9 and 10).
    case condition
    /// What else has to be written down.
    case particulars
    /// The holder decides first (3.12).
    case determination
    /// Who is in post for an agency (4.1).
    case liaisonOfficers
    /// The liaison officer approves (4.2).
    case approval
    /// Those who have signed ask each other (4.3).
    case signatories
    /// Consent, and its withdrawal (4.4).
    case consent
    /// What stays within a group (4.7).
    case marking
    /// What was shared stays its owner's (4.9).
    case ownersPermission
    /// What was shared serves its purpose alone (4.9).
    case sameUse
    /// Who may read (4.10).
    case readers
    /// Until when it is kept (4.12).
    case keepUntil
    /// What is spent is destroyed (4.13).
    case destroyed
    /// The yearly review, and a new version (5.2).
    case review
    /// Who joins and leaves, and how; the support team's part in it (6.2).
    case joining
    /// The form that an agency signs (Appendix Four).
    case agreementForm
    /// The list of liaison officers, with where they are reached (Appendix Three).
    case directory
    /// Accounts, passwords and levels of access (4.8).
    case access
    /// The record of requests and exchanges (4.6).
    case record
    /// Where answering is a duty (2.3).
    case duty
    /// From when a version is in force (5.1).
    case inForce
    /// Whom information is about (3.5).
    case identifiable
}

extension Topic {
    /// The question that has its clause; `nil` for what no question asks.
    package var question: Question? { Question(rawValue: rawValue) }

    /// Those whose clauses the file names under `topics`.
    static let ofFile = allCases.filter { $0.question == nil && $0 != .review }
}

extension InformationSharingProtocol {
    /// The clause on a topic; `nil` where this protocol cites none.
    package func clause(on topic: Topic) -> Clause? {
        if let question = topic.question { return questions[question] }
        return topic == .review ? review.clause : topics[topic]
    }

    /// The clauses on several topics, each once.
    package func clauses(on topics: [Topic]) -> [Clause] {
        var clauses: [Clause] = []
        for cited in topics.compactMap({ clause(on: $0) }) where !clauses.contains(cited) { clauses.append(cited) }
        return clauses
    }
}
