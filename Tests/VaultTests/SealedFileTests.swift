import Testing

@testable import Vault

@Suite("A sealed file")
struct SealedFileTests {
    static let chunk = FileSeal.chunkSize

    static func sealed(_ clear: [UInt8], in pieces: Int = .max) throws -> (chunks: [[UInt8]], file: FileSeal) {
        var sealer = ChunkSealer(key: .example, binding: .photograph, dice: .seeded(12))
        var chunks: [[UInt8]] = []
        var rest = clear[...]
        while !rest.isEmpty {
            chunks += try sealer.update(rest.prefix(pieces))
            rest = rest.dropFirst(pieces)
        }
        let (last, file) = try sealer.finish()
        return (chunks + [last], file)
    }

    static func opened(
        _ chunks: [[UInt8]], key: DataKey = .example, binding: Binding = .photograph
    ) throws -> (clear: [UInt8], file: FileSeal) {
        var opener = ChunkOpener(key: key, binding: binding)
        var clear: [UInt8] = []
        for (index, sealed) in chunks.enumerated() {
            clear += try opener.open(sealed, isLast: index == chunks.count - 1)
        }
        return (clear, try opener.finish())
    }

    @Test(arguments: [
        (0, 1), (1, 1), (chunk - 1, 1), (chunk, 1), (chunk + 1, 2), (2 * chunk, 2), (3 * chunk + 5, 4),
    ])
    func `opens to what was sealed, in as many chunks as it needs`(_ size: Int, _ count: Int) throws {
        let clear = Dice.seeded(13)(size)
        let (chunks, file) = try Self.sealed(clear)
        #expect(chunks.count == count)
        #expect(file.size == size && file.chunks == count && file.digest.count == 32)
        let (again, found) = try Self.opened(chunks)
        #expect(again == clear)
        #expect(found == file)
    }

    @Test(arguments: [1_000, chunk, chunk + 1, 100_000])
    func `is the same however the bytes arrived`(_ pieces: Int) throws {
        let clear = Dice.seeded(13)(3 * Self.chunk + 5)
        #expect(try Self.sealed(clear, in: pieces).chunks == Self.sealed(clear).chunks)
    }

    /// Everything that could be done to a file's rows by somebody who has no key.
    static let tampering: [(what: String, done: @Sendable ([[UInt8]]) -> [[UInt8]])] = [
        ("last chunk dropped", { $0.dropLast() }),
        ("first chunk dropped", { Array($0.dropFirst()) }),
        ("middle chunk dropped", { [$0[0]] + $0[2...] }),
        ("two chunks swapped", { [$0[1], $0[0]] + $0[2...] }),
        ("a chunk repeated", { [$0[0], $0[0]] + $0[1...] }),
        ("last chunk repeated", { $0 + [$0[$0.count - 1]] }),
        ("a chunk added", { $0 + [$0[0]] }),
        ("an empty chunk added", { $0 + [[]] }),
        ("last chunk cut short", { $0.dropLast() + [$0[$0.count - 1].dropLast()] }),
        (
            "one byte changed",
            { chunks in
                var altered = chunks
                altered[1][5_000] ^= 1
                return altered
            }
        ),
    ]

    @Test(arguments: tampering.indices)
    func `does not open when it was tampered with`(_ index: Int) throws {
        let (chunks, _) = try Self.sealed(Dice.seeded(13)(3 * Self.chunk + 5))
        let (what, done) = Self.tampering[index]
        #expect(throws: VaultError.self, "\(what)") { try Self.opened(done(chunks)) }
    }

    @Test func `does not end before its last chunk`() throws {
        let (chunks, _) = try Self.sealed(Dice.seeded(13)(2 * Self.chunk))
        var opener = ChunkOpener(key: .example, binding: .photograph)
        _ = try opener.open(chunks[0], isLast: false)
        let halfRead = opener
        #expect(throws: VaultError.truncated) { try halfRead.finish() }
    }

    @Test func `does not go on after its last chunk`() throws {
        let (chunks, _) = try Self.sealed([1, 2, 3])
        var opener = ChunkOpener(key: .example, binding: .photograph)
        _ = try opener.open(chunks[0], isLast: true)
        #expect(throws: VaultError.pastTheEnd) { try opener.open(chunks[0], isLast: true) }
    }

    @Test func `does not open as another file, under another key, or with another file's chunk`() throws {
        let (chunks, _) = try Self.sealed(Dice.seeded(13)(2 * Self.chunk))
        let other = Binding(caseReference: "SMK-2026-000114", field: "file/2", owner: "police")
        #expect(throws: VaultError.wrongKeyOrAltered) { try Self.opened(chunks, binding: other) }
        #expect(throws: VaultError.wrongKeyOrAltered) { try Self.opened(chunks, key: .example(9)) }
        #expect(throws: VaultError.wrongKeyOrAltered) { try DataKey.example.open(chunks[0], binding: .photograph) }
    }

    @Test func `is proved without its key by the digest of its sealed bytes`() throws {
        let clear = Dice.seeded(13)(Self.chunk + 5)
        let (chunks, file) = try Self.sealed(clear)
        #expect(file.digest == sha256(chunks.flatMap { $0 }))
        #expect(file.digest != sha256(clear))
    }
}
