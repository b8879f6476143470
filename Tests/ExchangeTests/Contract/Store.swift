import Exchange
import Foundation
import Ledger
import SQLiteRecords

/// Every store there is. A new one is added here and nowhere else.
enum Store: CaseIterable, Sendable {
    case sqlite

    /// Runs a test on records that are empty at first and gone afterwards. `open` gives them, and, called again,
    /// gives the same records to what might be another process.
    func run(_ test: (_ open: () throws -> any RecordStore) async throws -> Void) async throws {
        switch self {
        case .sqlite:
            let folder = FileManager.default.temporaryDirectory.appending(path: "records-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            defer { removeQuietly(folder) }
            try await test {
                try SQLiteRecords(path: folder.appending(path: "records.sqlite").path, sign: Store.sign)
            }
        }
    }

    /// The same, for the many tests that open the records once.
    func run(_ test: (any RecordStore) async throws -> Void) async throws {
        try await run { (open: () throws -> any RecordStore) async throws in try await test(open()) }
    }

    /// Stands for a signature: what was signed can be read off it.
    static func sign(_ head: TreeHead) -> String { "signed \(head.size) \(head.root)" }
}

/// What is left in the temporary folder harms nobody.
private func removeQuietly(_ folder: URL) {
    do { try FileManager.default.removeItem(at: folder) } catch { return }
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
