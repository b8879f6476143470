package import Casework
package import Exchange
import GRDB
import Vault

extension SQLiteRecords {
    package func record(of reference: CaseID, after known: Int) async throws(StoreError) -> CaseRecord {
        try await read("reading a case") { db in
            CaseRecord(
                entries: try db.rows(
                    """
                    SELECT position, reference, leafHash, bytes FROM entry WHERE reference = ? AND sequence >= ?
                    ORDER BY sequence
                    """, [.text(reference.text), .int(known)]
                ) { try StoredEntry(checking: $0) },
                keys: try db.rows(
                    "SELECT id, owner, bytes FROM wrappedKey WHERE reference = ? ORDER BY id", [.text(reference.text)]
                ) { try WrappedKey($0) },
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
                    """
                ) { try StoredEntry(checking: $0) },
                keys: try db.rows(
                    "SELECT id, owner, bytes FROM wrappedKey WHERE isAgencyKey = 1 ORDER BY owner"
                ) { try WrappedKey($0) },
                accounts: try db.rows(Account.select + " ORDER BY officer") { try Account($0) })
        }
    }

    package func cases(_ query: CaseQuery) async throws(StoreError) -> CaseList {
        try await read("listing cases") { db in try CaseListing<SQLiteDialect>(query).list(db) }
    }

    package func tasks(_ query: TaskQuery) async throws(StoreError) -> TaskList {
        try await read("listing tasks") { db in try TaskListing<SQLiteDialect>(query).list(db) }
    }

    package func rows(after reference: CaseID?, limit: Int) async throws(StoreError) -> [CaseRow] {
        try await read("listing every case") { db in
            try db.rows(
                CaseRow.table.select + " WHERE reference > ? ORDER BY reference LIMIT ?",
                [.text(reference?.text ?? ""), .int(max(limit, 0))]
            ) { try CaseRow($0) }
        }
    }

    package func row(of reference: CaseID) async throws(StoreError) -> CaseRow? {
        try await read("reading a case's row") { db in
            try db.row(CaseRow.table.select + " WHERE reference = ?", [.text(reference.text)]).map { try CaseRow($0) }
        }
    }

    package func keep(_ draft: Draft) async throws(StoreError) {
        try await write("keeping a draft") { db, _ in try Insertions.draft.run(draft, db) }
    }

    package func drafts(of officer: OfficerID) async throws(StoreError) -> [Draft] {
        try await read("reading drafts") { db in
            try db.rows(
                Draft.table.select + " WHERE officer = ? ORDER BY changedAt DESC, reference", [.text(officer.text)]
            ) { try Draft($0) }
        }
    }

    package func discardDraft(_ reference: CaseID, of officer: OfficerID) async throws(StoreError) {
        try await write("discarding a draft") { db, tail in
            try tail.discardDraft(reference, of: officer, db)
        }
    }
}

func registerVersion(_ db: Database) throws -> Int {
    try db.row("SELECT registerVersion FROM head WHERE id = 0")?.int(0) ?? 0
}

/// The register's version, for whoever would sign in, or is signed in: they are not served any more from records that
/// are kept elsewhere now.
@discardableResult
func servedRegisterVersion(_ db: Database) throws -> Int {
    let row = try db.row("SELECT registerVersion, movedTo FROM head WHERE id = 0")
    if let place = row?.textIfAny(1) { throw StoreError.moved(to: place) }
    return row?.int(0) ?? 0
}
