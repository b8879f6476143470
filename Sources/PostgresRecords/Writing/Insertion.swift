import Casework
import Exchange
import Ledger

/// The statements that put rows into a table.
struct Insertion<Element>: Sendable {
    private let table: RecordTable<Element>
    private let sqlOfOne: String
    private let sqlOfAll: String
    private let sqlToUndo: String

    init(_ table: RecordTable<Element>, _ conflict: RowConflict = .refuse) {
        self.table = table
        let into = "INSERT INTO \(table.name.underscored) (\(table.columnList))"
        let places = table.columns.indices.map { "$\($0 + 1)" }.joined(separator: ", ")
        let clause = conflict.clause(of: table, name: \.underscored)
        sqlOfOne = "\(into) VALUES (\(places)) \(clause)"
        sqlOfAll = "\(into) SELECT * FROM \(unnest(table.columns.map(\.kind))) \(clause)"
        let (name, key) = (table.name.underscored, table.key.map(\.name.underscored))
        sqlToUndo = """
            DELETE FROM \(name) USING \(unnest(table.key.map(\.kind))) AS old (\(key.joined(separator: ", ")))
            WHERE \(key.map { "\(name).\($0) = old.\($0)" }.joined(separator: " AND "))
            """
    }

    func one(_ element: Element) -> Statement { Statement(sqlOfOne, table.values(of: element).map { .one($0) }) }
    func all(_ elements: [Element]) -> Statement { Statement(sqlOfAll, columns(table.columns, of: elements)) }

    /// Takes the rows out again.
    func undo(_ elements: [Element]) -> Statement { Statement(sqlToUndo, columns(Array(table.key), of: elements)) }

    private func columns(_ columns: [RecordTable<Element>.Column], of elements: [Element]) -> [Value] {
        columns.map { column in .column(column.kind, elements.map(column.value)) }
    }
}

enum Insertions {
    static let entry = Insertion(KeptEntry.table)
    static let tileHash = Insertion(StoredHash.table)
    static let wrappedKey = Insertion(KeptKey.table)
    static let destroyedKey = Insertion(DestroyedKey.table)
    static let blindTerm = Insertion(BlindTerm.table, .keep)
    static let file = Insertion(KeptFile.table)
    static let caseRow = Insertion(CaseRow.table, .replace)
    static let listing = Insertion(Listing.table, .replace)
    static let member = Insertion(CaseMember.table, .replace)
    static let task = Insertion(HeldTask.table, .replace)
    static let account = Insertion(Account.table, .replace)
    static let draft = Insertion(Draft.table, .replace)
    /// Where a session is there already, it was opened by a call whose connection broke.
    static let session = Insertion(Session.table, .keep)
}

extension RecordTable {
    var columnList: String { columns.map(\.name.underscored).joined(separator: ", ") }
    /// What reads the whole table.
    var select: String { "SELECT \(columnList) FROM \(name.underscored)" }
}

/// Rows made of columns: an array of values of each kind, `$1` and so on.
func unnest(_ kinds: [RecordKind]) -> String {
    "unnest(\(kinds.enumerated().map { "$\($0.offset + 1)::\($0.element.name)[]" }.joined(separator: ", ")))"
}

extension String {
    /// A name as PostgreSQL has it: `changed_at` for `changedAt`.
    var underscored: String {
        var name: [UInt8] = []
        for letter in utf8 {
            let isCapital = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(letter)
            name += isCapital ? [UInt8(ascii: "_"), letter | 0x20] : [letter]
        }
        return String(decoding: name, as: UTF8.self)
    }
}
