import Casework
import Exchange
import Foundation
import GRDB
import Testing

@testable import SQLiteRecords

@Suite("Opening the records")
struct OpeningTests {
    @Test func `makes new ones where there are none, unless it must not`() async throws {
        let folder = try Folder()
        #expect(await thrown { try folder.open(creates: false) } == "notRecords(path: \"\(folder.records)\")")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
        #expect(try await folder.open().isWhole())
        #expect(try await folder.open(creates: false).isWhole())
    }

    @Test func `goes on where making them was interrupted`() async throws {
        let folder = try Folder()
        try Data().write(to: URL(filePath: folder.records))
        #expect(try await folder.open().isWhole())
    }

    @Test func `goes on where making them was interrupted after the first page`() async throws {
        let folder = try Folder()
        try folder.change("PRAGMA application_id = \(Schema.applicationID)")
        #expect(try await folder.open().isWhole())
    }

    /// What is not Gatehouse's records, as it might lie about.
    private static let strangers: [(what: String, make: @Sendable (Folder) throws -> Void)] = [
        ("a text", { try Data("Dear colleague,\n".utf8).write(to: URL(filePath: $0.records)) }),
        ("a long text", { try Data(repeating: 0x61, count: 5_000).write(to: URL(filePath: $0.records)) }),
        ("another application's database", { try $0.change("CREATE TABLE theirs (id)") }),
        ("a marked database", { try $0.change("PRAGMA application_id = 7; CREATE TABLE theirs (id)") }),
        (
            "a folder",
            { try FileManager.default.createDirectory(atPath: $0.records, withIntermediateDirectories: false) }
        ),
        (
            "a file of keys",
            { try $0.change("PRAGMA application_id = \(Schema.keysApplicationID); CREATE TABLE k (i)") }
        ),
    ]

    @Test(arguments: strangers.indices)
    func `leaves alone what is not records`(_ index: Int) async throws {
        let folder = try Folder()
        let (what, make) = Self.strangers[index]
        try make(folder)
        let before = FileManager.default.contents(atPath: folder.records)
        #expect(await thrown { try folder.open() } == "notRecords(path: \"\(folder.records)\")", "\(what)")
        #expect(FileManager.default.contents(atPath: folder.records) == before)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 1)
    }

    @Test func `says so when a newer Gatehouse wrote them, and changes nothing`() async throws {
        let folder = try Folder()
        try folder.open().close()
        try folder.change("PRAGMA user_version = 9")
        #expect(await thrown { try folder.open() } == "newerSchema(found: 9, known: 1)")
        try folder.change("PRAGMA user_version = 1")
        #expect(try await folder.open().isWhole())
    }

    @Test func `says so where nothing can be written`() async throws {
        // Nobody can make a file there, not even the administrator of the machine.
        let path = "/proc/records.sqlite"
        let error = await thrown { try SQLiteRecords(path: path) { _ in "" } }
        #expect(error == "readOnly(path: \"\(path)\")")
    }

    @Test func `says so where the folder is missing`() async throws {
        let folder = try Folder()
        let error = await thrown { try SQLiteRecords(path: folder.path + "/no/records.sqlite") { _ in "" } }
        #expect(error == "readOnly(path: \"\(folder.path)/no/records.sqlite\")")
    }

    /// What somebody might do to the file while the server is down.
    private static let damage = [
        ("DROP TRIGGER entryIsNeverDropped; DELETE FROM entry WHERE position = 2", "counts 3 entries and there are 2"),
        ("DROP TRIGGER headOnlyGrows; UPDATE head SET size = 2", "counts 2 entries and there are 3"),
        ("UPDATE head SET root = zeroblob(32)", "does not fit its tree"),
        ("UPDATE head SET frontier = zeroblob(40)", "does not fit its tree"),
        ("DROP TRIGGER headIsNeverDropped; DELETE FROM head", "no head"),
    ]

    @Test(arguments: damage)
    func `notices a head that is not the head of the entries`(_ sql: String, _ words: String) async throws {
        let folder = try Folder()
        let records = try folder.open()
        _ = try await records.file(.example(entries: ["a", "b", "c"]))
        try records.close()
        try folder.change(sql)
        let error = await thrown { try folder.open() }
        #expect(error?.hasPrefix("damaged") == true && error?.contains(words) == true, "\(error ?? "opened")")
    }

    @Test func `notices an entry that was altered, when somebody is about to act on it`() async throws {
        let folder = try Folder()
        let records = try folder.open()
        _ = try await records.file(.example(entries: ["a", "b", "c"]))
        try folder.change("DROP TRIGGER entryIsNeverChanged; UPDATE entry SET bytes = X'00' WHERE position = 1")
        let error = await thrown { try await records.record(of: "SMK-2026-000114") }
        #expect(error == "damaged(\"entry 1 of the book has been altered\")")
        #expect(try await records.isWhole() == false)
    }
}
