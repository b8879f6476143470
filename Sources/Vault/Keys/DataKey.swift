import Crypto

/// The key of one record: everything sealed of a request, or of a disclosure and its files.
///
/// Destroying its wrapped form is destroying the record (4.13), so it never serves two records.
package struct DataKey: Sendable, CustomStringConvertible, CustomReflectable {
    let key: SymmetricKey

    init(_ key: SymmetricKey) { self.key = key }

    /// Seals bytes, bound to where they belong.
    package func seal(_ clear: [UInt8], binding: Binding, dice: Dice) throws(VaultError) -> [UInt8] {
        try Cipher.seal(clear, under: key, binding: binding.bytes, nonce: dice(Cipher.nonceSize))
    }

    /// Opens what `seal` made, if not a byte of it, its binding or its key is another.
    package func open(_ sealed: [UInt8], binding: Binding) throws(VaultError) -> [UInt8] {
        Array(try Cipher.open(sealed, under: key, binding: binding.bytes))
    }

    /// Seals a text.
    package func seal(_ text: String, binding: Binding, dice: Dice) throws(VaultError) -> [UInt8] {
        try seal(Array(text.utf8), binding: binding, dice: dice)
    }

    package var description: String { "‹key›" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
