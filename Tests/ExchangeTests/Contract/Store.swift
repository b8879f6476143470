import Exchange
import Foundation
import Ledger
import PostgresRecords
import SQLiteRecords

/// Every store there is. A new one is added here and nowhere else.
enum Store: CaseIterable, Sendable {
    case sqlite, postgres

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
        case .postgres:
            let schema = try TestSchema()
            do { try await test { try schema.open() } } catch {
                try schema.remove()
                throw error
            }
            try schema.remove()
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

/// A schema of one test's own, in the database that `scripts/postgres` starts.
private final class TestSchema {
    private let name = "t-" + UUID().uuidString.lowercased()
    private let address: DatabaseAddress
    private var databases: [Database] = []

    init() throws {
        address = try TestDatabase.address.get()
        _ = try Registry(open(connections: 1)).make(name)
    }

    func open() throws -> any RecordStore {
        try PostgresRecords(in: open(connections: 4), schema: name, sign: Store.sign)
    }

    func remove() throws {
        try Registry(open(connections: 1)).remove(name)
        for database in databases { database.close() }
    }

    private func open(connections: Int) -> Database {
        let database = Database(address, connections: connections)
        databases.append(database)
        return database
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
