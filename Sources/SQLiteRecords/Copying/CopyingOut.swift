import Casework
package import Exchange
import GRDB
import Ledger
import Vault

extension SQLiteRecords: RecordSource {
    package func copying(_ body: (any RecordMoment) throws -> Void) throws(StoreError) {
        try storeCall("copying the records", at: path) {
            try pool.unsafeRead { db in try db.atOneMoment { try body(Moment(db: $0)) } }
        }
    }

    package func copyingLast(
        movedTo place: String?, _ body: (any RecordMoment) throws -> Void
    ) throws(StoreError) {
        try storeCall("copying the records", at: path) {
            try pool.writeWithoutTransaction { db in
                try db.run("BEGIN IMMEDIATE")
                do {
                    try body(Moment(db: db))
                    if let place { try db.run("UPDATE head SET movedTo = ? WHERE id = 0", [place]) }
                    try db.run("COMMIT")
                } catch {
                    if db.isInsideTransaction { try db.run("ROLLBACK") }
                    throw error
                }
            }
        }
    }
}

extension SQLiteRecords {
    package func reopen() throws(StoreError) {
        try storeCall("opening the records again", at: path) {
            try pool.writeWithoutTransaction { try $0.run("UPDATE head SET movedTo = NULL WHERE id = 0") }
        }
    }
}

private struct Moment: RecordMoment {
    let db: Database

    func end() throws -> KeptEnd {
        let tail = try Tail(db)
        return KeptEnd(
            frontier: tail.frontier.bytes, checkpoint: tail.checkpoint, lastAt: tail.lastAt,
            registerVersion: tail.registerVersion)
    }

    func entries(from position: Int, limit: Int) throws -> [KeptEntry] {
        try db.rows(
            """
            SELECT position, reference, leafHash, bytes, sequence FROM entry WHERE position >= ?
            ORDER BY position LIMIT ?
            """, [position, limit]
        ) { KeptEntry(entry: storedEntry($0), sequence: $0[4]) }
    }

    func references(from position: Int) throws -> [CaseID] {
        try db.rows("SELECT DISTINCT reference FROM entry WHERE position >= ?", [position]) {
            CaseID($0[0] as String)
        }
    }

    func references(after reference: CaseID?, limit: Int) throws -> [CaseID] {
        try db.rows(
            "SELECT reference FROM caseRow WHERE reference > ? ORDER BY reference LIMIT ?",
            [reference?.text ?? "", limit]
        ) { CaseID($0[0] as String) }
    }

    func cases(_ span: CaseSpan) throws -> KeptCases {
        let (of, values) = condition(span)
        return KeptCases(
            rows: try ListedRow.all(
                "SELECT reference, NULL AS number FROM caseRow WHERE \(of)", order: ["reference"], values, db
            ).map(\.row),
            keys: try db.rows("SELECT id, owner, bytes, reference FROM wrappedKey WHERE \(of)", values) { row in
                KeptKey(
                    key: WrappedKey(id: row[0], owner: row[1], bytes: row.bytes(2)),
                    reference: CaseID(row[3] as String))
            },
            terms: try db.rows(
                """
                SELECT agency, term, key FROM blindTerm JOIN wrappedKey ON wrappedKey.id = blindTerm.key WHERE \(of)
                """, values
            ) { BlindTerm(agency: AgencyID($0[0] as String), term: $0.bytes(1), key: $0[2]) },
            files: try db.rows(
                "SELECT file.id, stagedAt, key FROM file JOIN wrappedKey ON wrappedKey.id = file.key WHERE \(of)",
                values
            ) { row in
                KeptFile(id: FileID(row[0] as String), stagedAt: Timestamp(milliseconds: row[1]), key: row[2])
            })
    }

    private func condition(_ span: CaseSpan) -> (String, [(any DatabaseValueConvertible)?]) {
        switch span {
        case .range(let after, nil): ("reference > ?", [after?.text ?? ""])
        case .range(let after, let last?): ("reference > ? AND reference <= ?", [after?.text ?? "", last.text])
        case .only(let references):
            ("reference IN (\(references.map { _ in "?" }.joined(separator: ", ")))", references.map(\.text))
        }
    }

    func chunk(_ number: Int, of file: FileID) throws -> [UInt8]? {
        try db.row("SELECT bytes FROM chunk WHERE file = ? AND number = ?", [file.text, number])?.bytes(0)
    }

    func destroyedKeys() throws -> [DestroyedKey] {
        try db.rows("SELECT id, fingerprint, position FROM destroyedKey ORDER BY id") { row in
            DestroyedKey(id: row[0], fingerprint: row.hasNull(atIndex: 1) ? nil : row.bytes(1), position: row[2])
        }
    }

    func people() throws -> KeptPeople {
        KeptPeople(
            accounts: try db.rows(Account.select) { Account($0) },
            sessions: try db.rows(Session.select) { Session($0) },
            throttles: try db.rows("SELECT key, failures, firstAt, lastAt FROM throttle") { row in
                KeptThrottle(
                    key: row[0], failures: row[1], firstAt: Timestamp(milliseconds: row[2]),
                    lastAt: Timestamp(milliseconds: row[3]))
            },
            drafts: try db.rows("SELECT officer, reference, sealed, changedAt FROM draft") { row in
                Draft(
                    reference: CaseID(row[1] as String), officer: OfficerID(row[0] as String), sealed: row.bytes(2),
                    changedAt: Timestamp(milliseconds: row[3]))
            })
    }
}
