import Casework
import SharingProtocol
import Vault

extension LiaisonDesk {
    /// Founds a partnership in empty records: its support team, and the first account, an administrator's, which
    /// opens every other (4.8).
    ///
    /// Nobody is there yet to act, so this one act is decided by nobody but the records, which have to be empty.
    package func found(supportTeam name: String, administrator account: Account) async throws(DeskError) -> Filed {
        let moment = now()
        let reference = CaseID(of: account.agency)
        let header = EntryHeader(
            reference: reference, at: moment, officer: account.officer, agency: account.agency,
            version: try rules(on: moment.day).name)
        let events: [AgencyEvent] = [
            .admitted(name: name, category: nil),
            .officerAdmitted(account.officer, role: .administrator, maySign: false),
        ]
        var filing = Filing(
            reference, expectedLength: 0, at: moment,
            entries: events.enumerated().map {
                header.encoded($0.element.kind, $0.element.facts, sealed: [:], sequence: $0.offset)
            })
        filing.registerVersion = 0
        filing.changesRegister = true
        filing.newKeys = [try newAgencyKey(account.agency)]
        filing.account = account
        filing.row = CaseRow(
            reference: reference, kind: "agency", state: "admitted", officer: account.officer, openedAt: moment,
            changedAt: moment)
        do throws(StoreError) { return try await records.file(filing) } catch { throw .store(error) }
    }
}
