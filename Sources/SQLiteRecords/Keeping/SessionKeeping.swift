package import Casework
package import Exchange
import GRDB

extension SQLiteRecords {
    package func open(_ session: Session) async throws(StoreError) {
        try await write("opening a session") { db, _ in try session.write(db) }
    }

    package func visitor(_ tokenHash: [UInt8]) async throws(StoreError) -> StoredVisitor? {
        try await read("reading a session") { db in
            let found = try db.row(Session.select + " WHERE tokenHash = ?", [blob(tokenHash)]).map { Session($0) }
            guard let session = found else { return nil }
            let account = try db.row(Account.select + " WHERE officer = ?", [session.officer.text]).map { Account($0) }
            return StoredVisitor(
                session: session, account: account, registerVersion: try servedRegisterVersion(db))
        }
    }

    package func sessions(of officer: OfficerID) async throws(StoreError) -> [Session] {
        try await read("reading sessions") { db in
            try db.rows(
                Session.select + " WHERE officer = ? ORDER BY seenAt DESC, tokenHash", [officer.text]
            ) { Session($0) }
        }
    }

    package func touch(_ tokenHash: [UInt8], at moment: Timestamp) async throws(StoreError) {
        try await write("renewing a session") { db, _ in
            try db.run(
                "UPDATE session SET seenAt = max(seenAt, ?) WHERE tokenHash = ?",
                [moment.milliseconds, blob(tokenHash)])
        }
    }

    package func endSession(_ tokenHash: [UInt8]) async throws(StoreError) {
        try await write("ending a session") { db, _ in
            try db.run("DELETE FROM session WHERE tokenHash = ?", [blob(tokenHash)])
        }
    }

    package func endSessions(of officer: OfficerID, but tokenHash: [UInt8]?) async throws(StoreError) {
        try await write("ending sessions") { db, _ in
            try db.run(
                "DELETE FROM session WHERE officer = ? AND tokenHash IS NOT ?",
                [officer.text, tokenHash.map { blob($0) }])
        }
    }

    package func endSessions(expiredBefore moment: Timestamp) async throws(StoreError) {
        try await write("ending expired sessions") { db, _ in
            try db.run("DELETE FROM session WHERE endsAt < ?", [moment.milliseconds])
        }
    }
}

extension Session {
    func write(_ db: Database) throws {
        try db.run(
            """
            INSERT INTO session (tokenHash, officer, agency, openedAt, seenAt, endsAt, device, code)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                blob(tokenHash), officer.text, agency.text, openedAt.milliseconds, seenAt.milliseconds,
                endsAt.milliseconds, device, blob(code),
            ])
    }

    static let select = """
        SELECT tokenHash, officer, agency, openedAt, seenAt, endsAt, device, code FROM session
        """

    init(_ row: Row) {
        self.init(
            tokenHash: row.bytes(0), officer: OfficerID(row[1] as String), agency: AgencyID(row[2] as String),
            openedAt: Timestamp(milliseconds: row[3]), seenAt: Timestamp(milliseconds: row[4]),
            endsAt: Timestamp(milliseconds: row[5]), device: row[6])
        code = row.bytes(7)
    }
}
