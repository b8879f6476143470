import Casework
import Exchange
import SharingProtocol

extension CaseRow {
    /// In the order in which `init(_:)` reads them.
    static let columns: [(name: String, type: String)] = [
        ("reference", "text"), ("kind", "text"), ("state", "text"), ("is_open", "boolean"),
        ("information_class", "text"), ("purpose", "text"), ("officer", "text"), ("opened_at", "bigint"),
        ("changed_at", "bigint"), ("needed_by", "bigint"), ("keep_until", "bigint"), ("is_urgent", "boolean"),
        ("is_duty", "boolean"), ("is_of_directory", "boolean"), ("parties", "text"), ("members", "text"),
    ]
    static let columnList = columns.map { "case_row.\($0.name)" }.joined(separator: ", ")

    /// A row of `columns`. Its tasks are not in it.
    init(_ row: Row) throws {
        self.init(
            reference: CaseID(try row.text(0)), kind: try row.text(1), state: try row.text(2),
            officer: OfficerID(try row.text(6)), openedAt: Timestamp(milliseconds: try row.milliseconds(7)),
            changedAt: Timestamp(milliseconds: try row.milliseconds(8)))
        isOpen = try row.bool(3)
        informationClass = row.textIfAny(4)
        purpose = row.textIfAny(5)
        neededBy = row.intIfAny(9).map { Day(daysSince1970: $0) }
        keepUntil = row.intIfAny(10).map { Day(daysSince1970: $0) }
        isUrgent = try row.bool(11)
        isDuty = try row.bool(12)
        isOfDirectory = try row.bool(13)
        read(parties: try row.text(14), members: try row.text(15))
    }
}

/// A task, and its number in its case: they stand there in the order of their numbers, which need not follow on.
struct NumberedTask {
    let number: Int
    let task: CaseTask

    init(number: Int, task: CaseTask) { (self.number, self.task) = (number, task) }

    static let columns: [(name: String, type: String)] = [
        ("number", "bigint"), ("what", "text"), ("agency", "text"), ("officer", "text"), ("since", "bigint"),
        ("topic", "text"), ("due", "bigint"), ("reason", "text"), ("begins", "bigint"), ("is_urgent", "boolean"),
        ("is_notice", "boolean"),
    ]
    static let columnList = columns.map { "task.\($0.name)" }.joined(separator: ", ")

    /// The task in `columns` from that place on; `nil` where there is none.
    init?(_ row: Row, at place: Int) throws {
        guard let number = row.intIfAny(place) else { return nil }
        self.number = number
        task = CaseTask(
            what: try row.text(place + 1), agency: row.textIfAny(place + 2), officer: row.textIfAny(place + 3),
            since: try row.milliseconds(place + 4), topic: try row.text(place + 5), due: row.intIfAny(place + 6),
            reason: row.textIfAny(place + 7), begins: row.intIfAny(place + 8), isUrgent: try row.bool(place + 9),
            isNotice: try row.bool(place + 10))
    }
}

/// A line of a list: a case with all its tasks and, in a list of tasks, the one that the line is about.
struct ListedRow {
    private(set) var row: CaseRow
    private(set) var task: CaseTask?
    private let number: Int?

    /// What gives the lines of one page. `page` selects their references, their tasks' numbers (null in a list of
    /// cases), and what else is sorted by in `order`.
    static func reading(_ page: String, order: [String], _ values: [Value]) -> Statement {
        Statement(
            """
            SELECT \(CaseRow.columnList), \(NumberedTask.columnList), page.number
            FROM (\(page)) AS page JOIN case_row USING (reference) LEFT JOIN task USING (reference)
            ORDER BY \(order.map { "page.\($0)" }.joined(separator: ", ")), task.number
            """, values)
    }

    static func all(_ rows: Rows) throws -> [ListedRow] {
        let (firstOfTask, numberOnPage) = (CaseRow.columns.count, CaseRow.columns.count + NumberedTask.columns.count)
        var found: [ListedRow] = []
        for row in rows.map(\.self) {
            let (reference, number) = (CaseID(try row.text(0)), row.intIfAny(numberOnPage))
            if found.last?.row.reference != reference || found.last?.number != number {
                found.append(ListedRow(row: try CaseRow(row), task: nil, number: number))
            }
            guard let numbered = try NumberedTask(row, at: firstOfTask) else { continue }
            found[found.count - 1].row.tasks.append(numbered.task)
            if numbered.number == number { found[found.count - 1].task = numbered.task }
        }
        return found
    }
}
