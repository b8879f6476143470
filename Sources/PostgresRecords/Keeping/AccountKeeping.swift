package import Casework
package import Exchange

extension PostgresRecords {
    package func account(named signInName: String) async throws(StoreError) -> Account? {
        guard let name = Value.word(signInName) else { return nil }
        return try await read("reading an account") { connection in
            let read = try connection.run([
                Statement(Account.select + " WHERE sign_in_name = $1", [name]), Self.movedTo,
            ])
            if let place = read[1].first?.textIfAny(0) { throw StoreError.moved(to: place) }
            return try read[0].first.map(Account.init)
        }
    }

    package func account(of officer: OfficerID) async throws(StoreError) -> Account? {
        try await read("reading an account") { connection in
            try connection.run(Account.select + " WHERE officer = $1", [.text(officer.text)]).first.map(Account.init)
        }
    }

    package func throttle(_ key: String) async throws(StoreError) -> Throttle? {
        try await read("reading a throttle") { connection in
            try connection.run("SELECT failures, last_at FROM throttle WHERE key = $1", [.bytesOfWord(key)]).first.map {
                Throttle(failures: try $0.int(0), lastAt: Timestamp(milliseconds: try $0.milliseconds(1)))
            }
        }
    }

    package func countFailure(
        _ key: String, at moment: Timestamp, window: Int
    ) async throws(StoreError) -> Throttle {
        let opened = moment.adding(seconds: -window).milliseconds
        return try await write("counting a failure") { connection in
            let counted = try connection.run(
                """
                INSERT INTO throttle AS kept (key, failures, first_at, last_at) VALUES ($1, 1, $2, $2)
                ON CONFLICT (key) DO UPDATE SET
                  failures = CASE WHEN kept.first_at >= $3 THEN kept.failures + 1 ELSE 1 END,
                  first_at = CASE WHEN kept.first_at >= $3 THEN kept.first_at ELSE $2 END,
                  last_at = $2
                RETURNING failures
                """, [.bytesOfWord(key), .int(moment.milliseconds), .int(opened)])
            guard let row = counted.first else { throw DatabaseFault.unexpected("a throttle that was not counted") }
            return Throttle(failures: try row.int(0), lastAt: moment)
        }
    }

    package func clearThrottle(_ key: String) async throws(StoreError) {
        try await write(
            "clearing a throttle", "DELETE FROM throttle WHERE key = $1", [.bytesOfWord(key)])
    }

    package func clearThrottles(notCountedSince moment: Timestamp) async throws(StoreError) {
        try await write(
            "clearing throttles", "DELETE FROM throttle WHERE last_at < $1", [.int(moment.milliseconds)])
    }
}

extension PostgresRecords {
    /// Where the records are kept now: whoever would sign in, or is signed in, is not served from here any more.
    static let movedTo = Statement("SELECT moved_to FROM head WHERE id = 0")
}

extension Value {
    /// What somebody typed, to look something up by; `nil` for a text that no column can hold, which finds nothing.
    static func word(_ text: String) -> Value? { text.utf8.contains(0) ? nil : .text(text) }

    /// What somebody typed, whatever it is, to count by.
    static func bytesOfWord(_ text: String) -> Value { .bytes(Array(text.utf8)) }
}

extension Account {
    static let select = """
        SELECT officer, agency, sign_in_name, name, position, telephone, password_hash, must_change_password, code
        FROM account
        """

    init(_ row: Row) throws { try self.init(row, from: 0) }

    /// The account in the columns from `start` on.
    init(_ row: Row, from start: Int) throws {
        self.init(
            officer: OfficerID(try row.text(start)), agency: AgencyID(try row.text(start + 1)),
            signInName: try row.text(start + 2), name: try row.text(start + 3), position: try row.text(start + 4),
            telephone: try row.text(start + 5), passwordHash: try row.text(start + 6),
            mustChangePassword: try row.bool(start + 7))
        code = try row.bytes(start + 8)
    }

    static func write(_ accounts: [Account]) -> Statement {
        Statement(
            """
            INSERT INTO account
              (officer, agency, sign_in_name, name, position, telephone, password_hash, must_change_password, code)
            SELECT * FROM unnest(
              $1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::boolean[],
              $9::bytea[])
            ON CONFLICT (officer) DO UPDATE SET
              agency = excluded.agency, sign_in_name = excluded.sign_in_name, name = excluded.name,
              position = excluded.position, telephone = excluded.telephone, password_hash = excluded.password_hash,
              must_change_password = excluded.must_change_password, code = excluded.code
            """,
            [
                .texts(accounts.map(\.officer.text)), .texts(accounts.map(\.agency.text)),
                .texts(accounts.map(\.signInName)), .texts(accounts.map(\.name)), .texts(accounts.map(\.position)),
                .texts(accounts.map(\.telephone)), .texts(accounts.map(\.passwordHash)),
                .bools(accounts.map(\.mustChangePassword)), .blobs(accounts.map(\.code)),
            ])
    }
}
