import Casework
import Exchange
import Ledger

/// The statements that put rows into a table.
struct Insertion<Element>: Sendable {
    private let table: RecordTable<Element>
    private let sqlOfOne: String
    private let sqlOfAll: String

    /// `conflict` says what becomes of a row that is there already.
    init(_ table: RecordTable<Element>, conflict: String = "") {
        self.table = table
        let into = "INSERT INTO \(table.name.underscored) (\(table.columnList))"
        let places = table.columns.indices.map { "$\($0 + 1)" }.joined(separator: ", ")
        sqlOfOne = "\(into) VALUES (\(places)) \(conflict)"
        sqlOfAll = "\(into) SELECT * FROM \(unnest(table.columns.map(\.kind))) \(conflict)"
    }

    /// `key` are the columns in which rows are the same: what else there is of the earlier one is replaced.
    init(_ table: RecordTable<Element>, over key: String...) {
        let others = table.columns.map(\.name).filter { !key.contains($0) }.map(\.underscored)
        let changes = others.map { "\($0) = excluded.\($0)" }.joined(separator: ", ")
        self.init(table, conflict: "ON CONFLICT (\(key.joined(separator: ", "))) DO UPDATE SET \(changes)")
    }

    func one(_ element: Element) -> Statement { Statement(sqlOfOne, table.values(of: element).map { .one($0) }) }
    func all(_ elements: [Element]) -> Statement { Statement(sqlOfAll, table.columns(of: elements)) }
}

enum Insertions {
    static let entry = Insertion(KeptEntry.table)
    static let tileHash = Insertion(StoredHash.table)
    static let wrappedKey = Insertion(KeptKey.table)
    static let destroyedKey = Insertion(DestroyedKey.table)
    static let blindTerm = Insertion(BlindTerm.table, conflict: "ON CONFLICT DO NOTHING")
    static let file = Insertion(KeptFile.table)
    static let caseRow = Insertion(CaseRow.table, over: "reference")
    static let member = Insertion(CaseMember.table)
    static let task = Insertion(NumberedTask.table)
    static let listing = Insertion(ListedCase.table)
    static let account = Insertion(Account.table, over: "officer")
    static let draft = Insertion(Draft.table, over: "officer", "reference")
    /// Where a session is there already, it was opened by a call whose connection broke.
    static let session = Insertion(Session.table, conflict: "ON CONFLICT (token_hash) DO NOTHING")
}

extension RecordTable {
    var columnList: String { columns.map(\.name.underscored).joined(separator: ", ") }
    /// What reads the whole table.
    var select: String { "SELECT \(columnList) FROM \(name.underscored)" }

    func columns(of elements: [Element]) -> [Value] {
        columns.map { column in .column(column.kind, elements.map(column.value)) }
    }
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
