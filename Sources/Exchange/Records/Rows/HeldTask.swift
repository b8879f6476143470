package import Casework
import SharingProtocol

/// A task with what in-trays and due lists find it by; the task itself stands in its case's row.
package struct HeldTask: IndexLine {
    /// `CaseTask.Holder.text` of whose it is.
    let holder: String
    let isNotice: Bool
    let isUrgent: Bool
    let since: Timestamp
    package let reference: CaseID
    /// Its number among the tasks of its case, from 0.
    let number: Int
    let what: String
    let due: Day?
    let begins: Day?

    /// In the order in which `init(_:)` reads them.
    package static let table = RecordTable<HeldTask>(
        "task", key: 6,
        [
            .text("holder") { $0.holder }, .bool("isNotice") { $0.isNotice }, .bool("isUrgent") { $0.isUrgent },
            .moment("since") { $0.since }, .text("reference") { $0.reference.text }, .int("number") { $0.number },
            .text("what") { $0.what }, .day("due") { $0.due }, .day("begins") { $0.begins },
        ])

    package init(_ row: some RecordRow) throws {
        holder = try row.text(0)
        isNotice = try row.bool(1)
        isUrgent = try row.bool(2)
        since = try row.moment(3)
        reference = try row.caseID(4)
        number = try row.int(5)
        what = try row.text(6)
        due = row.dayIfAny(7)
        begins = row.dayIfAny(8)
    }

    fileprivate init(_ task: CaseTask, _ number: Int, of reference: CaseID) {
        (holder, since, what) = (task.holder.text, task.since, task.what)
        (isNotice, isUrgent) = (task.isNotice, task.isUrgent)
        (due, begins) = (task.deadline?.day, task.deadline?.begins)
        (self.reference, self.number) = (reference, number)
    }
}

extension CaseRow {
    /// Its tasks as they are found; every store keeps exactly these beside the row.
    var heldTasks: [HeldTask] { tasks.enumerated().map { HeldTask($0.element, $0.offset, of: reference) } }
}
