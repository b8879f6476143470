import Foundation
import GRDB

extension Database {
    /// Runs a statement that is prepared once for each connection: preparing costs ten times what running does.
    func run(_ sql: String, _ values: [(any DatabaseValueConvertible)?] = []) throws {
        try cachedStatement(sql: sql).execute(arguments: StatementArguments(values))
    }

    func row(_ sql: String, _ values: [(any DatabaseValueConvertible)?] = []) throws -> Row? {
        try Row.fetchOne(cachedStatement(sql: sql), arguments: StatementArguments(values))
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

    /// All rows, each turned into a value while the cursor stands on it.
    func rows<Value>(
        _ sql: String, _ values: [(any DatabaseValueConvertible)?] = [], _ value: (Row) throws -> Value
    ) throws -> [Value] {
        let cursor = try Row.fetchCursor(cachedStatement(sql: sql), arguments: StatementArguments(values))
        var found: [Value] = []
        while let row = try cursor.next() { found.append(try value(row)) }
        return found
    }
}

extension Row {
    /// The bytes in a column; none where it is null.
    func bytes(_ column: Int) -> [UInt8] {
        (self[column] as Data?).map { Array($0) } ?? []
    }
}

/// Bytes as SQLite takes them.
func blob(_ bytes: [UInt8]) -> Data { Data(bytes) }
