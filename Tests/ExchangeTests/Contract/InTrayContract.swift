import Casework
import Exchange
import SharingProtocol
import Testing

/// The in-tray: what somebody has to do, or has to know (4.2, 4.12).
@Suite("Every record store, tasks")
struct InTrayContract {
    private static let today = Day(daysSince1970: 20_780)
    private static let desk = CaseTask.Holder.liaisonDesk("police")

    /// A case with these tasks.
    private static func row(_ reference: CaseID, _ tasks: CaseTask...) -> CaseRow {
        .example(reference) { $0.tasks = tasks }
    }

    private static func query(officer: OfficerID? = nil, desk: AgencyID? = nil, _ change: (inout TaskQuery) -> Void)
        -> TaskQuery
    {
        var query = TaskQuery(officer: officer, desk: desk)
        change(&query)
        return query
    }

    @Test(arguments: Store.allCases)
    func `come urgent ones first, then the one that has waited longest`(_ store: Store) async throws {
        try await store.run { (records: any RecordStore) async throws in
            for (what, isUrgent, seconds) in [
                ("new", false, 3), ("old", false, 1), ("urgent", true, 2), ("urgent and old", true, 0),
            ] {
                try await records.file(
                    Self.row(CaseID(what), .example(what, for: Self.desk, since: seconds) { $0.isUrgent = isUrgent }))
            }
            // At one moment: by case, and within a case in its own order.
            for reference: CaseID in ["z", "y"] {
                try await records.file(
                    Self.row(
                        reference, .example("\(reference)2", for: Self.desk, since: 9),
                        .example("\(reference)1", for: .officer("O-1"), since: 9)))
            }
            let query = TaskQuery(officer: "O-1", desk: "police")
            let order = ["urgent and old", "urgent", "old", "new", "y2", "y1", "z2", "z1"]
            #expect(try await records.listed(query) == order)
            #expect(try await records.tasks(query).total == 8)
            for (offset, limit) in [(0, 3), (3, 3), (6, 3), (9, 3), (2, 0)] {
                let page = try await records.tasks(
                    Self.query(officer: "O-1", desk: "police") { ($0.offset, $0.limit) = (offset, limit) })
                #expect(page.tasks.map(\.task.what) == Array(order.dropFirst(offset).prefix(limit)))
                #expect(page.total == 8)
            }
        }
    }

