import SharingProtocol

extension DisclosureCase: CaseKind {
    package typealias Act = DisclosureAct
    package typealias Event = DisclosureEvent
    package typealias Counter = DisclosureCounter
    package typealias Offered = OfferedOfDisclosure

    package static var name: KindName { KindName("disclosure", prefix: "D-") }
    /// What is volunteered is found by whom it is about; what was asked for is found by its request.
    package static var searched: SealedField? { SealedField("determination", "subject") }
    package static var shownRecords: [String] { ["determination"] }

    package static var states: [CaseState] {
        [
            CaseState(CopyState.offered.rawValue, "Offered", .waiting),
            CaseState(CopyState.noted.rawValue, "In the note of a meeting", .waiting),
            CaseState(CopyState.disclosed.rawValue, "Disclosed", .good),
            CaseState(CopyState.received.rawValue, "Received", .good),
            CaseState(CopyState.declined.rawValue, "Declined", .done),
            CaseState(CopyState.destroyed.rawValue, "Destroyed", .done),
        ]
    }

    package init?(_ reference: CaseID, begunBy entry: Booked<DisclosureEvent>) {
        guard case .disclosed(let terms) = entry.event else { return nil }
        self.init(reference, terms, by: entry.officer, at: entry.at)
    }

    package static func begin(
        _ act: DisclosureAct, as reference: CaseID, in circumstances: Circumstances
    ) -> DisclosureAct.Outcome {
        guard case .volunteer(let volunteered) = act else {
            return .refused(.init(.notNow, "There is no such disclosure.", on: .readers))
        }
        return begin(reference, volunteered, in: circumstances)
    }

    package func owner(of record: String, in register: Register) -> AgencyID? {
        copies.first { $0.record == record }?.agency ?? owner
    }

    package var recordCopies: [RecordCopy] {
        copies.map { RecordCopy($0.record, of: "disclosure", at: $0.agency) }
    }

    package static func takingFiles(asNew reference: CaseID, in circumstances: Circumstances) -> FilePlace? {
        circumstances.isLiaisonOfficer ? FilePlace(reference, "disclosure", of: circumstances.officer.agency) : nil
    }

    package func looking(at record: String, in circumstances: Circumstances) -> Looking<DisclosureEvent>? {
        guard record == "determination", case .happened(let opening) = decide(.open, in: circumstances),
            let decision = opening.decision
        else { return nil }
        let isOpened = openedBy.contains(circumstances.officer.id)
        return Looking(decision, entering: isOpened ? nil : opening.events.first)
    }

    package var standingFiles: [RecordedFile] { isEnded ? [] : terms.files }

    package var row: CaseRow {
        var row = CaseRow(
            reference: reference, kind: Self.name.word, state: state.rawValue, officer: discloser, openedAt: openedAt,
            changedAt: changedAt)
        row.isOpen = !isEnded
        row.parties = [CaseParty(owner, .owner)] + copies.map { CaseParty($0.agency, .recipient) }
        row.informationClass = determination.informationClass.name
        row.purpose = terms.purpose.name
        row.keepUntil = keepUntil
        row.isDuty = decision?.isDuty ?? false
        // Whoever took the note of it reads it back.
        if copies.contains(where: { $0.state == .noted }) { row.members.append(discloser) }
        for reader in copies.filter(\.state.isHeld).flatMap(\.readers) where !row.members.contains(reader) {
            row.members.append(reader)
        }
        row.tasks = tasks
        return row
    }

    /// Where the copy stands that is the least far.
    private var state: CopyState {
        let order: [CopyState] = [.offered, .noted, .disclosed, .received, .destroyed, .declined]
        return order.first { state in copies.contains { $0.state == state } } ?? .disclosed
    }
}
