import Exchange
import Foundation
import GRDB
import Ledger

/// Opening a file that may be new, ours, somebody else's, or damaged.
enum Opening {
    /// Looks at the file's first bytes before SQLite touches it: switching another application's database to our
    /// settings would change it.
    static func checkHeader(of path: String, applicationID: Int32, creates: Bool) throws(StoreError) {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            guard creates else { throw .notRecords(path: path) }
            // Made here and not by SQLite, so that nobody but this account can read it from the first moment.
            let isMade = FileManager.default.createFile(
                atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
            if !isMade { throw .readOnly(path: path) }
            return
        }
        guard !isFolder.boolValue else { throw .notRecords(path: path) }
        let header: Data
        do {
            let file = try FileHandle(forReadingFrom: URL(filePath: path))
            defer { file.closeFile() }
            header = try file.read(upToCount: 100) ?? Data()
        } catch {
            throw .readOnly(path: path)
        }
        // Nothing has been written yet: a file that was made and then left, by us or beforehand.
        if header.isEmpty, creates { return }
        // https://www.sqlite.org/fileformat.html, section 1.3: the application's number stands at byte 68.
        guard header.count == 100, header.starts(with: Array("SQLite format 3\0".utf8)),
            header[68..<72].reduce(0, { $0 << 8 | Int32($1) }) == applicationID
        else { throw .notRecords(path: path) }
    }

    static func open(_ path: String) throws -> DatabasePool {
        // While nobody writes ahead: the number in the header has to be there before anything else is.
        if try isEmpty(path) {
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            try queue.inDatabase { try $0.execute(sql: "PRAGMA application_id = \(Schema.applicationID)") }
            try queue.close()
        }
        let pool = try DatabasePool(path: path, configuration: configuration)
        _ = try pool.read(Schema.version(of:))
        // GRDB sets NORMAL when it turns on writing ahead, and a power cut could then take back what was answered.
        try pool.writeWithoutTransaction { db in
            try db.execute(
                sql: """
                    PRAGMA synchronous = FULL;
                    PRAGMA wal_autocheckpoint = 0; -- `LogKeeper` does it
                    PRAGMA cache_size = -\(writerCache);
                    """)
        }
        try Schema.migrator.migrate(pool)
        try pool.writeWithoutTransaction { db in
            try checkHead(db)
            // What an earlier run destroyed and could not clear from the log.
            _ = try db.checkpoint(.truncate)
        }
        return pool
    }

    /// Kilobytes of pages that the writer keeps in memory: what acts change is all over the file.
    private static let writerCache = 32_768

    /// For so many seconds a writer waits for another one, or for a reader that is in the way.
    static let patience = 5

    static var configuration: Configuration {
        var configuration = Configuration()
        configuration.label = "records"
        configuration.maximumReaderCount = 5
        // Another process may back up or look in; it never writes for long.
        configuration.busyMode = .timeout(Double(patience))
        configuration.prepareDatabase { db in
            try db.execute(
                sql: """
                    PRAGMA secure_delete = ON;
                    PRAGMA foreign_keys = ON;
                    PRAGMA cell_size_check = ON;
                    PRAGMA trusted_schema = OFF;
                    PRAGMA temp_store = MEMORY;
                    """)
        }
        return configuration
    }

    static func checkHead(_ db: Database) throws {
        let sql = "SELECT size, root, frontier, (SELECT count(*) FROM entry) FROM head WHERE id = 0"
        guard let row = try db.row(sql) else { throw StoreError.damaged("the book has no head") }
        try BookEnd.check(
            size: row.int(0), root: row.bytes(1), frontier: Frontier(row.bytes(2)), entries: row.int(3))
    }

    private static func isEmpty(_ path: String) throws -> Bool {
        try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int == 0
    }
}
