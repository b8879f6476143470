package import Casework
package import SharingProtocol
import Synchronization
import Vault

/// The register, the people in it, and the agencies' keys, at one moment.
package struct RegisterSnapshot: Sendable {
    package let register: Register
    package private(set) var accounts: [OfficerID: Account]
    /// Entries about agencies, in ledger order.
    package let history: [CaseID: [Booked<AgencyEvent>]]
    package let versions: ProtocolVersions
    let keys: [AgencyID: AgencyKey]
    private let rowKey: RowKey

    /// Whether a server of this partnership wrote the account, and none since.
    func attests(_ account: Account) -> Bool {
        let changes = register.known(account.agency)?.officers[account.officer]?.accountChanges
        return changes.map { account.isAttested(by: rowKey, changes: $0) } ?? false
    }

    /// The officer's name, or the reference of one who has no account any more.
    package func name(of officer: OfficerID) -> String {
        accounts[officer]?.name ?? (officer == Officer.applicantID ? "Whoever applied" : officer.text)
    }
    package func name(of agency: AgencyID) -> String { register.known(agency)?.name ?? agency.text }

    package func circumstances(
        of officer: Officer, at moment: Timestamp, rules: InformationSharingProtocol
    ) -> Circumstances {
        Circumstances(
            officer: officer, at: moment, register: register, rules: rules, versions: versions.all,
            textHashes: versions.textHashes)
    }

    /// The version of the protocol in force on that day (5.1).
    package func rules(on day: Day) throws(DeskError) -> InformationSharingProtocol { try versions.rules(on: day) }

    init(_ record: RegisterRecord, root: RootKey, protocols: ProtocolShelf) throws(DeskError) {
        var partnership: CaseHistory<PartnershipCase>?
        var agencies: [CaseID: CaseHistory<Agency>] = [:]
        for (reference, entries) in Dictionary(grouping: record.entries, by: \.reference) {
            if reference == PartnershipCase.reference {
                partnership = try CaseHistory(reference, entries)
            } else {
                agencies[reference] = try CaseHistory(reference, entries)
            }
        }
        var keys: [AgencyID: AgencyKey] = [:]
        for wrapped in record.keys where wrapped.isAgencyKey {
            do throws(VaultError) {
                keys[AgencyID(wrapped.owner)] = try root.agencyKey(wrapped)
            } catch {
                throw .sealing(error)
            }
        }
        let current = partnership?.current ?? PartnershipCase()
        guard let versions = protocols.versions(current) else {
            throw .unreadableEntry(position: partnership?.entries.last?.position ?? 0)
        }
        let known = Dictionary(uniqueKeysWithValues: agencies.values.map { ($0.current.id, $0.current) })
        var register = Register(version: record.version, agencies: known.filter { !$0.value.isApplicant })
        register.applicants = known.filter(\.value.isApplicant)
        register.versions = versions.all.map { VersionInForce($0) }
        register.partnership = current
        self.register = register
        self.versions = versions
        history = agencies.mapValues(\.entries)
        self.keys = keys
        rowKey = root.rowKey
        accounts = [:]
        for account in record.accounts where attests(account) { accounts[account.officer] = account }
    }
}

/// Keeps the latest register, so that an act does not fold every agency anew.
///
/// Each act still learns the register's version with its case, and asks for a new one when it has moved.
final class RegisterShelf: Sendable {
    let protocols: ProtocolShelf
    private let proofs: EntryProofs
    private let latest = Mutex<RegisterSnapshot?>(nil)

    init(_ protocols: ProtocolShelf, _ proofs: EntryProofs) {
        self.protocols = protocols
        self.proofs = proofs
    }

    /// The register as it was when it was last asked for.
    var remembered: RegisterSnapshot? { latest.withLock(\.self) }

    /// The register at `version` or later; `nil` asks for the latest.
    func snapshot(
        at version: Int?, from records: any RecordStore, root: RootKey
    ) async throws(DeskError) -> RegisterSnapshot {
        let kept = latest.withLock { $0 }
        if let kept, let version, kept.register.version >= version { return kept }
        let record = try await stored { () throws(StoreError) in
            try await records.register(since: kept?.register.version)
        }
        guard let record else {
            // Still at the version that is kept.
            guard let kept else { throw .notAnOfficer }
            return kept
        }
        try await proofs.prove(record.entries, in: records)
        let fresh = try RegisterSnapshot(record, root: root, protocols: protocols)
        latest.withLock { present in
            if (present?.register.version ?? -1) < fresh.register.version { present = fresh }
        }
        return fresh
    }
}
