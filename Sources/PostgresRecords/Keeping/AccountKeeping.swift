package import Casework
package import Exchange

extension PostgresRecords {
    package func account(named signInName: String) async throws(StoreError) -> Account? {
        guard let name = Value.word(signInName) else { return nil }
        return try await read("reading an account") { connection in
            let read = try connection.run([
                Statement(Account.select + " WHERE sign_in_name = $1", [name]), Self.movedTo,
            ])
            try Self.checkNotMoved(read[1])
            return try read[0].first.map { try Account($0) }
        }
    }

    package func account(of officer: OfficerID) async throws(StoreError) -> Account? {
        try await read("reading an account") { connection in
            try connection.run(Account.select + " WHERE officer = $1", [.text(officer.text)]).first.map {
                try Account($0)
            }
        }
    }

    package func throttle(_ key: String) async throws(StoreError) -> Throttle? {
        try await read("reading a throttle") { connection in
            try connection.run("SELECT failures, last_at FROM throttle WHERE key = $1", [.bytesOfWord(key)]).first.map {
                Throttle(failures: try $0.int(0), lastAt: try $0.moment(1))
            }
        }
    }

    package func countFailure(
        _ key: String, at moment: Timestamp, window: Int
    ) async throws(StoreError) -> Throttle {
        let opened = moment.adding(seconds: -window)
        return try await write("counting a failure") { connection in
            let counted = try connection.run(
                """
                INSERT INTO throttle AS kept (key, failures, first_at, last_at) VALUES ($1, 1, $2, $2)
                ON CONFLICT (key) DO UPDATE SET
                  failures = CASE WHEN kept.first_at >= $3 THEN kept.failures + 1 ELSE 1 END,
                  first_at = CASE WHEN kept.first_at >= $3 THEN kept.first_at ELSE $2 END,
                  last_at = $2
                RETURNING failures
                """, [.bytesOfWord(key), .moment(moment), .moment(opened)])
            guard let row = counted.first else { throw DatabaseFault.unexpected("a throttle that was not counted") }
            return Throttle(failures: try row.int(0), lastAt: moment)
        }
    }

    package func clearThrottle(_ key: String) async throws(StoreError) {
        try await write(
            "clearing a throttle", Statement("DELETE FROM throttle WHERE key = $1", [.bytesOfWord(key)]))
    }

    package func clearThrottles(notCountedSince moment: Timestamp) async throws(StoreError) {
        try await write(
            "clearing throttles", Statement("DELETE FROM throttle WHERE last_at < $1", [.moment(moment)]))
    }
}

extension PostgresRecords {
    /// Where the records are kept now: whoever would sign in, or is signed in, is not served from here any more.
    static let movedTo = Statement("SELECT moved_to FROM head WHERE id = 0")

    static func checkNotMoved(_ movedTo: Rows) throws(StoreError) {
        if let place = movedTo.first?.textIfAny(0) { throw .moved(to: place) }
    }
}

extension Value {
    /// What somebody typed, to look something up by; `nil` for a text that no column can hold, which finds nothing.
    static func word(_ text: String) -> Value? { text.utf8.contains(0) ? nil : .text(text) }

    /// What somebody typed, whatever it is, to count by.
    static func bytesOfWord(_ text: String) -> Value { .bytes(Array(text.utf8)) }
}

extension Account {
    static let select = table.select
}
