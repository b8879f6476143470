import Exchange
import GRDB

/// The file of keys of a backup: wrapped keys, the blind-index terms that go with them, and drafts.
///
/// A draft is sealed under its agency's key, which is never destroyed, and names whom a request is about. In a copy of
/// the records it would outlive the request's own destruction; here it is overwritten with the next backup (4.13).
enum KeysFile {
    private static let tables = """
        PRAGMA keys.application_id = \(Schema.keysApplicationID);
        PRAGMA keys.user_version = \(Schema.known);
        CREATE TABLE keys.wrappedKey (
          id TEXT PRIMARY KEY, reference TEXT NOT NULL, owner TEXT NOT NULL, isAgencyKey INTEGER NOT NULL,
          bytes BLOB NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE keys.blindTerm (
          agency TEXT NOT NULL, term BLOB NOT NULL, key TEXT NOT NULL, PRIMARY KEY (agency, term, key)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE keys.draft (
          officer TEXT NOT NULL, reference TEXT NOT NULL, sealed BLOB NOT NULL, changedAt INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE keys.book (size INTEGER NOT NULL, root BLOB NOT NULL) STRICT;
        """

    private static let taking = """
        INSERT INTO keys.wrappedKey SELECT id, reference, owner, isAgencyKey, bytes FROM main.wrappedKey;
        INSERT INTO keys.blindTerm SELECT agency, term, key FROM main.blindTerm;
        INSERT INTO keys.draft SELECT officer, reference, sealed, changedAt FROM main.draft;
        INSERT INTO keys.book SELECT size, root FROM main.head;
        DELETE FROM main.blindTerm;
        DELETE FROM main.wrappedKey;
        DELETE FROM main.draft;
        DELETE FROM main.session;
        DELETE FROM main.throttle;
        DELETE FROM main.chunk WHERE file IN (SELECT id FROM main.file WHERE key IS NULL);
        DELETE FROM main.file WHERE key IS NULL;
        """

    /// Moves everything that opens or finds anything out of a copy of the records.
    static func take(from copy: Database, into path: String) throws -> RecordsBackup {
        try copy.execute(sql: "ATTACH DATABASE ? AS keys", arguments: [path])
        try copy.execute(sql: tables)
        try copy.inTransaction {
            try copy.execute(sql: taking)
            return .commit
        }
        let found = try Row.fetchOne(
            copy, sql: "SELECT size, root, (SELECT count(*) FROM keys.wrappedKey) FROM main.head")
        try copy.execute(sql: "DETACH DATABASE keys")
        guard let found else { throw StoreError.damaged("the book has no head") }
        return RecordsBackup(size: found.int(0), root: found.bytes(1), keys: found.int(2))
    }

    /// Puts keys back into restored records: those of cases that stand there, and never one that was destroyed.
    static func give(_ path: String, to records: Database) throws -> Int {
        try records.execute(sql: "ATTACH DATABASE ? AS keys", arguments: [path])
        try records.inTransaction {
            try records.execute(sql: giving)
            return .commit
        }
        let size = try Int.fetchOne(records, sql: "SELECT size FROM keys.book") ?? 0
        try records.execute(sql: "DETACH DATABASE keys")
        return size
    }

    private static let giving = """
        INSERT INTO main.wrappedKey (id, reference, owner, isAgencyKey, bytes)
          SELECT id, reference, owner, isAgencyKey, bytes FROM keys.wrappedKey
          WHERE id NOT IN (SELECT id FROM main.destroyedKey) AND reference IN (SELECT reference FROM main.entry);
        INSERT INTO main.blindTerm (agency, term, key)
          SELECT agency, term, key FROM keys.blindTerm WHERE key IN (SELECT id FROM main.wrappedKey);
        INSERT INTO main.draft (officer, reference, sealed, changedAt)
          SELECT officer, reference, sealed, changedAt FROM keys.draft
          WHERE reference || '/request' NOT IN (SELECT id FROM main.destroyedKey);
        DELETE FROM main.chunk WHERE file IN
          (SELECT id FROM main.file WHERE key NOT IN (SELECT id FROM main.wrappedKey));
        DELETE FROM main.file WHERE key NOT IN (SELECT id FROM main.wrappedKey);
        """
}
