import Casework
import Exchange
import SharingProtocol

/// What has to change beside the rows of cases, so that lists find them as they are now.
struct ListChanges {
    private struct Listed {
        let row: CaseRow
        let listing: CaseIndex.Listing
    }

    private struct Place {
        let agency: String
        let changedAt: Int64
        let reference: CaseID
    }

    /// Listings that there are, each with the moment under which it is found.
    private var moved: [(listed: Listed, from: Int64)] = []
    private var listed: [Listed] = []
    private var unlisted: [Place] = []
    private var forgotten: [CaseID] = []
    private var members: [(officer: OfficerID, reference: CaseID)] = []
    private var dropped: [(reference: CaseID, number: Int)] = []
    private var tasks: [(reference: CaseID, numbered: NumberedTask)] = []

    mutating func add(_ row: CaseRow, over kept: CaseRow.Kept?) {
        let index = CaseIndex(row)
        addListings(of: row, index, over: kept)
        // Members change seldom, and every act comes by here.
        if kept?.members != row.memberText {
            if kept != nil { forgotten.append(row.reference) }
            members += index.members.map { ($0, row.reference) }
        }
        addTasks(of: row, over: kept?.tasks ?? [])
    }

    private mutating func addListings(of row: CaseRow, _ index: CaseIndex, over kept: CaseRow.Kept?) {
        guard let kept else {
            listed += index.listings.map { Listed(row: row, listing: $0) }
            return
        }
        var old = row
        old.read(parties: kept.parties, members: kept.members)
        var left = Set(CaseIndex(old).listings.map(\.agency))
        for listing in index.listings {
            let new = Listed(row: row, listing: listing)
            if left.remove(listing.agency) != nil {
                moved.append((new, kept.changedAt))
            } else {
                listed.append(new)
            }
        }
        unlisted += left.map { Place(agency: $0, changedAt: kept.changedAt, reference: row.reference) }
    }

    /// Tasks that stay keep their numbers, up to the first new one; those after that are written again.
    private mutating func addTasks(of row: CaseRow, over kept: [NumberedTask]) {
        var (kept, new, number) = (kept[...], row.tasks[...], 0)
        while let task = new.first, let place = kept.firstIndex(where: { $0.task == task }) {
            dropped += kept[..<place].map { (row.reference, $0.number) }
            number = kept[place].number + 1
            (kept, new) = (kept[(place + 1)...], new.dropFirst())
        }
        dropped += kept.map { (row.reference, $0.number) }
        for (place, task) in new.enumerated() {
            tasks.append((row.reference, NumberedTask(number: number + place, task: task)))
        }
    }
}

// What is written.
extension ListChanges {
    var statements: [Statement] { listingStatements + memberStatements + taskStatements }

    private var listingStatements: [Statement] {
        var all: [Statement] = []
        if !unlisted.isEmpty {
            all.append(
                Statement(
                    """
                    DELETE FROM case_listed
                    USING \(unnest(["text", "bigint", "text"])) AS old (agency, moment, reference)
                    WHERE case_listed.agency = old.agency AND case_listed.changed_at = old.moment
                      AND case_listed.reference = old.reference
                    """,
                    [
                        .texts(unlisted.map(\.agency)), .ints(unlisted.map(\.changedAt)),
                        .texts(unlisted.map(\.reference.text)),
                    ]))
        }
        if !moved.isEmpty {
            all.append(Statement(Self.move, Self.values(moved.map(\.listed)) + [.ints(moved.map(\.from))]))
        }
        if !listed.isEmpty {
            all.append(
                Statement("INSERT INTO case_listed SELECT * FROM \(unnest(Self.types))", Self.values(listed)))
        }
        return all
    }

    private static let types = [
        "text", "bigint", "text", "text", "text", "boolean", "text", "text", "bigint", "text",
    ]

