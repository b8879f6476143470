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

/// A value as it goes to the database, in its binary form: every number is a `bigint` there.
enum Value: Sendable {
    case null
    case int(Int64)
    case bool(Bool)
    case text(String)
    case bytes([UInt8])
    /// Columns of several rows at once, for `unnest`.
    case ints([Int64?])
    case bools([Bool])
    case texts([String?])
    case blobs([[UInt8]?])

    static func int(_ number: Int) -> Value { .int(Int64(number)) }
    static func text(_ text: String?) -> Value { text.map { .text($0) } ?? .null }
}

/// The bytes of all values of a statement, and where each begins.
struct EncodedValues {
    private(set) var bytes: [UInt8] = []
    /// `nil` for a value that is absent.
    private(set) var places: [Range<Int>?] = []

    init(_ values: [Value]) {
        for value in values {
            let start = bytes.count
            let isPresent = append(value)
            places.append(isPresent ? start..<bytes.count : nil)
        }
    }

    private mutating func append(_ value: Value) -> Bool {
        switch value {
        case .null: return false
        case .int(let number): append(bigEndian: number)
        case .bool(let flag): bytes.append(flag ? 1 : 0)
        case .text(let text): bytes += text.utf8
        case .bytes(let blob): bytes += blob
        case .ints(let numbers):
            array(of: .bigint, numbers) { into, number in into.append(bigEndian: number) }
        case .bools(let flags):
            array(of: .boolean, flags) { into, flag in into.bytes.append(flag ? 1 : 0) }
        case .texts(let texts):
            array(of: .text, texts) { into, text in into.bytes += text.utf8 }
        case .blobs(let blobs):
            array(of: .bytea, blobs) { into, blob in into.bytes += blob }
        }
        return true
    }

    /// The number by which PostgreSQL knows a type (`pg_type.dat`); these never change.
    private enum ElementType: UInt32 {
        case boolean = 16
        case bytea = 17
        case bigint = 20
        case text = 25
    }

    /// An array of one dimension as `array_recv` takes it: dimensions, whether any is null, the type, how many, the
    /// first one's number, and each with its length.
    private mutating func array<Element>(
        of type: ElementType, _ elements: [Element?], _ encode: (inout EncodedValues, Element) -> Void
    ) {
        append(bigEndian: Int32(elements.isEmpty ? 0 : 1))
        append(bigEndian: Int32(elements.contains { $0 == nil } ? 1 : 0))
        append(bigEndian: type.rawValue)
        guard !elements.isEmpty else { return }
        append(bigEndian: Int32(elements.count))
        append(bigEndian: Int32(1))
        for element in elements {
            let start = bytes.count
            append(bigEndian: Int32(-1))
            guard let element else { continue }
            encode(&self, element)
            let length = UInt32(bytes.count - start - 4)
            for place in 0..<4 { bytes[start + place] = UInt8(truncatingIfNeeded: length >> (24 - 8 * UInt32(place))) }
        }
    }

    private mutating func append(bigEndian number: some FixedWidthInteger) {
        withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
    }
}
