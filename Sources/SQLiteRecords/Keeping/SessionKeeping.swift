package import Casework
package import Exchange
import GRDB

extension SQLiteRecords {
    package func open(_ session: Session) async throws(StoreError) {
        try await write("opening a session") { db, _ in try Insertions.session.run(session, db) }
    }

    package func visitor(_ tokenHash: [UInt8]) async throws(StoreError) -> StoredVisitor? {
        try await read("reading a session") { db in
            let found = try db.row(Session.select + " WHERE tokenHash = ?", [.bytes(tokenHash)])
            guard let session = try found.map({ try Session($0) }) else { return nil }
            let account = try db.row(Account.select + " WHERE officer = ?", [.text(session.officer.text)])
            return StoredVisitor(
                session: session, account: try account.map { try Account($0) },
                registerVersion: try servedRegisterVersion(db))
        }
    }

    package func sessions(of officer: OfficerID) async throws(StoreError) -> [Session] {
        try await read("reading sessions") { db in
            try db.rows(
                Session.select + " WHERE officer = ? ORDER BY seenAt DESC, tokenHash", [.text(officer.text)]
            ) { try Session($0) }
        }
    }

    package func touch(_ tokenHash: [UInt8], at moment: Timestamp) async throws(StoreError) {
        try await write("renewing a session") { db, _ in
            try db.run(
                "UPDATE session SET seenAt = max(seenAt, ?) WHERE tokenHash = ?",
                [.moment(moment), .bytes(tokenHash)])
        }
    }

    package func endSession(_ tokenHash: [UInt8]) async throws(StoreError) {
        try await write("ending a session") { db, _ in
            try db.run("DELETE FROM session WHERE tokenHash = ?", [.bytes(tokenHash)])
        }
    }

    package func endSessions(of officer: OfficerID, but tokenHash: [UInt8]?) async throws(StoreError) {
        try await write("ending sessions") { db, _ in
            try db.run(
                "DELETE FROM session WHERE officer = ? AND tokenHash IS NOT ?",
                [.text(officer.text), .bytes(tokenHash)])
        }
    }

    package func endSessions(expiredBefore moment: Timestamp) async throws(StoreError) {
        try await write("ending expired sessions") { db, _ in
            try db.run("DELETE FROM session WHERE endsAt < ?", [.moment(moment)])
        }
    }
}

extension Session {
    static let select = table.select
}