    @Test(arguments: Store.allCases)
    func `are an officer's own, or the desk's, or both, and nobody else's`(_ store: Store) async throws {
        try await store.run { (records: any RecordStore) async throws in
            let mine = CaseTask.example("mine", for: .officer("O-1"))
            try await records.file(Self.row("A", mine))
            try await records.file(Self.row("B", .example("another's", for: .officer("O-2"))))
            try await records.file(Self.row("C", .example("the desk's", for: .liaisonDesk("council"))))
            try await records.file(Self.row("D", .example("another desk's", for: Self.desk)))
            try await records.file(.example("E"))
            #expect(try await records.listed(TaskQuery(officer: "O-1")) == ["mine"])
            #expect(try await records.listed(TaskQuery(desk: "council")) == ["the desk's"])
            #expect(try await records.listed(TaskQuery(officer: "O-1", desk: "council")) == ["mine", "the desk's"])
            #expect(try await records.tasks(TaskQuery()) == TaskList(tasks: [], total: 0))
            let expected = ListedTask(mine, in: Self.row("A", mine))
            #expect(
                try await records.tasks(TaskQuery(officer: "O-1")) == TaskList(tasks: [expected], total: 1))
        }
    }

    @Test(arguments: Store.allCases)
    func `wait at once, or from a day on`(_ store: Store) async throws {
        try await store.run { (records: any RecordStore) async throws in
            let begins = [nil, -1, 0, 1].map { $0.map { Self.today.adding(days: $0) } }
            for (number, begins) in begins.enumerated() {
                try await records.file(
                    Self.row(
                        CaseID("\(number)"),
                        .example("\(number)", for: Self.desk) {
                            $0.deadline = Deadline(
                                day: Self.today.adding(days: 9), reason: .keepUntil, begins: begins)
                        }))
            }
            try await records.file(Self.row("no deadline", .example("without", for: Self.desk)))
            #expect(
                try await records.listed(Self.query(desk: "police") { $0.waitingOn = Self.today })
                    == ["0", "1", "2", "without"])
            let coming = try await records.tasks(Self.query(desk: "police") { $0.comingAfter = Self.today })
            #expect(coming.tasks.map(\.task.what) == ["3"] && coming.total == 1)
        }
    }

    @Test(arguments: Store.allCases)
    func `are found by their last day, the earliest first and those without one at the end`(_ store: Store) async throws
    {
        try await store.run { (records: any RecordStore) async throws in
            for (what, days) in [("due", 0), ("overdue", -3), ("not yet", 1), ("never", nil)] {
                try await records.file(
                    Self.row(
                        CaseID(what),
                        .example(what, for: Self.desk) {
                            $0.deadline = days.map { .neededBy(Self.today.adding(days: $0)) }
                        },
                        .example(CaseTask.destroy, for: .liaisonDesk("council")) {
                            $0.deadline = days.map { .keepUntil(Self.today.adding(days: $0)) }
                        }))
            }
            try await records.file(Self.row("mine", .example("mine", for: .officer("O-1"))))
            var query = Self.query(officer: "O-1", desk: "police") { $0.order = .deadline }
            #expect(try await records.listed(query) == ["overdue", "due", "not yet", "mine", "never"])
            query.dueBy = Self.today
            #expect(try await records.listed(query) == ["overdue", "due"])
            #expect(try await records.tasks(query).total == 2)
            let destroying = Self.query(desk: "council") {
                ($0.what, $0.dueBy, $0.order) = (CaseTask.destroy, Self.today, .deadline)
            }
            let due = try await records.tasks(destroying).tasks
            #expect(due.map(\.row.reference) == ["overdue", "due"])
            #expect(due.allSatisfy { $0.task.deadline?.reason == .keepUntil })
        }
    }

    @Test(arguments: Store.allCases)
    func `keep things to know apart from things to do`(_ store: Store) async throws {
        try await store.run { (records: any RecordStore) async throws in
            try await records.file(
                Self.row(
                    "A", .example("know", for: Self.desk) { $0.isNotice = true }, .example("do", for: Self.desk)))
            #expect(try await records.listed(TaskQuery(desk: "police")) == ["do"])
            let notices = try await records.tasks(Self.query(desk: "police") { $0.areNotices = true })
            #expect(notices.tasks.map(\.task.what) == ["know"] && notices.total == 1)
            #expect(notices.tasks.first?.row.tasks.map(\.what) == ["know", "do"])
        }
    }

    @Test(arguments: Store.allCases)
    func `go once the case is filed without them, and stay where it is filed without a row`(_ store: Store) async throws
    {
        try await store.run { (records: any RecordStore) async throws in
            let agencies = (0..<12).map { AgencyID("agency-\($0)") }
            let tasks = agencies.map { CaseTask.example("answer \($0)", for: .liaisonDesk($0)) }
            var row = CaseRow.example("A") { $0.tasks = tasks }
            try await records.file(row)
            _ = try await records.file(.example("A", after: 1))
            #expect(try await records.listed(TaskQuery(desk: agencies[7])) == ["answer agency-7"])
            // One goes, one comes in the middle, one changes, and they change places.
            row.tasks.remove(at: 7)
            try await records.file(row, after: 2)
            #expect(try await records.listed(TaskQuery(desk: agencies[7])).isEmpty)
            #expect(try await records.row(of: "A")?.tasks == row.tasks)
            row.tasks.insert(.example("decide", for: .officer("O-1")), at: 3)
            try await records.file(row, after: 3)
            #expect(try await records.row(of: "A")?.tasks == row.tasks)
            row.tasks[5].isUrgent = true
            row.tasks.append(row.tasks[0])
            row.tasks.swapAt(1, 9)
            try await records.file(row, after: 4)
            #expect(try await records.row(of: "A")?.tasks == row.tasks)
            #expect(try await records.tasks(TaskQuery(desk: agencies[0])).total == 2)
            row.tasks = []
            try await records.file(row, after: 5)
            for agency in agencies { #expect(try await records.listed(TaskQuery(desk: agency)).isEmpty) }
            #expect(try await records.row(of: "A") == row)
        }
    }
}
