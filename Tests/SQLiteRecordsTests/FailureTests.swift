import Casework
import Exchange
import Foundation
import GRDB
import Testing

@testable import SQLiteRecords

@Suite("When the disk or the file fails")
struct FailureTests {
    /// Lets the file grow by so many pages and no further, as a full disk would.
    private static func fill(_ records: SQLiteRecords, butPages pages: Int) throws {
        try records.pool.writeWithoutTransaction { db in
            let count = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
            _ = try Int.fetchOne(db, sql: "PRAGMA max_page_count = \(count + pages)")
        }
    }

    @Test func `says that the disk is full, and has filed nothing`() async throws {
        let folder = try Folder()
        let records = try folder.open()
        _ = try await records.file(.example())
        try Self.fill(records, butPages: 2)
        let long = String(repeating: "a", count: 50_000)
        #expect(await thrown { try await records.file(.example(after: 1, entries: [long])) } == "full")
        #expect(try await records.record(of: "SMK-2026-000114").entries.count == 1)
        #expect(try await records.isWhole())
        try Self.fill(records, butPages: 100)
        #expect(try await records.file(.example(after: 1, entries: [long])).position == 1)
        #expect(try await records.isWhole())
    }

    @Test func `answers everybody truly when the disk fills up under many hands`() async throws {
        let folder = try Folder()
        let records = try folder.open()
        try Self.fill(records, butPages: 60)
        let filed = await withTaskGroup(of: String?.self) { group in
            for officer in 0..<64 {
                group.addTask {
                    let text = String(repeating: "a", count: 8_000)
                    let error = await thrown { try await records.file(.example(CaseID("\(officer)"), entries: [text])) }
                    #expect(error == nil || error == "full")
                    return error == nil ? "\(officer)" : nil
                }
            }
            return await group.reduce(into: Set<String>()) { if let officer = $1 { $0.insert(officer) } }
        }
        #expect(filed.count < 64)
        let kept = try await records.entries(from: 0, limit: 100).map(\.reference.text)
        #expect(Set(kept) == filed && kept.count == filed.count)
        #expect(try await records.isWhole())
    }

    @Test func `says that the records can only be read`() async throws {
        let folder = try Folder()
        let records = try folder.open()
        try await records.pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA query_only = ON") }
        #expect(await thrown { try await records.file(.example()) } == "readOnly(path: \"\(folder.records)\")")
        try await records.pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA query_only = OFF") }
        _ = try await records.file(.example())
    }

    @Test func `says that the records are damaged`() async throws {
        let folder = try Folder()
        let records = try folder.open()
        _ = try await records.file(.example(entries: (0..<200).map { "\($0) " + String(repeating: "a", count: 500) }))
        try records.close()
        // Page upon page of noise, but for the first, without which it would not be a database.
        let file = try FileHandle(forUpdating: URL(filePath: folder.records))
        let size = try file.seekToEnd()
        try file.seek(toOffset: 4096)
        try file.write(contentsOf: Data(repeating: 0xA5, count: Int(size) - 4096))
        try file.close()
        #expect(await thrown { try folder.open() }?.hasPrefix("damaged") == true)
    }

    @Test func `files nothing when the checkpoint cannot be signed`() async throws {
        struct NoKey: Error {}
        let folder = try Folder()
        try folder.open().close()
        let records = try SQLiteRecords(path: folder.records) { _ in throw NoKey() }
        #expect(await thrown { try await records.file(.example()) }?.contains("NoKey") == true)
        #expect(try await records.head().size == 0)
        #expect(try await records.record(of: "SMK-2026-000114").entries.isEmpty)
    }

    @Test func `waits for another process that is writing`() async throws {
        let folder = try Folder()
        let records = try folder.open()
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        let other = try DatabaseQueue(path: folder.records, configuration: configuration)
        try other.inDatabase { try $0.execute(sql: "BEGIN IMMEDIATE") }
        async let filed = records.file(.example())
        try await Task.sleep(for: .milliseconds(200))
        try other.inDatabase { try $0.execute(sql: "COMMIT") }
        #expect(try await filed.size == 1)
    }

    @Test func `goes on from what another process has filed`() async throws {
        let folder = try Folder()
        let (one, other) = (try folder.open(), try folder.open())
        for round in 0..<10 {
            _ = try await one.file(.example("A", after: round))
            _ = try await other.file(.example("B", after: round))
        }
        #expect(try await one.head().size == 20)
        #expect(try await other.isWhole())
    }
}
