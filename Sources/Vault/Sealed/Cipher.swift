import Crypto

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// AES-256-GCM (NIST SP 800-38D) as everything sealed here uses it: one format, in one place.
///
///     0x01 ‖ nonce (12 bytes) ‖ ciphertext ‖ tag (16 bytes)
///
/// The format is written down, with vectors, in `docs/vault.md`.
enum Cipher {
    static let format: UInt8 = 1
    static let nonceSize = 12
    static let tagSize = 16
    /// What sealing adds to the length of a value, in bytes.
    static let overhead = 1 + nonceSize + tagSize

    static func seal(
        _ clear: [UInt8], under key: SymmetricKey, binding: [UInt8], nonce: [UInt8]
    ) throws(VaultError) -> [UInt8] {
        do {
            let box = try AES.GCM.seal(
                clear, using: key, nonce: AES.GCM.Nonce(data: nonce), authenticating: binding)
            guard let combined = box.combined else { throw VaultError.cipherFailed }
            return Array(unsafeUninitializedCapacity: 1 + combined.count) { sealed, count in
                sealed[0] = format
                count = 1 + combined.copyBytes(to: UnsafeMutableBufferPointer(rebasing: sealed[1...]))
            }
        } catch {
            throw .cipherFailed
        }
    }

    static func open(
        _ sealed: [UInt8], under key: SymmetricKey, binding: [UInt8]
    ) throws(VaultError) -> Data {
        guard let first = sealed.first else { throw .malformed }
        guard first == format else { throw .unknownFormat(first) }
        guard sealed.count >= overhead else { throw .malformed }
        do {
            let box = try AES.GCM.SealedBox(combined: sealed[1...])
            return try AES.GCM.open(box, using: key, authenticating: binding)
        } catch {
            throw .wrongKeyOrAltered
        }
    }
}
