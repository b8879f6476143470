import Exchange
import Foundation
import GRDB

/// The records that stand where others are to be restored.
struct EarlierRecords {
    private let path: String
    /// Where they go; `nil` if there are none.
    let newName: String?
    /// What they had destroyed: each key's id and fingerprint.
    private(set) var destroyed: [String: [UInt8]?] = [:]
    /// They are damaged, which may be why others are restored.
    private(set) var isUnreadable = false

    init(at path: String) throws {
        self.path = path
        guard FileManager.default.fileExists(atPath: path) else {
            newName = nil
            return
        }
        var number = 1
        while FileManager.default.fileExists(atPath: "\(path).before-restore-\(number)") { number += 1 }
        newName = "\(path).before-restore-\(number)"
        do {
            try read()
        } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY || error.resultCode == .SQLITE_LOCKED
        {
            throw StoreError.busy
        } catch {
            isUnreadable = true
        }
    }

    private mutating func read() throws {
        try Opening.checkHeader(of: path, applicationID: Schema.applicationID, creates: false)
        let file = try DatabaseQueue(path: path)
        destroyed = try file.inDatabase { db in
            // Only the last one who has the file open can do this, and everything in the log is in the file then.
            try db.execute(sql: "PRAGMA journal_mode = DELETE")
            let keys = try db.rows(DestroyedKey.table.select) { try DestroyedKey($0) }
            return Dictionary(keys.map { ($0.id, $0.fingerprint) }) { first, _ in first }
        }
        try file.close()
    }

    func setAside() throws {
        guard let newName else { return }
        for suffix in ["-wal", "-shm", ""] where FileManager.default.fileExists(atPath: path + suffix) {
            try WorkFile.move(path + suffix, to: newName + suffix)
        }
    }
}
