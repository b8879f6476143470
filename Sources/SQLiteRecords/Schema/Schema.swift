import Exchange
import GRDB

/// The tables, and what they themselves see to. `docs/records.md` says what each is for.
///
/// A migration that has been released is never changed: a new one is added after it, with the next number.
enum Schema {
    /// In the file's header, so that no other application's database is taken for ours: "GhRB".
    static let applicationID: Int32 = 0x4768_5242
    /// The same for a file of keys that was backed up: "GhRK".
    static let keysApplicationID: Int32 = 0x4768_524B
    /// The number of the latest migration.
    static let known = 1

    /// The number of the schema that a database has. Throws `newerSchema` where it is newer than this program.
    static func version(of db: Database) throws -> Int {
        let found = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        guard found <= known else { throw StoreError.newerSchema(found: found, known: known) }
        return found
    }

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 the book and what belongs to it") { db in
            for tables in [bookTables, caseTables, caseLists, keyTables, peopleTables] { try db.execute(sql: tables) }
            try db.execute(sql: "PRAGMA user_version = 1")
        }
        return migrator
    }

    /// 4.2, 4.6: entries are added, and that is all that can happen to them.
    private static let bookTables = """
        CREATE TABLE entry (
          position  INTEGER PRIMARY KEY CHECK (position >= 0),
          reference TEXT NOT NULL CHECK (reference <> ''),
          sequence  INTEGER NOT NULL CHECK (sequence >= 0),
          leafHash  BLOB NOT NULL CHECK (length(leafHash) = 32),
          bytes     BLOB NOT NULL CHECK (length(bytes) > 0)
        ) STRICT;
        CREATE UNIQUE INDEX entryOfCase ON entry (reference, sequence);
        CREATE TRIGGER entryIsNeverChanged BEFORE UPDATE ON entry
        BEGIN SELECT RAISE(ABORT, 'an entry is never changed'); END;
        CREATE TRIGGER entryIsNeverDropped BEFORE DELETE ON entry
        BEGIN SELECT RAISE(ABORT, 'an entry is never dropped'); END;
        CREATE TRIGGER entryLeavesNoGap BEFORE INSERT ON entry
        WHEN NEW.position <> coalesce((SELECT max(position) + 1 FROM entry), 0)
          OR NEW.sequence <> coalesce((SELECT max(sequence) + 1 FROM entry WHERE reference = NEW.reference), 0)
        BEGIN SELECT RAISE(ABORT, 'an entry follows the last one'); END;

        CREATE TABLE tileHash (
          level INTEGER NOT NULL CHECK (level > 0 AND level % 8 = 0),
          place INTEGER NOT NULL CHECK (place >= 0),
          hash  BLOB NOT NULL CHECK (length(hash) = 32),
          PRIMARY KEY (level, place)
        ) STRICT, WITHOUT ROWID;
        CREATE TRIGGER tileHashIsNeverChanged BEFORE UPDATE ON tileHash
        BEGIN SELECT RAISE(ABORT, 'a hash in the tree is never changed'); END;
        CREATE TRIGGER tileHashIsNeverDropped BEFORE DELETE ON tileHash
        BEGIN SELECT RAISE(ABORT, 'a hash in the tree is never dropped'); END;

        CREATE TABLE head (
          id              INTEGER PRIMARY KEY CHECK (id = 0),
          size            INTEGER NOT NULL CHECK (size >= 0),
          root            BLOB NOT NULL CHECK (length(root) = 32),
          frontier        BLOB NOT NULL CHECK (length(frontier) >= 8),
          checkpoint      TEXT NOT NULL CHECK (size = 0 OR checkpoint <> ''),
          lastAt          INTEGER NOT NULL,
          registerVersion INTEGER NOT NULL CHECK (registerVersion >= 0),
          movedTo         TEXT
        ) STRICT;
        INSERT INTO head VALUES (
          0, 0, X'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', zeroblob(8), '',
          -9223372036854775808, 0, NULL);
        CREATE TRIGGER headOnlyGrows BEFORE UPDATE ON head
        WHEN NEW.size < OLD.size OR NEW.registerVersion < OLD.registerVersion OR NEW.lastAt < OLD.lastAt
        BEGIN SELECT RAISE(ABORT, 'the head only moves on'); END;
        CREATE TRIGGER headIsNeverDropped BEFORE DELETE ON head
        BEGIN SELECT RAISE(ABORT, 'the head is never dropped'); END;
        """

    /// 4.13: with a key goes all that it opens, and it never comes back.
    private static let keyTables = """
        CREATE TABLE wrappedKey (
          id          TEXT PRIMARY KEY,
          reference   TEXT NOT NULL,
          owner       TEXT NOT NULL,
          isAgencyKey INTEGER NOT NULL CHECK (isAgencyKey IN (0, 1)),
          bytes       BLOB NOT NULL CHECK (length(bytes) > 0)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX keyOfCase ON wrappedKey (reference);
        CREATE INDEX keyOfAgency ON wrappedKey (owner) WHERE isAgencyKey = 1;

        CREATE TABLE destroyedKey (
          id          TEXT PRIMARY KEY,
          fingerprint BLOB CHECK (length(fingerprint) = 32),
          position    INTEGER
        ) STRICT, WITHOUT ROWID;
        CREATE TRIGGER destroyedKeyStaysDestroyed BEFORE INSERT ON wrappedKey
        WHEN EXISTS (SELECT 1 FROM destroyedKey WHERE id = NEW.id)
        BEGIN SELECT RAISE(ABORT, 'a key that was destroyed never comes back'); END;
        CREATE TRIGGER destroyedKeyIsNeverChanged BEFORE UPDATE ON destroyedKey
        BEGIN SELECT RAISE(ABORT, 'a destruction is never changed'); END;
        CREATE TRIGGER destroyedKeyIsNeverDropped BEFORE DELETE ON destroyedKey
        BEGIN SELECT RAISE(ABORT, 'a destruction is never forgotten'); END;

        CREATE TABLE blindTerm (
          agency TEXT NOT NULL,
          term   BLOB NOT NULL CHECK (length(term) = 16),
          key    TEXT NOT NULL REFERENCES wrappedKey ON DELETE CASCADE,
          PRIMARY KEY (agency, term, key)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX termOfKey ON blindTerm (key);

        CREATE TABLE file (
          id       TEXT PRIMARY KEY,
          stagedAt INTEGER NOT NULL,
          key      TEXT REFERENCES wrappedKey ON DELETE CASCADE
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX fileOfKey ON file (key);
        CREATE INDEX fileStaged ON file (stagedAt) WHERE key IS NULL;

        CREATE TABLE chunk (
          file   TEXT NOT NULL REFERENCES file ON DELETE CASCADE,
          number INTEGER NOT NULL CHECK (number >= 0),
          bytes  BLOB NOT NULL CHECK (length(bytes) > 0),
          UNIQUE (file, number)
        ) STRICT;
        """

    private static let peopleTables = """
        CREATE TABLE account (
          officer            TEXT PRIMARY KEY,
          agency             TEXT NOT NULL,
          signInName         TEXT NOT NULL UNIQUE,
          name               TEXT NOT NULL,
          position           TEXT NOT NULL,
          telephone          TEXT NOT NULL,
          passwordHash       TEXT NOT NULL,
          mustChangePassword INTEGER NOT NULL CHECK (mustChangePassword IN (0, 1)),
          code               BLOB NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE session (
          tokenHash BLOB PRIMARY KEY CHECK (length(tokenHash) = 32),
          officer   TEXT NOT NULL,
          agency    TEXT NOT NULL,
          openedAt  INTEGER NOT NULL,
          seenAt    INTEGER NOT NULL,
          endsAt    INTEGER NOT NULL,
          device    TEXT NOT NULL,
          code      BLOB NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX sessionOfOfficer ON session (officer);
        CREATE INDEX sessionEnd ON session (endsAt);

        CREATE TABLE throttle (
          key      TEXT PRIMARY KEY,
          failures INTEGER NOT NULL CHECK (failures > 0),
          firstAt  INTEGER NOT NULL,
          lastAt   INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE timedWork (name TEXT PRIMARY KEY, doneAt INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        """
}
