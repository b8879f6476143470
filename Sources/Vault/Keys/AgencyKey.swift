import Crypto

/// The key of one agency, under which the keys of all its records lie.
///
/// Information stays the property of the agency that disclosed it (4.9), and so do the keys to it.
package struct AgencyKey: Sendable, CustomStringConvertible, CustomReflectable {
    /// The agency that it belongs to.
    package let owner: String
    /// Finds sealed names without opening them.
    package let blindIndex: BlindIndex
    let key: SymmetricKey
    private let wrapping: SymmetricKey

    init(_ key: SymmetricKey, owner: String) {
        self.key = key
        self.owner = owner
        wrapping = derived(from: key, for: "gatehouse/data-keys/1")
        blindIndex = BlindIndex(key: derived(from: key, for: "gatehouse/blind-index/1"))
    }

    /// Seals what its officers are still writing: no record yet, so no key of its own, and nothing to certify.
    package var draftKey: DataKey { DataKey(derived(from: key, for: "gatehouse/drafts/1")) }

    /// A new key for one record, and its wrapped form for the store.
    package func newDataKey(id: String, dice: Dice) throws(VaultError) -> (key: DataKey, wrapped: WrappedKey) {
        var clear = dice(keySize)
        defer { wipe(&clear) }
        let bytes = try Cipher.seal(
            clear, under: wrapping, binding: binding(id), nonce: dice(Cipher.nonceSize))
        return (DataKey(SymmetricKey(data: clear)), WrappedKey(id: id, owner: owner, bytes: bytes))
    }

    /// Another wrapped form of a record's key, for a copy of the record: it opens the same, and ends by itself.
    package func wrap(_ key: DataKey, id: String, dice: Dice) throws(VaultError) -> WrappedKey {
        var clear = key.key.withUnsafeBytes { Array($0) }
        defer { wipe(&clear) }
        let bytes = try Cipher.seal(clear, under: wrapping, binding: binding(id), nonce: dice(Cipher.nonceSize))
        return WrappedKey(id: id, owner: owner, bytes: bytes)
    }

    /// The key of one record, out of its wrapped form.
    package func dataKey(_ wrapped: WrappedKey) throws(VaultError) -> DataKey {
        guard wrapped.owner == owner else { throw .wrongKeyOrAltered }
        return DataKey(try unwrapped(wrapped.bytes, under: wrapping, binding: binding(wrapped.id)))
    }

    private func binding(_ id: String) -> [UInt8] { boundBytes(["gatehouse/data-key/1", id, owner]) }

    package var description: String { "‹key›" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
