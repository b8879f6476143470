package import Casework
package import Exchange
import Foundation
import GRDB
package import Ledger
import Vault

/// A new file that records are copied into; it takes its name once it is whole.
package struct SQLiteTarget: RecordTarget {
    private let path: String
    private let queue: DatabaseQueue
    private var partial: String { path + ".partial" }

    /// Begins a file at `path`, where none may be.
    package init(path: String) throws(StoreError) {
        self.path = path
        let partial = path + ".partial"
        queue = try storeCall("copying the records", at: path) {
            guard !FileManager.default.fileExists(atPath: path) else { throw StoreError.notRecords(path: path) }
            try WorkFile.make(partial).close()
            try Opening.open(partial).close()
            let queue = try WorkFile.open(partial)
            // What is forgotten takes with it what hangs on it.
            try queue.inDatabase { try $0.execute(sql: "PRAGMA foreign_keys = ON; PRAGMA cache_size = -65536") }
            return queue
        }
    }

    private func put(_ body: (Database) throws -> Void) throws(StoreError) {
        try storeCall("copying the records", at: path) {
            try queue.inTransaction { db in
                try body(db)
                return .commit
            }
        }
    }

    package func put(_ entries: [KeptEntry], completing hashes: [StoredHash]) throws(StoreError) {
        try put { db in
            for kept in entries {
                try db.run(
                    "INSERT INTO entry (position, reference, sequence, leafHash, bytes) VALUES (?, ?, ?, ?, ?)",
                    [
                        kept.entry.position, kept.entry.reference.text, kept.sequence,
                        blob(kept.entry.leafHash), blob(kept.entry.bytes),
                    ])
            }
            for hash in hashes {
                try db.run(
                    "INSERT INTO tileHash (level, place, hash) VALUES (?, ?, ?)",
                    [hash.node.level, hash.node.index, blob(hash.hash.bytes)])
            }
        }
    }

    package func forget(_ references: [CaseID]) throws(StoreError) {
        try put { db in
            let list = references.map { _ in "?" }.joined(separator: ", ")
            // Listings hang on no row, and have no index by case.
            for table in ["caseListed", "wrappedKey", "caseRow"] {
                try db.run("DELETE FROM \(table) WHERE reference IN (\(list))", references.map(\.text))
            }
        }
    }

    package func put(_ cases: KeptCases) throws(StoreError) {
        try put { db in
            for row in cases.rows { try row.write(db, over: nil) }
            for kept in cases.keys {
                try db.run(
                    "INSERT INTO wrappedKey (id, reference, owner, isAgencyKey, bytes) VALUES (?, ?, ?, ?, ?)",
                    [kept.key.id, kept.reference.text, kept.key.owner, kept.key.isAgencyKey, blob(kept.key.bytes)])
            }
            for term in cases.terms {
                try db.run(
                    "INSERT INTO blindTerm (agency, term, key) VALUES (?, ?, ?)",
                    [term.agency.text, blob(term.term), term.key])
            }
            for file in cases.files {
                try db.run(
                    "INSERT INTO file (id, stagedAt, key) VALUES (?, ?, ?)",
                    [file.id.text, file.stagedAt.milliseconds, file.key])
            }
        }
    }

    package func put(_ chunk: [UInt8], number: Int, of file: FileID) throws(StoreError) {
        try put { db in
            try db.run("INSERT INTO chunk (file, number, bytes) VALUES (?, ?, ?)", [file.text, number, blob(chunk)])
        }
    }

    package func put(_ keys: [DestroyedKey]) throws(StoreError) {
        try put { db in
            for key in keys {
                try db.run(
                    "INSERT INTO destroyedKey (id, fingerprint, position) VALUES (?, ?, ?)",
                    [key.id, key.fingerprint.map { blob($0) }, key.position])
            }
        }
    }

    package func put(_ people: KeptPeople) throws(StoreError) {
        try put { db in
            for account in people.accounts { try account.write(db) }
            for session in people.sessions { try session.write(db) }
            for draft in people.drafts { try draft.write(db) }
            for throttle in people.throttles {
                try db.run(
                    "INSERT INTO throttle (key, failures, firstAt, lastAt) VALUES (?, ?, ?, ?)",
                    [throttle.key, throttle.failures, throttle.firstAt.milliseconds, throttle.lastAt.milliseconds])
            }
        }
    }

    package func put(_ end: KeptEnd) throws(StoreError) {
        try put { db in
            guard let frontier = Frontier(end.frontier) else { throw StoreError.damaged("the book has no head") }
            try db.run(
                """
                UPDATE head SET size = ?, root = ?, frontier = ?, checkpoint = ?, lastAt = ?, registerVersion = ?
                WHERE id = 0
                """,
                [
                    frontier.size, blob(frontier.root.bytes), blob(end.frontier), end.checkpoint, end.lastAt,
                    end.registerVersion,
                ])
        }
    }

    /// Reads the file through, with every constraint, and gives it its name.
    package func finish() throws(StoreError) {
        try storeCall("copying the records", at: path) {
            try WorkFile.check(queue)
            try queue.close()
            try WorkFile.move(partial, to: path)
        }
    }

    /// Throws away what was copied.
    package func abandon() throws(StoreError) {
        try storeCall("giving up a copy", at: path) {
            try queue.close()
            try WorkFile.remove(partial)
        }
    }
}
