package import Casework
package import Exchange

extension PostgresRecords {
    package func stage(
        _ chunk: [UInt8], number: Int, of file: FileID, at moment: Timestamp
    ) async throws(StoreError) {
        let statements = [
            Statement(
                "INSERT INTO file (id, staged_at) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING",
                [.text(file.text), .moment(moment)]),
            // Locked, so that no act takes the file up while this is added to it.
            Statement("SELECT key FROM file WHERE id = $1 FOR UPDATE", [.text(file.text)]),
        ]
        try await write("taking in a file") { connection in
            let found = try connection.run([.begin] + statements)
            guard let row = found[2].first, row.textIfAny(0) == nil else { throw FilingFault.alreadyTakenUp }
            try connection.run([
                Statement(
                    """
                    INSERT INTO chunk (file, number, bytes) VALUES ($1, $2, $3)
                    ON CONFLICT (file, number) DO UPDATE SET bytes = excluded.bytes
                    """,
                    [.text(file.text), .int(number), .bytes(chunk)]),
                .commit,
            ])
        }
    }

    package func discardStaged(before moment: Timestamp) async throws(StoreError) -> Int {
        try await write("discarding files that nobody took up") { connection in
            try connection.run(
                "DELETE FROM file WHERE key IS NULL AND staged_at < $1", [.moment(moment)]
            ).changed
        }
    }

    package func key(of file: FileID) async throws(StoreError) -> String? {
        try await read("reading a file") { connection in
            try connection.run("SELECT key FROM file WHERE id = $1", [.text(file.text)]).first?.textIfAny(0)
        }
    }

    package func chunk(_ number: Int, of file: FileID) async throws(StoreError) -> [UInt8]? {
        try await read("reading a file") { connection in
            try connection.run(
                """
                SELECT chunk.bytes FROM file JOIN chunk ON chunk.file = file.id
                WHERE file.id = $1 AND file.key IS NOT NULL AND chunk.number = $2
                """, [.text(file.text), .int(number)]
            ).first?.bytes(0)
        }
    }
}
