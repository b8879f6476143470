import Casework
import Exchange

extension ListedRow {
    private static let columns =
        (CaseRow.columnsListed + NumberedTask.table.columns.dropFirst().map { "task.\($0.name.underscored)" })
        .joined(separator: ", ")

    /// What gives the lines of one page. `page` selects their references, their tasks' numbers (null in a list of
    /// cases), and what else is sorted by in `order`.
    static func reading(_ page: String, order: [String], _ values: [Value]) -> Statement {
        Statement(
            """
            SELECT \(columns), page.number
            FROM (\(page)) AS page JOIN case_row USING (reference) LEFT JOIN task USING (reference)
            ORDER BY \(order.map { "page.\($0)" }.joined(separator: ", ")), task.number
            """, values)
    }

    static func all(_ rows: Rows) throws -> [ListedRow] {
        var lines: [ListedRow] = []
        try rows.each { try add($0, to: &lines) }
        return lines
    }
}

extension CaseRow {
    fileprivate static let columnsListed = table.columns.map { "case_row.\($0.name.underscored)" }

    /// What gives the cases of one page without their tasks. `page` is as for `ListedRow.reading`.
    static func reading(_ page: String, order: [String], _ values: [Value]) -> Statement {
        Statement(
            """
            SELECT \(columnsListed.joined(separator: ", "))
            FROM (\(page)) AS page JOIN case_row USING (reference)
            ORDER BY \(order.map { "page.\($0)" }.joined(separator: ", "))
            """, values)
    }

    static func all(_ rows: Rows) throws -> [CaseRow] {
        var found: [CaseRow] = []
        try rows.each { found.append(try CaseRow($0)) }
        return found
    }
}
