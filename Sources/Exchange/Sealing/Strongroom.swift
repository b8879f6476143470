import Casework
import SharingProtocol
import Vault

/// Seals what an act leaves behind, and opens what a permission covers. Nothing else in Gatehouse opens a record.
struct Strongroom: Sendable {
    let dice: Dice

    /// Seals the secrets of one entry, and adds to `keys` and `made` the data keys that it needed.
    func seal(
        _ secrets: [Secret], of reference: CaseID, owners: (String) -> AgencyID?, keys: inout RecordKeys,
        agencies: [AgencyID: AgencyKey]
    ) throws(DeskError) -> [String: [UInt8]] {
        var sealed: [String: [UInt8]] = [:]
        for secret in secrets {
            guard let owner = owners(secret.record) else { throw .sealing(.wrongKeyOrAltered) }
            let key = try dataKey(secret.record, of: reference, owner: owner, keys: &keys, agencies: agencies)
            let name = secret.place.description
            do throws(VaultError) {
                sealed[name] = try key.seal(
                    Array(secret.words.revealed.utf8), binding: binding(name, of: reference, owner: owner), dice: dice)
            } catch {
                throw .sealing(error)
            }
        }
        return sealed
    }

    /// Wraps a record's key once more for each of its copies.
    func wrap(
        _ copies: [RecordCopy], of reference: CaseID, owners: (String) -> AgencyID?, keys: inout RecordKeys,
        agencies: [AgencyID: AgencyKey]
    ) throws(DeskError) {
        for copy in copies {
            guard let owner = owners(copy.record), let agencyKey = agencies[copy.agency] else {
                throw .sealing(.wrongKeyOrAltered)
            }
            let key = try dataKey(copy.record, of: reference, owner: owner, keys: &keys, agencies: agencies)
            do throws(VaultError) {
                keys.made.append(try agencyKey.wrap(key, id: RecordKeys.id(copy.name, of: reference), dice: dice))
            } catch {
                throw .sealing(error)
            }
        }
    }

    /// The record's key: the one it has, or a new one.
    func dataKey(
        _ record: String, of reference: CaseID, owner: AgencyID, keys: inout RecordKeys,
        agencies: [AgencyID: AgencyKey]
    ) throws(DeskError) -> DataKey {
        let id = RecordKeys.id(record, of: reference)
        if let open = keys.opened[id] { return open }
        guard let agencyKey = agencies[owner] else { throw .sealing(.wrongKeyOrAltered) }
        do throws(VaultError) {
            if let wrapped = keys.wrapped[id] {
                let key = try agencyKey.dataKey(wrapped)
                keys.opened[id] = key
                return key
            }
            let (key, wrapped) = try agencyKey.newDataKey(id: id, dice: dice)
            keys.opened[id] = key
            keys.made.append(wrapped)
            return key
        } catch {
            throw .sealing(error)
        }
    }

    /// Opens the fields of one record, which is `owner`'s, under leave to read it or that copy of it.
    ///
    /// A record whose key is destroyed opens to nothing, and so does a copy whose wrapping is.
    func open(
        _ record: String, in sealed: [String: [UInt8]], under permission: Permission, of reference: CaseID,
        owner: AgencyID, keys: RecordKeys, agencies: [AgencyID: AgencyKey]
    ) throws(DeskError) -> [String: Confidential] {
        var words: [String: Confidential] = [:]
        guard let key = try key(permission, of: reference, keys: keys, agencies: agencies) else { return words }
        let prefix = record + "/"
        for (name, ciphertext) in sealed where name.hasPrefix(prefix) {
            do throws(VaultError) {
                let bytes = try key.open(ciphertext, binding: binding(name, of: reference, owner: owner))
                words[name] = Confidential(String(decoding: bytes, as: UTF8.self))
            } catch {
                throw .sealing(error)
            }
        }
        return words
    }

    /// What opens one file of the record that the permission covers.
    func opener(
        of file: FileID, under permission: Permission, of reference: CaseID, owner: AgencyID, keys: RecordKeys,
        agencies: [AgencyID: AgencyKey]
    ) throws(DeskError) -> ChunkOpener? {
        let key = try key(permission, of: reference, keys: keys, agencies: agencies)
        return key.map { ChunkOpener(key: $0, binding: fileBinding(file, of: reference, owner: owner)) }
    }

    func sealer(of file: FileID, under key: DataKey, of reference: CaseID, owner: AgencyID) -> ChunkSealer {
        ChunkSealer(key: key, binding: fileBinding(file, of: reference, owner: owner), dice: dice)
    }

    /// The key of the record, or of the copy, that a permission to read covers; of this case, and of no other.
    private func key(
        _ permission: Permission, of reference: CaseID, keys: RecordKeys, agencies: [AgencyID: AgencyKey]
    ) throws(DeskError) -> DataKey? {
        guard permission.asked == .read, permission.matter.reference == reference.text else { return nil }
        guard let wrapped = keys.wrapped[RecordKeys.id(permission.matter.record, of: reference)] else { return nil }
        guard let agencyKey = agencies[AgencyID(wrapped.owner)] else { throw .sealing(.wrongKeyOrAltered) }
        do throws(VaultError) { return try agencyKey.dataKey(wrapped) } catch { throw .sealing(error) }
    }

    private func binding(_ name: String, of reference: CaseID, owner: AgencyID) -> Binding {
        Binding(caseReference: reference.text, field: name, owner: owner.text)
    }

    private func fileBinding(_ file: FileID, of reference: CaseID, owner: AgencyID) -> Binding {
        Binding(caseReference: reference.text, field: "disclosure/file." + file.text, owner: owner.text)
    }
}

/// The data keys of one case, wrapped as they are kept, and those made on the way.
struct RecordKeys: Sendable {
    var wrapped: [String: WrappedKey]
    var opened: [String: DataKey] = [:]
    var made: [WrappedKey] = []

    init(_ kept: [WrappedKey]) { self.init(Dictionary(kept.map { ($0.id, $0) }) { first, _ in first }) }

    init(_ wrapped: [String: WrappedKey]) { self.wrapped = wrapped }

    /// The keys that there are once those that were made are filed and those are destroyed.
    func wrapped(without destroyed: [String]) -> [String: WrappedKey] {
        var left = wrapped
        for key in made { left[key.id] = key }
        for id in destroyed { left[id] = nil }
        return left
    }

    /// Takes over the keys made while files came in, before their act was decided.
    mutating func take(_ other: RecordKeys) {
        opened.merge(other.opened) { _, new in new }
        made += other.made
    }

    static func id(_ record: String, of reference: CaseID) -> String { reference.text + "/" + record }

    /// The record whose key has that name; `nil` where it is none of that case's.
    static func record(_ id: String, of reference: CaseID) -> String? {
        let own = Self.id("", of: reference)
        return id.hasPrefix(own) ? String(id.dropFirst(own.count)) : nil
    }
}
