import Casework
package import Exchange
import Vault

extension PostgresRecords: RecordSource {
    package func copying(_ body: (any RecordMoment) throws -> Void) throws(StoreError) {
        try alone { connection in
            try connection.run([.beginReading])
            try body(Moment(connection: connection))
            try connection.run([.endReading])
        }
    }

    package func copyingLast(
        movedTo place: String?, _ body: (any RecordMoment) throws -> Void
    ) throws(StoreError) {
        try alone { connection in
            try connection.run([
                .begin, BookEnd.lock, Statement("LOCK TABLE account, session, throttle, draft, file IN SHARE MODE"),
            ])
            try body(Moment(connection: connection))
            if let place { try connection.run("UPDATE head SET moved_to = $1 WHERE id = 0", [.text(place)]) }
            _ = connection.takeWarnings()
            do {
                try connection.run([.commit])
                guard connection.takeWarnings().isEmpty else { throw DatabaseFault.lost }
            } catch {
                throw place == nil ? error : StoreError.uncertain(underlying: error)
            }
        }
    }

    package func reopen() throws(StoreError) {
        try alone { try $0.run("UPDATE head SET moved_to = NULL WHERE id = 0") }
    }

    /// On a connection of its own, and once: what was copied half-way is thrown away.
    private func alone(_ body: (Connection) throws -> Void) throws(StoreError) {
        try storeCall("copying the records", at: database.place) {
            let connection = try Connection(database.address, silence: -1)
            try connection.use(schema)
            try connection.run([
                Statement(
                    "SELECT set_config('idle_in_transaction_session_timeout', '0', false), "
                        + "set_config('statement_timeout', '0', false)")
            ])
            try body(connection)
        }
    }
}

private struct Moment: RecordMoment {
    let connection: Connection

    func end() throws -> KeptEnd { try BookEnd(connection.run([BookEnd.look])[0].first).kept }

    func entries(from position: Int, limit: Int) throws -> [KeptEntry] {
        try connection.run(
            """
            SELECT position, reference, leaf_hash, bytes, sequence FROM entry WHERE position >= $1
            ORDER BY position LIMIT $2::bigint
            """, [.int(position), .int(limit)]
        ).map { KeptEntry(entry: try StoredEntry($0), sequence: try $0.int(4)) }
    }

    func references(from position: Int) throws -> [CaseID] {
        try connection.run("SELECT DISTINCT reference FROM entry WHERE position >= $1", [.int(position)]).map {
            try $0.caseID(0)
        }
    }

    func references(after reference: CaseID?, limit: Int) throws -> [CaseID] {
        try connection.run(
            "SELECT reference FROM case_row WHERE reference > $1 ORDER BY reference LIMIT $2::bigint",
            [.text(reference?.text ?? ""), .int(limit)]
        ).map { try $0.caseID(0) }
    }

    func cases(_ span: CaseSpan) throws -> KeptCases {
        let (of, values) = condition(span)
        let read = try connection.run([
            Statement(CaseRow.table.select + " WHERE \(of) ORDER BY reference", values),
            Statement("SELECT id, owner, bytes, reference FROM wrapped_key WHERE \(of)", values),
            Statement(
                """
                SELECT agency, term, key FROM blind_term JOIN wrapped_key ON wrapped_key.id = blind_term.key WHERE \(of)
                """, values),
            Statement(
                """
                SELECT file.id, staged_at, key FROM file JOIN wrapped_key ON wrapped_key.id = file.key WHERE \(of)
                """, values),
        ])
        return KeptCases(
            rows: try read[0].map { try CaseRow($0) },
            keys: try read[1].map { KeptKey(key: try WrappedKey($0), reference: try $0.caseID(3)) },
            terms: try read[2].map { try BlindTerm($0) }, files: try read[3].map { try KeptFile($0) })
    }

    private func condition(_ span: CaseSpan) -> (String, [Value]) {
        switch span {
        case .range(let after, nil): ("reference > $1", [.text(after?.text ?? "")])
        case .range(let after, let last?):
            ("reference > $1 AND reference <= $2", [.text(after?.text ?? ""), .text(last.text)])
        case .only(let references): ("reference = ANY ($1::text[])", [.texts(references.map(\.text))])
        }
    }

    func chunk(_ number: Int, of file: FileID) throws -> [UInt8]? {
        try connection.run(
            "SELECT bytes FROM chunk WHERE file = $1 AND number = $2", [.text(file.text), .int(number)]
        ).first?.bytes(0)
    }

    func destroyedKeys() throws -> [DestroyedKey] {
        try connection.run(DestroyedKey.table.select + " ORDER BY id").map { try DestroyedKey($0) }
    }

    func people() throws -> KeptPeople {
        let read = try connection.run([
            Statement(Account.select), Statement(Session.select),
            Statement("SELECT key, failures, first_at, last_at FROM throttle"),
            Statement(Draft.table.select),
        ])
        return KeptPeople(
            accounts: try read[0].map { try Account($0) }, sessions: try read[1].map { try Session($0) },
            throttles: try read[2].map { row in
                KeptThrottle(
                    key: String(decoding: try row.bytes(0), as: UTF8.self), failures: try row.int(1),
                    firstAt: try row.moment(2), lastAt: try row.moment(3))
            },
            drafts: try read[3].map { try Draft($0) })
    }
}
