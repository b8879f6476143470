package import Casework
package import SharingProtocol

/// A value as a store writes it into one column.
package enum RecordValue: Hashable, Sendable {
    case null
    case int(Int64)
    case bool(Bool)
    case text(String)
    case bytes([UInt8])

    package static func int(_ number: Int?) -> RecordValue { number.map { .int(Int64($0)) } ?? .null }
    package static func text(_ text: String?) -> RecordValue { text.map { .text($0) } ?? .null }
    package static func bytes(_ bytes: [UInt8]?) -> RecordValue { bytes.map { .bytes($0) } ?? .null }
    package static func moment(_ moment: Timestamp) -> RecordValue { .int(moment.milliseconds) }
    package static func day(_ day: Day?) -> RecordValue { .int(day?.daysSince1970) }
}

/// The kind of value that a column has.
package enum RecordKind: Sendable { case int, bool, text, bytes }

/// A row as a store reads it. Its columns are asked for by place: looking them up by name costs more than the query.
package protocol RecordRow {
    func int(_ column: Int) throws -> Int
    func bool(_ column: Int) throws -> Bool
    func text(_ column: Int) throws -> String
    func bytes(_ column: Int) throws -> [UInt8]

    // `nil` where the column is null.
    func intIfAny(_ column: Int) -> Int?
    func textIfAny(_ column: Int) -> String?
    func bytesIfAny(_ column: Int) -> [UInt8]?
}

extension RecordRow {
    package func moment(_ column: Int) throws -> Timestamp { Timestamp(milliseconds: Int64(try int(column))) }
    package func caseID(_ column: Int) throws -> CaseID { CaseID(try text(column)) }
    func dayIfAny(_ column: Int) -> Day? { intIfAny(column).map { Day(daysSince1970: $0) } }
}
