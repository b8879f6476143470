import Crypto

/// A key, sealed under the key above it: what a store keeps, and what destruction erases (4.13).
package struct WrappedKey: Hashable, Sendable {
    /// Which key it is, and no other's: `agency/police`, or the record that it opens.
    package let id: String
    /// The agency whose key it is, or under whose key it is wrapped (4.9).
    package let owner: String
    /// The sealed key; 61 bytes in today's format.
    package let bytes: [UInt8]

    package init(id: String, owner: String, bytes: [UInt8]) {
        self.id = id
        self.owner = owner
        self.bytes = bytes
    }

    /// Whether it is an agency's own key, and not that of one of its records.
    package var isAgencyKey: Bool { id == Self.agencyKeyID(owner) }

    static func agencyKeyID(_ owner: String) -> String { "agency/" + owner }

    /// What a certificate of destruction says about this key.
    package var fingerprint: KeyFingerprint {
        KeyFingerprint(
            bytes: Array(SHA256.hash(data: boundBytes(["gatehouse/key-fingerprint/1", id, owner]) + bytes)))
    }
}

/// The SHA-256 of a wrapped key, by which a certificate names the key that was destroyed.
///
/// It tells nothing about the key. When a backup from before the destruction is restored, the key that
/// comes back with it has this fingerprint, and is known for one that had been destroyed.
package struct KeyFingerprint: Hashable, Sendable {
    /// 32 bytes.
    package let bytes: [UInt8]

    package init(bytes: [UInt8]) { self.bytes = bytes }
}
