package import Casework
package import Exchange
import GRDB

extension SQLiteRecords {
    package func stage(
        _ chunk: [UInt8], number: Int, of file: FileID, at moment: Timestamp
    ) async throws(StoreError) {
        try await write("taking in a file") { db, _ in
            try db.run(
                "INSERT INTO file (id, stagedAt) VALUES (?, ?) ON CONFLICT (id) DO NOTHING",
                [.text(file.text), .moment(moment)])
            let key = try db.row("SELECT key FROM file WHERE id = ?", [.text(file.text)])?.textIfAny(0)
            guard key == nil else { throw FilingFault.alreadyTakenUp }
            try db.insert(chunk, number: number, of: file)
        }
    }

    package func discardStaged(before moment: Timestamp) async throws(StoreError) -> Int {
        try await write("discarding files that nobody took up") { db, _ in
            try db.run("DELETE FROM file WHERE key IS NULL AND stagedAt < ?", [.moment(moment)])
            return db.changesCount
        }
    }

    package func key(of file: FileID) async throws(StoreError) -> String? {
        try await read("reading a file") { db in
            try db.row("SELECT key FROM file WHERE id = ?", [.text(file.text)])?.textIfAny(0)
        }
    }

    package func chunk(_ number: Int, of file: FileID) async throws(StoreError) -> [UInt8]? {
        try await read("reading a file") { db in
            try db.row(
                """
                SELECT chunk.bytes FROM file JOIN chunk ON chunk.file = file.id
                WHERE file.id = ? AND file.key IS NOT NULL AND chunk.number = ?
                """, [.text(file.text), .int(number)])?.bytes(0)
        }
    }
}

extension Database {
    func insert(_ chunk: [UInt8], number: Int, of file: FileID) throws {
        try run(
            "INSERT INTO chunk (file, number, bytes) VALUES (?, ?, ?)", [.text(file.text), .int(number), .bytes(chunk)])
    }
}
