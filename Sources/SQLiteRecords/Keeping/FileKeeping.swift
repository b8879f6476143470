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
                [file.text, moment.milliseconds])
            let key = try db.row("SELECT key FROM file WHERE id = ?", [file.text])?[0] as String?
            guard key == nil else { throw FileFault.alreadyTakenUp }
            try db.run(
                "INSERT INTO chunk (file, number, bytes) VALUES (?, ?, ?)", [file.text, number, blob(chunk)])
        }
    }

    package func discardStaged(before moment: Timestamp) async throws(StoreError) -> Int {
        try await write("discarding files that nobody took up") { db, _ in
            try db.run("DELETE FROM file WHERE key IS NULL AND stagedAt < ?", [moment.milliseconds])
            return db.changesCount
        }
    }

    package func chunk(_ number: Int, of file: FileID) async throws(StoreError) -> [UInt8]? {
        try await read("reading a file") { db in
            try db.row(
                """
                SELECT chunk.bytes FROM file JOIN chunk ON chunk.file = file.id
                WHERE file.id = ? AND file.key IS NOT NULL AND chunk.number = ?
                """, [file.text, number])?.bytes(0)
        }
    }
}

private enum FileFault: Error {
    /// The file is filed: nothing can be added to it.
    case alreadyTakenUp
}
