import Casework
import Exchange
import Ledger
import PostgresRecords
import TestDatabase
import Testing

/// What is in the way of opening, and what is said of it.
@Suite("Opening a database")
struct OpeningTests {
    private static func complaint(_ address: String) -> String {
        do {
            _ = try Registry(Database(DatabaseAddress(address), connections: 1)).lines()
            return "opened"
        } catch let error as StoreError {
            return error.sentence
        } catch {
            return "\(error)"
        }
    }

    /// The tests' address with another user, database or setting in it.
    private static func changed(_ change: (String) -> String) throws -> String { change(try TestDatabase.text.get()) }

    @Test func `says that nothing answers`() {
        #expect(Self.complaint("postgres://gatehouse@127.0.0.1:1/p").contains("nothing answers there"))
        #expect(Self.complaint("postgres:///p?host=/nowhere").contains("nothing answers there"))
    }

    @Test func `says that a name is not known`() {
        let words = Self.complaint("postgres://gatehouse@no-such-host.invalid/p?sslmode=disable")
        #expect(words.contains("its name is not known"), "\(words)")
    }

    @Test func `says that a database is not there`() throws {
        let words = Self.complaint(try Self.changed { $0.replacing("/gatehouse?", with: "/absent?") })
        #expect(words.contains("no such database"), "\(words)")
    }

    @Test func `says that a password is wrong or missing, and repeats none`() throws {
        let without = try Self.changed { $0.replacing("gatehouse@", with: "stranger@") }
        #expect(Self.complaint(without).contains("asks for a password"), "\(Self.complaint(without))")
        let wrong = Self.complaint(try Self.changed { $0.replacing("gatehouse@", with: "stranger:letmein@") })
        #expect(wrong.contains("does not accept the password") && !wrong.contains("letmein"), "\(wrong)")
    }

    @Test func `says that a certificate is not to be trusted`() throws {
        let text = try TestDatabase.text.get()
        let port = try #require(text.split(separator: "port=").last)
        let folder = try #require(text.split(separator: "host=").last?.split(separator: "&").first)
        let server = "postgres://gatehouse@localhost:\(port)/gatehouse?sslmode=verify-full"
        let none = Self.complaint(server + "&sslrootcert=/nowhere.pem")
        #expect(none.contains("no file of trusted certificates"), "\(none)")
        // The server's own certificate signs itself: whoever trusts it gets in, and whoever trusts others does not.
        #expect(!Self.complaint(server + "&sslrootcert=\(folder)/certificate.pem").contains("certificate"))
        let other = Self.complaint(
            server.replacing("localhost", with: "127.0.0.1") + "&sslrootcert=\(folder)/certificate.pem")
        #expect(other.contains("certificate is for another host"), "\(other)")
    }

    @Test func `refuses the database of another application, and leaves it as it was`() throws {
        let address = try TestDatabase.new()
        try TestDatabase.sql("CREATE TABLE invoice (number bigint)", in: address)
        #expect(Self.complaint(address).contains("does not hold Gatehouse's records"))
        #expect(
            try TestDatabase.sql("SELECT count(*) FROM pg_namespace WHERE nspname = 'gatehouse'", in: address) == "0")
    }

    @Test func `refuses a schema of a newer Gatehouse, and leaves it as it was`() throws {
        let schema = try TestSchema()
        _ = try PostgresRecords(in: schema.database(), schema: schema.name, sign: { "\($0)" })
        try schema.sql("UPDATE schema_version SET version = 99")
        #expect(throws: StoreError.self) {
            try PostgresRecords(in: schema.database(), schema: schema.name, sign: { "\($0)" })
        }
        #expect(try schema.sql("SELECT version FROM schema_version") == "99")
        try schema.remove()
    }

    @Test func `says that a schema is older to whoever only looks`() throws {
        let schema = try TestSchema()
        do throws(StoreError) {
            _ = try PostgresRecords(reading: schema.database(), schema: schema.name)
            Issue.record("it was opened")
        } catch {
            #expect(error.sentence.contains("older Gatehouse"))
        }
        try schema.remove()
    }

    @Test func `makes the tables once where two servers start together`() async throws {
        let schema = try TestSchema()
        let (first, second) = (schema.database(), schema.database())
        let name = schema.name
        try await withThrowingTaskGroup(of: Void.self) { group in
            for database in [first, second] {
                group.addTask { _ = try PostgresRecords(in: database, schema: name, sign: { "\($0)" }) }
            }
            try await group.waitForAll()
        }
        try schema.remove()
    }

    @Test func `refuses a head that nobody signed`() async throws {
        let schema = try TestSchema()
        let records = try PostgresRecords(in: schema.database(), schema: schema.name, sign: sign)
        _ = try await records.file(.entry("A"))
        try schema.sql("UPDATE head SET checkpoint = 'forged'")
        #expect(throws: StoreError.self) {
            try PostgresRecords(
                in: schema.database(), schema: schema.name, sign: sign, isSigned: { $0 == sign($1) })
        }
        try schema.remove()
    }
}

/// Stands for a signature.
@Sendable func sign(_ head: TreeHead) -> String { "signed \(head.size) \(head.root)" }
