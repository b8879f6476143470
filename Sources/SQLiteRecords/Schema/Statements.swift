import Exchange
import Foundation
package import GRDB
import GRDBSQLite

extension Database {
    /// Runs a statement that is prepared once for each connection: preparing costs ten times what running does.
    ///
    /// Bound and stepped through by SQLite's own calls: an act runs a dozen of these, and GRDB's way to the same calls
    /// takes as long as they do.
    func run(_ sql: String, _ values: [RecordValue] = []) throws {
        let statement = try cachedStatement(sql: sql).sqliteStatement
        defer {
            sqlite3_reset(statement)
            sqlite3_clear_bindings(statement)
        }
        for (index, value) in values.enumerated() { try check(bind(value, to: Int32(index + 1), of: statement), sql) }
        let code = sqlite3_step(statement)
        if code != SQLITE_ROW, code != SQLITE_DONE { try check(code, sql) }
    }

    private func bind(_ value: RecordValue, to place: Int32, of statement: OpaquePointer) -> Int32 {
        // SQLite copies what it is given before the call returns.
        let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        switch value {
        case .null: return sqlite3_bind_null(statement, place)
        case .int(let number): return sqlite3_bind_int64(statement, place, number)
        case .bool(let flag): return sqlite3_bind_int64(statement, place, flag ? 1 : 0)
        case .text(var text):
            // By its length, since a text may have a NUL in it.
            return text.withUTF8 { bytes in
                bytes.withMemoryRebound(to: CChar.self) {
                    sqlite3_bind_text(statement, place, $0.baseAddress, Int32($0.count), copied)
                }
            }
        case .bytes(let bytes) where bytes.isEmpty: return sqlite3_bind_zeroblob(statement, place, 0)
        case .bytes(let bytes):
            return bytes.withUnsafeBytes {
                sqlite3_bind_blob64(statement, place, $0.baseAddress, UInt64($0.count), copied)
            }
        }
    }

    private func check(_ code: Int32, _ sql: String) throws {
        guard code != SQLITE_OK else { return }
        let extended = sqliteConnection.map { sqlite3_extended_errcode($0) } ?? code
        throw DatabaseError(
            resultCode: ResultCode(rawValue: extended),
            message: sqliteConnection.map { String(cString: sqlite3_errmsg($0)) },
            sql: sql)
    }

    func row(_ sql: String, _ values: [RecordValue] = []) throws -> Row? {
        try Row.fetchOne(cachedStatement(sql: sql), arguments: values.arguments)
    }

    /// Reads in a transaction of its own. GRDB's would prepare its statements anew each time, at twice the cost of most
    /// of what is read here.
    func atOneMoment<Value>(_ body: (Database) throws -> Value) throws -> Value {
        try run("BEGIN DEFERRED")
        do {
            let value = try body(self)
            try run("COMMIT")
            return value
        } catch {
            if isInsideTransaction { try run("ROLLBACK") }
            throw error
        }
    }

    /// Each row, while the cursor stands on it.
    func each(_ sql: String, _ values: [RecordValue] = [], _ body: (Row) throws -> Void) throws {
        let cursor = try Row.fetchCursor(cachedStatement(sql: sql), arguments: values.arguments)
        while let row = try cursor.next() { try body(row) }
    }

    /// All rows, each turned into a value.
    func rows<Value>(
        _ sql: String, _ values: [RecordValue] = [], _ value: (Row) throws -> Value
    ) throws -> [Value] {
        var found: [Value] = []
        try each(sql, values) { found.append(try value($0)) }
        return found
    }
}

extension [RecordValue] {
    /// As existentials: from values of one type GRDB makes its arguments by a key path, at ten times the cost.
    fileprivate var arguments: StatementArguments {
        StatementArguments(map { value -> (any DatabaseValueConvertible)? in value.databaseValue })
    }
}

extension RecordValue {
    fileprivate var databaseValue: DatabaseValue {
        switch self {
        case .null: .null
        case .int(let number): number.databaseValue
        case .bool(let flag): flag.databaseValue
        case .text(let text): text.databaseValue
        case .bytes(let bytes): Data(bytes).databaseValue
        }
    }
}

extension Row: RecordRow {
    package func int(_ column: Int) -> Int { self[column] }
    package func bool(_ column: Int) -> Bool { self[column] }
    package func text(_ column: Int) -> String { self[column] }
    /// None where it is null.
    package func bytes(_ column: Int) -> [UInt8] { bytesIfAny(column) ?? [] }
    package func intIfAny(_ column: Int) -> Int? { self[column] }
    package func textIfAny(_ column: Int) -> String? { self[column] }
    package func bytesIfAny(_ column: Int) -> [UInt8]? { (self[column] as Data?).map { Array($0) } }
}
