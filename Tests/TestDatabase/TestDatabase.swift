import Foundation
package import PostgresRecords
import Synchronization

/// The PostgreSQL of the tests: a real one, which `scripts/postgres` starts where none is at work yet.
package enum TestDatabase {
    /// The address of the database that tests share, each with a schema of its own.
    package static let text = Result { try run("start") }

    package static var address: DatabaseAddress {
        get throws { try DatabaseAddress(text.get()) }
    }

    /// The address of a new database, of which nobody else knows.
    package static func new() throws -> String { try run("database") }

    package struct Failed: Error, CustomStringConvertible {
        package let description: String
    }

    /// What `scripts/postgres` prints.
    private static func run(_ verb: String) throws -> String {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized
        return try output(of: root.appending(path: "scripts/postgres").path, [verb])
    }

    /// What SQL gives when it is run past Gatehouse, by PostgreSQL's own client; errors are thrown in its words.
    @discardableResult
    package static func sql(_ sql: String, in address: String? = nil) throws -> String {
        let address = try address ?? text.get()
        return try output(
            of: "/usr/bin/env", ["psql", "--no-psqlrc", "-qAtX", "-v", "ON_ERROR_STOP=1", address, "-c", sql])
    }

    private static let starting = Mutex(())

    private static func output(of program: String, _ arguments: [String]) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        let (out, errors) = (Pipe(), Pipe())
        (process.standardOutput, process.standardError) = (out, errors)
        process.standardInput = FileHandle.nullDevice
        // Foundation's way to start one is not safe to be gone two at a time.
        try starting.withLock { _ in try process.run() }
        let text = String(decoding: out.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        let words = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failed(description: words) }
        return text.trimmingCharacters(in: .whitespacesAndNewlines)
    }
}

/// A schema of one test's own, with the records in it.
package final class TestSchema {
    package let name = "t-" + UUID().uuidString.lowercased()
    private let address: DatabaseAddress
    private var databases: [Database] = []

    package init() throws {
        address = try TestDatabase.address
        _ = try Registry(database(connections: 1)).make(name)
    }

    /// Connections of their own, as another process would have.
    package func database(connections: Int = 4) -> Database {
        let database = Database(address, connections: connections)
        databases.append(database)
        return database
    }

    /// SQL past Gatehouse, in this schema.
    @discardableResult
    package func sql(_ sql: String) throws -> String {
        try TestDatabase.sql("SET search_path TO \"\(name)\"; " + sql)
    }

    package func remove() throws {
        try Registry(database(connections: 1)).remove(name)
        for database in databases { database.close() }
    }
}
