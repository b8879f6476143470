import Exchange
import Foundation
import GRDB

/// A database file that is being made: one connection has it to itself, and nothing stands beside it on the disk, no
/// log and no journal that would hold the very pages that are being cleared.
enum WorkFile {
    static func make(_ path: String) throws -> DatabaseQueue {
        try remove(path)
        // Made here, so that from the first moment nobody else can read it.
        guard FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
        else { throw StoreError.readOnly(path: path) }
        return try open(path)
    }

    static func open(_ path: String, readOnly: Bool = false) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.readonly = readOnly
        // Rows are moved between files here, and what they refer to is in the other one.
        configuration.foreignKeysEnabled = false
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA trusted_schema = OFF; PRAGMA secure_delete = ON; PRAGMA synchronous = FULL")
            if !readOnly { try db.execute(sql: "PRAGMA journal_mode = MEMORY") }
        }
        return try DatabaseQueue(path: path, configuration: configuration)
    }

    /// Copies a whole database as it stands at one moment, beside whoever writes to it.
    static func copy(_ source: some DatabaseReader, to path: String) throws -> DatabaseQueue {
        let file = try make(path)
        try source.backup(to: file)
        // The copy says of itself that it has a log beside it, as its source has.
        try file.inDatabase { try $0.execute(sql: "PRAGMA journal_mode = DELETE; PRAGMA journal_mode = MEMORY") }
        return file
    }

    /// Reads every page and every index: what is put away must be whole.
    static func check(_ file: DatabaseQueue) throws {
        let found = try file.inDatabase { try String.fetchOne($0, sql: "PRAGMA integrity_check(1)") }
        guard found == "ok" else { throw StoreError.damaged("its file") }
    }

    static func remove(_ path: String) throws {
        for suffix in ["", "-wal", "-shm", "-journal"] where FileManager.default.fileExists(atPath: path + suffix) {
            try FileManager.default.removeItem(atPath: path + suffix)
        }
    }

    /// Puts a finished file into its place, over what stands there, durably.
    static func move(_ path: String, to place: String) throws {
        guard rename(path, place) == 0 else { throw WorkFileFault(doing: "rename", number: errno) }
        let name = URL(filePath: place).deletingLastPathComponent().path
        let folder = Foundation.open(name, O_RDONLY)
        guard folder >= 0 else { throw WorkFileFault(doing: "open the folder", number: errno) }
        defer { Foundation.close(folder) }
        guard fsync(folder) == 0 else { throw WorkFileFault(doing: "write the folder", number: errno) }
    }

    /// Replaces a file of keys, and overwrites the one that stood there: it may hold keys that are destroyed by now.
    static func replaceSecret(_ path: String, at place: String) throws {
        let isReplacing = FileManager.default.fileExists(atPath: place)
        let old = isReplacing ? try FileHandle(forUpdating: URL(filePath: place)) : nil
        try move(path, to: place)
        guard let old else { return }
        let size = try old.seekToEnd()
        try old.seek(toOffset: 0)
        let zeros = Data(count: 65_536)
        for start in stride(from: 0, to: size, by: zeros.count) {
            try old.write(contentsOf: zeros.prefix(Int(size - start)))
        }
        try old.synchronize()
        try old.close()
    }
}

/// A call to the system that failed.
private struct WorkFileFault: Error {
    let doing: String
    /// `errno`
    let number: Int32
}
