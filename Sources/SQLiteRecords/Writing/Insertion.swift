import Exchange
import GRDB
import Ledger

/// The statement that puts a row into a table.
struct Insertion<Element>: Sendable {
    private let table: RecordTable<Element>
    private let sql: String

    /// `conflict` says what becomes of a row that is there already.
    init(_ table: RecordTable<Element>, _ verb: String = "INSERT", conflict: String = "") {
        self.table = table
        let places = table.columns.map { _ in "?" }.joined(separator: ", ")
        sql = "\(verb) INTO \(table.name) (\(table.columnList)) VALUES (\(places)) \(conflict)"
    }

    func run(_ element: Element, _ db: Database) throws { try db.run(sql, table.values(of: element)) }

    func run(_ elements: [Element], _ db: Database) throws {
        for element in elements { try run(element, db) }
    }
}

enum Insertions {
    static let entry = Insertion(KeptEntry.table)
    static let tileHash = Insertion(StoredHash.table)
    static let wrappedKey = Insertion(KeptKey.table)
    static let destroyedKey = Insertion(DestroyedKey.table)
    static let blindTerm = Insertion(BlindTerm.table)
    static let blindTermUnlessThere = Insertion(BlindTerm.table, "INSERT OR IGNORE")
    static let file = Insertion(KeptFile.table)
    static let member = Insertion(CaseMember.table)
    static let task = Insertion(NumberedTask.table)
    static let listing = Insertion(ListedCase.table)
    static let session = Insertion(Session.table)
    static let account = Insertion(Account.table, "INSERT OR REPLACE")
    static let draft = Insertion(Draft.table, "INSERT OR REPLACE")
}

extension RecordTable {
    var columnList: String { columns.map(\.name).joined(separator: ", ") }
    /// What reads the whole table.
    var select: String { "SELECT \(columnList) FROM \(name)" }
}
