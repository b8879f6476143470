import Casework
import Exchange

/// One statement, with what stands for `$1`, `$2` and so on in it.
struct Statement: Sendable {
    let sql: String
    let values: [Value]
    /// How many rows it has to change for its transaction to stand; `nil` where any number is right.
    let mustChange: Int?

    init(_ sql: String, _ values: [Value] = [], mustChange: Int? = nil) {
        self.sql = sql
        self.values = values
        self.mustChange = mustChange
    }

    static let begin = Statement("BEGIN")
    static let commit = Statement("COMMIT")
    static let rollBack = Statement("ROLLBACK")
    /// Everything read until the end is of one moment.
    static let beginReading = Statement("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
    /// Waits for no standby, and so is none of the commits that are given longer.
    static let endReading = Statement("END")
}

/// A value as it goes to the database.
enum Value: Sendable {
    case one(RecordValue)
    /// A column of several rows at once, for `unnest`.
    case column(RecordKind, [RecordValue])

    static func int(_ number: Int) -> Value { .one(.int(number)) }
    static func moment(_ moment: Timestamp) -> Value { .one(.moment(moment)) }
    static func text(_ text: String?) -> Value { .one(.text(text)) }
    static func bytes(_ bytes: [UInt8]?) -> Value { .one(.bytes(bytes)) }
    static func texts(_ texts: [String]) -> Value { .column(.text, texts.map { .text($0) }) }
}

extension RecordKind {
    /// What PostgreSQL calls it: every number is a `bigint` there.
    var name: String {
        switch self {
        case .int: "bigint"
        case .bool: "boolean"
        case .text: "text"
        case .bytes: "bytea"
        }
    }

    /// The number by which PostgreSQL knows it (`pg_type.dat`); these never change.
    fileprivate var number: UInt32 {
        switch self {
        case .bool: 16
        case .bytes: 17
        case .int: 20
        case .text: 25
        }
    }
}

/// The bytes of all values of a statement, in their binary form, and where each begins.
struct EncodedValues {
    private(set) var bytes: [UInt8] = []
    /// `nil` for a value that is absent.
    private(set) var places: [Range<Int>?] = []

    init(_ values: [Value]) {
        for value in values {
            let start = bytes.count
            switch value {
            case .one(.null):
                places.append(nil)
                continue
            case .one(let value): append(value)
            case .column(let kind, let values): append(kind, values)
            }
            places.append(start..<bytes.count)
        }
    }

    private mutating func append(_ value: RecordValue) {
        switch value {
        case .null: break
        case .int(let number): append(bigEndian: number)
        case .bool(let flag): bytes.append(flag ? 1 : 0)
        case .text(let text): bytes += text.utf8
        case .bytes(let blob): bytes += blob
        }
    }

    /// An array of one dimension as `array_recv` takes it: dimensions, whether any is null, the type, how many, the
    /// first one's number, and each with its length.
    private mutating func append(_ kind: RecordKind, _ elements: [RecordValue]) {
        append(bigEndian: Int32(elements.isEmpty ? 0 : 1))
        append(bigEndian: Int32(elements.contains { $0.isNull } ? 1 : 0))
        append(bigEndian: kind.number)
        guard !elements.isEmpty else { return }
        append(bigEndian: Int32(elements.count))
        append(bigEndian: Int32(1))
        for element in elements {
            let start = bytes.count
            append(bigEndian: Int32(-1))
            guard !element.isNull else { continue }
            append(element)
            let length = UInt32(bytes.count - start - 4)
            for place in 0..<4 { bytes[start + place] = UInt8(truncatingIfNeeded: length >> (24 - 8 * UInt32(place))) }
        }
    }

    private mutating func append(bigEndian number: some FixedWidthInteger) {
        withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
    }
}

extension RecordValue {
    fileprivate var isNull: Bool { if case .null = self { true } else { false } }
}
