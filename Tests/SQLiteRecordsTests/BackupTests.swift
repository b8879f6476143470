import Casework
import Exchange
import Foundation
import GRDB
import Testing
import Vault

@testable import SQLiteRecords

@Suite("A backup")
struct BackupTests {
    private static let key = WrappedKey.example("A/disclosure", seed: 7)
    private static let kept = WrappedKey.example("A/determination", seed: 8)
    private static let term = Dice.seeded(9)(16)

    /// Records with a case whose disclosure has a key, a name and a file, and one session.
    private static func example(_ folder: Folder) async throws -> SQLiteRecords {
        let records = try folder.open()
        try await records.stage([1, 2, 3], number: 0, of: "F-1", at: .morning)
        try await records.stage([9], number: 0, of: "F-2", at: .morning)
        _ = try await records.file(
            .example("A") {
                $0.newKeys = [key, kept]
                $0.files = [("F-1", key.id)]
                $0.terms = [BlindTerm(agency: "police", term: term, key: key.id)]
                $0.row = CaseRow(
                    reference: "A", kind: "request", state: "disclosed", officer: "O-1", openedAt: .morning,
                    changedAt: .morning)
            })
        try await records.open(
            Session(
                tokenHash: Dice.seeded(3)(32), officer: "O-1", agency: "council", openedAt: .morning, seenAt: .morning,
                endsAt: .morning, device: "Firefox"))
        return records
    }

    private static func destroy(_ records: SQLiteRecords) async throws {
        _ = try await records.file(.example("A", after: 1, entries: ["destroyed"]) { $0.destroyedKeys = [key.id] })
    }

    private static func restore(_ backup: Folder, to folder: Folder) throws -> Restoration {
        try SQLiteRecords.restore(records: backup.path + "/r", keys: backup.path + "/k", to: folder.records) { entry in
            entry.bytes == Array("destroyed".utf8) ? [key.id] : []
        }
    }

    private static func backUp(_ records: SQLiteRecords, to backup: Folder) throws -> RecordsBackup {
        try records.backUp(records: backup.path + "/r", keys: backup.path + "/k")
    }

    @Test func `comes back as it was, but for sessions and files that nobody took up`() async throws {
        let (folder, backup, other) = (try Folder(), try Folder(), try Folder())
        let records = try await Self.example(folder)
        let made = try Self.backUp(records, to: backup)
        #expect(made == RecordsBackup(size: 1, root: try await records.head().root, keys: 2))
        let restored = try Self.restore(backup, to: other)
        #expect(restored.size == 1 && restored.keys == 2 && restored.root == made.root)
        #expect(restored.destroyedAgain == [] && restored.replaced == nil && restored.entriesWithoutKeys == 0)
        let again = try other.open(creates: false)
        #expect(try await again.isWhole())
        #expect(Set(try await again.record(of: "A").keys) == [Self.key, Self.kept])
        #expect(try await again.chunk(0, of: "F-1") == [1, 2, 3])
        var query = CaseQuery(.everyRecord)
        query.terms = [[Self.term]]
        #expect(try await again.cases(query).total == 1)
        #expect(try await again.sessions(of: "O-1").isEmpty)
        #expect(try await again.discardStaged(before: Timestamp.morning.adding(seconds: 1)) == 0)
        _ = try await again.file(.example("A", after: 1))
    }

    @Test func `has drafts beside the keys, where the next backup overwrites them`() async throws {
        let (folder, backup, other) = (try Folder(), try Folder(), try Folder())
        let records = try await Self.example(folder)
        let (words, spent) = (Dice.seeded(11)(64), Dice.seeded(12)(64))
        for (reference, sealed) in [("B", words), ("A", spent)] {
            try await records.keep(
                Draft(reference: CaseID(reference), officer: "O-1", sealed: sealed, changedAt: .morning))
        }
        _ = try Self.backUp(records, to: backup)
        #expect(try Data(contentsOf: URL(filePath: backup.path + "/r")).range(of: Data(words)) == nil)
        #expect(try Data(contentsOf: URL(filePath: backup.path + "/k")).range(of: Data(words)) != nil)
        // The request that was written as a draft is destroyed by the time that somebody restores.
        _ = try await records.file(
            .example("A", after: 1) {
                $0.newKeys = [WrappedKey.example("A/request", seed: 13)]
                $0.destroyedKeys = ["A/request"]
            })
        try records.close()
        try FileManager.default.copyItem(atPath: folder.records, toPath: other.records)
        _ = try Self.restore(backup, to: other)
        #expect(try await other.open(creates: false).drafts(of: "O-1").map(\.sealed) == [words])
        _ = try Self.backUp(try folder.open(), to: backup)
        #expect(try Data(contentsOf: URL(filePath: backup.path + "/k")).range(of: Data(words)) != nil)
    }

