import Casework
import Exchange
import GRDB

extension ListedRow {
    private static let columns =
        (CaseRow.columnsListed + NumberedTask.table.columns.dropFirst().map { "task.\($0.name)" })
        .joined(separator: ", ")

    /// The lines of one page. `page` selects their references, their tasks' numbers (null in a list of cases), and
    /// what else is sorted by in `order`.
    static func all(
        _ page: String, order: [String], _ values: [RecordValue], _ db: Database
    ) throws -> [ListedRow] {
        let sql = """
            SELECT \(columns), page.number
            FROM (\(page)) AS page CROSS JOIN caseRow USING (reference) LEFT JOIN task USING (reference)
            ORDER BY \(order.map { "page.\($0)" }.joined(separator: ", ")), task.number
            """
        var lines: [ListedRow] = []
        try db.each(sql, values) { try add($0, to: &lines) }
        return lines
    }
}

extension CaseRow {
    fileprivate static let columnsListed = table.columns.map { "caseRow.\($0.name)" }

    /// The cases of one page without their tasks. `page` is as for `ListedRow.all`.
    static func all(_ page: String, order: [String], _ values: [RecordValue], _ db: Database) throws -> [CaseRow] {
        let sql = """
            SELECT \(columnsListed.joined(separator: ", "))
            FROM (\(page)) AS page CROSS JOIN caseRow USING (reference)
            ORDER BY \(order.map { "page.\($0)" }.joined(separator: ", "))
            """
        return try db.rows(sql, values) { try CaseRow($0) }
    }
}
