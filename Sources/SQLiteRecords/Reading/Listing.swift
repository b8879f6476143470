import Casework
import Exchange
import GRDB

/// How SQLite writes what lists are narrowed by.
enum SQLiteDialect: ListDialect {
    static func value(_ value: RecordValue) -> RecordValue { value }
    static func place(_ number: Int) -> String { "?\(number)" }
    static func name(_ name: String) -> String { name }

    static func isOne(of texts: [String], _ values: inout [RecordValue]) -> String {
        let places = texts.indices.map { place(values.count + $0 + 1) }
        values += texts.map { .text($0) }
        return "IN (" + places.joined(separator: ", ") + ")"
    }

    static func isLine(_ place: String, of column: String) -> String {
        "instr(char(10) || \(column) || char(10), char(10) || \(place) || char(10)) > 0"
    }

    static func endsLine(_ word: String, _ place: String, of column: String) -> String {
        "instr(\(column) || char(10), '\(word) ' || \(place) || char(10)) > 0"
    }

    static func differ(_ place: String, _ other: String) -> String { "\(place) <> \(other)" }
    static func isFalse(_ column: String) -> String { "\(column) = 0" }

    /// In this order: the page first, however many cases there are.
    static let join = "CROSS JOIN"
    static let columnsOfCase = listedColumns
}

extension CaseListing<SQLiteDialect> {
    func list(_ db: Database) throws -> CaseList {
        let counting = isByGroup ? "SELECT sum(cases) FROM caseCount" : "SELECT count(*) FROM \(table)"
        let total = try db.row("\(counting) WHERE \(condition)", values)?.intIfAny(0) ?? 0
        let offset = max(query.offset, 0)
        guard total > offset else { return CaseList(rows: [], total: total) }
        let page = """
            SELECT reference, \(sorted) FROM \(table) WHERE \(condition)
            ORDER BY \(order.joined(separator: ", ")) LIMIT ?\(values.count + 1) OFFSET ?\(values.count + 2)
            """
        // Nothing is looked for behind the last one that there is.
        let limit = min(max(query.limit, 0), total - offset)
        let rows = try db.rows(
            SQLiteDialect.rows(of: page, in: order), values + [.int(limit), .int(offset)]
        ) { try CaseRow($0) }
        return CaseList(rows: rows, total: total)
    }
}

extension TaskListing<SQLiteDialect> {
    func list(_ db: Database) throws -> TaskList {
        guard !ways.isEmpty else { return TaskList(tasks: [], total: 0) }
        let total = try db.row(count, values)?.intIfAny(0) ?? 0
        // Each in the order of its index, and merged without sorting.
        let found = ways.map { "SELECT reference, number, holder, \(sorted) FROM task WHERE \($0)" }
        let page = """
            \(found.joined(separator: " UNION ALL ")) ORDER BY \(order.joined(separator: ", "))
            LIMIT ?\(values.count + 1) OFFSET ?\(values.count + 2)
            """
        let tasks = try db.rows(
            SQLiteDialect.rows(of: page, in: order, and: "number", "holder"),
            values + [.int(max(query.limit, 0)), .int(max(query.offset, 0))]
        ) { try ListedTask($0) }
        return TaskList(tasks: tasks.compactMap(\.self), total: total)
    }
}
