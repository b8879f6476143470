import Exchange
import Foundation
import Ledger
import PostgresRecords
import SQLiteRecords
import TestDatabase

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

    /// New records that `copy` fills and finishes, and that `then` looks at.
    func receive(
        _ copy: (any RecordTarget, _ finish: () throws -> Void) throws -> Void,
        then: (any RecordStore) async throws -> Void
    ) async throws {
        switch self {
        case .sqlite:
            let folder = FileManager.default.temporaryDirectory.appending(path: "records-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            defer { removeQuietly(folder) }
            let path = folder.appending(path: "records.sqlite").path
            let file = try SQLiteTarget(path: path)
            try copy(file) { try file.finish() }
            try await then(try SQLiteRecords(path: path, sign: Store.sign))
        case .postgres:
            let schema = try TestSchema()
            do {
                try copy(try schema.target()) {}
                try await then(try schema.open())
            } catch {
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

    /// Signs as the partnership does that tests are about, or says why it cannot.
    static func sign(_ head: TreeHead) -> String {
        do { return try Checkpoint(origin: "test.example/ledger", head: head).signed(by: testSigner()) } catch {
            return "\(error)"
        }
    }
}

func testSigner() throws -> NoteSigner {
    try NoteSigner(name: "test.example/ledger", seed: [UInt8](repeating: 7, count: 32))
}

/// What is left in the temporary folder harms nobody.
private func removeQuietly(_ folder: URL) {
    do { try FileManager.default.removeItem(at: folder) } catch { return }
}

extension TestSchema {
    func open() throws -> any RecordStore { try PostgresRecords(in: database(), schema: name, sign: Store.sign) }
    func target() throws -> any RecordTarget { try PostgresTarget(in: database(connections: 1), schema: name) }
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
