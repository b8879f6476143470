import Casework
import Exchange

extension CaseRow {
    /// Writes the rows and everything that lists find them by. `kept` are the rows that they replace.
    static func write(_ rows: [CaseRow], over kept: [CaseID: KeptRow]) -> [Statement] {
        guard !rows.isEmpty else { return [] }
        var changes = CaseRowChanges()
        for row in rows { changes.add(row, over: kept[row.reference]) }
        return [Insertions.caseRow.all(rows)] + changes.statements
    }
}

extension CaseRowChanges {
    fileprivate var statements: [Statement] {
        var all: [Statement] = []
        if !unlisted.isEmpty {
            let places: [Value] = [
                .texts(unlisted.map(\.agency)), .moments(unlisted.map(\.changedAt)),
                .texts(unlisted.map(\.reference.text)),
            ]
            all.append(Statement(Self.unlist, places))
        }
        if !moved.isEmpty {
            all.append(
                Statement(Self.move, ListedCase.table.columns(of: moved.map(\.listed)) + [.moments(moved.map(\.from))]))
        }
        if !listed.isEmpty { all.append(Insertions.listing.all(listed)) }
        if !forgotten.isEmpty {
            all.append(
                Statement(
                    "DELETE FROM case_member WHERE reference = ANY ($1::text[])", [.texts(forgotten.map(\.text))]))
        }
        if !members.isEmpty { all.append(Insertions.member.all(members)) }
        if !dropped.isEmpty {
            all.append(
                Statement(Self.drop, [.texts(dropped.map(\.reference.text)), .ints(dropped.map(\.number))]))
        }
        if !tasks.isEmpty { all.append(Insertions.task.all(tasks)) }
        return all
    }

    private static let unlist = """
        DELETE FROM case_listed
        USING \(unnest([.text, .int, .text])) AS old (agency, moment, reference)
        WHERE case_listed.agency = old.agency AND case_listed.changed_at = old.moment
          AND case_listed.reference = old.reference
        """

    private static let move = """
        UPDATE case_listed SET changed_at = new.changed_at, kind = new.kind, state = new.state, is_open = new.is_open,
          information_class = new.information_class, purpose = new.purpose, opened_at = new.opened_at,
          others = new.others
        FROM \(unnest(ListedCase.table.columns.map(\.kind) + [.int])) AS new (\(ListedCase.table.columnList), moment)
        WHERE case_listed.agency = new.agency AND case_listed.changed_at = new.moment
          AND case_listed.reference = new.reference
        """

    private static let drop = """
        DELETE FROM task USING \(unnest([.text, .int])) AS old (reference, number)
        WHERE task.reference = old.reference AND task.number = old.number
        """
}
