package import Casework
package import Exchange

extension PostgresRecords {
    package func open(_ session: Session) async throws(StoreError) {
        try await write("opening a session", Insertions.session.one(session))
    }

    package func visitor(_ tokenHash: [UInt8]) async throws(StoreError) -> StoredVisitor? {
        try await read("reading a session") { connection in
            let found = try connection.run(
                """
                SELECT session.token_hash, session.officer, session.agency, opened_at, seen_at, ends_at, device,
                  session.code, (SELECT register_version FROM head WHERE id = 0),
                  account.officer, account.agency, sign_in_name, name, position, telephone, password_hash,
                  must_change_password, account.code, (SELECT moved_to FROM head WHERE id = 0)
                FROM session LEFT JOIN account ON account.officer = session.officer WHERE token_hash = $1
                """, [.bytes(tokenHash)])
            guard let row = found.first else { return nil }
            if let place = row.textIfAny(18) { throw StoreError.moved(to: place) }
            let account = row.textIfAny(9) == nil ? nil : try Account(row, from: 9)
            return StoredVisitor(session: try Session(row), account: account, registerVersion: try row.int(8))
        }
    }

    package func sessions(of officer: OfficerID) async throws(StoreError) -> [Session] {
        try await read("reading sessions") { connection in
            try connection.run(
                Session.select + " WHERE officer = $1 ORDER BY seen_at DESC, token_hash", [.text(officer.text)]
            ).map { try Session($0) }
        }
    }

    package func touch(_ tokenHash: [UInt8], at moment: Timestamp) async throws(StoreError) {
        let update = Statement(
            "UPDATE session SET seen_at = greatest(seen_at, $1) WHERE token_hash = $2",
            [.moment(moment), .bytes(tokenHash)])
        // In the way of a page, and no loss where it is lost: it waits for no standby.
        try await write("renewing a session") { connection in
            _ = try connection.run([.begin, Statement("SET LOCAL synchronous_commit TO local"), update, .commit])
        }
    }

    package func endSession(_ tokenHash: [UInt8]) async throws(StoreError) {
        try await write(
            "ending a session", Statement("DELETE FROM session WHERE token_hash = $1", [.bytes(tokenHash)]))
    }

    package func endSessions(of officer: OfficerID, but tokenHash: [UInt8]?) async throws(StoreError) {
        try await write(
            "ending sessions",
            Statement(
                "DELETE FROM session WHERE officer = $1 AND token_hash IS DISTINCT FROM $2",
                [.text(officer.text), .bytes(tokenHash)]))
    }

    package func endSessions(expiredBefore moment: Timestamp) async throws(StoreError) {
        try await write(
            "ending expired sessions", Statement("DELETE FROM session WHERE ends_at < $1", [.moment(moment)]))
    }
}

extension Session {
    static let select = table.select
}
