import PostgresRecords
import Testing

@Suite("The address of a database")
struct AddressTests {
    @Test(arguments: [
        ("postgres://gate@db1.example/partnerships", "partnerships on db1.example"),
        ("postgresql://gate@db1.example:5433,db2.example/partnerships", "partnerships on db1.example, db2.example"),
        ("postgres:///partnerships?host=/run/postgresql", "partnerships on this machine"),
        ("postgres://gate:letmein@db1.example/partnerships", "partnerships on db1.example"),
    ])
    func `is named without user and password`(_ text: String, _ place: String) throws {
        #expect(try DatabaseAddress(text).place == place)
    }

    @Test func `says whether it holds a password`() throws {
        #expect(try DatabaseAddress("postgres://gate:letmein@db.example/p").holdsPassword)
        #expect(try DatabaseAddress("postgres://gate@db.example/p?password=letmein").holdsPassword)
        #expect(try !DatabaseAddress("postgres://gate@db.example/p").holdsPassword)
    }

    @Test(arguments: ["mysql://gate@db/p", "/var/lib/gatehouse", "postgres://gate:letmein@db:port:port/p?=", ""])
    func `is refused where it is none, and no password is repeated`(_ text: String) {
        do throws(DatabaseAddress.Fault) {
            _ = try DatabaseAddress(text)
            Issue.record("\(text) was taken")
        } catch {
            switch error {
            case .unreadable(let why): #expect(!why.contains("letmein"))
            }
        }
    }

    @Test func `has a server verified over a network unless it says otherwise`() throws {
        func mode(_ text: String) throws -> String? {
            try DatabaseAddress(text).parameters.first { $0.keyword == "sslmode" }?.value
        }
        #expect(try mode("postgres://gate@db.example/p") == "verify-full")
        #expect(try mode("postgres://gate@localhost,db.example/p") == "verify-full")
        #expect(try mode("postgres://gate@db.example/p?sslmode=require") == "require")
        #expect(try mode("postgres:///p?host=/run/postgresql") == nil)
        #expect(try mode("postgres://gate@localhost/p") == nil)
    }

    @Test func `speaks to a server that takes writes`() throws {
        let parameters = try DatabaseAddress("postgres://gate@db.example/p").parameters
        #expect(parameters.contains { $0.keyword == "target_session_attrs" && $0.value == "read-write" })
    }
}
