/// The tables, and what they themselves see to. `docs/records.md` says what each is for.
///
/// Every function names the schema that it works in, so that nobody can have it look at other tables by looking names
/// up elsewhere.
enum Tables {
    /// 4.2, 4.6: entries are added, and that is all that can happen to them.
    static func book(in schema: String) -> [String] { bookTables + bookGuards(in: schema) }

    private static let bookTables = [
        """
        CREATE TABLE entry (
          position  bigint PRIMARY KEY CHECK (position >= 0),
          reference text COLLATE "C" NOT NULL CHECK (reference <> ''),
          sequence  bigint NOT NULL CHECK (sequence >= 0),
          leaf_hash bytea NOT NULL CHECK (length(leaf_hash) = 32),
          bytes     bytea NOT NULL CHECK (length(bytes) > 0),
          CONSTRAINT entry_of_case UNIQUE (reference, sequence)
        )
        """,
        """
        CREATE TABLE tile_hash (
          level bigint NOT NULL CHECK (level > 0 AND level % 8 = 0),
          place bigint NOT NULL CHECK (place >= 0),
          hash  bytea NOT NULL CHECK (length(hash) = 32),
          PRIMARY KEY (level, place)
        )
        """,
        // Nine updates in ten find room on the same page and touch no index.
        """
        CREATE TABLE head (
          id               bigint PRIMARY KEY CHECK (id = 0),
          size             bigint NOT NULL CHECK (size >= 0),
          root             bytea NOT NULL CHECK (length(root) = 32),
          frontier         bytea NOT NULL CHECK (length(frontier) >= 8),
          checkpoint       text COLLATE "C" NOT NULL CHECK (size = 0 OR checkpoint <> ''),
          last_at          bigint NOT NULL,
          register_version bigint NOT NULL CHECK (register_version >= 0),
          moved_to         text COLLATE "C"
        ) WITH (fillfactor = 10)
        """,
        """
        INSERT INTO head (id, size, root, frontier, checkpoint, last_at, register_version) VALUES (
          0, 0, '\\xe3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', '\\x0000000000000000', '',
          -9223372036854775808, 0)
        """,
    ]

    private static func bookGuards(in schema: String) -> [String] {
        [
            refusal("entry_never_changes", "an entry is never changed and never dropped", in: schema),
            refusal("tree_never_changes", "a hash in the tree is never changed and never dropped", in: schema),
            refusal("head_stays", "the head is never dropped", in: schema),
            guarding("entry", "UPDATE OR DELETE OR TRUNCATE", by: "entry_never_changes", in: schema),
            guarding("tile_hash", "UPDATE OR DELETE OR TRUNCATE", by: "tree_never_changes", in: schema),
            guarding("head", "DELETE OR TRUNCATE", by: "head_stays", in: schema),
            trigger(
                "entry_leaves_no_gap",
                """
                IF NEW.position <> coalesce((SELECT max(position) + 1 FROM @.entry), 0) OR NEW.sequence <>
                  coalesce((SELECT max(sequence) + 1 FROM @.entry WHERE reference = NEW.reference), 0)
                THEN RAISE 'an entry follows the last one'; END IF;
                RETURN NEW;
                """, in: schema),
            "CREATE TRIGGER leaves_no_gap BEFORE INSERT ON entry FOR EACH ROW EXECUTE FUNCTION entry_leaves_no_gap()",
            trigger(
                "head_only_grows",
                """
                IF NEW.size < OLD.size OR NEW.register_version < OLD.register_version OR NEW.last_at < OLD.last_at
                THEN RAISE 'the head only moves on'; END IF;
                RETURN NEW;
                """, in: schema),
            "CREATE TRIGGER only_grows BEFORE UPDATE ON head FOR EACH ROW EXECUTE FUNCTION head_only_grows()",
        ]
    }

    /// A trigger's function; `@` in its text stands for the schema.
    static func trigger(_ name: String, _ body: String, in schema: String) -> String {
        let text = body.replacing("@.", with: schema.quotedName + ".")
        return """
            CREATE FUNCTION \(name)() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
            AS $body$ BEGIN
            \(text)
            END $body$
            """
    }

    static func refusal(_ name: String, _ words: String, in schema: String) -> String {
        trigger(name, "RAISE '\(words)';", in: schema)
    }

    /// Refuses every statement of these kinds on the table, even one that finds no row.
    static func guarding(_ table: String, _ kinds: String, by function: String, in schema: String) -> String {
        "CREATE TRIGGER guarded BEFORE \(kinds) ON \(table) EXECUTE FUNCTION \(function)()"
    }
}
