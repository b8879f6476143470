import Casework
import Exchange
import SharingProtocol

extension CaseRow {
    /// What stands in a row that is to be replaced, as far as other tables follow from it, and the tasks beside it.
    struct Kept {
        let changedAt: Int64
        let parties: String
        let members: String
        let tasks: [NumberedTask]

        static let columns = "case_row.changed_at, case_row.parties, case_row.members"

        /// Reads `columns` from that place on; `nil` where there is no such row.
        init?(_ row: Row, at place: Int, _ tasks: [NumberedTask]) throws {
            guard let changedAt = row.intIfAny(place) else { return nil }
            (self.changedAt, self.tasks) = (Int64(changedAt), tasks)
            (parties, members) = (try row.text(place + 1), try row.text(place + 2))
        }
    }

    /// Writes the rows and everything that lists find them by. `kept` are the rows that they replace.
    static func write(_ rows: [CaseRow], over kept: [CaseID: Kept]) -> [Statement] {
        guard !rows.isEmpty else { return [] }
        var changes = ListChanges()
        for row in rows { changes.add(row, over: kept[row.reference]) }
        return [upsert(rows)] + changes.statements
    }

    private static let upsertText = """
        INSERT INTO case_row (\(columns.map(\.name).joined(separator: ", ")))
        SELECT * FROM \(unnest(columns.map(\.type)))
        ON CONFLICT (reference) DO UPDATE SET
        \(columns.dropFirst().map { "\($0.name) = excluded.\($0.name)" }.joined(separator: ", "))
        """

    private static func upsert(_ rows: [CaseRow]) -> Statement {
        Statement(
            upsertText,
            [
                .texts(rows.map(\.reference.text)), .texts(rows.map(\.kind)), .texts(rows.map(\.state)),
                .bools(rows.map(\.isOpen)), .texts(rows.map(\.informationClass)), .texts(rows.map(\.purpose)),
                .texts(rows.map(\.officer.text)), .ints(rows.map(\.openedAt.milliseconds)),
                .ints(rows.map(\.changedAt.milliseconds)),
                .ints(rows.map { $0.neededBy.map { Int64($0.daysSince1970) } }),
                .ints(rows.map { $0.keepUntil.map { Int64($0.daysSince1970) } }),
                .bools(rows.map(\.isUrgent)), .bools(rows.map(\.isDuty)), .bools(rows.map(\.isOfDirectory)),
                .texts(rows.map(\.partyText)), .texts(rows.map(\.memberText)),
            ])
    }
}

/// Rows made of columns: an array of values of each type, `$1` and so on.
func unnest(_ types: [String]) -> String {
    "unnest(\(types.enumerated().map { "$\($0.offset + 1)::\($0.element)[]" }.joined(separator: ", ")))"
}
