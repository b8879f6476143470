/// What went wrong between the program and the database.
enum DatabaseFault: Error {
    /// No connection could be made.
    case unreachable(why: String)
    /// The connection broke, or nothing came for too long: what was under way may have been done, or not.
    case lost
    /// The database refused a statement; what was done in the transaction is undone.
    case refused(SQLState, constraint: String)
    /// More is waiting than can be done in time.
    case overrun
    /// An answer of another shape than it has to be.
    case unexpected(String)
}

/// The five characters by which PostgreSQL says what kind of error it is (appendix A of its manual).
struct SQLState: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    private let code: String

    init(_ code: String) { self.code = code }
    init(stringLiteral code: String) { self.code = code }

    var description: String { code }
    /// Its first two characters, which stand for a whole class of errors.
    var kind: String { String(code.prefix(2)) }

    static let uniqueViolation: SQLState = "23505"
    static let readOnlyTransaction: SQLState = "25006"
    static let queryCancelled: SQLState = "57014"
    static let lockNotAvailable: SQLState = "55P03"
    static let diskFull: SQLState = "53100"
    static let insufficientPrivilege: SQLState = "42501"
    static let undefinedTable: SQLState = "42P01"
    static let serializationFailure: SQLState = "40001"
    static let deadlockDetected: SQLState = "40P01"

    /// The database is going down, or has just come up: another connection may find it well.
    var endsConnection: Bool { ["57P01", "57P02", "57P03", "57P05", "25006", "0A000"].contains(code) || kind == "08" }
}
