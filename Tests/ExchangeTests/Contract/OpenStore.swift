import Exchange
import Foundation
import GRDB
import PostgresRecords
import SQLiteRecords
import TestDatabase

extension Store {
    /// Runs a test on records into which anybody can write past Gatehouse. The statements have SQLite's names of tables
    /// and columns, and are given PostgreSQL's where it is that.
    func runOpenly(
        _ test: (any RecordStore, _ write: @escaping @Sendable (String) throws -> Void) async throws -> Void
    ) async throws {
        switch self {
        case .sqlite:
            let folder = FileManager.default.temporaryDirectory.appending(path: "records-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            defer { removeQuietly(folder) }
            let path = folder.appending(path: "records.sqlite").path
            try await test(try SQLiteRecords(path: path, sign: Store.sign)) { statement in
                let queue = try DatabaseQueue(path: path)
                try queue.write { try $0.execute(sql: statement) }
                try queue.close()
            }
        case .postgres:
            let schema = try TestSchema()
            let name = schema.name
            do {
                try await test(try schema.open()) { statement in
                    try TestDatabase.sql("SET search_path TO \"\(name)\"; " + statement.withPostgresNames)
                }
            } catch {
                try schema.remove()
                throw error
            }
            try schema.remove()
        }
    }

    /// What makes the records break down as soon as a row of that case is written into the table.
    func breakingDown(at table: String, of reference: String) -> String {
        switch self {
        case .sqlite:
            """
            CREATE TRIGGER breakDown BEFORE INSERT ON \(table) WHEN NEW.reference = '\(reference)'
            BEGIN SELECT RAISE(ABORT, 'broken down'); END
            """
        case .postgres:
            """
            CREATE FUNCTION breakDown() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'broken down'; END $$;
            CREATE TRIGGER breakDown BEFORE INSERT ON \(table) FOR EACH ROW WHEN (NEW.reference = '\(reference)')
            EXECUTE FUNCTION breakDown()
            """
        }
    }

    /// What undoes that.
    func mended(at table: String) -> String {
        self == .sqlite ? "DROP TRIGGER breakDown" : "DROP TRIGGER breakDown ON \(table)"
    }
}

extension String {
    /// The same statement with `case_row` for `caseRow`.
    fileprivate var withPostgresNames: String {
        replacing(/([a-z])([A-Z])/) { "\($0.1)_\($0.2.lowercased())" }
    }
}

/// What is left in the temporary folder harms nobody.
private func removeQuietly(_ folder: URL) {
    do { try FileManager.default.removeItem(at: folder) } catch { return }
}
