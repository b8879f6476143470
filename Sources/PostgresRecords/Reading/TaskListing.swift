import Casework
import Exchange
import SharingProtocol

/// One list of tasks as SQL: which of them, in which order, and how many in all.
struct TaskListing {
    private let query: TaskQuery
    private var values: [Value] = []
    private var conditions: [String] = []
    /// The officer's own tasks and the desk's, each as a condition: no task meets both.
    private var holders: [String] = []

    init(_ query: TaskQuery) {
        self.query = query
        if let officer = query.officer { holders.append("officer = \(place(.text(officer.text)))") }
        if let desk = query.desk { holders.append("agency = \(place(.text(desk.text)))") }
        narrow()
    }

    func list(_ connection: Connection) throws -> TaskList {
        guard !holders.isEmpty else { return TaskList(tasks: [], total: 0) }
        let ways = holders.map { ([$0] + conditions).joined(separator: " AND ") }
        let count = "SELECT " + ways.map { "(SELECT count(*) FROM task WHERE \($0))" }.joined(separator: " + ")
        let sortedBy = order.joined(separator: ", ")
        // Each comes in the order of its index up to the end of the page; a few are left to be sorted.
        let found = ways.map { way in
            """
            (SELECT reference, number, \(sorted) FROM task WHERE \(way) ORDER BY \(sortedBy)
             LIMIT $\(values.count + 1)::bigint)
            """
        }
        let page = """
            SELECT * FROM (\(found.joined(separator: " UNION ALL "))) AS found ORDER BY \(sortedBy)
            LIMIT $\(values.count + 2)::bigint OFFSET $\(values.count + 3)::bigint
            """
        let (limit, offset) = (max(query.limit, 0), max(query.offset, 0))
        let bounds: [Value] = [.int(offset + limit), .int(limit), .int(offset)]
        let read = try connection.readTogether([
            Statement(count, values), ListedRow.reading(page, order: order, values + bounds),
        ])
        let tasks = try ListedRow.all(read[1]).compactMap { line in line.task.map { ListedTask($0, in: line.row) } }
        return TaskList(tasks: tasks, total: try read[0].first?.int(0) ?? 0)
    }

    /// What is sorted by beside case and number.
    private var sorted: String {
        switch query.order {
        case .urgency: "is_urgent, since"
        case .deadline: "due"
        }
    }

    private var order: [String] {
        switch query.order {
        case .urgency: ["is_urgent DESC", "since", "reference", "number"]
        case .deadline: ["due", "reference", "number"]
        }
    }

    /// A value's place in the statement.
    private mutating func place(_ value: Value) -> String {
        values.append(value)
        return "$\(values.count)"
    }

    private mutating func narrow() {
        conditions.append("is_notice = \(place(.bool(query.areNotices)))")
        if let what = query.what { conditions.append("what = \(place(.text(what)))") }
        if let day = query.waitingOn {
            conditions.append("(begins IS NULL OR begins <= \(place(.int(day.daysSince1970))))")
        }
        if let day = query.comingAfter { conditions.append("begins > \(place(.int(day.daysSince1970)))") }
        if let day = query.dueBy { conditions.append("due <= \(place(.int(day.daysSince1970)))") }
    }
}
