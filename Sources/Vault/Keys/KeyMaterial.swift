import Crypto

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
#if canImport(Glibc)
    import Glibc
#endif

/// The size of every key here, in bytes.
let keySize = 32

/// HKDF-SHA256 (RFC 5869), no salt: one key for each thing that a key is for, so that none serves two.
func derived(from key: SymmetricKey, for purpose: String) -> SymmetricKey {
    HKDF<SHA256>.deriveKey(inputKeyMaterial: key, info: Array(purpose.utf8), outputByteCount: keySize)
}

/// The key inside its wrapping.
func unwrapped(_ sealed: [UInt8], under key: SymmetricKey, binding: [UInt8]) throws(VaultError) -> SymmetricKey {
    var clear = try Cipher.open(sealed, under: key, binding: binding)
    defer { clear.resetBytes(in: 0..<clear.count) }
    guard clear.count == keySize else { throw .malformed }
    return SymmetricKey(data: clear)
}

/// Overwrites key bytes that passed through an array. A plain loop would be optimised away.
func wipe(_ bytes: inout [UInt8]) {
    bytes.withUnsafeMutableBytes { buffer in
        guard let start = buffer.baseAddress else { return }
        #if canImport(Glibc)
            explicit_bzero(start, buffer.count)
        #else
            memset_s(start, buffer.count, 0, buffer.count)
        #endif
    }
}
