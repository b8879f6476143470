import Casework
import Vault

/// Opens keys to see that they are those that were made. It opens nothing that they seal.
struct KeyCheck: Sendable {
    /// Attests accounts.
    let rowKey: RowKey
    private let root: RootKey
    private let agencies: [String: AgencyKey]

    /// `keys` are the agencies' own, wrapped; one that opens nothing is passed over here, and found with its case.
    init(_ root: RootKey, agencies keys: [WrappedKey]) {
        self.root = root
        rowKey = root.rowKey
        var agencies: [String: AgencyKey] = [:]
        for key in keys { agencies[key.owner] = Self.opened { () throws(VaultError) in try root.agencyKey(key) } }
        self.agencies = agencies
    }

    /// The keys of a case that open nothing.
    func faults(of keys: [WrappedKey], in reference: CaseID) -> [CaseFault] {
        keys.filter { !opens($0) }.map { key in
            .keyOpensNothing(
                reference, record: key.isAgencyKey ? "" : RecordKeys.record(key.id, of: reference) ?? key.id)
        }
    }

    private func opens(_ key: WrappedKey) -> Bool {
        if key.isAgencyKey { return Self.opened { () throws(VaultError) in try root.agencyKey(key) } != nil }
        // That its owner has no key is said of its owner.
        guard let agency = agencies[key.owner] else { return true }
        return Self.opened { () throws(VaultError) in try agency.dataKey(key) } != nil
    }

    private static func opened<Key>(_ open: () throws(VaultError) -> Key) -> Key? {
        do throws(VaultError) { return try open() } catch { return nil }
    }
}
