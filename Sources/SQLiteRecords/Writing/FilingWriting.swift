import Casework
package import Exchange
import Foundation
import GRDB
import Ledger
import Vault

extension SQLiteRecords {
    package func file(_ filing: Filing) async throws(StoreError) -> Filed {
        let (position, size) = try await commits.write("filing") { db, tail in try filing.write(db, &tail) }
        return Filed(position: position, size: size)
    }
}

/// A clock may be this much behind the latest entry: two servers' clocks never agree to the second.
private let toleranceMilliseconds: Int64 = 60_000

extension Filing {
    /// Everything that one act changes, in the order in which each part needs the one before. Returns the position of
    /// the first entry.
    fileprivate func write(_ db: Database, _ tail: inout Tail) throws -> Int {
        guard registerVersion == nil || registerVersion == tail.registerVersion else { throw StoreError.registerMoved }
        if tail.frontier.size > 0, at.milliseconds < tail.lastAt - toleranceMilliseconds {
            throw StoreError.clockSetBack(seconds: Int((tail.lastAt - at.milliseconds) / 1000))
        }
        let position = tail.frontier.size
        for part in cases { try part.write(db, &tail) }
        tail.lastAt = max(tail.lastAt, at.milliseconds)
        try writeTerms(db)
        try takeUpFiles(db)
        try destroyKeys(db, &tail, position)
        for account in accounts { try write(account, db) }
        if let discardsDraftOf { try tail.discardDraft(main.reference, of: discardsDraftOf, db) }
        if changesRegister { tail.registerVersion += 1 }
        return position
    }

    private func writeTerms(_ db: Database) throws {
        // The name in a request that is written anew replaces the one before, or a search would go on finding it.
        for key in Set(terms.map(\.key) + clearedTerms) { try db.run("DELETE FROM blindTerm WHERE key = ?", [key]) }
        for term in terms {
            try db.run(
                "INSERT OR IGNORE INTO blindTerm (agency, term, key) VALUES (?, ?, ?)",
                [term.agency.text, blob(term.term), term.key])
        }
    }

    private func takeUpFiles(_ db: Database) throws {
        for (file, key) in files {
            try db.run("UPDATE file SET key = ? WHERE id = ? AND key IS NULL", [key, file.text])
            guard db.changesCount == 1 else { throw FilingFault.fileNotStaged }
        }
    }

    /// 4.13: overwrites each key before it lets go of it. Its files and terms go with it, by the schema.
    private func destroyKeys(_ db: Database, _ tail: inout Tail, _ position: Int) throws {
        for id in destroyedKeys {
            guard let row = try db.row("SELECT owner, bytes FROM wrappedKey WHERE id = ?", [id]) else { continue }
            let key = WrappedKey(id: id, owner: row[0], bytes: row.bytes(1))
            try db.run("UPDATE wrappedKey SET bytes = zeroblob(length(bytes)) WHERE id = ?", [id])
            try db.run("DELETE FROM wrappedKey WHERE id = ?", [id])
            try db.run(
                "INSERT INTO destroyedKey (id, fingerprint, position) VALUES (?, ?, ?)",
                [id, blob(key.fingerprint.bytes), position])
            tail.erased = .key
        }
    }

    private func write(_ account: Account, _ db: Database) throws {
        let holder = try db.row("SELECT officer FROM account WHERE signInName = ?", [account.signInName])
        if let officer = holder?[0] as String?, officer != account.officer.text { throw StoreError.signInNameTaken }
        try account.write(db)
    }
}

extension CaseFiling {
    /// What the act leaves in this case. Throws `caseMoved` where the case is not as the act was decided on.
    fileprivate func write(_ db: Database, _ tail: inout Tail) throws {
        guard !entries.isEmpty else { throw FilingFault.noEntry }
        let found = try db.row(
            """
            SELECT (SELECT max(sequence) + 1 FROM entry WHERE reference = ?1), \(CaseRow.Kept.columns)
            FROM (SELECT ?1 AS asked) LEFT JOIN caseRow ON reference = asked
            """, [reference.text])
        let length = found?[0] as Int? ?? 0
        guard length == expectedLength else { throw StoreError.caseMoved }
        for (number, bytes) in entries.enumerated() {
            let leaf = TreeHash(leaf: bytes)
            try db.run(
                "INSERT INTO entry (position, reference, sequence, leafHash, bytes) VALUES (?, ?, ?, ?, ?)",
                [tail.frontier.size, reference.text, length + number, blob(leaf.bytes), blob(bytes)])
            try tail.append(leaf, db)
        }
        if let row { try row.write(db, over: CaseRow.Kept(found, at: 1)) }
        for key in newKeys {
            try db.run(
                "INSERT INTO wrappedKey (id, reference, owner, isAgencyKey, bytes) VALUES (?, ?, ?, ?, ?)",
                [key.id, reference.text, key.owner, key.isAgencyKey, blob(key.bytes)])
        }
    }
}

/// A filing that no desk should ever make.
private enum FilingFault: Error {
    /// Nothing happens without its entry.
    case noEntry
    /// A file that was never staged, or belongs to another filing already.
    case fileNotStaged
}
