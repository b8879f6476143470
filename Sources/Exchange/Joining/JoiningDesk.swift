package import Casework
import SharingProtocol
import Vault

extension LiaisonDesk {
    /// Takes an application to join from somebody who has no account (2.13, 6.2). It waits for the support team.
    package func apply(_ application: JoiningApplication) async throws(DeskError) -> AgencyOutcome {
        // No name that another organisation could want: its own becomes free again with an application declined.
        let id = AgencyID(newReference("A"))
        return try await carry(CaseID(of: id), begunAs: "applied", by: .applicant(for: id), isNew: true) {
            _, circumstances in
            Agency.begin(application, in: circumstances)
        } owner: { _ in
            id
        }
    }

    /// What an agency, or an applicant, has written of itself, for its own officers and for the support team:
    /// `agreement/…` of the latest agreement (Appendix Four), `application/…`, `assurance/…` by kind, and `standing/…`,
    /// why it was declined, suspended or leaves, by the number of the entry.
    ///
    /// They name those who act for an organisation, in its name: not what 4.10 guards.
    package func ownWords(of id: AgencyID, by badge: Badge) async throws(DeskError) -> [String: Confidential] {
        let snapshot = try await register()
        guard try mayReadOwnWords(of: id, badge, snapshot) else { return [:] }
        let reference = CaseID(of: id)
        let record = try await stored { () throws(StoreError) in try await records.record(of: reference) }
        let keys = RecordKeys(record.keys)
        var words: [String: Confidential] = [:]
        for entry in snapshot.history[reference] ?? [] {
            guard let kind = entry.event.ownRecord else { continue }
            // A later agreement is another form; a later assurance of a kind takes the place of the one before.
            if kind == "agreement" { words = words.filter { !$0.key.hasPrefix("agreement/") } }
            let opened = try strongroom.openOwn(
                entry.sealed, record: kind, of: reference, owner: id, keys: keys, agencies: snapshot.keys)
            for (name, text) in opened {
                words[kind == "assurance" ? String(name.prefix { $0 != "." }) : name] = text
            }
        }
        return words
    }

    private func mayReadOwnWords(
        of id: AgencyID, _ badge: Badge, _ snapshot: RegisterSnapshot
    ) throws(DeskError) -> Bool {
        let officer = try circumstances(badge, in: snapshot, at: now()).officer
        return officer.agency == id || officer.role == .coordinator
    }

    /// Opens the intake for the scan of an agreement signed on paper, for the support team.
    package func scanIntake(for id: AgencyID, by badge: Badge) async throws(DeskError) -> FileIntake {
        let snapshot = try await register()
        let officer = try circumstances(badge, in: snapshot, at: now()).officer
        guard officer.role == .coordinator, snapshot.register.agencies[id] != nil else { throw .noSuchCase }
        var keys = RecordKeys([])
        let file = FileID(newReference("F"))
        let reference = CaseID(of: id)
        let key = try strongroom.dataKey(
            PaperAgreement.record(of: file), of: reference, owner: id, keys: &keys, agencies: snapshot.keys)
        return FileIntake(reference: reference, owner: id, key: key, keys: keys, scan: file)
    }

    /// The scan of an agreement, for the agency's own officers and for the support team.
    package func scan(_ file: FileID, of id: AgencyID, by badge: Badge) async throws(DeskError) -> OpenedFile {
        let snapshot = try await register()
        let agreement = snapshot.register.agencies[id]?.agreements.last { $0.scan?.id == file }
        guard let scan = agreement?.scan, try mayReadOwnWords(of: id, badge, snapshot) else { throw .noSuchCase }
        let reference = CaseID(of: id)
        let record = try await stored { () throws(StoreError) in try await records.record(of: reference) }
        let name = PaperAgreement.record(of: file)
        let keys = RecordKeys(record.keys)
        var words: [String: Confidential] = [:]
        for entry in snapshot.history[reference] ?? [] {
            words.merge(
                try strongroom.openOwn(
                    entry.sealed, record: name, of: reference, owner: id, keys: keys, agencies: snapshot.keys)
            ) { _, new in new }
        }
        guard
            let opener = try strongroom.ownOpener(
                of: file, record: name, of: reference, owner: id, keys: keys, agencies: snapshot.keys)
        else { throw .noSuchCase }
        return OpenedFile(scan, name: words[name + "/name"] ?? "scan", opener: opener, records: records)
    }
}

extension AgencyEvent {
    /// The record, of those that are an organisation's own papers, in which this entry's words are sealed.
    fileprivate var ownRecord: String? {
        switch self {
        case .applied: "application"
        case .agreementSigned, .agreementEntered: "agreement"
        case .assured: "assurance"
        case .declined, .suspended, .leaving: "standing"
        case .admitted, .placed, .renamed, .resumed, .staying, .left, .appointed, .appointmentEnded, .namePublished,
            .officerAdmitted,
            .passwordRenewed, .passwordHandedOver, .officerLeft:
            nil
        }
    }
}
