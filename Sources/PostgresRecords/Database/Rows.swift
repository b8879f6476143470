import CLibpq
import Exchange

/// What a statement gave, in binary form; let go of when nobody holds it any more.
final class Rows {
    private let result: OpaquePointer
    let count: Int
    /// How many rows it added, changed or dropped.
    let changed: Int

    /// Takes over what libpq gave.
    init(_ result: OpaquePointer) {
        self.result = result
        count = Int(PQntuples(result))
        changed = PQcmdTuples(result).flatMap { Int(String(cString: $0)) } ?? 0
    }

    deinit { PQclear(result) }

    var first: Row? { count > 0 ? Row(self, 0) : nil }

    func each(_ body: (Row) throws -> Void) rethrows {
        for number in 0..<count { try body(Row(self, number)) }
    }

    /// Each row turned into a value.
    func map<Value>(_ value: (Row) throws -> Value) rethrows -> [Value] {
        try (0..<count).map { try value(Row(self, $0)) }
    }

    /// A column's bytes in a row; `nil` where it is null.
    fileprivate func bytes(_ row: Int, _ column: Int) -> UnsafeRawBufferPointer? {
        guard PQgetisnull(result, Int32(row), Int32(column)) == 0,
            let start = PQgetvalue(result, Int32(row), Int32(column))
        else { return nil }
        return UnsafeRawBufferPointer(start: start, count: Int(PQgetlength(result, Int32(row), Int32(column))))
    }
}

/// One row. Its columns are asked for by place; one that is null, or of another kind than is asked for, throws unless
/// it is asked for as one that may be absent.
struct Row: RecordRow {
    private let rows: Rows
    private let number: Int

    init(_ rows: Rows, _ number: Int) {
        self.rows = rows
        self.number = number
    }

    func int(_ column: Int) throws(DatabaseFault) -> Int { try present(intIfAny(column), column) }
    func bool(_ column: Int) throws(DatabaseFault) -> Bool {
        try present(rows.bytes(number, column)?.first, column) != 0
    }
    func text(_ column: Int) throws(DatabaseFault) -> String { try present(textIfAny(column), column) }
    func bytes(_ column: Int) throws(DatabaseFault) -> [UInt8] { try present(bytesIfAny(column), column) }

    func intIfAny(_ column: Int) -> Int? {
        guard let bytes = rows.bytes(number, column), bytes.count == 8 else { return nil }
        return Int(Int64(bigEndian: bytes.loadUnaligned(as: Int64.self)))
    }

    func bytesIfAny(_ column: Int) -> [UInt8]? { rows.bytes(number, column).map { Array($0) } }

    func textIfAny(_ column: Int) -> String? {
        rows.bytes(number, column).map { String(decoding: $0, as: UTF8.self) }
    }

    private func present<Value>(_ value: Value?, _ column: Int) throws(DatabaseFault) -> Value {
        guard let value else { throw .unexpected("nothing that can be read in column \(column)") }
        return value
    }
}
