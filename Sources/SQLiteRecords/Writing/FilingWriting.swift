import Casework
package import Exchange
import GRDB
import Ledger
import Vault

extension SQLiteRecords {
    package func file(_ filing: Filing) async throws(StoreError) -> Filed {
        // Reckoned here, and not while others wait for the writer.
        let changes = filing.rowChanges
        let (position, size) = try await commits.write("filing") { db, tail in try filing.write(changes, db, &tail) }
        return Filed(position: position, size: size)
    }
}

extension Filing {
    /// Everything that one act changes, in the order in which each part needs the one before. Returns the position of
    /// the first entry.
    fileprivate func write(_ changes: CaseRowChanges, _ db: Database, _ tail: inout Tail) throws -> Int {
        guard registerVersion == nil || registerVersion == tail.book.registerVersion else {
            throw StoreError.registerMoved
        }
        try tail.book.checkClock(at)
        let position = tail.book.frontier.size
        for part in cases { try part.write(db, &tail) }
        try changes.write(db)
        tail.book.lastAt = max(tail.book.lastAt, at.milliseconds)
        try writeTerms(db)
        try takeUpFiles(db)
        try destroyKeys(db, &tail, position)
        for account in accounts { try write(account, db) }
        if let discardsDraftOf { try tail.discardDraft(main.reference, of: discardsDraftOf, db) }
        if changesRegister { tail.book.registerVersion += 1 }
        return position
    }

    private func writeTerms(_ db: Database) throws {
        // The name in a request that is written anew replaces the one before, or a search would go on finding it.
        for key in Set(terms.map(\.key) + clearedTerms) {
            try db.run("DELETE FROM blindTerm WHERE key = ?", [.text(key)])
        }
        try Insertions.blindTermUnlessThere.run(terms, db)
    }

    private func takeUpFiles(_ db: Database) throws {
        for (file, key) in files {
            try db.run("UPDATE file SET key = ? WHERE id = ? AND key IS NULL", [.text(key), .text(file.text)])
            guard db.changesCount == 1 else { throw FilingFault.fileNotStaged }
        }
    }

    /// 4.13: overwrites each key before it lets go of it. Its files and terms go with it, by the schema.
    private func destroyKeys(_ db: Database, _ tail: inout Tail, _ position: Int) throws {
        for id in destroyedKeys {
            let found = try db.row("SELECT id, owner, bytes FROM wrappedKey WHERE id = ?", [.text(id)])
            guard let key = try found.map({ try WrappedKey($0) }) else { continue }
            try db.run("UPDATE wrappedKey SET bytes = zeroblob(length(bytes)) WHERE id = ?", [.text(id)])
            try db.run("DELETE FROM wrappedKey WHERE id = ?", [.text(id)])
            try Insertions.destroyedKey.run(
                DestroyedKey(id: id, fingerprint: key.fingerprint.bytes, position: position), db)
            tail.erased = .key
        }
    }

    private func write(_ account: Account, _ db: Database) throws {
        let holder = try db.row("SELECT officer FROM account WHERE signInName = ?", [.text(account.signInName)])
        if let officer = holder?.text(0), officer != account.officer.text { throw StoreError.signInNameTaken }
        try Insertions.account.run(account, db)
    }
}

extension CaseFiling {
    /// What the act leaves in this case. Throws `caseMoved` where the case is not as the act was decided on.
    fileprivate func write(_ db: Database, _ tail: inout Tail) throws {
        guard !entries.isEmpty else { throw FilingFault.noEntry }
        let found = try db.row(
            "SELECT max(sequence) + 1 FROM entry WHERE reference = ?", [.text(reference.text)])
        let length = found?.intIfAny(0) ?? 0
        guard length == expectedLength else { throw StoreError.caseMoved }
        for (number, bytes) in entries.enumerated() {
            let leaf = TreeHash(leaf: bytes)
            let entry = StoredEntry(
                position: tail.book.frontier.size, reference: reference, bytes: bytes, leafHash: leaf.bytes)
            try Insertions.entry.run(KeptEntry(entry: entry, sequence: length + number), db)
            try tail.append(leaf, db)
        }
        if let row { try Insertions.caseRow.run(row, db) }
        for key in newKeys { try Insertions.wrappedKey.run(KeptKey(key: key, reference: reference), db) }
    }
}
