import Casework

/// How a store writes what a list is narrowed by. A place is what stands in a statement for a value.
package protocol ListDialect {
    /// A value as the store is given it with the statement.
    associatedtype Value
    static func value(_ value: RecordValue) -> Value
    /// The place of the value of that number, from 1.
    static func place(_ number: Int) -> String
    /// A column's or a table's name, which is given as SQLite has it.
    static func name(_ name: String) -> String

    /// What follows a column that is one of these texts. Adds them to `values`.
    static func isOne(of texts: [String], _ values: inout [Value]) -> String
    /// Whether a text is one of the lines in a column.
    static func isLine(_ place: String, of column: String) -> String
    /// Whether a line of a column ends in this word and a text.
    static func endsLine(_ word: String, _ place: String, of column: String) -> String
    static func differ(_ place: String, _ other: String) -> String
    static func isFalse(_ column: String) -> String

    /// How a page of references is joined to the rows of its cases.
    static var join: String { get }
    /// The columns of a case's row.
    static var columnsOfCase: String { get }
}

extension ListDialect {
    /// What gives the rows of the cases of one page, in its order. `page` selects their references, what it is sorted
    /// by and what `more` names.
    package static func rows(of page: String, in order: [String], and more: String...) -> String {
        let columns = [columnsOfCase] + more.map { "page.\($0)" }
        return """
            SELECT \(columns.joined(separator: ", "))
            FROM (\(page)) AS page \(join) \(name("caseRow")) USING (reference)
            ORDER BY \(order.map { "page.\($0)" }.joined(separator: ", "))
            """
    }

    /// The columns of a case's row, for a dialect to keep.
    package static var listedColumns: String {
        CaseRow.table.columns.map { "\(name("caseRow")).\(name($0.name))" }.joined(separator: ", ")
    }
}

/// The conditions of a list and their values, while they are put together.
struct ListConditions<Dialect: ListDialect> {
    private(set) var all: [String] = []
    private(set) var values: [Dialect.Value] = []

    mutating func add(_ condition: String) { all.append(condition) }

    /// A value's place in the statement.
    mutating func place(_ value: RecordValue) -> String {
        values.append(Dialect.value(value))
        return Dialect.place(values.count)
    }

    mutating func add(_ column: String, _ comparison: String, _ value: RecordValue) {
        add("\(Dialect.name(column)) \(comparison) \(place(value))")
    }

    mutating func add(_ column: String, isOneOf texts: [String]) { add(isOne(column, of: texts)) }

    /// The condition that a column is one of these texts.
    mutating func isOne(_ column: String, of texts: [String]) -> String {
        "\(Dialect.name(column)) \(Dialect.isOne(of: texts, &values))"
    }
}
