package import Casework
package import SharingProtocol

/// Which tasks, of whom, and which page of them: urgent ones first, then those that have waited longest.
///
/// Every part that is set narrows.
package struct TaskQuery: Hashable, Sendable {
    /// The officer whose own tasks are asked for; `nil` leaves them out.
    package var officer: OfficerID?
    /// The agency whose liaison desk's tasks are asked for; `nil` leaves them out.
    package var desk: AgencyID?
    /// The task's word; every one where it is `nil`.
    package var what: String?
    /// Things to know, in place of things to do.
    package var areNotices = false
    /// Only tasks that wait for somebody on that day.
    package var waitingOn: Day?
    /// Only tasks that do not wait for anybody on that day yet.
    package var comingAfter: Day?
    /// Only tasks whose last day is that one or earlier.
    package var dueBy: Day?
    package var order: Order = .urgency
    package var offset = 0
    package var limit = 50

    package enum Order: Hashable, Sendable {
        /// Urgent ones first, then by the moment since which they wait.
        case urgency
        /// By the last day, those without one at the end.
        case deadline
    }

    package init(officer: OfficerID? = nil, desk: AgencyID? = nil) {
        self.officer = officer
        self.desk = desk
    }
}

/// A task, and the case that it belongs to.
package struct ListedTask: Hashable, Sendable {
    package let task: CaseTask
    package let row: CaseRow

    package init(_ task: CaseTask, in row: CaseRow) {
        self.task = task
        self.row = row
    }

    /// From a case's columns and, after them, the task's number there and its holder; `nil` where the row has no such
    /// task.
    package init?(_ row: some RecordRow) throws {
        self.row = try CaseRow(row)
        let place = CaseRow.table.columns.count
        let (number, holder) = (try row.int(place), try row.text(place + 1))
        guard self.row.tasks.indices.contains(number) else { return nil }
        task = self.row.tasks[number]
        guard task.holder.text == holder else { return nil }
    }
}

/// One page of tasks, and how many there are in all.
package struct TaskList: Hashable, Sendable {
    package let tasks: [ListedTask]
    package let total: Int

    package init(tasks: [ListedTask], total: Int) {
        self.tasks = tasks
        self.total = total
    }
}
