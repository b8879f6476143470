package import SharingProtocol

/// What can happen to a request.
package enum RequestEvent: CaseEvent {
    /// It is written and waits for the asking agency's liaison officer (4.2). Again, once it was sent back.
    case drafted(RequestTerms)
    /// The asking agency's liaison officer approves, and it goes to the holding agency (4.2, 4.3).
    case approved(RecordedDecision, ownRequest: Bool)
    /// The asking agency's liaison officer wants it changed first.
    case returned
    /// A colleague of the asking agency takes it on (4.1).
    case reassigned(OfficerID)
    case withdrawn
    /// Somebody other than its writer looked at what is asked, for the first time since it was written.
    case opened(record: String)
    case clarificationAsked
    case clarificationAnswered
    /// 3.12
    case determined(DeterminationTerms, RecordedDecision)
    /// 4.3: it is handed over.
    case disclosed(items: [Int], files: [RecordedFile], RecordedDecision)
    /// A disclosure was attempted and the gate did not open.
    case disclosureRefused(RecordedDecision)
    case receiptAcknowledged
    /// 4.10: somebody named read it, or took one file.
    case read(file: FileID?, clauses: [Clause])
    /// A reading was attempted and the gate did not open.
    case readingRefused(RecordedDecision)
    case readerNamed(OfficerID)
    case readerRemoved(OfficerID)
    /// 4.12: the owner lets it be kept longer.
    case keepingExtended(until: Day)
    /// 4.4. Where the answer rests on it and nothing was handed over yet, it is the holder's to decide again.
    case consentWithdrawn(on: Day, reopens: Bool)
    /// 4.13: the certificate.
    case destroyed(records: [String], PaperShredding?)
}

extension RequestEvent {
    /// Whether somebody only looked, or tried to, and the case stands as it did.
    package var isOnlyLooking: Bool {
        switch self {
        case .opened, .read, .readingRefused, .disclosureRefused: true
        case .drafted, .approved, .returned, .reassigned, .withdrawn, .clarificationAsked, .clarificationAnswered,
            .determined, .disclosed, .receiptAcknowledged, .readerNamed, .readerRemoved, .keepingExtended,
            .consentWithdrawn, .destroyed:
            false
        }
    }
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

/// A disclosed file, less its name.
package struct RecordedFile: Hashable, Sendable {
    package let id: FileID
    package let size: Int
    package let chunks: Int
    package let sealedHash: String
}
