import Casework
package import Exchange
import GRDB
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
                    if let place { try db.run("UPDATE head SET movedTo = ? WHERE id = 0", [.text(place)]) }
                    try db.run("COMMIT")
                } catch {
                    if db.isInsideTransaction { try db.run("ROLLBACK") }
                    throw error
                }
            }
        }
    }

    package func reopen() throws(StoreError) {
        try storeCall("opening the records again", at: path) {
            try pool.writeWithoutTransaction { try $0.run("UPDATE head SET movedTo = NULL WHERE id = 0") }
        }
    }
}

private struct Moment: RecordMoment {
    let db: Database

    func end() throws -> KeptEnd { try Tail(db).book.kept }

    func entries(from position: Int, limit: Int) throws -> [KeptEntry] {
        try db.rows(
            """
            SELECT position, reference, leafHash, bytes, sequence FROM entry WHERE position >= ?
            ORDER BY position LIMIT ?
            """, [.int(position), .int(limit)]
        ) { KeptEntry(entry: try StoredEntry($0), sequence: $0.int(4)) }
    }

    func references(from position: Int) throws -> [CaseID] {
        try db.rows("SELECT DISTINCT reference FROM entry WHERE position >= ?", [.int(position)]) { try $0.caseID(0) }
    }

    func references(after reference: CaseID?, limit: Int) throws -> [CaseID] {
        try db.rows(
            "SELECT reference FROM caseRow WHERE reference > ? ORDER BY reference LIMIT ?",
            [.text(reference?.text ?? ""), .int(limit)]
        ) { try $0.caseID(0) }
    }

    func cases(_ span: CaseSpan) throws -> KeptCases {
        let (of, values) = condition(span)
        return KeptCases(
            rows: try db.rows(CaseRow.table.select + " WHERE \(of) ORDER BY reference", values) { try CaseRow($0) },
            keys: try db.rows("SELECT id, owner, bytes, reference FROM wrappedKey WHERE \(of)", values) { row in
                KeptKey(key: try WrappedKey(row), reference: try row.caseID(3))
            },
            terms: try db.rows(
                """
                SELECT agency, term, key FROM blindTerm JOIN wrappedKey ON wrappedKey.id = blindTerm.key WHERE \(of)
                """, values
            ) { try BlindTerm($0) },
            files: try db.rows(
                "SELECT file.id, stagedAt, key FROM file JOIN wrappedKey ON wrappedKey.id = file.key WHERE \(of)",
                values
            ) { try KeptFile($0) })
    }

    private func condition(_ span: CaseSpan) -> (String, [RecordValue]) {
        switch span {
        case .range(let after, nil): ("reference > ?", [.text(after?.text ?? "")])
        case .range(let after, let last?):
            ("reference > ? AND reference <= ?", [.text(after?.text ?? ""), .text(last.text)])
        case .only(let references):
            (
                "reference IN (\(references.map { _ in "?" }.joined(separator: ", ")))",
                references.map { .text($0.text) }
            )
        }
    }

    func chunk(_ number: Int, of file: FileID) throws -> [UInt8]? {
        try db.row("SELECT bytes FROM chunk WHERE file = ? AND number = ?", [.text(file.text), .int(number)])?.bytes(0)
    }

    func destroyedKeys() throws -> [DestroyedKey] {
        try db.rows(DestroyedKey.table.select + " ORDER BY id") { try DestroyedKey($0) }
    }

    func people() throws -> KeptPeople {
        KeptPeople(
            accounts: try db.rows(Account.select) { try Account($0) },
            sessions: try db.rows(Session.select) { try Session($0) },
            throttles: try db.rows("SELECT key, failures, firstAt, lastAt FROM throttle") { row in
                KeptThrottle(
                    key: row.text(0), failures: row.int(1), firstAt: try row.moment(2), lastAt: try row.moment(3))
            },
            drafts: try db.rows(Draft.table.select) { try Draft($0) })
    }
}
