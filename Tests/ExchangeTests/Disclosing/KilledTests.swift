import Casework
import Foundation
import GRDB
import Ledger
import SQLiteRecords
import Testing

@testable import Exchange

/// A process that is killed leaves the file and as much of the log as had been written. Here the log is cut off at
/// every place where that could be, while a request is carried out.
@Suite("4.2, 4.3 Killed while a request is carried out")
struct KilledTests {
    private let partnership: Partnership
    private let request: CaseID
    private var records: URL { partnership.folder.appending(path: "records.sqlite") }
    private var log: URL { partnership.folder.appending(path: "records.sqlite-wal") }

    init() async throws {
        partnership = try await Partnership()
        request = try await partnership.request(at: .agreed)
    }

    @Test func `there are request and disclosure, whole, or neither, wherever it happened`() async throws {
        let before = try Data(contentsOf: log).count
        try await partnership.act(.disclose(.example), on: request, by: Partnership.holdingLiaison)
        let (file, log) = (try Data(contentsOf: records), try Data(contentsOf: log))
        #expect(log.count > before + 30_000)
        var seen: Set<Bool> = []
        for length in Array(stride(from: before, to: log.count, by: 4_099)) + [log.count] {
            seen.insert(try await isDisclosed(after: file, log.prefix(length), "cut at \(length)"))
        }
        #expect(seen == [false, true])
    }

    private func isDisclosed(after file: Data, _ log: Data, _ place: Testing.Comment) async throws -> Bool {
        let folder = FileManager.default.temporaryDirectory.appending(path: "killed-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { removeQuietly(folder) }
        let path = folder.appending(path: "records.sqlite").path
        try file.write(to: URL(filePath: path))
        try log.write(to: URL(filePath: path + "-wal"))
        let left = try SQLiteRecords(path: path) { head in "signed \(head.size)" }
        let check = CaseCheck(records: left)
        let rows = try await check.rows()
        for reference in [request, request.disclosure] {
            #expect(try await check.faults(of: reference, listed: rows[reference]) == [], place)
        }
        #expect(try await left.check() == [], place)
        let entries = try await left.record(of: request).entries
        let isDisclosed = try LedgerEntry(decoding: entries.last?.bytes ?? []).kind == "request.disclosed"
        let disclosure = try await left.record(of: request.disclosure)
        #expect(disclosure.entries.count == (isDisclosed ? 2 : 0), place)
        #expect(disclosure.keys.count == (isDisclosed ? 2 : 0), place)
        #expect((rows[request.disclosure] != nil) == isDisclosed, place)
        try left.close()
        return isDisclosed
    }

    /// The records break down once the request's own entry is written: in the middle of the filing.
    @Test(arguments: ["entry", "wrappedKey", "caseRow", "task"])
    func `there is neither, where the records break down between the two`(_ table: String) async throws {
        let queue = try DatabaseQueue(path: records.path)
        try await queue.write { [reference = request.disclosure.text] db in
            try db.execute(
                sql: """
                    CREATE TRIGGER breakDown BEFORE INSERT ON \(table) WHEN NEW.reference = '\(reference)'
                    BEGIN SELECT RAISE(ABORT, 'broken down'); END
                    """)
        }
        let (kinds, size) = (try await partnership.kinds(of: request), try await partnership.size())
        await #expect(throws: DeskError.self) {
            _ = try await partnership.desk.perform(
                .disclose(.example), on: request, by: Partnership.holdingLiaison)
        }
        #expect(try await partnership.kinds(of: request) == kinds)
        #expect(try await partnership.records.record(of: request.disclosure).entries.isEmpty)
        #expect(try await partnership.size() == size)
        try await queue.write { try $0.execute(sql: "DROP TRIGGER breakDown") }
        try queue.close()
        try await partnership.act(.disclose(.example), on: request, by: Partnership.holdingLiaison)
        #expect(try await partnership.desk.opens(request.disclosure, by: Partnership.asker))
    }
}

/// What is left in the temporary folder harms nobody.
private func removeQuietly(_ folder: URL) {
    do { try FileManager.default.removeItem(at: folder) } catch { return }
}
