package import SharingProtocol

extension Agency: CaseKind {
    package typealias Counter = AgencyCounter

    package static var name: KindName { KindName("agency", prefix: CaseID.agencyPrefix) }
    package static var isOfDirectory: Bool { true }

    package var reference: CaseID { CaseID(of: id) }

    package init?(_ reference: CaseID, begunBy entry: Booked<AgencyEvent>) {
        let id = AgencyID(String(reference.text.dropFirst(CaseID.agencyPrefix.count)))
        self.init(id: id, name: id.text, category: nil)
        apply(entry)
    }

    package mutating func apply(_ entry: Booked<AgencyEvent>) {
        apply(entry.event, by: entry.officer, at: entry.at)
    }

    /// An agency's case begins with its admission or with its application, which are no acts on an agency.
    package static func begin(
        _ act: AgencyAct, as reference: CaseID, in circumstances: Circumstances
    ) -> AgencyAct.Outcome {
        .refused(.init(.notNow, "There is no such agency.", on: .joining))
    }

    /// Its own officers, the support team's coordinators and auditors.
    package func mayKnow(by row: CaseRow, in circumstances: Circumstances) -> Bool {
        guard circumstances.officer.isActive else { return false }
        return switch circumstances.officer.role {
        case .auditor, .coordinator: true
        case .practitioner: circumstances.officer.agency == id
        case .administrator: false
        }
    }

    package func owner(of record: String, in register: Register) -> AgencyID? { id }

    /// What an agency, or an applicant, writes of itself is for its own officers and for the support team.
    package func decideReading(of record: String, in circumstances: Circumstances) -> Decision {
        let officer = circumstances.officer
        return SharingProtocol.decideReading(
            ofOwnPaper: Matter(reference.text, record: record),
            isForReader: officer.isActive && (officer.agency == id || officer.role == .coordinator),
            on: circumstances.today, under: circumstances.rules)
    }

    /// A later agreement is another form.
    package static func keeps(_ field: SealedField, after event: AgencyEvent) -> Bool {
        switch event {
        case .agreementSigned, .agreementEntered: field.record != "agreement"
        case .applied, .declined, .admitted, .placed, .renamed, .suspended, .resumed, .leaving, .staying, .left,
            .assured, .appointed, .appointmentEnded, .namePublished, .officerAdmitted, .passwordRenewed,
            .passwordHandedOver, .passwordChanged, .officerLeft:
            true
        }
    }

    package var standingFiles: [RecordedFile] { agreements.compactMap(\.scan) }
    package var accountHolders: [OfficerID: Int] { officers.mapValues(\.accountChanges) }

    package var row: CaseRow {
        let state =
            if goneSince != nil { "left" } else if admittedOn != nil { "admitted" } else if declinedOn != nil {
                "declined"
            } else { "applied" }
        var row = CaseRow(
            reference: reference, kind: Self.name.word, state: state, officer: begunBy, openedAt: openedAt,
            changedAt: changedAt)
        row.isOfDirectory = true
        return row
    }
}

extension AgencyEvent {
    package var files: [TakenUpFile] {
        guard case .agreementEntered(_, _, _, let scan) = self else { return [] }
        return [TakenUpFile(scan, in: PaperAgreement.record(of: scan.id))]
    }
}
