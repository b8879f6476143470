import Crypto

/// What a ledger entry says about a file that was sealed.
package struct FileSeal: Hashable, Sendable {
    /// The size of a chunk before sealing, in bytes. Every chunk but the last has it.
    package static let chunkSize = 65_536

    /// The size before sealing, in bytes.
    package let size: Int
    /// How many sealed chunks there are; one for an empty file.
    package let chunks: Int
    /// SHA-256 over all sealed chunks, in order. It proves the file without opening it, and stands after
    /// its key is gone.
    package let digest: [UInt8]

    package init(size: Int, chunks: Int, digest: [UInt8]) {
        self.size = size
        self.chunks = chunks
        self.digest = digest
    }
}

/// Seals a file of any size as it streams past, 64 KiB at a time.
///
/// Each chunk authenticates its place and whether it is the last (the STREAM construction of Hoang,
/// Reyhanitabar, Rogaway and Vizár, as age uses it), so that a file cut short, put in another order or
/// continued does not open.
package struct ChunkSealer: Sendable {
    private let key: DataKey
    private let binding: Binding
    private let dice: Dice
    private var waiting: [UInt8] = []
    private var index = 0
    private var size = 0
    private var hash = SHA256()

    /// The binding's field names the file, `file/3`: no two files of a record may share it.
    package init(key: DataKey, binding: Binding, dice: Dice) {
        self.key = key
        self.binding = binding
        self.dice = dice
    }

    /// Takes the next bytes and gives the chunks that are complete now; often none.
    package mutating func update(_ bytes: some Collection<UInt8>) throws(VaultError) -> [[UInt8]] {
        waiting.append(contentsOf: bytes)
        size += bytes.count
        var sealed: [[UInt8]] = []
        var start = 0
        // A chunk that is exactly full waits: only more bytes show that it is not the last.
        while waiting.count - start > FileSeal.chunkSize {
            let end = start + FileSeal.chunkSize
            sealed.append(try seal(Array(waiting[start..<end]), isLast: false))
            start = end
        }
        waiting.removeFirst(start)
        return sealed
    }

    /// The last chunk, which may be empty only if the file is, and what to enter about the file.
    package consuming func finish() throws(VaultError) -> (last: [UInt8], file: FileSeal) {
        let last = try seal(waiting, isLast: true)
        return (last, FileSeal(size: size, chunks: index, digest: Array(hash.finalize())))
    }

    private mutating func seal(_ clear: [UInt8], isLast: Bool) throws(VaultError) -> [UInt8] {
        let sealed = try Cipher.seal(
            clear, under: key.key, binding: place(index, isLast, in: binding), nonce: dice(Cipher.nonceSize))
        hash.update(data: sealed)
        index += 1
        return sealed
    }
}

/// Opens a file's chunks in their order. Nothing comes out that was not checked first.
package struct ChunkOpener: Sendable {
    private let key: DataKey
    private let binding: Binding
    private var index = 0
    private var size = 0
    private var hasEnded = false
    private var hash = SHA256()

    package init(key: DataKey, binding: Binding) {
        self.key = key
        self.binding = binding
    }

    /// Opens the next chunk. `isLast` is the caller's claim, and a wrong one does not open.
    package mutating func open(_ sealed: [UInt8], isLast: Bool) throws(VaultError) -> [UInt8] {
        guard !hasEnded else { throw .pastTheEnd }
        let clear = try Cipher.open(sealed, under: key.key, binding: place(index, isLast, in: binding))
        hash.update(data: sealed)
        index += 1
        size += clear.count
        hasEnded = isLast
        return Array(clear)
    }

    /// What was opened, to be compared with the entry. Throws `truncated` if the last chunk never came.
    package consuming func finish() throws(VaultError) -> FileSeal {
        guard hasEnded else { throw .truncated }
        return FileSeal(size: size, chunks: index, digest: Array(hash.finalize()))
    }
}

/// The authenticated bytes of one chunk: the file's binding, then eight bytes of index and one for the end.
private func place(_ index: Int, _ isLast: Bool, in binding: Binding) -> [UInt8] {
    var bytes = binding.bytes
    withUnsafeBytes(of: UInt64(index).bigEndian) { bytes.append(contentsOf: $0) }
    bytes.append(isLast ? 1 : 0)
    return bytes
}