    @Test func `has no key and no name in its records, and nothing sealed in its keys`() async throws {
        let (folder, backup) = (try Folder(), try Folder())
        _ = try Self.backUp(try await Self.example(folder), to: backup)
        let records = try Data(contentsOf: URL(filePath: backup.path + "/r"))
        let keys = try Data(contentsOf: URL(filePath: backup.path + "/k"))
        for secret in [Self.key.bytes, Self.kept.bytes, Self.term] {
            #expect(records.range(of: Data(secret)) == nil)
            #expect(keys.range(of: Data(secret)) != nil)
        }
        #expect(keys.range(of: Data("something happened".utf8)) == nil)
        #expect(try FileManager.default.contentsOfDirectory(atPath: backup.path).sorted() == ["k", "r"])
        for name in ["k", "r"] {
            let attributes = try FileManager.default.attributesOfItem(atPath: backup.path + "/" + name)
            #expect(attributes[.posixPermissions] as? Int == 0o600)
        }
    }

    @Test func `is one moment of the records while acts go on`() async throws {
        let (folder, backup, other) = (try Folder(), try Folder(), try Folder())
        let records = try folder.open()
        let writing = Task {
            for act in 0..<200 {
                _ = try await records.file(
                    .example("A", after: 2 * act, entries: ["a", "b"]) { $0.newKeys = [.example("key-\(act)")] })
            }
        }
        while try await records.head().size < 40 { await Task.yield() }
        let made = try Self.backUp(records, to: backup)
        try await writing.value
        #expect(made.size >= 40 && made.keys == made.size / 2)
        #expect(try Self.restore(backup, to: other).size == made.size)
        #expect(try await other.open().isWhole())
    }

    @Test func `does not bring back a key that the restored book says was destroyed`() async throws {
        let (folder, old, new, other) = (try Folder(), try Folder(), try Folder(), try Folder())
        let records = try await Self.example(folder)
        _ = try Self.backUp(records, to: old)
        try await Self.destroy(records)
        _ = try Self.backUp(records, to: new)
        // The book of today with the keys of last week.
        try FileManager.default.removeItem(atPath: new.path + "/k")
        try FileManager.default.copyItem(atPath: old.path + "/k", toPath: new.path + "/k")
        let restored = try Self.restore(new, to: other)
        #expect(restored.destroyedAgain == [Self.key.id] && restored.keys == 1 && restored.entriesWithoutKeys == 1)
        let again = try other.open()
        #expect(try await again.record(of: "A").keys == [Self.kept])
        #expect(try await again.chunk(0, of: "F-1") == nil)
        #expect(try other.everyByte().range(of: Data(Self.key.bytes)) == nil)
        #expect(try other.everyByte().range(of: Data(Self.term)) == nil)
    }

    @Test func `does not bring back a key that the entries alone say was destroyed`() async throws {
        let (folder, backup, other) = (try Folder(), try Folder(), try Folder())
        let records = try await Self.example(folder)
        // The store was never told, or its note of it was tampered with; the ledger has it.
        _ = try await records.file(.example("A", after: 1, entries: ["destroyed"]))
        _ = try Self.backUp(records, to: backup)
        #expect(try Self.restore(backup, to: other).destroyedAgain == [Self.key.id])
        #expect(try await other.open().record(of: "A").keys == [Self.kept])
    }

    @Test func `does not bring back a key that the records in its place had destroyed`() async throws {
        let (folder, backup) = (try Folder(), try Folder())
        let records = try await Self.example(folder)
        _ = try Self.backUp(records, to: backup)
        try await Self.destroy(records)
        try records.close()
        let restored = try Self.restore(backup, to: folder)
        #expect(restored.destroyedAgain == [Self.key.id] && restored.size == 1)
        #expect(restored.replaced == folder.records + ".before-restore-1" && !restored.replacedIsUnreadable)
        #expect(try await folder.open().record(of: "A").keys == [Self.kept])
        // And a second time, from what was restored the first time.
        #expect(try Self.restore(backup, to: folder).replaced == folder.records + ".before-restore-2")
        let aside = try SQLiteRecords(path: folder.records + ".before-restore-1") { _ in "" }
        #expect(try await aside.head().size == 2)
    }

    @Test func `overwrites the keys of the backup before it`() async throws {
        let (folder, backup) = (try Folder(), try Folder())
        let records = try await Self.example(folder)
        _ = try Self.backUp(records, to: backup)
        // Another name for the same file shows what becomes of its bytes.
        try FileManager.default.linkItem(atPath: backup.path + "/k", toPath: backup.path + "/old")
        try await Self.destroy(records)
        _ = try Self.backUp(records, to: backup)
        let old = try Data(contentsOf: URL(filePath: backup.path + "/old"))
        #expect(!old.isEmpty && old.allSatisfy { $0 == 0 })
        #expect(try Self.backUp(records, to: backup).keys == 1)
    }
}
