import Casework
import Exchange
import Foundation
import GRDB
import Ledger
import Vault

@testable import SQLiteRecords

/// A folder that is gone after the test.
final class Folder: Sendable {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: "records-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        do { try FileManager.default.removeItem(atPath: path) } catch { return }
    }

    var records: String { path + "/records.sqlite" }

    func open(creates: Bool = true) throws -> SQLiteRecords {
        try SQLiteRecords(path: records, creates: creates) { "signed \($0.size) \($0.root)" }
    }

    /// Another hand on the same file, which keeps to none of our rules.
    func change(_ sql: String) throws {
        let queue = try DatabaseQueue(path: records)
        try queue.inDatabase { try $0.execute(sql: sql) }
        try queue.close()
    }

    /// Everything in the folder's files, one after the other.
    func everyByte() throws -> Data {
        try FileManager.default.contentsOfDirectory(atPath: path).sorted().reduce(into: Data()) { bytes, name in
            bytes.append(try Data(contentsOf: URL(filePath: path + "/" + name)))
        }
    }
}

extension Timestamp {
    static let morning = Timestamp(milliseconds: 1_795_424_400_000)
}

extension Filing {
    static func example(
        _ reference: CaseID = "SMK-2026-000114", after length: Int = 0, entries: [String] = ["something happened"],
        _ change: (inout Filing) -> Void = { _ in }
    ) -> Filing {
        var filing = Filing(
            reference, expectedLength: length, at: .morning, entries: entries.map { Array($0.utf8) })
        change(&filing)
        return filing
    }
}

extension WrappedKey {
    /// Bytes that stand nowhere else, so that they can be looked for.
    static func example(_ id: String, seed: UInt64 = 1) -> WrappedKey {
        WrappedKey(id: id, owner: "police", bytes: Dice.seeded(seed)(61))
    }
}

extension SQLiteRecords {
    /// Whether the head is the head of the entries, each hashed again.
    func isWhole() async throws -> Bool {
        var frontier = Frontier()
        var position = 0
        for entry in try await entries(from: 0, limit: 100_000) {
            guard entry.position == position, TreeHash(leaf: entry.bytes).bytes == entry.leafHash else { return false }
            frontier.append(TreeHash(leaf: entry.bytes))
            position += 1
        }
        let head = try await head()
        let isSigned = head.checkpoint == (head.size == 0 ? "" : "signed \(head.size) \(frontier.root)")
        return head.size == position && head.root == frontier.root.bytes && isSigned
    }
}

/// The error that was thrown, by its name; `nil` if none was.
func thrown(_ body: () async throws -> some Any) async -> String? {
    do {
        _ = try await body()
        return nil
    } catch {
        return "\(error)"
    }
}
