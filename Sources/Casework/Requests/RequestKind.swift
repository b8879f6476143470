package import SharingProtocol

extension RequestCase: CaseKind {
    package typealias Counter = RequestCounter
    package typealias Offered = OfferedActs

    package static var name: KindName { KindName("request", prefix: "R-") }
    package static var searched: SealedField? { SealedField("request", "subject") }
    package static var shownRecords: [String] { ["request", "determination"] }
    package static var isReassigned: Bool { true }
    package static var states: [CaseState] {
        RequestState.allCases.map { CaseState($0.rawValue, $0.title, $0.standing) }
    }

    package init?(_ reference: CaseID, begunBy entry: Booked<RequestEvent>) {
        guard case .drafted(let terms) = entry.event else { return nil }
        self.init(reference, drafted: terms, by: entry.officer, of: entry.agency, at: entry.at)
    }

    package mutating func apply(_ entry: Booked<RequestEvent>) {
        apply(entry.event, by: entry.officer, of: entry.agency, at: entry.at)
    }

    package static func begin(
        _ act: RequestAct, as reference: CaseID, in circumstances: Circumstances
    ) -> RequestAct.Outcome {
        guard case .submit(let draft) = act else {
            return .refused(.init(.notNow, "There is no such request.", on: .approval))
        }
        return begin(reference, draft, in: circumstances)
    }

    package func owner(of record: String, in register: Register) -> AgencyID? {
        record == "request" ? asking : holding
    }

    package func decideReading(of record: String, in circumstances: Circumstances) -> Decision {
        SharingProtocol.decideReading(
            reading(record, in: circumstances), under: rulesOfReading(in: circumstances))
    }

    package func looking(at record: String, in circumstances: Circumstances) -> Looking<RequestEvent>? {
        guard case .happened(let opening) = decide(.open(record: record), in: circumstances),
            let decision = opening.decision
        else { return nil }
        return Looking(decision, entering: isOpened(record, by: circumstances.officer) ? nil : opening.events.first)
    }

    /// What is to be disclosed may come with files.
    package func takingFiles(in circumstances: Circumstances) -> FilePlace? {
        let seats = seats(of: circumstances.officer, in: circumstances.register, on: circumstances.today)
        return acts(open: seats).contains(.disclose) ? FilePlace(disclosureReference, "disclosure", of: holding) : nil
    }

    /// A mended request replaces the words of the one before, and an answer those of the one before; what was asked and
    /// said about them stays.
    package static func keeps(_ field: SealedField, after event: RequestEvent) -> Bool {
        let isSaidAbout = ["answer.", "returned.", "question."].contains { field.field.hasPrefix($0) }
        return switch event {
        case .drafted: isSaidAbout || field.record != "request"
        case .determined: isSaidAbout || field.record != "determination"
        case .approved, .returned, .reassigned, .withdrawn, .opened, .clarificationAsked, .clarificationAnswered,
            .disclosed, .disclosureRefused, .readingRefused, .consentWithdrawn, .destroyed, .noticeSeen:
            true
        }
    }

    package var row: CaseRow {
        var row = CaseRow(
            reference: reference, kind: Self.name.word, state: state.rawValue, officer: asker, openedAt: openedAt,
            changedAt: changedAt)
        row.isOpen = ![.refused, .disclosed, .withdrawn, .destroyed].contains(state)
        // Until it is approved it has not left the asking agency, and the other side is not told of it (4.2).
        row.parties = [CaseParty(holding, .owner, isTold: askDecision != nil), CaseParty(asking, .recipient)]
        row.informationClass = (determination?.informationClass ?? terms.informationClass).name
        row.purpose = terms.purpose.name
        row.neededBy = terms.neededBy
        row.isUrgent = terms.isUrgent
        row.isDuty = exchangeDecision?.isDuty ?? false
        row.members = [asker]
        row.tasks = tasks
        return row
    }
}

extension RequestEvent {
    package var destroyedRecords: [String] {
        guard case .destroyed(let records, _) = self else { return [] }
        return records
    }

    package var endsDraft: Bool {
        guard case .drafted = self else { return false }
        return true
    }
}

extension RequestState {
    package var title: String {
        switch self {
        case .awaitingApproval: "Awaiting approval"
        case .returned: "Sent back"
        case .sent: "With the holder"
        case .clarifying: "Clarification asked"
        case .agreed: "Agreed"
        case .refused: "Refused"
        case .disclosed: "Disclosed"
        case .withdrawn: "Withdrawn"
        case .destroyed: "Destroyed"
        }
    }

    package var standing: CaseState.Standing {
        switch self {
        case .awaitingApproval, .sent: .waiting
        case .returned, .clarifying, .agreed: .active
        case .refused: .bad
        case .disclosed: .good
        case .withdrawn, .destroyed: .done
        }
    }
}
