import Casework
import Exchange
import Foundation
import GRDB
import Testing
import Vault

@testable import SQLiteRecords

/// A process that is killed leaves the file and as much of the log as had been written. Here the log is cut off at
/// every place where that could be.
@Suite("Killed while writing")
struct KillTests {
    /// Records with acts that each carry three entries, a key and a row, and an entry in another case, and what a kill
    /// after any of them would leave.
    private static func written(_ acts: Int, in folder: Folder) async throws -> (file: Data, log: Data) {
        let records = try folder.open()
        var earlier: CaseRow?
        for act in 0..<acts {
            var row = CaseRow(
                reference: "A", kind: "request", state: "after \(act)", officer: "O-1", openedAt: .morning,
                changedAt: .morning)
            row.members = ["O-1"]
            _ = try await records.file(
                .example("A", after: 3 * act, entries: ["a", "b", "c"]) {
                    $0.newKeys = [.example("key-\(act)", seed: UInt64(act))]
                    ($0.row, $0.earlierRow) = (row, earlier)
                    $0.others = [CaseFiling("B", expectedLength: act, entries: [[1]])]
                })
            earlier = row
        }
        let file = try Data(contentsOf: URL(filePath: folder.records))
        let log = try Data(contentsOf: URL(filePath: folder.records + "-wal"))
        try records.close()
        return (file, log)
    }

    @Test func `leaves whole acts and nothing of the next, wherever it happened`() async throws {
        let acts = 6
        let (file, log) = try await Self.written(acts, in: Folder())
        #expect(log.count > 30_000)
        var seen: Set<Int> = []
        for length in Array(stride(from: 0, to: log.count, by: 5_003)) + [log.count] {
            let folder = try Folder()
            try file.write(to: URL(filePath: folder.records))
            try log.prefix(length).write(to: URL(filePath: folder.records + "-wal"))
            let records = try folder.open()
            let record = try await records.record(of: "A")
            let done = record.entries.count / 3
            #expect(record.entries.count == 3 * done && record.keys.count == done, "cut at \(length)")
            #expect(try await records.record(of: "B").entries.count == done, "cut at \(length)")
            let rows = try await records.cases(CaseQuery(.everyRecord)).rows
            #expect(rows.map(\.state) == (done == 0 ? [] : ["after \(done - 1)"]), "cut at \(length)")
            #expect(try await records.isWhole(), "cut at \(length)")
            // And it goes on from there.
            #expect(try await records.file(.example("A", after: 3 * done)).position == 4 * done)
            seen.insert(done)
        }
        #expect(seen == Set(0...acts))
    }

    @Test func `leaves whole acts when the log's end is noise`() async throws {
        let (file, log) = try await Self.written(6, in: Folder())
        for length in stride(from: 32, to: log.count, by: 15_013) {
            let folder = try Folder()
            try file.write(to: URL(filePath: folder.records))
            let noise = Data(Dice.seeded(UInt64(length))(min(4_096, log.count - length)))
            try (log.prefix(length) + noise).write(to: URL(filePath: folder.records + "-wal"))
            let records = try folder.open()
            let record = try await records.record(of: "A")
            #expect(record.entries.count == 3 * record.keys.count, "noise at \(length)")
            #expect(try await records.isWhole(), "noise at \(length)")
        }
    }

    @Test func `has every act in the log when it is answered`() async throws {
        let folder = try Folder()
        let records = try folder.open()
        for act in 0..<5 {
            _ = try await records.file(.example("A", after: act))
            let copy = try Folder()
            for suffix in ["", "-wal"] {
                try FileManager.default.copyItem(atPath: folder.records + suffix, toPath: copy.records + suffix)
            }
            #expect(try await copy.open().head().size == act + 1)
        }
    }
}
