extension Schema {
    /// What lists need to know of a case; the case itself is its entries.
    static let caseTables = """
        CREATE TABLE caseRow (
          reference        TEXT PRIMARY KEY,
          kind             TEXT NOT NULL,
          state            TEXT NOT NULL,
          isOpen           INTEGER NOT NULL CHECK (isOpen IN (0, 1)),
          informationClass TEXT,
          purpose          TEXT,
          officer          TEXT NOT NULL,
          openedAt         INTEGER NOT NULL,
          changedAt        INTEGER NOT NULL,
          neededBy         INTEGER,
          keepUntil        INTEGER,
          isUrgent         INTEGER NOT NULL CHECK (isUrgent IN (0, 1)),
          isDuty           INTEGER NOT NULL CHECK (isDuty IN (0, 1)),
          isOfDirectory    INTEGER NOT NULL CHECK (isOfDirectory IN (0, 1)),
          -- One agency to a line, one officer, one task.
          parties          TEXT NOT NULL,
          members          TEXT NOT NULL,
          tasks            TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX caseOfDirectory ON caseRow (reference) WHERE isOfDirectory = 1;

        CREATE TABLE caseMember (
          officer   TEXT NOT NULL,
          reference TEXT NOT NULL,
          PRIMARY KEY (officer, reference)
        ) STRICT, WITHOUT ROWID;

        -- Tasks are found, in their order, without looking at one that is not shown; they stand in their cases' rows.
        CREATE TABLE task (
          holder    TEXT NOT NULL,
          isNotice  INTEGER NOT NULL CHECK (isNotice IN (0, 1)),
          isUrgent  INTEGER NOT NULL CHECK (isUrgent IN (0, 1)),
          since     INTEGER NOT NULL,
          reference TEXT NOT NULL,
          number    INTEGER NOT NULL,
          what      TEXT NOT NULL,
          due       INTEGER,
          begins    INTEGER,
          PRIMARY KEY (holder, isNotice, isUrgent DESC, since, reference, number)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX taskDue ON task (holder, isNotice, due, reference, number, what, begins) WHERE due IS NOT NULL;

        CREATE TABLE draft (
          officer   TEXT NOT NULL,
          reference TEXT NOT NULL,
          sealed    BLOB NOT NULL,
          changedAt INTEGER NOT NULL,
          PRIMARY KEY (officer, reference)
        ) STRICT, WITHOUT ROWID;
        """

    /// In whose record a case stands, and how many of each group stand in each, so that a page of a record need not
    /// count what is not on it.
    ///
    /// A listing repeats what records are narrowed by: they are counted, filtered and paged here alone, and rows are
    /// read for the page that is shown. The agency is empty in the record of every agency. The counts keep themselves:
    /// what changes a listing moves it to its group.
    static let caseLists = """
        CREATE TABLE caseListed (
          agency           TEXT NOT NULL,
          openedAt         INTEGER NOT NULL,
          reference        TEXT NOT NULL,
          kind             TEXT NOT NULL,
          state            TEXT NOT NULL,
          isOpen           INTEGER NOT NULL CHECK (isOpen IN (0, 1)),
          informationClass TEXT NOT NULL,
          purpose          TEXT NOT NULL,
          others           TEXT NOT NULL,
          PRIMARY KEY (agency, openedAt, reference)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE caseCount (
          agency           TEXT NOT NULL,
          kind             TEXT NOT NULL,
          state            TEXT NOT NULL,
          isOpen           INTEGER NOT NULL CHECK (isOpen IN (0, 1)),
          informationClass TEXT NOT NULL,
          purpose          TEXT NOT NULL,
          others           TEXT NOT NULL,
          cases            INTEGER NOT NULL CHECK (cases >= 0),
          PRIMARY KEY (\(group))
        ) STRICT, WITHOUT ROWID;
        CREATE TRIGGER caseIsCounted AFTER INSERT ON caseListed
        BEGIN \(countIn); END;
        CREATE TRIGGER caseIsCountedAnew AFTER UPDATE ON caseListed
        WHEN (\(group(of: "OLD"))) IS NOT (\(group(of: "NEW")))
        BEGIN \(countOut); \(countIn); END;
        CREATE TRIGGER caseIsCountedNoMore AFTER DELETE ON caseListed
        BEGIN \(countOut); END;
        """

    /// The columns of a group.
    static let group = groupColumns.joined(separator: ", ")

    private static let groupColumns = ["agency", "kind", "state", "isOpen", "informationClass", "purpose", "others"]

    private static func group(of row: String) -> String { groupColumns.map { "\(row).\($0)" }.joined(separator: ", ") }

    private static let countIn = """
        INSERT INTO caseCount VALUES (\(group(of: "NEW")), 1) ON CONFLICT DO UPDATE SET cases = cases + 1
        """
    private static let countOut = "UPDATE caseCount SET cases = cases - 1 WHERE (\(group)) = (\(group(of: "OLD")))"
}
