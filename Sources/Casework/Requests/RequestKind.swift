package import SharingProtocol

extension RequestCase: CaseKind {
    package typealias Counter = RequestCounter
    package typealias Offered = OfferedActs

    package static var name: KindName { KindName("request", prefix: "R-") }
    package static var searched: SealedField? { SealedField("request", "subject") }
    package static var shownRecords: [String] { ["request", "determination"] }

    package init?(_ reference: CaseID, begunBy entry: Booked<RequestEvent>) {
        guard case .drafted(let terms) = entry.event else { return nil }
        self.init(reference, drafted: terms, by: entry.officer, of: entry.agency, at: entry.at)
    }

    package mutating func apply(_ entry: Booked<RequestEvent>) {
        apply(entry.event, by: entry.officer, at: entry.at)
    }

    package static func begin(
        _ act: RequestAct, as reference: CaseID, in circumstances: Circumstances
    ) -> RequestAct.Outcome {
        guard case .submit(let draft) = act else {
            return .refused(.init(.notNow, "There is no such request.", on: .approval))
        }
        return begin(reference, draft, in: circumstances)
    }

    /// Whoever has a part in it, and auditors, who see of every case what stands in clear (5.2).
    package func mayKnow(in circumstances: Circumstances) -> Bool {
        let seats = seats(of: circumstances.officer, in: circumstances.register, on: circumstances.today)
        return !seats.isEmpty || (circumstances.officer.isActive && circumstances.officer.role == .auditor)
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
    package func recordTakingFiles(in circumstances: Circumstances) -> String? {
        let seats = seats(of: circumstances.officer, in: circumstances.register, on: circumstances.today)
        return acts(open: seats).contains(.disclose) ? "disclosure" : nil
    }

    /// A mended request replaces the words of the one before, and an answer those of the one before; what was asked and
    /// said about them stays.
    package static func keeps(_ field: SealedField, after event: RequestEvent) -> Bool {
        let isSaidAbout = ["answer.", "returned.", "question.", "extension."].contains { field.field.hasPrefix($0) }
        return switch event {
        case .drafted: isSaidAbout || field.record != "request"
        case .determined: isSaidAbout || field.record != "determination"
        case .approved, .returned, .reassigned, .withdrawn, .opened, .clarificationAsked, .clarificationAnswered,
            .disclosed, .disclosureRefused, .receiptAcknowledged, .read, .readingRefused, .readerNamed, .readerRemoved,
            .keepingExtended, .consentWithdrawn, .destroyed:
            true
        }
    }

    package var standingFiles: [RecordedFile] { state == .destroyed ? [] : files }

    package var row: CaseRow {
        var row = CaseRow(
            reference: reference, kind: Self.name.word, state: state.rawValue, officer: asker, openedAt: openedAt,
            changedAt: changedAt)
        row.asking = asking
        row.holding = holding
        row.isSent = askDecision != nil
        row.informationClass = (determination?.informationClass ?? terms.informationClass).name
        row.purpose = terms.purpose.name
        row.turn = turn
        row.neededBy = terms.neededBy
        row.keepUntil = state == .destroyed ? nil : keepUntil
        row.isUrgent = terms.isUrgent
        row.isDuty = exchangeDecision?.isDuty ?? false
        row.members = [asker] + readers.filter { $0 != asker }
        return row
    }
}

extension RequestEvent {
    package var destroyedRecords: [String] {
        guard case .destroyed(let records, _) = self else { return [] }
        return records
    }

    package var files: [TakenUpFile] {
        guard case .disclosed(_, let files, _) = self else { return [] }
        return files.map { TakenUpFile($0, in: "disclosure") }
    }

    package var taken: FileID? {
        guard case .read(let file, _) = self else { return nil }
        return file
    }

    package var given: RecordedDecision? {
        guard case .disclosed(_, _, let decision) = self else { return nil }
        return decision
    }

    package var endsDraft: Bool {
        guard case .drafted = self else { return false }
        return true
    }
}
