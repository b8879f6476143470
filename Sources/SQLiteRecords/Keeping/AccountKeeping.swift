package import Casework
package import Exchange
import GRDB

extension SQLiteRecords {
    package func account(named signInName: String) async throws(StoreError) -> Account? {
        try await read("reading an account") { db in
            try servedRegisterVersion(db)
            return try db.row(Account.select + " WHERE signInName = ?", [signInName]).map { Account($0) }
        }
    }

    package func account(of officer: OfficerID) async throws(StoreError) -> Account? {
        try await read("reading an account") { db in
            try db.row(Account.select + " WHERE officer = ?", [officer.text]).map { Account($0) }
        }
    }

    package func throttle(_ key: String) async throws(StoreError) -> Throttle? {
        try await read("reading a throttle") { db in
            try db.row("SELECT failures, lastAt FROM throttle WHERE key = ?", [key]).map {
                Throttle(failures: $0[0], lastAt: Timestamp(milliseconds: $0[1]))
            }
        }
    }

    package func countFailure(
        _ key: String, at moment: Timestamp, window: Int
    ) async throws(StoreError) -> Throttle {
        try await write("counting a failure") { db, _ in
            let kept = try db.row("SELECT failures, firstAt FROM throttle WHERE key = ?", [key])
            let opened = moment.adding(seconds: -window).milliseconds
            let isWithin = kept.map { ($0[1] as Int64) >= opened } ?? false
            let failures = isWithin ? (kept?[0] as Int? ?? 0) + 1 : 1
            let firstAt = isWithin ? kept?[1] as Int64? : moment.milliseconds
            try db.run(
                "INSERT OR REPLACE INTO throttle (key, failures, firstAt, lastAt) VALUES (?, ?, ?, ?)",
                [key, failures, firstAt, moment.milliseconds])
            return Throttle(failures: failures, lastAt: moment)
        }
    }

    package func clearThrottle(_ key: String) async throws(StoreError) {
        try await write("clearing a throttle") { db, _ in
            try db.run("DELETE FROM throttle WHERE key = ?", [key])
        }
    }

    package func clearThrottles(notCountedSince moment: Timestamp) async throws(StoreError) {
        try await write("clearing throttles") { db, _ in
            try db.run("DELETE FROM throttle WHERE lastAt < ?", [moment.milliseconds])
        }
    }
}

extension Account {
    static let select = """
        SELECT officer, agency, signInName, name, position, telephone, passwordHash, mustChangePassword, code
        FROM account
        """

    init(_ row: Row) {
        self.init(
            officer: OfficerID(row[0] as String), agency: AgencyID(row[1] as String), signInName: row[2], name: row[3],
            position: row[4], telephone: row[5], passwordHash: row[6], mustChangePassword: row[7])
        code = row.bytes(8)
    }

    func write(_ db: Database) throws {
        try db.run(
            """
            INSERT OR REPLACE INTO account
              (officer, agency, signInName, name, position, telephone, passwordHash, mustChangePassword, code)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                officer.text, agency.text, signInName, name, position, telephone, passwordHash, mustChangePassword,
                blob(code),
            ])
    }
}
