package import Casework
package import Exchange
import GRDB
import Ledger
import Vault

extension SQLiteRecords {
    package func record(of reference: CaseID, after known: Int) async throws(StoreError) -> CaseRecord {
        try await read("reading a case") { db in
            CaseRecord(
                entries: try db.rows(
                    """
                    SELECT position, reference, leafHash, bytes FROM entry WHERE reference = ? AND sequence >= ?
                    ORDER BY sequence
                    """, [reference.text, known], checkedEntry),
                keys: try db.rows(
                    "SELECT id, owner, bytes FROM wrappedKey WHERE reference = ? ORDER BY id", [reference.text],
                    wrappedKey),
                registerVersion: try registerVersion(db))
        }
    }

    package func register(since version: Int?) async throws(StoreError) -> RegisterRecord? {
        try await read("reading the register") { db in
            let found = try registerVersion(db)
            guard found != version else { return nil }
            return RegisterRecord(
                version: found,
                entries: try db.rows(
                    """
                    SELECT entry.position, entry.reference, entry.leafHash, entry.bytes
                    FROM caseRow JOIN entry ON entry.reference = caseRow.reference
                    WHERE caseRow.isOfDirectory = 1 ORDER BY entry.position
                    """, [], checkedEntry),
                keys: try db.rows(
                    "SELECT id, owner, bytes FROM wrappedKey WHERE isAgencyKey = 1 ORDER BY owner", [], wrappedKey),
                accounts: try db.rows(Account.select + " ORDER BY officer", []) { Account($0) })
        }
    }

    package func cases(_ query: CaseQuery) async throws(StoreError) -> CaseList {
        try await read("listing cases") { db in try CaseListing(query).list(db) }
    }

    package func tasks(_ query: TaskQuery) async throws(StoreError) -> TaskList {
        try await read("listing tasks") { db in try TaskListing(query).list(db) }
    }

    package func rows(after reference: CaseID?, limit: Int) async throws(StoreError) -> [CaseRow] {
        try await read("listing every case") { db in
            try ListedRow.all(
                "SELECT reference, NULL AS number FROM caseRow WHERE reference > ? ORDER BY reference LIMIT ?",
                order: ["reference"], [reference?.text ?? "", max(limit, 0)], db
            ).map(\.row)
        }
    }

    package func row(of reference: CaseID) async throws(StoreError) -> CaseRow? {
        try await read("reading a case's row") { db in
            try ListedRow.all(
                "SELECT ? AS reference, NULL AS number", order: ["reference"], [reference.text], db
            ).first?.row
        }
    }

    package func keep(_ draft: Draft) async throws(StoreError) {
        try await write("keeping a draft") { db, _ in try draft.write(db) }
    }

    package func drafts(of officer: OfficerID) async throws(StoreError) -> [Draft] {
        try await read("reading drafts") { db in
            try db.rows(
                "SELECT reference, sealed, changedAt FROM draft WHERE officer = ? ORDER BY changedAt DESC, reference",
                [officer.text]
            ) { row in
                Draft(
                    reference: CaseID(row[0] as String), officer: officer, sealed: row.bytes(1),
                    changedAt: Timestamp(milliseconds: row[2]))
            }
        }
    }

    package func discardDraft(_ reference: CaseID, of officer: OfficerID) async throws(StoreError) {
        try await write("discarding a draft") { db, tail in
            try tail.discardDraft(reference, of: officer, db)
        }
    }
}

extension Draft {
    func write(_ db: Database) throws {
        try db.run(
            "INSERT OR REPLACE INTO draft (officer, reference, sealed, changedAt) VALUES (?, ?, ?, ?)",
            [officer.text, reference.text, blob(sealed), changedAt.milliseconds])
    }
}

func registerVersion(_ db: Database) throws -> Int {
    try db.row("SELECT registerVersion FROM head WHERE id = 0")?[0] ?? 0
}

/// The register's version, for whoever would sign in, or is signed in: they are not served any more from records that
/// are kept elsewhere now.
@discardableResult
func servedRegisterVersion(_ db: Database) throws -> Int {
    let row = try db.row("SELECT registerVersion, movedTo FROM head WHERE id = 0")
    if let place = row?[1] as String? { throw StoreError.moved(to: place) }
    return row?[0] ?? 0
}

func storedEntry(_ row: Row) -> StoredEntry {
    StoredEntry(
        position: row[0], reference: CaseID(row[1] as String), bytes: row.bytes(3), leafHash: row.bytes(2))
}

/// An entry that somebody will act on: one that was altered in the file is not passed on.
private func checkedEntry(_ row: Row) throws -> StoredEntry {
    let entry = storedEntry(row)
    guard TreeHash(leaf: entry.bytes).bytes == entry.leafHash else {
        throw StoreError.damaged("entry \(entry.position) of the book has been altered")
    }
    return entry
}

private func wrappedKey(_ row: Row) -> WrappedKey {
    WrappedKey(id: row[0], owner: row[1], bytes: row.bytes(2))
}
