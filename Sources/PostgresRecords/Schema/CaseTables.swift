extension Tables {
    /// What lists need to know of a case; the case itself is its entries.
    static let cases = [
        // Rows change in place, next to their earlier selves: neither index has anything to follow.
        """
        CREATE TABLE case_row (
          reference         text COLLATE "C" PRIMARY KEY,
          kind              text COLLATE "C" NOT NULL,
          state             text COLLATE "C" NOT NULL,
          is_open           boolean NOT NULL,
          information_class text COLLATE "C",
          purpose           text COLLATE "C",
          officer           text COLLATE "C" NOT NULL,
          opened_at         bigint NOT NULL,
          changed_at        bigint NOT NULL,
          needed_by         bigint,
          keep_until        bigint,
          is_urgent         boolean NOT NULL,
          is_duty           boolean NOT NULL,
          is_of_directory   boolean NOT NULL,
          -- One agency to a line, one officer, one task.
          parties           text COLLATE "C" NOT NULL,
          members           text COLLATE "C" NOT NULL,
          tasks             text COLLATE "C" NOT NULL
        ) WITH (fillfactor = 80)
        """,
        "CREATE INDEX case_of_directory ON case_row (reference) WHERE is_of_directory",
        """
        CREATE TABLE case_member (
          officer   text COLLATE "C" NOT NULL,
          reference text COLLATE "C" NOT NULL,
          PRIMARY KEY (officer, reference)
        )
        """,
        """
        CREATE TABLE draft (
          officer    text COLLATE "C" NOT NULL,
          reference  text COLLATE "C" NOT NULL,
          sealed     bytea NOT NULL,
          changed_at bigint NOT NULL,
          PRIMARY KEY (officer, reference)
        )
        """,
    ]

    /// Tasks are found, in their order, without looking at one that is not shown; they stand in their cases' rows.
    static let tasks = [
        """
        CREATE TABLE task (
          holder    text COLLATE "C" NOT NULL,
          is_notice boolean NOT NULL,
          is_urgent boolean NOT NULL,
          since     bigint NOT NULL,
          reference text COLLATE "C" NOT NULL,
          number    bigint NOT NULL,
          what      text COLLATE "C" NOT NULL,
          due       bigint,
          begins    bigint
        )
        """,
        """
        CREATE UNIQUE INDEX task_held ON task (holder, is_notice, is_urgent DESC, since, reference, number)
        INCLUDE (begins, due, what)
        """,
        """
        CREATE INDEX task_due ON task (holder, is_notice, due, reference, number) INCLUDE (what, begins)
        WHERE due IS NOT NULL
        """,
    ]

    /// The columns of a group of `case_count`.
    static let group = groupColumns.joined(separator: ", ")

    private static let groupColumns = [
        "agency", "kind", "state", "is_open", "information_class", "purpose", "others",
    ]

    /// In whose record a case stands, and how many of each group stand in each, so that a page of a record need not
    /// count what is not on it.
    ///
    /// A listing repeats what records are narrowed by: they are counted, filtered and paged here alone, and rows are
    /// read for the page that is shown. The agency is empty in the record of every agency.
    static func lists(in schema: String) -> [String] {
        [
            """
            CREATE TABLE case_listed (
              agency            text COLLATE "C" NOT NULL,
              opened_at         bigint NOT NULL,
              reference         text COLLATE "C" NOT NULL,
              kind              text COLLATE "C" NOT NULL,
              state             text COLLATE "C" NOT NULL,
              is_open           boolean NOT NULL,
              information_class text COLLATE "C" NOT NULL,
              purpose           text COLLATE "C" NOT NULL,
              others            text COLLATE "C" NOT NULL,
              PRIMARY KEY (agency, opened_at, reference)
            ) WITH (fillfactor = 80)
            """,
            """
            CREATE TABLE case_count (
              agency            text COLLATE "C" NOT NULL,
              kind              text COLLATE "C" NOT NULL,
              state             text COLLATE "C" NOT NULL,
              is_open           boolean NOT NULL,
              information_class text COLLATE "C" NOT NULL,
              purpose           text COLLATE "C" NOT NULL,
              others            text COLLATE "C" NOT NULL,
              cases             bigint NOT NULL CHECK (cases >= 0),
              PRIMARY KEY (\(group))
            ) WITH (fillfactor = 50)
            """,
        ] + counting(in: schema)
    }

    /// The counts keep themselves: what one statement moves from group to group is added up and counted once.
    private static func counting(in schema: String) -> [String] {
        let (gone, come) = ("SELECT \(group) FROM gone", "SELECT \(group) FROM come")
        func countOut(_ listings: String) -> String {
            let same = groupColumns.map { "counted.\($0) = moved.\($0)" }.joined(separator: " AND ")
            return """
                UPDATE @.case_count AS counted SET cases = counted.cases - moved.cases
                FROM (SELECT \(group), count(*) AS cases FROM (\(listings)) AS listing GROUP BY \(group)) AS moved
                WHERE \(same);
                """
        }
        func countIn(_ listings: String) -> String {
            """
            INSERT INTO @.case_count AS counted
            SELECT \(group), count(*) FROM (\(listings)) AS listing GROUP BY \(group)
            ON CONFLICT (\(group)) DO UPDATE SET cases = counted.cases + excluded.cases;
            """
        }
        func trigger(on event: String, _ tables: String) -> String {
            """
            CREATE TRIGGER counted_on_\(event) AFTER \(event) ON case_listed REFERENCING \(tables)
            FOR EACH STATEMENT EXECUTE FUNCTION cases_are_counted()
            """
        }
        return [
            Self.trigger(
                "cases_are_counted",
                """
                IF TG_OP = 'INSERT' THEN \(countIn(come))
                ELSIF TG_OP = 'DELETE' THEN \(countOut(gone))
                ELSE
                  \(countOut("\(gone) EXCEPT ALL \(come)"))
                  \(countIn("\(come) EXCEPT ALL \(gone)"))
                END IF;
                RETURN NULL;
                """, in: schema),
            trigger(on: "INSERT", "NEW TABLE AS come"),
            trigger(on: "DELETE", "OLD TABLE AS gone"),
            trigger(on: "UPDATE", "OLD TABLE AS gone NEW TABLE AS come"),
        ]
    }
}