    private static func values(_ all: [Listed]) -> [Value] {
        [
            .texts(all.map(\.listing.agency)), .ints(all.map(\.row.changedAt.milliseconds)),
            .texts(all.map(\.row.reference.text)), .texts(all.map(\.row.kind)), .texts(all.map(\.row.state)),
            .bools(all.map(\.row.isOpen)), .texts(all.map { $0.row.informationClass ?? "" }),
            .texts(all.map { $0.row.purpose ?? "" }), .ints(all.map(\.row.openedAt.milliseconds)),
            .texts(all.map(\.listing.others)),
        ]
    }

    private static let move = """
        UPDATE case_listed SET changed_at = new.changed_at, kind = new.kind, state = new.state, is_open = new.is_open,
          information_class = new.information_class, purpose = new.purpose, opened_at = new.opened_at,
          others = new.others
        FROM \(unnest(types + ["bigint"])) AS new
          (agency, changed_at, reference, kind, state, is_open, information_class, purpose, opened_at, others, moment)
        WHERE case_listed.agency = new.agency AND case_listed.changed_at = new.moment
          AND case_listed.reference = new.reference
        """

    private var memberStatements: [Statement] {
        var all: [Statement] = []
        if !forgotten.isEmpty {
            all.append(
                Statement(
                    "DELETE FROM case_member WHERE reference = ANY ($1::text[])", [.texts(forgotten.map(\.text))]))
        }
        if !members.isEmpty {
            all.append(
                Statement(
                    "INSERT INTO case_member (officer, reference) SELECT * FROM \(unnest(["text", "text"]))",
                    [.texts(members.map(\.officer.text)), .texts(members.map(\.reference.text))]))
        }
        return all
    }

    private var taskStatements: [Statement] {
        var all: [Statement] = []
        if !dropped.isEmpty {
            all.append(
                Statement(
                    """
                    DELETE FROM task USING \(unnest(["text", "bigint"])) AS old (reference, number)
                    WHERE task.reference = old.reference AND task.number = old.number
                    """, [.texts(dropped.map(\.reference.text)), .ints(dropped.map { Int64($0.number) })]))
        }
        if !tasks.isEmpty { all.append(NumberedTask.write(tasks)) }
        return all
    }
}

extension NumberedTask {
    /// What gives the tasks that cases have.
    static func reading(_ references: Value) -> Statement {
        Statement(
            """
            SELECT \(columnList), reference FROM task WHERE reference = ANY ($1::text[]) ORDER BY reference, number
            """, [references])
    }

    static func all(_ rows: Rows) throws -> [CaseID: [NumberedTask]] {
        var found: [CaseID: [NumberedTask]] = [:]
        for row in rows.map(\.self) {
            guard let task = try NumberedTask(row, at: 0) else { continue }
            found[CaseID(try row.text(columns.count)), default: []].append(task)
        }
        return found
    }

    fileprivate static func write(_ tasks: [(reference: CaseID, numbered: NumberedTask)]) -> Statement {
        let all = tasks.map(\.numbered.task)
        return Statement(
            """
            INSERT INTO task (reference, \(columns.map(\.name).joined(separator: ", ")))
            SELECT * FROM \(unnest(["text"] + columns.map(\.type)))
            """,
            [
                .texts(tasks.map(\.reference.text)), .ints(tasks.map { Int64($0.numbered.number) }),
                .texts(all.map(\.what)), .texts(all.map(\.desk?.text)), .texts(all.map(\.officer?.text)),
                .ints(all.map(\.since.milliseconds)), .texts(all.map(\.topic.rawValue)),
                .ints(all.map { $0.deadline.map { Int64($0.day.daysSince1970) } }),
                .texts(all.map { $0.deadline?.reason.rawValue }),
                .ints(all.map { $0.deadline?.begins.map { Int64($0.daysSince1970) } }),
                .bools(all.map(\.isUrgent)), .bools(all.map(\.isNotice)),
            ])
    }
}
