extension Tables {
    /// 4.13: with a key goes all that it opens, and it never comes back.
    static func keys(in schema: String) -> [String] {
        [
            """
            CREATE TABLE wrapped_key (
              id            text COLLATE "C" PRIMARY KEY,
              reference     text COLLATE "C" NOT NULL,
              owner         text COLLATE "C" NOT NULL,
              is_agency_key boolean NOT NULL,
              bytes         bytea NOT NULL CHECK (length(bytes) > 0)
            )
            """,
            "CREATE INDEX key_of_case ON wrapped_key (reference)",
            "CREATE INDEX key_of_agency ON wrapped_key (owner) WHERE is_agency_key",
            """
            CREATE TABLE destroyed_key (
              id          text COLLATE "C" PRIMARY KEY,
              fingerprint bytea CHECK (length(fingerprint) = 32),
              position    bigint
            )
            """,
            refusal("destruction_stands", "a destruction is never changed and never forgotten", in: schema),
            guarding("destroyed_key", "UPDATE OR DELETE OR TRUNCATE", by: "destruction_stands", in: schema),
            trigger(
                "destroyed_key_stays_destroyed",
                """
                IF EXISTS (SELECT 1 FROM @.destroyed_key WHERE id = NEW.id)
                THEN RAISE 'a key that was destroyed never comes back'; END IF;
                RETURN NEW;
                """, in: schema),
            """
            CREATE TRIGGER stays_destroyed BEFORE INSERT ON wrapped_key
            FOR EACH ROW EXECUTE FUNCTION destroyed_key_stays_destroyed()
            """,
        ]
    }

    /// What goes with a key: names by which its record is found, and files.
    static let underKeys = [
        """
        CREATE TABLE blind_term (
          agency text COLLATE "C" NOT NULL,
          term   bytea NOT NULL CHECK (length(term) = 16),
          key    text COLLATE "C" NOT NULL REFERENCES wrapped_key ON DELETE CASCADE,
          PRIMARY KEY (agency, term, key)
        )
        """,
        "CREATE INDEX term_of_key ON blind_term (key)",
        """
        CREATE TABLE file (
          id        text COLLATE "C" PRIMARY KEY,
          staged_at bigint NOT NULL,
          key       text COLLATE "C" REFERENCES wrapped_key ON DELETE CASCADE
        )
        """,
        "CREATE INDEX file_of_key ON file (key)",
        "CREATE INDEX file_staged ON file (staged_at) WHERE key IS NULL",
        """
        CREATE TABLE chunk (
          file   text COLLATE "C" NOT NULL REFERENCES file ON DELETE CASCADE,
          number bigint NOT NULL CHECK (number >= 0),
          bytes  bytea NOT NULL CHECK (length(bytes) > 0),
          PRIMARY KEY (file, number)
        )
        """,
        // PostgreSQL keeps samples of what stands in a column, and would keep those of keys that are destroyed (4.13).
        "ALTER TABLE wrapped_key ALTER COLUMN bytes SET STATISTICS 0",
        "ALTER TABLE blind_term ALTER COLUMN term SET STATISTICS 0",
        "ALTER TABLE draft ALTER COLUMN sealed SET STATISTICS 0",
        // What is sealed does not get smaller by being packed.
        "ALTER TABLE chunk ALTER COLUMN bytes SET STORAGE EXTERNAL",
    ]

    /// Who can sign in, who is signed in, who failed to.
    static let people = [
        """
        CREATE TABLE account (
          officer              text COLLATE "C" PRIMARY KEY,
          agency               text COLLATE "C" NOT NULL,
          sign_in_name         text COLLATE "C" NOT NULL CONSTRAINT account_sign_in_name UNIQUE,
          name                 text COLLATE "C" NOT NULL,
          position             text COLLATE "C" NOT NULL,
          telephone            text COLLATE "C" NOT NULL,
          password_hash        text COLLATE "C" NOT NULL,
          must_change_password boolean NOT NULL,
          code                 bytea NOT NULL
        )
        """,
        """
        CREATE TABLE session (
          token_hash bytea PRIMARY KEY CHECK (length(token_hash) = 32),
          officer    text COLLATE "C" NOT NULL,
          agency     text COLLATE "C" NOT NULL,
          opened_at  bigint NOT NULL,
          seen_at    bigint NOT NULL,
          ends_at    bigint NOT NULL,
          device     text COLLATE "C" NOT NULL,
          code       bytea NOT NULL
        )
        """,
        "CREATE INDEX session_of_officer ON session (officer)",
        "CREATE INDEX session_end ON session (ends_at)",
        """
        CREATE TABLE throttle (
          -- What somebody typed, whatever it is.
          key      bytea PRIMARY KEY,
          failures bigint NOT NULL CHECK (failures > 0),
          first_at bigint NOT NULL,
          last_at  bigint NOT NULL
        )
        """,
        "CREATE TABLE timed_work (name text COLLATE \"C\" PRIMARY KEY, done_at bigint NOT NULL)",
    ]
}
