import Casework
import Exchange
import GRDB
import SharingProtocol

extension CaseRow {
    /// In the order in which `init(_:)` reads them.
    static let columns = [
        "reference", "kind", "state", "isOpen", "informationClass", "purpose", "officer", "openedAt", "changedAt",
        "neededBy", "keepUntil", "isUrgent", "isDuty", "isOfDirectory", "parties", "members",
    ]
    static let columnList = columns.map { "caseRow.\($0)" }.joined(separator: ", ")

    /// A row of `columns`, by place: looking columns up by name costs more than the query. Its tasks are not in it.
    init(_ row: Row) {
        self.init(
            reference: CaseID(row[0] as String), kind: row[1], state: row[2], officer: OfficerID(row[6] as String),
            openedAt: Timestamp(milliseconds: row[7]), changedAt: Timestamp(milliseconds: row[8]))
        isOpen = row[3]
        informationClass = row[4]
        purpose = row[5]
        neededBy = (row[9] as Int?).map { Day(daysSince1970: $0) }
        keepUntil = (row[10] as Int?).map { Day(daysSince1970: $0) }
        isUrgent = row[11]
        isDuty = row[12]
        isOfDirectory = row[13]
        read(parties: row[14], members: row[15])
    }
}

/// A task, and its number in its case: they stand there in the order of their numbers, which need not follow on.
struct NumberedTask {
    let number: Int
    let task: CaseTask

    init(number: Int, task: CaseTask) { (self.number, self.task) = (number, task) }

    static let columns = [
        "number", "what", "agency", "officer", "since", "topic", "due", "reason", "begins", "isUrgent", "isNotice",
    ]
    static let columnList = columns.map { "task.\($0)" }.joined(separator: ", ")

    /// The task in `columns` from that place on; `nil` where there is none.
    init?(_ row: Row, at place: Int = 0) {
        guard let number = row[place] as Int? else { return nil }
        self.number = number
        task = CaseTask(
            what: row[place + 1], agency: row[place + 2], officer: row[place + 3], since: row[place + 4],
            topic: row[place + 5], due: row[place + 6], reason: row[place + 7], begins: row[place + 8],
            isUrgent: row[place + 9], isNotice: row[place + 10])
    }
}

/// A line of a list: a case with all its tasks and, in a list of tasks, the one that the line is about.
struct ListedRow {
    private(set) var row: CaseRow
    private(set) var task: CaseTask?
    private let number: Int?

    /// The lines of one page. `page` selects their references, their tasks' numbers (null in a list of cases), and
    /// what else is sorted by in `order`.
    static func all(
        _ page: String, order: [String], _ values: [(any DatabaseValueConvertible)?], _ db: Database
    ) throws -> [ListedRow] {
        let lines = """
            SELECT \(CaseRow.columnList), \(NumberedTask.columnList), page.number
            FROM (\(page)) AS page CROSS JOIN caseRow USING (reference) LEFT JOIN task USING (reference)
            ORDER BY \(order.map { "page.\($0)" }.joined(separator: ", ")), task.number
            """
        let (firstOfTask, numberOnPage) = (CaseRow.columns.count, CaseRow.columns.count + NumberedTask.columns.count)
        let cursor = try Row.fetchCursor(db.cachedStatement(sql: lines), arguments: StatementArguments(values))
        var found: [ListedRow] = []
        while let row = try cursor.next() {
            let (reference, number) = (CaseID(row[0] as String), row[numberOnPage] as Int?)
            if found.last?.row.reference != reference || found.last?.number != number {
                found.append(ListedRow(row: CaseRow(row), task: nil, number: number))
            }
            guard let numbered = NumberedTask(row, at: firstOfTask) else { continue }
            found[found.count - 1].row.tasks.append(numbered.task)
            if numbered.number == number { found[found.count - 1].task = numbered.task }
        }
        return found
    }
}
