import GRDBSQLite

/// SQLite by its own C interface, set up as the records are: what the disk and the library can do without Gatehouse.
struct RawSQLite {
    private let database: OpaquePointer
    private let insert: OpaquePointer

    init(at path: String) throws(Complaint) {
        var opened: OpaquePointer?
        guard sqlite3_open(path, &opened) == SQLITE_OK, let opened else {
            throw Complaint("SQLite cannot open a file for the bench at `\(path)`.")
        }
        database = opened
        for sql in [
            "PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL",
            "CREATE TABLE entry (position INTEGER PRIMARY KEY, bytes BLOB NOT NULL)",
        ] {
            guard sqlite3_exec(opened, sql, nil, nil, nil) == SQLITE_OK else {
                throw Complaint("SQLite does not take the bench's settings.", .broken)
            }
        }
        var statement: OpaquePointer?
        guard
            sqlite3_prepare_v2(opened, "INSERT INTO entry (bytes) VALUES (?)", -1, &statement, nil) == SQLITE_OK,
            let statement
        else { throw Complaint("SQLite does not take the bench's statement.", .broken) }
        insert = statement
    }

    /// Rows a second: so many commits, with so many rows in each.
    func rate(commits: Int, rowsEach: Int, bytes: [UInt8]) -> Double {
        let time = seconds {
            for _ in 0..<commits {
                if rowsEach > 1 { sqlite3_exec(database, "BEGIN", nil, nil, nil) }
                for _ in 0..<rowsEach {
                    _ = bytes.withUnsafeBytes {
                        sqlite3_bind_blob(insert, 1, $0.baseAddress, Int32($0.count), nil)
                    }
                    sqlite3_step(insert)
                    sqlite3_reset(insert)
                }
                if rowsEach > 1 { sqlite3_exec(database, "COMMIT", nil, nil, nil) }
            }
        }
        return Double(commits * rowsEach) / time
    }

    func close() {
        sqlite3_finalize(insert)
        sqlite3_close(database)
    }
}
