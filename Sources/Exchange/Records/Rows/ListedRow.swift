package import Casework

/// A line of a list: a case with all its tasks and, in a list of tasks, the one that the line is about.
package struct ListedRow {
    package private(set) var row: CaseRow
    private var task: CaseTask?
    private let number: Int?

    private static let firstOfTask = CaseRow.table.columns.count
    private static let numberOnPage = firstOfTask + NumberedTask.table.columns.count - 1

    /// Adds what stands in one row of a page: the columns of a case, those of one of its tasks but the reference, and
    /// the number of the task that the line is about. Rows of one line follow each other.
    package static func add(_ row: some RecordRow, to lines: inout [ListedRow]) throws {
        let (reference, number) = (try row.caseID(0), row.intIfAny(numberOnPage))
        if lines.last?.row.reference != reference || lines.last?.number != number {
            lines.append(ListedRow(row: try CaseRow(row), task: nil, number: number))
        }
        guard let numbered = try NumberedTask(row, of: reference, at: firstOfTask) else { return }
        lines[lines.count - 1].row.tasks.append(numbered.task)
        if numbered.number == number { lines[lines.count - 1].task = numbered.task }
    }

    /// The line of a list of tasks.
    package var listedTask: ListedTask? { task.map { ListedTask($0, in: row) } }
}
