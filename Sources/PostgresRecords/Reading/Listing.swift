import Casework
import Exchange

/// How PostgreSQL writes what lists are narrowed by.
enum PostgresDialect: ListDialect {
    static func value(_ value: RecordValue) -> Value { .one(value) }
    static func place(_ number: Int) -> String { "$\(number)" }
    static func name(_ name: String) -> String { name.underscored }

    static func isOne(of texts: [String], _ values: inout [Value]) -> String {
        values.append(.texts(texts))
        return "= ANY (\(place(values.count)))"
    }

    static func isLine(_ place: String, of column: String) -> String {
        "\(place) = ANY (string_to_array(\(column), E'\\n'))"
    }

    static func endsLine(_ word: String, _ place: String, of column: String) -> String {
        "strpos(\(column) || E'\\n', '\(word) ' || \(place)::text || E'\\n') > 0"
    }

    static func differ(_ place: String, _ other: String) -> String { "\(place)::text <> \(other)::text" }
    static func isFalse(_ column: String) -> String { "NOT \(column)" }

    static let join = "JOIN"
    static let columnsOfCase = listedColumns
}

extension CaseListing<PostgresDialect> {
    func list(_ connection: Connection) throws -> CaseList {
        let counting =
            isByGroup ? "SELECT coalesce(sum(cases), 0)::bigint FROM case_count" : "SELECT count(*) FROM \(table)"
        let page = """
            SELECT reference, \(sorted) FROM \(table) WHERE \(condition)
            ORDER BY \(order.joined(separator: ", "))
            LIMIT $\(values.count + 1)::bigint OFFSET $\(values.count + 2)::bigint
            """
        let bounds: [Value] = [.int(max(query.limit, 0)), .int(max(query.offset, 0))]
        let read = try connection.readTogether([
            Statement("\(counting) WHERE \(condition)", values),
            Statement(PostgresDialect.rows(of: page, in: order), values + bounds),
        ])
        return CaseList(rows: try read[1].map { try CaseRow($0) }, total: try read[0].first?.int(0) ?? 0)
    }
}

extension TaskListing<PostgresDialect> {
    func list(_ connection: Connection) throws -> TaskList {
        guard !ways.isEmpty else { return TaskList(tasks: [], total: 0) }
        let sortedBy = order.joined(separator: ", ")
        // Each comes in the order of its index up to the end of the page; a few are left to be sorted.
        let found = ways.map { way in
            """
            (SELECT reference, number, holder, \(sorted) FROM task WHERE \(way) ORDER BY \(sortedBy)
             LIMIT $\(values.count + 1)::bigint)
            """
        }
        let page = """
            SELECT * FROM (\(found.joined(separator: " UNION ALL "))) AS found ORDER BY \(sortedBy)
            LIMIT $\(values.count + 2)::bigint OFFSET $\(values.count + 3)::bigint
            """
        let (limit, offset) = (max(query.limit, 0), max(query.offset, 0))
        let read = try connection.readTogether([
            Statement(count, values),
            Statement(
                PostgresDialect.rows(of: page, in: order, and: "number", "holder"),
                values + [.int(offset + limit), .int(limit), .int(offset)]),
        ])
        return TaskList(
            tasks: try read[1].map { try ListedTask($0) }.compactMap(\.self), total: try read[0].first?.int(0) ?? 0)
    }
}
