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
    /// 4.3: what was agreed is disclosed; the disclosure is a case of its own.
    case disclosed(RecordedDecision)
    /// Something was to be shared, and the protocol does not let it be.
    case disclosureRefused(RecordedDecision)
    /// Somebody tried to look at it, and the protocol does not let them.
    case readingRefused(RecordedDecision)
    /// 4.4. Where the answer rests on it and nothing was disclosed yet, it is the holder's to decide again.
    case consentWithdrawn(on: Day, reopens: Bool)
    /// 4.13: the certificate.
    case destroyed(records: [String], PaperShredding?)
    /// Somebody has seen what they had to know.
    case noticeSeen(forDesk: Bool)
}

extension RequestEvent {
    /// Whether somebody only looked, or tried to, and the case stands as it did.
    package var isOnlyLooking: Bool {
        switch self {
        case .opened, .readingRefused, .disclosureRefused, .noticeSeen: true
        case .drafted, .approved, .returned, .reassigned, .withdrawn, .clarificationAsked, .clarificationAnswered,
            .determined, .disclosed, .consentWithdrawn, .destroyed:
            false
        }
    }
}
