extension Schema {
    /// How many cases there are of each kind that a register is narrowed to, so that a page of it need not count what
    /// is not on it. The table keeps itself: what changes a case's row moves the case to its group.
    static let caseCounts = """
        CREATE TABLE caseCount (
          kind             TEXT NOT NULL,
          asking           TEXT NOT NULL,
          holding          TEXT NOT NULL,
          isSent           INTEGER NOT NULL CHECK (isSent IN (0, 1)),
          state            TEXT NOT NULL,
          informationClass TEXT NOT NULL,
          purpose          TEXT NOT NULL,
          cases            INTEGER NOT NULL CHECK (cases >= 0),
          PRIMARY KEY (kind, asking, holding, isSent, state, informationClass, purpose)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX caseCountHeld ON caseCount (kind, holding, isSent);
        INSERT INTO caseCount
        SELECT \(group(of: "caseRow")), count(*) FROM caseRow GROUP BY 1, 2, 3, 4, 5, 6, 7;
        CREATE TRIGGER caseIsCounted AFTER INSERT ON caseRow
        BEGIN \(countIn); END;
        CREATE TRIGGER caseIsCountedAnew AFTER UPDATE ON caseRow
        WHEN (\(group(of: "OLD"))) IS NOT (\(group(of: "NEW")))
        BEGIN \(countOut); \(countIn); END;
        CREATE TRIGGER caseIsCountedNoMore AFTER DELETE ON caseRow
        BEGIN \(countOut); END;
        """

    /// What is waiting is found, in its order, without looking at a row that is not shown.
    static let trayIndexes = """
        DROP INDEX caseOnDesk;
        DROP INDEX caseWithOfficer;
        DROP INDEX caseDue;
        CREATE INDEX caseOnDesk ON caseRow (turnAgency, isUrgent DESC, changedAt, reference, kind)
          WHERE turnAgency IS NOT NULL;
        CREATE INDEX caseWithOfficer ON caseRow (turnOfficer, isUrgent DESC, changedAt, reference, kind)
          WHERE turnOfficer IS NOT NULL;
        CREATE INDEX caseDue ON caseRow (asking, keepUntil, reference, kind, state) WHERE keepUntil IS NOT NULL;
        """

    /// The columns of a group, by which `row` names a case's row; what is absent there is empty here.
    static func group(of row: String) -> String {
        ["kind", "asking", "holding", "isSent", "state", "informationClass", "purpose"]
            .map { "ifnull(\(row).\($0), '')" }.joined(separator: ", ")
    }

    private static let countIn = """
        INSERT INTO caseCount VALUES (\(group(of: "NEW")), 1) ON CONFLICT DO UPDATE SET cases = cases + 1
        """
    private static let countOut = """
        UPDATE caseCount SET cases = cases - 1
        WHERE (kind, asking, holding, isSent, state, informationClass, purpose) = (\(group(of: "OLD")))
        """
}
