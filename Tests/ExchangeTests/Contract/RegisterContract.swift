import Casework
import Exchange
import Testing
import Vault

/// The register of agencies and people as every record store keeps it (4.1, 6.2).
@Suite("Every record store, the register")
struct RegisterContract {
    @Test(arguments: Store.allCases)
    func `is at version 0 and empty at first`(_ store: Store) async throws {
        try await store.run { (records: any RecordStore) async throws in
            let register = try await records.register(since: nil)
            #expect(register?.version == 0)
            #expect(register?.entries.isEmpty == true && register?.keys.isEmpty == true)
            #expect(try await records.register(since: 0) == nil)
        }
    }

    @Test(arguments: Store.allCases)
    func `holds every agency's entries in ledger order, and the agencies' keys alone`(_ store: Store) async throws {
        try await store.run { (records: any RecordStore) async throws in
            _ = try await records.file(.admission("police", register: 0))
            _ = try await records.file(.example())
            _ = try await records.file(.admission("council", register: 1))
            let signing = Filing.example("agency-police", after: 1, entries: ["police signed"]).with {
                $0.changesRegister = true
                $0.newKeys = [.example("agency-police/agreement")]
            }
            _ = try await records.file(signing)
            let register = try #require(try await records.register(since: 2))
            #expect(register.version == 3)
            #expect(register.entries.map(\.position) == [0, 2, 3])
            #expect(register.keys.map(\.id) == ["agency/council", "agency/police"])
            #expect(try await records.record(of: "agency-police").keys.count == 2)
            #expect(try await records.register(since: 3) == nil)
        }
    }

    @Test(arguments: Store.allCases)
    func `moves with acts that change an agency, and with no others`(_ store: Store) async throws {
        try await store.run { (records: any RecordStore) async throws in
            _ = try await records.file(.admission("police", register: 0))
            _ = try await records.file(.example())
            #expect(try await records.record(of: "agency-police").registerVersion == 1)
        }
    }

    @Test(arguments: Store.allCases)
    func `opens and changes accounts with the act that says so`(_ store: Store) async throws {
        try await store.run { (records: any RecordStore) async throws in
            var account = Account.example("O-1", named: "philippa@council.example")
            _ = try await records.file(Filing.example().with { $0.accounts = [account] })
            #expect(try await records.account(named: "philippa@council.example") == account)
            #expect(try await records.account(of: "O-1") == account)
            account.telephone = "01632 960002"
            account.signInName = "p.threadgold@council.example"
            _ = try await records.file(Filing.example(after: 1).with { $0.accounts = [account] })
            #expect(try await records.account(of: "O-1") == account)
            #expect(try await records.account(named: "philippa@council.example") == nil)
            #expect(try await records.register(since: nil)?.accounts == [account])
        }
    }

    @Test(arguments: Store.allCases)
    func `gives no two officers one sign-in name, and files nothing of the second's act`(_ store: Store) async throws {
        try await store.run { (records: any RecordStore) async throws in
            let first = Account.example("O-1", named: "desk@council.example")
            _ = try await records.file(Filing.example().with { $0.accounts = [first] })
            let taken = Account.example("O-2", named: "desk@council.example")
            let second = Filing.example("another").with { $0.accounts = [taken] }
            #expect(await thrown { try await records.file(second) } == "signInNameTaken")
            #expect(try await records.account(of: "O-1") == first)
            #expect(try await records.record(of: "another").entries.isEmpty)
        }
    }
}
