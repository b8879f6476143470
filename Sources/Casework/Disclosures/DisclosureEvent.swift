package import SharingProtocol

/// What can happen to a disclosure.
package enum DisclosureEvent: CaseEvent {
    /// 4.3: its owner gives the information.
    case disclosed(DisclosureTerms)
    /// One agency gets its copy, or is offered one.
    case copyGiven(GivenCopy)
    /// The agency's liaison officer accepts what was volunteered (4.2).
    case copyAccepted(RecordedDecision)
    /// The agency did not want it, or its owner did not confirm it.
    case copyDeclined(at: AgencyID, records: [String])
    /// The owner's liaison officer confirms what was shared at a meeting (3.12, 4.5).
    case ratified(DeterminationTerms)
    /// An agency that was there has it now.
    case copyRatified(AgencyID, RecordedDecision)
    /// Something was to be shared, and the protocol does not let it be.
    case disclosureRefused(RecordedDecision)
    case receiptAcknowledged
    /// Somebody looked at the reasons for the first time since they were last added to.
    case opened
    /// 4.10: somebody named read it, or took one file.
    case read(file: FileID?, clauses: [Clause])
    /// Somebody tried to read it, and the protocol does not let them.
    case readingRefused(RecordedDecision)
    case readerNamed(OfficerID, at: AgencyID)
    case readerRemoved(OfficerID, at: AgencyID)
    /// 4.12: the owner lets an agency keep its copy longer.
    case keepingExtended(at: AgencyID, until: Day)
    /// 4.4
    case consentWithdrawn(on: Day)
    /// 4.13: the certificate for one agency's copy.
    case destroyed(at: AgencyID, records: [String], PaperShredding?)
    /// Somebody has seen what they had to know.
    case noticeSeen(forDesk: Bool)
}

/// One agency's copy as it is given: who may read it, and on which decision. An offer has no decision yet.
package struct GivenCopy: Hashable, Sendable {
    package let agency: AgencyID
    package let readers: [OfficerID]
    package let decision: RecordedDecision?

    package init(agency: AgencyID, readers: [OfficerID], decision: RecordedDecision?) {
        self.agency = agency
        self.readers = readers
        self.decision = decision
    }
}

extension DisclosureEvent {
    package func holder(actedBy agency: AgencyID) -> AgencyID? {
        switch self {
        case .disclosed, .ratified, .consentWithdrawn: nil
        case .copyGiven(let copy): copy.agency
        case .copyDeclined(let holder, _), .copyRatified(let holder, _), .readerNamed(_, let holder),
            .readerRemoved(_, let holder), .keepingExtended(let holder, _), .destroyed(let holder, _, _):
            holder
        case .copyAccepted, .receiptAcknowledged, .opened, .read, .readingRefused, .disclosureRefused, .noticeSeen:
            agency
        }
    }

    package var isOnlyLooking: Bool {
        switch self {
        case .opened, .read, .readingRefused, .disclosureRefused, .noticeSeen: true
        case .disclosed, .copyGiven, .copyAccepted, .copyDeclined, .ratified, .copyRatified, .receiptAcknowledged,
            .readerNamed, .readerRemoved,
            .keepingExtended, .consentWithdrawn, .destroyed:
            false
        }
    }

    package var destroyedRecords: [String] {
        switch self {
        case .destroyed(_, let records, _), .copyDeclined(_, let records): records
        case _: []
        }
    }

    package var files: [TakenUpFile] {
        guard case .disclosed(let terms) = self else { return [] }
        return terms.files.map { TakenUpFile($0, in: "disclosure") }
    }

    package var taken: FileID? {
        guard case .read(let file, _) = self else { return nil }
        return file
    }

    package var given: RecordedDecision? {
        switch self {
        case .copyGiven(let copy): copy.decision
        case .copyAccepted(let decision), .copyRatified(_, let decision): decision
        case _: nil
        }
    }
}
