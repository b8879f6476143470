extension Tables {
    /// What lists need to know of a case; the case itself is its entries.
    static func cases(in schema: String) -> [String] {
        [
            """
            CREATE TABLE case_row (
              reference         text COLLATE "C" PRIMARY KEY,
              kind              text COLLATE "C" NOT NULL,
              state             text COLLATE "C" NOT NULL,
              asking            text COLLATE "C",
              holding           text COLLATE "C",
              information_class text COLLATE "C",
              purpose           text COLLATE "C",
              officer           text COLLATE "C" NOT NULL,
              turn_agency       text COLLATE "C",
              turn_officer      text COLLATE "C",
              opened_at         bigint NOT NULL,
              changed_at        bigint NOT NULL,
              needed_by         bigint,
              keep_until        bigint,
              is_urgent         boolean NOT NULL,
              is_duty           boolean NOT NULL,
              is_sent           boolean NOT NULL,
              -- One officer to a line.
              members           text COLLATE "C" NOT NULL,
              is_of_directory   boolean NOT NULL,
              CHECK (turn_agency IS NULL OR turn_officer IS NULL)
            )
            """,
            // A register is counted in `case_count`, and paged in the order of its index.
            "CREATE INDEX case_of_kind ON case_row (kind, changed_at DESC, reference DESC)",
            "CREATE INDEX case_asked ON case_row (asking, kind, changed_at DESC, reference DESC)",
            "CREATE INDEX case_held ON case_row (holding, kind, changed_at DESC, reference DESC) WHERE is_sent",
            """
            CREATE INDEX case_on_desk ON case_row (turn_agency, is_urgent DESC, changed_at, reference)
            WHERE turn_agency IS NOT NULL
            """,
            """
            CREATE INDEX case_with_officer ON case_row (turn_officer, is_urgent DESC, changed_at, reference)
            WHERE turn_officer IS NOT NULL
            """,
            "CREATE INDEX case_due ON case_row (asking, keep_until, reference) WHERE keep_until IS NOT NULL",
            "CREATE INDEX case_of_directory ON case_row (reference) WHERE is_of_directory",
            """
            CREATE TABLE case_member (
              officer   text COLLATE "C" NOT NULL,
              reference text COLLATE "C" NOT NULL REFERENCES case_row ON DELETE CASCADE,
              PRIMARY KEY (officer, reference)
            )
            """,
            "CREATE INDEX member_of_case ON case_member (reference)",
            """
            CREATE TABLE draft (
              officer    text COLLATE "C" NOT NULL,
              reference  text COLLATE "C" NOT NULL,
              sealed     bytea NOT NULL,
              changed_at bigint NOT NULL,
              PRIMARY KEY (officer, reference)
            )
            """,
        ] + counts(in: schema)
    }

    /// How many cases there are of each kind that a register is narrowed to. The table keeps itself: what changes a
    /// case's row moves the case to its group.
    private static func counts(in schema: String) -> [String] {
        func group(of row: String) -> String {
            ["kind", "asking", "holding", "is_sent", "state", "information_class", "purpose"].map { column in
                column == "is_sent" ? "\(row).is_sent" : "coalesce(\(row).\(column), '')"
            }.joined(separator: ", ")
        }
        let columns = "(kind, asking, holding, is_sent, state, information_class, purpose)"
        return [
            """
            CREATE TABLE case_count (
              kind              text COLLATE "C" NOT NULL,
              asking            text COLLATE "C" NOT NULL,
              holding           text COLLATE "C" NOT NULL,
              is_sent           boolean NOT NULL,
              state             text COLLATE "C" NOT NULL,
              information_class text COLLATE "C" NOT NULL,
              purpose           text COLLATE "C" NOT NULL,
              cases             bigint NOT NULL CHECK (cases >= 0),
              PRIMARY KEY (kind, asking, holding, is_sent, state, information_class, purpose)
            ) WITH (fillfactor = 50)
            """,
            "CREATE INDEX case_count_held ON case_count (kind, holding, is_sent)",
            trigger(
                "case_is_counted",
                """
                IF TG_OP = 'UPDATE' AND (\(group(of: "OLD"))) IS NOT DISTINCT FROM (\(group(of: "NEW"))) THEN
                  RETURN NULL;
                END IF;
                IF TG_OP <> 'INSERT' THEN
                  UPDATE @.case_count SET cases = cases - 1 WHERE \(columns) = (\(group(of: "OLD")));
                END IF;
                IF TG_OP <> 'DELETE' THEN
                  INSERT INTO @.case_count VALUES (\(group(of: "NEW")), 1)
                  ON CONFLICT \(columns) DO UPDATE SET cases = case_count.cases + 1;
                END IF;
                RETURN NULL;
                """, in: schema),
            """
            CREATE TRIGGER is_counted AFTER INSERT OR UPDATE OR DELETE ON case_row
            FOR EACH ROW EXECUTE FUNCTION case_is_counted()
            """,
        ]
    }
}
