import Crypto
import Foundation
import Testing

@testable import Vault

func sha256(_ bytes: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: bytes)) }

/// The vectors of `docs/vault.md`, made there by other software. What is sealed today has to open in ten years.
@Suite("Sealed bytes, for ever")
struct GoldenTests {
    /// Keys 00 01 02 … 1f and so on, as counting dice throw them.
    static let root = RootKey.generate(.counting())

    @Test func `the root key's text and check value`() {
        #expect(Self.root.text == "gatehouse-root-key-1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=")
        #expect(Self.root.checkValue == Vectors.checkValue)
        #expect(hex(Self.root.ledgerSeed) == Vectors.ledgerSeed)
    }

    @Test func `an agency's key, wrapped`() throws {
        #expect(hex(try Self.root.newAgencyKey(owner: "police", dice: .counting()).wrapped.bytes) == Vectors.agencyKey)
    }

    @Test func `a record's key, wrapped, and its fingerprint`() throws {
        let agency = try Self.root.newAgencyKey(owner: "police", dice: .counting()).key
        let wrapped = try agency.newDataKey(id: "SMK-2026-000114/request", dice: .counting()).wrapped
        #expect(hex(wrapped.bytes) == Vectors.dataKey)
        #expect(hex(wrapped.fingerprint.bytes) == Vectors.fingerprint)
    }

    @Test func `a sealed value`() throws {
        let key = DataKey(.init(data: Dice.counting()(32)))
        let sealed = try key.seal(utf8("words"), binding: .statement, dice: .counting())
        #expect(hex(sealed) == Vectors.value)
        #expect(try key.open(bytes(hex: Vectors.value), binding: .statement) == utf8("words"))
    }

    @Test func `a sealed file of two chunks`() throws {
        let key = DataKey(.init(data: Dice.counting()(32)))
        var sealer = ChunkSealer(key: key, binding: .photograph, dice: .counting())
        let first = try sealer.update([UInt8](repeating: 0x61, count: 65_537))
        let (last, file) = try sealer.finish()
        #expect(first.map { hex(sha256($0)) } == [Vectors.firstChunkDigest])
        #expect(hex(last) == Vectors.lastChunk)
        #expect(hex(file.digest) == Vectors.fileDigest)
    }

    @Test func `the terms of the blind index`() throws {
        let index = try Self.root.newAgencyKey(owner: "police", dice: .counting()).key.blindIndex
        let terms = [Vectors.nameTerm, Vectors.soundTerm, Vectors.lettersTerm]
        #expect(index.terms(of: NameMarks("O’Brien")).map { hex($0) } == terms.sorted())
        #expect(index.terms(of: NameMarks("Mary O’Brien")).map { hex($0) }.contains(Vectors.initialTerm))
        #expect(hex(index.term(ofBirthIn: 1987, month: 1, day: 12)) == Vectors.birthTerm)
    }

    @Test(arguments: Vectors.all)
    func `stand in docs/vault.md`(_ vector: String) throws {
        let page = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../docs/vault.md")
        #expect(try String(contentsOf: page, encoding: .utf8).contains("`\(vector)`"))
    }
}
