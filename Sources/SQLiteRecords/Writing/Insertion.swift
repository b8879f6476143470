import Casework
import Exchange
import GRDB
import Ledger

/// The statement that puts a row into a table.
struct Insertion<Element>: Sendable {
    private let table: RecordTable<Element>
    private let sql: String
    private let deleting: String

    init(_ table: RecordTable<Element>, _ conflict: RowConflict = .refuse) {
        self.table = table
        let places = table.columns.map { _ in "?" }.joined(separator: ", ")
        let otherwise = conflict.clause(of: table, name: \.self)
        sql = "INSERT INTO \(table.name) (\(table.columnList)) VALUES (\(places)) \(otherwise)"
        let key = table.key.map { "\($0.name) = ?" }.joined(separator: " AND ")
        deleting = "DELETE FROM \(table.name) WHERE \(key)"
    }

    func run(_ element: Element, _ db: Database) throws { try db.run(sql, table.values(of: element)) }

    func run(_ elements: [Element], _ db: Database) throws {
        for element in elements { try run(element, db) }
    }

    /// Takes the row out again.
    func undo(_ element: Element, _ db: Database) throws { try db.run(deleting, table.keyValues(of: element)) }
}

enum Insertions {
    static let entry = Insertion(KeptEntry.table)
    static let tileHash = Insertion(StoredHash.table)
    static let wrappedKey = Insertion(KeptKey.table)
    static let destroyedKey = Insertion(DestroyedKey.table)
    static let blindTerm = Insertion(BlindTerm.table)
    static let blindTermUnlessThere = Insertion(BlindTerm.table, .keep)
    static let file = Insertion(KeptFile.table)
    static let caseRow = Insertion(CaseRow.table, .replace)
    static let listing = Insertion(Listing.table, .replace)
    static let member = Insertion(CaseMember.table, .replace)
    static let task = Insertion(HeldTask.table, .replace)
    static let session = Insertion(Session.table)
    static let account = Insertion(Account.table, .replace)
    static let draft = Insertion(Draft.table, .replace)
}

extension RecordTable {
    var columnList: String { columns.map(\.name).joined(separator: ", ") }
    /// What reads the whole table.
    var select: String { "SELECT \(columnList) FROM \(name)" }
}
