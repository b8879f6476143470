import Casework
import Exchange
import Foundation
import GRDB
import Testing

@testable import SQLiteRecords

@Suite("A backup that cannot be made or restored")
struct BackupRefusalTests {
    private static func example() async throws -> (folder: Folder, records: SQLiteRecords, backup: Folder) {
        let (folder, backup) = (try Folder(), try Folder())
        let records = try folder.open()
        _ = try await records.file(.example(entries: (0..<50).map { "\($0) " + String(repeating: "a", count: 500) }))
        _ = try records.backUp(records: backup.path + "/r", keys: backup.path + "/k")
        return (folder, records, backup)
    }

    private static func restore(_ backup: Folder, to path: String) async -> String? {
        await thrown {
            try SQLiteRecords.restore(records: backup.path + "/r", keys: backup.path + "/k", to: path) { _ in [] }
        }
    }

    @Test func `is not restored over records that somebody has open`() async throws {
        let (folder, records, backup) = try await Self.example()
        #expect(await Self.restore(backup, to: folder.records) == "busy")
        #expect(try await records.isWhole())
        _ = try await records.file(.example(after: 50))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).allSatisfy { !$0.contains("before") })
    }

    @Test func `is restored over records that are damaged, which are kept`() async throws {
        let (folder, records, backup) = try await Self.example()
        try records.close()
        try Data(repeating: 0x61, count: 9_000).write(to: URL(filePath: folder.records))
        let restored = try SQLiteRecords.restore(
            records: backup.path + "/r", keys: backup.path + "/k", to: folder.records
        ) { _ in [] }
        #expect(restored.replacedIsUnreadable)
        #expect(try Data(contentsOf: URL(filePath: try #require(restored.replaced))).count == 9_000)
        #expect(try await folder.open().isWhole())
    }

    @Test(arguments: ["r", "k"])
    func `is refused when one of its files is missing, another's or the other one`(_ name: String) async throws {
        let (_, _, backup) = try await Self.example()
        let target = try Folder()
        let path = backup.path + "/" + name
        try FileManager.default.removeItem(atPath: path)
        #expect(await Self.restore(backup, to: target.records) == "notRecords(path: \"\(path)\")")
        try Data("Dear colleague,".utf8).write(to: URL(filePath: path))
        #expect(await Self.restore(backup, to: target.records) == "notRecords(path: \"\(path)\")")
        try FileManager.default.removeItem(atPath: path)
        try FileManager.default.copyItem(atPath: backup.path + (name == "r" ? "/k" : "/r"), toPath: path)
        #expect(await Self.restore(backup, to: target.records) == "notRecords(path: \"\(path)\")")
        #expect(try FileManager.default.contentsOfDirectory(atPath: target.path) == [])
    }

    @Test func `is refused when it is damaged, and what stands there stays`() async throws {
        let (folder, records, backup) = try await Self.example()
        _ = try await records.file(.example(after: 50))
        try records.close()
        let file = try FileHandle(forUpdating: URL(filePath: backup.path + "/r"))
        try file.seek(toOffset: 8_192)
        try file.write(contentsOf: Data(repeating: 0xA5, count: 20_000))
        try file.close()
        #expect(await Self.restore(backup, to: folder.records)?.hasPrefix("damaged") == true)
        let kept = try folder.open()
        #expect(try await kept.isWhole())
        #expect(try await kept.head().size == 51)
    }

    /// What somebody might do to a backup that lies about.
    private static let tampering = [
        ("DROP TRIGGER entryIsNeverDropped; DELETE FROM entry WHERE position = 49", "counts 50 entries"),
        ("UPDATE head SET root = zeroblob(32)", "does not fit its tree"),
        ("PRAGMA ignore_check_constraints = ON; UPDATE head SET checkpoint = ''", "its file"),
    ]

    @Test(arguments: tampering)
    func `is refused when it was tampered with`(_ sql: String, _ words: String) async throws {
        let (_, _, backup) = try await Self.example()
        let target = try Folder()
        let queue = try DatabaseQueue(path: backup.path + "/r")
        try queue.inDatabase { try $0.execute(sql: sql) }
        try queue.close()
        let error = await Self.restore(backup, to: target.records)
        #expect(error?.hasPrefix("damaged") == true && error?.contains(words) == true, "\(error ?? "restored")")
        #expect(!FileManager.default.fileExists(atPath: target.records))
    }

    @Test func `is refused when a newer Gatehouse made it`() async throws {
        let (_, _, backup) = try await Self.example()
        let target = try Folder()
        let queue = try DatabaseQueue(path: backup.path + "/r")
        try queue.inDatabase { try $0.execute(sql: "PRAGMA user_version = 9") }
        try queue.close()
        #expect(await Self.restore(backup, to: target.records) == "newerSchema(found: 9, known: 1)")
    }

    @Test func `is not written over somebody else's file, nor one of its files over the other`() async throws {
        let (_, records, backup) = try await Self.example()
        let letter = backup.path + "/letter"
        try Data("Dear colleague,".utf8).write(to: URL(filePath: letter))
        for (records_, keys) in [(letter, "/k"), ("/r", letter), ("/k", "/r")] {
            let paths = [records_, keys].map { $0 == letter ? letter : backup.path + $0 }
            let error = await thrown { try records.backUp(records: paths[0], keys: paths[1]) }
            #expect(error?.hasPrefix("notRecords") == true)
        }
        #expect(try String(contentsOfFile: letter, encoding: .utf8) == "Dear colleague,")
    }

    @Test func `says where it cannot be written`() async throws {
        let (_, records, backup) = try await Self.example()
        let error = await thrown { try records.backUp(records: "/proc/r", keys: backup.path + "/k2") }
        #expect(error?.hasPrefix("readOnly") == true)
    }
}
