import Casework
import Exchange
import Foundation
import GRDB
import Testing

@testable import SQLiteRecords

@Suite("The records' settings")
struct SettingsTests {
    private static func value(_ name: String, _ db: Database) throws -> String? {
        try String.fetchOne(db, sql: "PRAGMA \(name)")
    }

    @Test(arguments: [
        ("journal_mode", "wal"), ("synchronous", "2"), ("secure_delete", "1"), ("foreign_keys", "1"),
        ("trusted_schema", "0"), ("application_id", "1198019138"), ("user_version", "1"),
    ])
    func `are these on the writer`(_ name: String, _ value: String) throws {
        let folder = try Folder()
        let records = try folder.open()
        let found = try records.pool.writeWithoutTransaction { try Self.value(name, $0) }
        #expect(found == value)
    }

    @Test func `are the same when the records are opened again`() throws {
        let folder = try Folder()
        try folder.open().close()
        let records = try folder.open()
        let found = try records.pool.writeWithoutTransaction { db in
            try ["synchronous", "secure_delete"].map { try Self.value($0, db) }
        }
        #expect(found == ["2", "1"])
    }

    @Test func `let nobody else read the file, or the log beside it`() throws {
        let folder = try Folder()
        let records = try folder.open()
        try records.pool.writeWithoutTransaction { try $0.execute(sql: "DELETE FROM draft") }
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
            let attributes = try FileManager.default.attributesOfItem(atPath: folder.path + "/" + name)
            #expect(attributes[.posixPermissions] as? Int == 0o600, "\(name)")
        }
    }
}

@Suite("The records' own rules")
struct SchemaTests {
    /// What somebody with the file in hand might try, and what the tables answer.
    private static let attempts = [
        ("UPDATE entry SET bytes = X'00'", "an entry is never changed"),
        ("UPDATE entry SET position = 7 WHERE position = 1", "an entry is never changed"),
        ("DELETE FROM entry WHERE position = 1", "an entry is never dropped"),
        ("INSERT INTO entry VALUES (5, 'B', 0, zeroblob(32), X'00')", "an entry follows the last one"),
        ("INSERT INTO entry VALUES (2, 'A', 7, zeroblob(32), X'00')", "an entry follows the last one"),
        ("INSERT OR REPLACE INTO entry VALUES (1, 'A', 1, zeroblob(32), X'00')", "an entry follows the last one"),
        ("INSERT INTO entry VALUES (2, 'B', 0, zeroblob(31), X'00')", "CHECK"),
        ("INSERT INTO entry VALUES (2, 'B', 0, zeroblob(32), X'')", "CHECK"),
        ("INSERT INTO entry VALUES (2, 'B', 0, zeroblob(32), 'text')", "cannot store TEXT"),
        ("UPDATE head SET size = 1", "the head only moves on"),
        ("UPDATE head SET lastAt = 0", "the head only moves on"),
        ("UPDATE head SET checkpoint = ''", "CHECK"),
        ("DELETE FROM head", "the head is never dropped"),
        ("INSERT INTO head SELECT 1, size, root, frontier, checkpoint, lastAt, 0, NULL FROM head", "CHECK"),
        (
            "INSERT INTO wrappedKey VALUES ('gone', 'A', 'police', 0, X'00')",
            "a key that was destroyed never comes back"
        ),
        ("DELETE FROM destroyedKey", "a destruction is never forgotten"),
        ("UPDATE destroyedKey SET id = 'other'", "a destruction is never changed"),
        ("INSERT INTO blindTerm VALUES ('police', zeroblob(16), 'nowhere')", "FOREIGN KEY"),
    ]

    @Test(arguments: attempts)
    func `refuse`(_ sql: String, _ answer: String) async throws {
        let folder = try Folder()
        let records = try folder.open()
        _ = try await records.file(.example("A") { $0.newKeys = [.example("gone")] })
        _ = try await records.file(.example("A", after: 1) { $0.destroyedKeys = ["gone"] })
        let error = await thrown { try folder.change(sql) }
        #expect(error?.contains(answer) == true, "\(error ?? "nothing was refused")")
        #expect(try await records.isWhole())
    }

    @Test func `have the tables that docs/records.md says they have`() throws {
        let folder = try Folder()
        let tables = try folder.open().pool.read { db in
            try String.fetchAll(
                db,
                sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
        }
        #expect(
            tables == [
                "account", "blindTerm", "caseCount", "caseListed", "caseMember", "caseRow", "chunk", "destroyedKey",
                "draft", "entry", "file", "grdb_migrations", "head", "session", "task", "throttle", "tileHash",
                "timedWork", "wrappedKey",
            ])
    }

    @Test func `make every table strict`() throws {
        let folder = try Folder()
        let loose = try folder.open().pool.read { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT name FROM pragma_table_list
                    WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'
                    """)
        }
        #expect(loose == ["grdb_migrations"])
    }
}
