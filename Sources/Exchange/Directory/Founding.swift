import Casework
import SharingProtocol
import Vault

extension LiaisonDesk {
    /// Founds a partnership in empty records: its support team, with an administrator, who opens every other account,
    /// and a coordinator. It takes two, so that no password is ever the administrator's to give (4.8).
    ///
    /// Nobody is there yet to act, so this one act is decided by nobody but the records, which have to be empty.
    package func found(
        supportTeam name: String, administrator: Account, coordinator: Account
    ) async throws(DeskError) -> Filed {
        let moment = now()
        let reference = CaseID(of: administrator.agency)
        let header = EntryHeader(
            reference: reference, at: moment, officer: administrator.officer, agency: administrator.agency,
            version: try shelf.protocols.founding.rules(on: moment.day).name)
        let events: [AgencyEvent] = [
            .admitted(name: name, category: nil),
            .officerAdmitted(administrator.officer, role: .administrator, maySign: false),
            .passwordHandedOver(administrator.officer),
            .officerAdmitted(coordinator.officer, role: .coordinator, maySign: false),
            .passwordHandedOver(coordinator.officer),
        ]
        var team: Agency?
        var entries: [[UInt8]] = []
        for (place, event) in events.enumerated() {
            let booked = header.booked(event, sealed: [:], sequence: place)
            if team?.apply(booked) == nil { team = Agency(reference, begunBy: booked) }
            entries.append(header.encoded(event.kind, event.facts, sealed: [:], sequence: place))
        }
        var filing = Filing(reference, expectedLength: 0, at: moment, entries: entries)
        filing.registerVersion = 0
        filing.changesRegister = true
        filing.newKeys = [try newAgencyKey(administrator.agency).wrapped]
        filing.accounts = [administrator, coordinator].map {
            $0.attested(by: rowKey, changes: team?.accountHolders[$0.officer] ?? 0)
        }
        filing.row = team?.row
        return try await stored { () throws(StoreError) in try await records.file(filing) }
    }
}
