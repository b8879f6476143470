import Casework
import Exchange
import Foundation
import GRDB
import Testing
import Vault

@testable import SQLiteRecords

@Suite("4.13 A destroyed key")
struct DestructionTests {
    private static let key = WrappedKey.example("SMK-2026-000114/disclosure", seed: 99)

    @Test func `stands in no byte of any file, nor does what it opened`() async throws {
        let folder = try Folder()
        let records = try folder.open()
        let chunk = Dice.seeded(5)(70_000)
        let term = Dice.seeded(6)(16)
        try await records.stage(chunk, number: 0, of: "F-1", at: .morning)
        _ = try await records.file(
            .example {
                $0.newKeys = [Self.key]
                $0.files = [("F-1", Self.key.id)]
                $0.terms = [BlindTerm(agency: "police", term: term, key: Self.key.id)]
            })
        let before = try folder.everyByte()
        #expect(before.range(of: Data(Self.key.bytes)) != nil)
        #expect(before.range(of: Data(chunk.prefix(64))) != nil)
        #expect(before.range(of: Data(term)) != nil)
        _ = try await records.file(.example(after: 1) { $0.destroyedKeys = [Self.key.id] })
        let after = try folder.everyByte()
        #expect(after.range(of: Data(Self.key.bytes)) == nil)
        #expect(after.range(of: Data(Self.key.bytes.prefix(20))) == nil)
        #expect(after.range(of: Data(term)) == nil)
        for offset in stride(from: 0, to: chunk.count - 64, by: 1_000) {
            #expect(after.range(of: Data(chunk[offset..<(offset + 64)])) == nil, "byte \(offset) of the file")
        }
    }

    @Test(arguments: [false, true])
    func `is no better hidden than a draft that was discarded`(byFiling: Bool) async throws {
        let folder = try Folder()
        let records = try folder.open()
        var filing = Filing.example()
        var sealed: [[UInt8]] = []
        // What was written over is a draft too.
        for seed: UInt64 in 1...3 {
            sealed.append(Dice.seeded(seed)(300))
            try await records.keep(
                Draft(reference: filing.reference, officer: "O-1", sealed: sealed.last!, changedAt: .morning))
        }
        #expect(try folder.everyByte().range(of: Data(sealed[2])) != nil)
        if byFiling {
            filing.discardsDraftOf = "O-1"
            _ = try await records.file(filing)
        } else {
            try await records.discardDraft(filing.reference, of: "O-1")
        }
        for draft in sealed { #expect(try folder.everyByte().range(of: Data(draft.prefix(40))) == nil) }
    }

    @Test func `is cleared from the log once a reader is out of the way`() async throws {
        let folder = try Folder()
        let records = try folder.open()
        _ = try await records.file(.example { $0.newKeys = [Self.key] })
        // A reader that began before, and is still reading, in another process: it may still see the key.
        let reader = try folder.open()
        let snapshot = try reader.pool.makeSnapshot()
        _ = try snapshot.read { try $0.row("SELECT count(*) FROM entry") }
        _ = try await records.file(.example(after: 1) { $0.destroyedKeys = [Self.key.id] })
        #expect(try folder.everyByte().range(of: Data(Self.key.bytes)) != nil)
        try snapshot.close()
        _ = try await records.file(.example(after: 2))
        #expect(try folder.everyByte().range(of: Data(Self.key.bytes)) == nil)
    }

    @Test func `is known by its fingerprint`() async throws {
        let folder = try Folder()
        let records = try folder.open()
        _ = try await records.file(.example { $0.newKeys = [Self.key] })
        _ = try await records.file(.example(after: 1) { $0.destroyedKeys = [Self.key.id] })
        let row = try await records.read("test") { db in
            try db.row("SELECT id, fingerprint, position FROM destroyedKey").map {
                ($0[0] as String, $0.bytes(1), $0[2] as Int)
            }
        }
        #expect(row?.0 == Self.key.id && row?.1 == Self.key.fingerprint.bytes && row?.2 == 1)
    }
}
