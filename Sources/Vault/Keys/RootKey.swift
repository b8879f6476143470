import Crypto

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The one key that comes from outside the database, and under which all others lie (4.8).
///
/// Who has the database without it has nothing; who loses it has lost everything sealed.
package struct RootKey: Sendable, CustomStringConvertible, CustomReflectable {
    private let key: SymmetricKey
    private let wrapping: SymmetricKey

    private init(_ bytes: [UInt8]) {
        key = SymmetricKey(data: bytes)
        wrapping = derived(from: key, for: "gatehouse/agency-keys/1")
    }

    /// A new one.
    package static func generate(_ dice: Dice) -> RootKey {
        var bytes = dice(keySize)
        defer { wipe(&bytes) }
        return RootKey(bytes)
    }

    /// Reads the one line that a key file or an environment variable holds:
    /// `gatehouse-root-key-1:` and 44 characters of base64. White space around it does not matter.
    package init(text: String) throws(RootKeyError) {
        var bytes = try rootKeyBytes(text)
        defer { wipe(&bytes) }
        self.init(bytes)
    }

    /// The line for a key file, without its newline. This is the key: show it to nobody.
    package var text: String {
        rootKeyPrefix + key.withUnsafeBytes { Data($0).base64EncodedString() }
    }

    /// What a database remembers of its root key, so that another one is noticed at the start and
    /// not at the first reading. 16 hexadecimal digits that tell nothing about the key.
    package var checkValue: String {
        derived(from: key, for: "gatehouse/root-key-check/1").withUnsafeBytes { bytes in
            bytes.prefix(8).map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
        }
    }

    /// The seed of the key that signs the ledger's checkpoints: with it too there is one secret to keep.
    package var ledgerSeed: [UInt8] {
        derived(from: key, for: "gatehouse/ledger-signer/1").withUnsafeBytes { Array($0) }
    }

    /// The key that attests accounts and sessions.
    package var rowKey: RowKey { RowKey(derived(from: key, for: "gatehouse/rows/1")) }

    /// A new key for an agency, and its wrapped form for the store.
    package func newAgencyKey(
        owner: String, dice: Dice
    ) throws(VaultError) -> (key: AgencyKey, wrapped: WrappedKey) {
        var clear = dice(keySize)
        defer { wipe(&clear) }
        let agencyKey = AgencyKey(SymmetricKey(data: clear), owner: owner)
        return (agencyKey, try wrap(agencyKey, dice: dice))
    }

    /// Wraps an agency's key under this root key: how a database moves to a new root key.
    package func wrap(_ agencyKey: AgencyKey, dice: Dice) throws(VaultError) -> WrappedKey {
        var clear = agencyKey.key.withUnsafeBytes { Array($0) }
        defer { wipe(&clear) }
        let bytes = try Cipher.seal(
            clear, under: wrapping, binding: binding(agencyKey.owner), nonce: dice(Cipher.nonceSize))
        return WrappedKey(id: WrappedKey.agencyKeyID(agencyKey.owner), owner: agencyKey.owner, bytes: bytes)
    }

    /// An agency's key, out of its wrapped form.
    package func agencyKey(_ wrapped: WrappedKey) throws(VaultError) -> AgencyKey {
        guard wrapped.isAgencyKey else { throw .wrongKeyOrAltered }
        return AgencyKey(
            try unwrapped(wrapped.bytes, under: wrapping, binding: binding(wrapped.owner)), owner: wrapped.owner)
    }

    private func binding(_ owner: String) -> [UInt8] {
        boundBytes(["gatehouse/agency-key/1", WrappedKey.agencyKeyID(owner), owner])
    }

    package var description: String { "‹key›" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
