import Foundation
package import PostgresRecords

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

    /// What a program prints. It is started by the C library: Foundation's `Process` has been seen to crash while many
    /// tests ran beside each other.
    private static func output(of program: String, _ arguments: [String]) throws -> String {
        let folder = FileManager.default.temporaryDirectory.appending(path: "gatehouse-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { removed(folder) }
        let (out, errors) = (folder.appending(path: "out").path, folder.appending(path: "errors").path)
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, out, O_WRONLY | O_CREAT, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY | O_CREAT, 0o600)
        let words = ([program] + arguments).map { strdup($0) }
        let settings = ProcessInfo.processInfo.environment.map { strdup("\($0.key)=\($0.value)") }
        defer { for word in words + settings { free(word) } }
        var process: pid_t = 0
        let started = posix_spawn(&process, program, &actions, nil, words + [nil], settings + [nil])
        guard started == 0 else { throw Failed(description: "\(program) cannot be started") }
        var status: Int32 = 0
        while waitpid(process, &status, 0) == -1 {
            guard errno == EINTR else { throw Failed(description: "\(program) cannot be waited for") }
        }
        guard status == 0 else { throw Failed(description: try String(contentsOfFile: errors, encoding: .utf8)) }
        return try String(contentsOfFile: out, encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    private static func removed(_ folder: URL) {
        do { try FileManager.default.removeItem(at: folder) } catch {
            // A folder that stays behind in the machine's temporary one harms nobody.
        }
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
