package import Casework
package import Exchange
import Foundation
import GRDB
package import Ledger

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
            try Insertions.entry.run(entries, db)
            try Insertions.tileHash.run(hashes, db)
        }
    }

    package func forget(_ references: [CaseID]) throws(StoreError) {
        try put { db in
            let list = references.map { _ in "?" }.joined(separator: ", ")
            // What cases are found by hangs on no row, and has no index by case.
            for table in ["caseListed", "caseMember", "task", "wrappedKey", "caseRow"] {
                try db.run("DELETE FROM \(table) WHERE reference IN (\(list))", references.map { .text($0.text) })
            }
        }
    }

    package func put(_ cases: KeptCases) throws(StoreError) {
        try put { db in
            try Insertions.caseRow.run(cases.rows, db)
            try cases.rowChanges.write(db)
            try Insertions.wrappedKey.run(cases.keys, db)
            try Insertions.blindTerm.run(cases.terms, db)
            try Insertions.file.run(cases.files, db)
        }
    }

    package func put(_ chunk: [UInt8], number: Int, of file: FileID) throws(StoreError) {
        try put { db in try db.insert(chunk, number: number, of: file) }
    }

    package func put(_ keys: [DestroyedKey]) throws(StoreError) {
        try put { db in try Insertions.destroyedKey.run(keys, db) }
    }

    package func put(_ people: KeptPeople) throws(StoreError) {
        try put { db in
            try Insertions.account.run(people.accounts, db)
            try Insertions.session.run(people.sessions, db)
            try Insertions.draft.run(people.drafts, db)
            for throttle in people.throttles { try throttle.write(db) }
        }
    }

    package func put(_ end: KeptEnd) throws(StoreError) {
        try put { db in
            guard let frontier = Frontier(end.frontier) else { throw StoreError.damaged("the book has no head") }
            var tail = try Tail(db)
            (tail.book.frontier, tail.book.lastAt) = (frontier, end.lastAt)
            tail.book.registerVersion = end.registerVersion
            try tail.write(end.checkpoint, db)
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
