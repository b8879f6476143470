import Casework

/// One list of tasks as SQL: which of them, in which order.
package struct TaskListing<Dialect: ListDialect> {
    package let query: TaskQuery
    private var conditions = ListConditions<Dialect>()
    /// The officer's own tasks and the desk's, each as a condition: no task meets both.
    private var holders: [String] = []

    package init(_ query: TaskQuery) {
        self.query = query
        let asked = [query.officer.map { CaseTask.Holder.officer($0) }, query.desk.map { .liaisonDesk($0) }]
        for holder in asked.compactMap(\.self) {
            holders.append("holder = \(conditions.place(.text(holder.text)))")
        }
        conditions.add("isNotice", "=", .bool(query.areNotices))
        if let what = query.what { conditions.add("what", "=", .text(what)) }
        if let day = query.waitingOn { conditions.add("(begins IS NULL OR begins <= \(conditions.place(.day(day))))") }
        if let day = query.comingAfter {
            // What begins has a last day: said for the index of those that have one.
            conditions.add("due IS NOT NULL")
            conditions.add("begins", ">", .day(day))
        }
        if let day = query.dueBy { conditions.add("due", "<=", .day(day)) }
    }

    /// The conditions of each holder; none where the list is empty.
    package var ways: [String] { holders.map { ([$0] + conditions.all).joined(separator: " AND ") } }
    package var values: [Dialect.Value] { conditions.values }

    /// What counts them all.
    package var count: String {
        "SELECT " + ways.map { "(SELECT count(*) FROM task WHERE \($0))" }.joined(separator: " + ")
    }

    /// What is sorted by beside case and number, and nothing that is not in the index.
    package var sorted: String {
        switch query.order {
        case .urgency: "\(Dialect.name("isUrgent")), since"
        case .deadline: "due"
        }
    }

    package var order: [String] {
        switch query.order {
        case .urgency: ["\(Dialect.name("isUrgent")) DESC", "since", "reference", "number"]
        case .deadline: ["due NULLS LAST", "reference", "number"]
        }
    }
}
