package import Casework
package import Exchange
import GRDB

extension SQLiteRecords {
    package func account(named signInName: String) async throws(StoreError) -> Account? {
        try await read("reading an account") { db in
            try servedRegisterVersion(db)
            return try db.row(Account.select + " WHERE signInName = ?", [.text(signInName)]).map { try Account($0) }
        }
    }

    package func account(of officer: OfficerID) async throws(StoreError) -> Account? {
        try await read("reading an account") { db in
            try db.row(Account.select + " WHERE officer = ?", [.text(officer.text)]).map { try Account($0) }
        }
    }

    package func throttle(_ key: String) async throws(StoreError) -> Throttle? {
        try await read("reading a throttle") { db in
            try db.row("SELECT failures, lastAt FROM throttle WHERE key = ?", [.text(key)]).map {
                Throttle(failures: $0.int(0), lastAt: try $0.moment(1))
            }
        }
    }

    package func countFailure(
        _ key: String, at moment: Timestamp, window: Int
    ) async throws(StoreError) -> Throttle {
        try await write("counting a failure") { db, _ in
            let kept = try db.row("SELECT failures, firstAt FROM throttle WHERE key = ?", [.text(key)])
            let (failures, firstAt) = try kept.map { ($0.int(0), try $0.moment(1)) } ?? (0, moment)
            let isWithin = firstAt >= moment.adding(seconds: -window)
            let counted = KeptThrottle(
                key: key, failures: isWithin ? failures + 1 : 1, firstAt: isWithin ? firstAt : moment, lastAt: moment)
            try counted.write(db)
            return Throttle(failures: counted.failures, lastAt: moment)
        }
    }

    package func clearThrottle(_ key: String) async throws(StoreError) {
        try await write("clearing a throttle") { db, _ in
            try db.run("DELETE FROM throttle WHERE key = ?", [.text(key)])
        }
    }

    package func clearThrottles(notCountedSince moment: Timestamp) async throws(StoreError) {
        try await write("clearing throttles") { db, _ in
            try db.run("DELETE FROM throttle WHERE lastAt < ?", [.moment(moment)])
        }
    }
}

extension Account {
    static let select = table.select
}

extension KeptThrottle {
    func write(_ db: Database) throws {
        try db.run(
            "INSERT OR REPLACE INTO throttle (key, failures, firstAt, lastAt) VALUES (?, ?, ?, ?)",
            [.text(key), .int(failures), .moment(firstAt), .moment(lastAt)])
    }
}
