package import Exchange
import GRDB

/// What was restored, and what the operator should know about it.
package struct Restoration: Hashable, Sendable {
    /// The book's size and root; compare them with a checkpoint that somebody else keeps.
    package let size: Int
    package let root: [UInt8]
    /// How many keys came back.
    package let keys: Int
    /// The keys that were in the backup and had been destroyed: they did not come back (4.13).
    package let destroyedAgain: [String]
    /// How many entries younger than the file of keys there are; what they sealed under keys of their own cannot be
    /// opened any more.
    package let entriesWithoutKeys: Int
    /// Where the records that stood there before are now; `nil` where there were none.
    package let replaced: String?
    /// Whether those could not be read, so that nobody knows what they had destroyed.
    package let replacedIsUnreadable: Bool
}

extension SQLiteRecords {
    /// Restores records from the two files of a backup. Nobody may have the records at `path` open.
    ///
    /// Whatever was destroyed stays destroyed: as the backup knows it, as the book that is restored says it
    /// (`certified` gives the keys that an entry certifies to be destroyed), and as the records know it that stand at
    /// `path` now. Those are not lost but set aside under another name, and are to be removed by whoever has made sure
    /// of the new ones.
    ///
    /// Throws `busy` while somebody has the records open, and otherwise as opening does; the records at `path` are then
    /// as they were.
    package static func restore(
        records: String, keys: String, to path: String,
        certified: (StoredEntry) throws -> [String]
    ) throws(StoreError) -> Restoration {
        try Opening.checkHeader(of: records, applicationID: Schema.applicationID, creates: false)
        try Opening.checkHeader(of: keys, applicationID: Schema.keysApplicationID, creates: false)
        return try storeCall("restoring", at: path) {
            let earlier = try EarlierRecords(at: path)
            let partial = path + ".partial"
            let source = try WorkFile.open(records, readOnly: true)
            let copy = try WorkFile.copy(source, to: partial)
            try source.close()
            let restored = try copy.inDatabase { db in
                try restore(db, keys, earlier: earlier, certified: certified)
            }
            try WorkFile.check(copy)
            try copy.close()
            try earlier.setAside()
            try WorkFile.move(partial, to: path)
            return restored
        }
    }

    private static func restore(
        _ db: Database, _ keys: String, earlier: EarlierRecords, certified: (StoredEntry) throws -> [String]
    ) throws -> Restoration {
        _ = try Schema.version(of: db)
        try Opening.checkHead(db)
        let known = try String.fetchSet(db, sql: "SELECT id FROM destroyedKey")
        var destroyed = earlier.destroyed
        let entries = try Row.fetchCursor(
            db, sql: "SELECT position, reference, leafHash, bytes FROM entry ORDER BY position")
        while let row = try entries.next() {
            for id in try certified(StoredEntry(row)) where destroyed[id] == nil {
                destroyed.updateValue(nil, forKey: id)
            }
        }
        for (id, fingerprint) in destroyed where !known.contains(id) {
            try Insertions.destroyedKey.run(DestroyedKey(id: id, fingerprint: fingerprint, position: nil), db)
        }
        let returning = try destroyedKeys(in: keys, of: db)
        let size = try KeysFile.give(keys, to: db)
        let found = try Row.fetchOne(
            db, sql: "SELECT size, root, (SELECT count(*) FROM wrappedKey) FROM head")
        guard let found else { throw StoreError.damaged("the book has no head") }
        return Restoration(
            size: found[0], root: found.bytes(1), keys: found[2], destroyedAgain: returning,
            entriesWithoutKeys: max(0, (found[0] as Int) - size), replaced: earlier.newName,
            replacedIsUnreadable: earlier.isUnreadable)
    }

    /// The keys of the backup that had been destroyed.
    private static func destroyedKeys(in keys: String, of db: Database) throws -> [String] {
        let file = try WorkFile.open(keys, readOnly: true)
        let kept = try file.inDatabase { try String.fetchSet($0, sql: "SELECT id FROM wrappedKey") }
        try file.close()
        return try String.fetchSet(db, sql: "SELECT id FROM destroyedKey").intersection(kept).sorted()
    }
}
