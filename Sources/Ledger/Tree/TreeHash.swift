import Crypto

/// A SHA-256 hash in the tree: of one entry, or of everything below one node (RFC 6962, section 2.1).
///
/// Four words rather than an array, so that a million of them cost no allocation. The words hold the
/// bytes in the order of memory; only `bytes` and the initialisers know.
package struct TreeHash: Hashable, Sendable {
    private let first: UInt64
    private let second: UInt64
    private let third: UInt64
    private let fourth: UInt64

    package static let byteCount = 32

    /// A hash that was stored or sent; `nil` unless it is 32 bytes.
    package init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == Self.byteCount else { return nil }
        self = Array(bytes).withUnsafeBytes { Self(loading: $0) }
    }

    /// The hash's 32 bytes.
    package var bytes: [UInt8] { withUnsafeBytes(of: self) { Array($0) } }

    /// The root of a tree without entries: the hash of nothing.
    package static let ofNothing = TreeHash(SHA256())

    /// The hash of an entry.
    ///
    /// The 0 in front keeps an entry from ever passing for a node: without it anyone could present two
    /// child hashes as one forged entry.
    package init(leaf entry: [UInt8]) {
        var function = SHA256()
        withUnsafeBytes(of: UInt8(0)) { function.update(bufferPointer: $0) }
        entry.withUnsafeBytes { function.update(bufferPointer: $0) }
        self.init(function)
    }

    /// The hash of a node over its two children.
    package init(left: TreeHash, right: TreeHash) {
        self = withUnsafeTemporaryAllocation(byteCount: 1 + 2 * Self.byteCount, alignment: 1) { node in
            node[0] = 1
            node.storeBytes(of: left, toByteOffset: 1, as: TreeHash.self)
            node.storeBytes(of: right, toByteOffset: 1 + Self.byteCount, as: TreeHash.self)
            return TreeHash(of: UnsafeRawBufferPointer(node))
        }
    }

    /// The hash of bytes that carry their prefix already.
    init(of prefixed: UnsafeRawBufferPointer) {
        var function = SHA256()
        function.update(bufferPointer: prefixed)
        self.init(function)
    }

    private init(_ function: SHA256) {
        self = function.finalize().withUnsafeBytes { Self(loading: $0) }
    }

    private init(loading bytes: UnsafeRawBufferPointer) {
        first = bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self)
        second = bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
        third = bytes.loadUnaligned(fromByteOffset: 16, as: UInt64.self)
        fourth = bytes.loadUnaligned(fromByteOffset: 24, as: UInt64.self)
    }
}

extension TreeHash: CustomStringConvertible {
    package var description: String { Base64.text(of: bytes) }
}
