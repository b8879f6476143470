import Foundation

/// pgbench, PostgreSQL's own measure, beside our acts: a transaction of as many statements as an act's, of the same
/// kinds and sizes, on tables that are made and dropped here.
struct PGBench {
    private let address: String
    private let folder: String

    /// What one client does again and again. An act's transaction has the same nine statements.
    private static func script(sharesHead: Bool) -> String {
        """
        BEGIN;
        SELECT value FROM bench_head WHERE id = \(sharesHead ? "0" : ":client_id + 1") FOR UPDATE;
        SELECT max(number) FROM bench_entry WHERE reference = 'R-' || :client_id;
        INSERT INTO bench_entry (reference, bytes) VALUES ('R-' || :client_id, decode(repeat('ab', 1500), 'hex'));
        INSERT INTO bench_row VALUES ('R-' || :client_id, 'sent', 1)
          ON CONFLICT (reference) DO UPDATE SET changed = bench_row.changed + 1;
        INSERT INTO bench_key (bytes) VALUES (decode(repeat('ab', 61), 'hex'));
        INSERT INTO bench_term (term) VALUES (decode(repeat('ab', 16), 'hex'));
        UPDATE bench_head SET value = value + 1 WHERE id = \(sharesHead ? "0" : ":client_id + 1");
        COMMIT;
        """
    }

    init(_ address: String, in folder: String) throws(Complaint) {
        self.address = address
        self.folder = folder
        try sql(
            """
            DROP TABLE IF EXISTS bench_head, bench_entry, bench_row, bench_key, bench_term;
            CREATE TABLE bench_head (id bigint PRIMARY KEY, value bigint NOT NULL) WITH (fillfactor = 10);
            INSERT INTO bench_head SELECT number, 0 FROM generate_series(0, 64) AS number;
            CREATE TABLE bench_entry (number bigserial PRIMARY KEY, reference text NOT NULL, bytes bytea NOT NULL);
            CREATE INDEX ON bench_entry (reference, number);
            CREATE TABLE bench_row (reference text PRIMARY KEY, state text NOT NULL, changed bigint NOT NULL);
            CREATE TABLE bench_key (id bigserial PRIMARY KEY, bytes bytea NOT NULL);
            CREATE TABLE bench_term (id bigserial PRIMARY KEY, term bytea NOT NULL)
            """)
    }

    /// Transactions a second, with so many clients and so many transactions in all. `sharesHead` has them wait for one
    /// row, as acts on one book have to.
    func rate(clients: Int, transactions: Int, sharesHead: Bool) throws(Complaint) -> Double {
        let file = folder + "/pgbench.sql"
        try Disk.write(Self.script(sharesHead: sharesHead), to: file)
        let said = try Self.run(
            "pgbench",
            [
                "--no-vacuum", "--protocol", "prepared", "--client", "\(clients)", "--jobs", "\(min(clients, 2))",
                "--transactions", "\(transactions / clients)", "--file", file, address,
            ])
        guard let line = said.split(separator: "\n").first(where: { $0.hasPrefix("tps = ") }),
            let rate = Double(line.split(separator: " ")[2])
        else { throw Complaint("pgbench did not say how fast it was.", .broken) }
        return rate
    }

    func remove() throws(Complaint) {
        try sql("DROP TABLE IF EXISTS bench_head, bench_entry, bench_row, bench_key, bench_term")
    }

    private func sql(_ sql: String) throws(Complaint) {
        _ = try Self.run("psql", ["--no-psqlrc", "-q", "-v", "ON_ERROR_STOP=1", address, "-c", sql])
    }

    private static func run(_ program: String, _ arguments: [String]) throws(Complaint) -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [program] + arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        do { try process.run() } catch { throw Complaint("`\(program)` cannot be started: install postgresql.") }
        let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Complaint("`\(program)` failed: try the address of the records with it by hand.")
        }
        return said
    }
}
