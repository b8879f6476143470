import Casework
import Exchange
import GRDB
import SharingProtocol

/// One list of tasks as SQL: which of them, in which order, and how many in all.
struct TaskListing {
    private let query: TaskQuery
    private var values: [(any DatabaseValueConvertible)?] = []
    private var conditions: [String] = []
    /// The officer's own tasks and the desk's, each as a condition: no task meets both.
    private var holders: [String] = []

    init(_ query: TaskQuery) {
        self.query = query
        if let officer = query.officer { holders.append("officer = \(place(officer.text))") }
        if let desk = query.desk { holders.append("agency = \(place(desk.text))") }
        narrow()
    }

    func list(_ db: Database) throws -> TaskList {
        guard !holders.isEmpty else { return TaskList(tasks: [], total: 0) }
        let ways = holders.map { ([$0] + conditions).joined(separator: " AND ") }
        let counts = ways.map { "(SELECT count(*) FROM task WHERE \($0))" }
        let total = try db.row("SELECT " + counts.joined(separator: " + "), values)?[0] as Int? ?? 0
        // Each in the order of its index, and merged without sorting.
        let found = ways.map { "SELECT reference, number, \(sorted) FROM task WHERE \($0)" }
        let page = """
            \(found.joined(separator: " UNION ALL ")) ORDER BY \(order.joined(separator: ", "))
            LIMIT ?\(values.count + 1) OFFSET ?\(values.count + 2)
            """
        let lines = try ListedRow.all(page, order: order, values + [max(query.limit, 0), max(query.offset, 0)], db)
        let tasks = lines.compactMap { line in line.task.map { ListedTask($0, in: line.row) } }
        return TaskList(tasks: tasks, total: total)
    }

    /// What is sorted by, and nothing that is not in the index.
    private var sorted: String {
        switch query.order {
        case .urgency: "isUrgent, since"
        case .deadline: "due"
        }
    }

    private var order: [String] {
        switch query.order {
        case .urgency: ["isUrgent DESC", "since", "reference", "number"]
        case .deadline: ["due NULLS LAST", "reference", "number"]
        }
    }

    /// A value's place in the statement.
    private mutating func place(_ value: any DatabaseValueConvertible) -> String {
        values.append(value)
        return "?\(values.count)"
    }

    private mutating func narrow() {
        conditions.append("isNotice = \(place(query.areNotices))")
        if let what = query.what { conditions.append("what = \(place(what))") }
        if let day = query.waitingOn {
            conditions.append("(begins IS NULL OR begins <= \(place(day.daysSince1970)))")
        }
        if let day = query.comingAfter { conditions.append("begins > \(place(day.daysSince1970))") }
        if let day = query.dueBy { conditions.append("due <= \(place(day.daysSince1970))") }
    }
}
