import Casework
import Exchange
import HTML
import SharingProtocol

/// Tasks, each with the case that it is in.
struct TaskTable: Sendable {
    /// What a list of tasks is for.
    enum Kind { case tasks, notices, comingUp, others }

    /// Of whoever looks; the others are named.
    let agency: AgencyID

    func html(_ shown: ShownTasks, _ caption: String, _ kind: Kind, empty: String) -> HTML {
        var columns = ["Reference", kind == .notices ? "To know" : "To do", "Other agencies", "Class"]
        if kind == .others { columns.append("Waiting for") }
        columns += kind == .notices ? ["Since"] : ["Due", "Since"]
        let rows = shown.tasks.map { shown -> [HTML] in
            let row = shown.row
            var cells = [
                caseLink(row.reference),
                """
                \(shown.title)\(if: shown.task.isUrgent, " \(tag("Urgent", .bad))")\
                \(if: row.isDuty, " \(tag("Duty", .active))")
                """,
                agencyNames(row.others(than: agency)), "\(orDash(row.informationClass))",
            ]
            if kind == .others { cells.append("\(shown.holder)") }
            if kind != .notices { cells.append(due(shown)) }
            return cells + [listed(shown.task.since.day)]
        }
        return Table(
            caption, hidesCaption: true, columns: columns.map { Table.Column($0) }, rows: rows, empty: empty
        ).html
    }

    private func due(_ shown: ShownTask) -> HTML {
        guard let day = shown.task.deadline?.day, shown.isLate else { return listed(shown.task.deadline?.day) }
        return late(day, "Late")
    }
}

/// The names of agencies in a list, the first of many; a dash where there are none.
func agencyNames(_ agencies: [ReleasedRow.NamedAgency]) -> HTML {
    let names = agencies.map(\.name)
    guard names.count > 3 else { return "\(orDash(names.joined(separator: ", ")))" }
    return "\(names.prefix(2).joined(separator: ", ")) and \(names.count - 2) more"
}

/// A day in a list; a dash where there is none.
func listed(_ day: Day?) -> HTML { day.map { "<span class=\"one-line\">\($0.inList)</span>" } ?? "–" }

/// The same for a day that is over, in red and in a word.
func late(_ day: Day, _ word: String) -> HTML {
    "<strong class=\"late\">\(day.inList)</strong> \(tag(word, .bad))"
}
