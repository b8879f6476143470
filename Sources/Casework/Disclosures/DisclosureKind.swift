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
            CaseState(CopyState.noted.rawValue, "Waiting for its owner to confirm", .waiting),
            CaseState(CopyState.disclosed.rawValue, "Disclosed", .good),
            CaseState(CopyState.received.rawValue, "Received", .good),
            CaseState(CopyState.declined.rawValue, "Declined", .done),
            CaseState(CopyState.destroyed.rawValue, "Destroyed", .done),
            CaseState("ended", "Ended by its owner", .done),
            CaseState("consentWithdrawn", "Consent withdrawn", .bad),
        ]
    }

    package init?(_ reference: CaseID, begunBy entry: Booked<DisclosureEvent>) {
        guard case .disclosed(let terms) = entry.event else { return nil }
        self.init(reference, terms, by: entry.officer, at: entry.at)
    }

    /// The disclosure of a request's number is that request's alone, so that nobody takes its place beforehand.
    package static func beginner(of reference: CaseID) -> CaseID? { RequestCase.request(answeredBy: reference) }

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

    /// An agency sees what happens to its own copy, and of the whole disclosure what happened while it had one; the
    /// owner and auditors see everything (4.6, 4.10).
    package func shows(in circumstances: Circumstances) -> (Booked<DisclosureEvent>) -> Bool {
        let officer = circumstances.officer
        guard officer.role != .auditor, officer.agency != owner else { return { _ in true } }
        let end = copy(of: officer.agency).flatMap { $0.state.isEnded ? $0.since : nil }
        return { entry in
            if let holder = entry.event.holder(actedBy: entry.agency) { return holder == officer.agency }
            return end.map { entry.at <= $0 } ?? true
        }
    }

    package var standingFiles: [RecordedFile] { isEnded ? [] : terms.files }

    package var row: CaseRow {
        var row = CaseRow(
            reference: reference, kind: Self.name.word, state: state, officer: discloser, openedAt: openedAt,
            changedAt: changedAt)
        row.isOpen = !isEnded
        // Whom it is about is for those who may open that: not where it is not confirmed, declined or destroyed.
        row.parties = [CaseParty(owner, .owner, findsByName: !isEnded)]
        for copy in copies {
            let opens = copy.state == .offered || isInHand(copy)
            row.parties.append(CaseParty(copy.agency, .recipient, findsByName: opens))
        }
        row.informationClass = determination.informationClass.name
        row.purpose = terms.purpose.name
        row.keepUntil = keepUntil
        row.isDuty = decision?.isDuty ?? false
        // Whoever took the note of it reads it back.
        if copies.contains(where: { $0.state == .noted }) { row.members.append(discloser) }
        let inHand = copies.filter(isInHand)
        for reader in inHand.flatMap(\.readers) where !row.members.contains(reader) { row.members.append(reader) }
        row.tasks = tasks
        return row
    }

    /// Where the copy stands that is the least far; that the consent is gone, while anybody has one.
    private var state: String {
        if consentWithdrawn != nil, copies.contains(where: \.state.isHeld) { return "consentWithdrawn" }
        let order: [CopyState] = [.offered, .noted, .disclosed, .received, .destroyed, .declined]
        let least = order.lazy.compactMap { state in copies.first { $0.state == state } }.first
        return least?.stateWord ?? CopyState.disclosed.rawValue
    }
}
