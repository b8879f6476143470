import Casework
import Exchange
import Ledger
import Testing
import Vault

/// What every record store owes whoever files (4.2, 4.6).
@Suite("Every record store, filing")
struct FilingContract {
    @Test(arguments: Store.allCases)
    func `gives back a case's entries as they were filed, in order`(_ store: Store) async throws {
        try await store.run { (records: any RecordStore) async throws in
            _ = try await records.file(.example(entries: ["first", "second"]))
            _ = try await records.file(.example("another case"))
            _ = try await records.file(.example(after: 2, entries: ["third"]))
            let record = try await records.record(of: "SMK-2026-000114")
            #expect(record.entries.map { String(decoding: $0.bytes, as: UTF8.self) } == ["first", "second", "third"])
            #expect(record.entries.map(\.position) == [0, 1, 3])
            #expect(record.entries.allSatisfy { $0.reference == "SMK-2026-000114" })
            #expect(record.entries.allSatisfy { $0.leafHash == TreeHash(leaf: $0.bytes).bytes })
        }
    }

    @Test(arguments: Store.allCases)
    func `knows no entries of a case that was never filed`(_ store: Store) async throws {
        try await store.run { (records: any RecordStore) async throws in
            let record = try await records.record(of: "nowhere")
            #expect(record.entries.isEmpty && record.keys.isEmpty && record.registerVersion == 0)
        }
    }

    @Test(arguments: Store.allCases)
    func `says where a filing came to stand`(_ store: Store) async throws {
        try await store.run { (records: any RecordStore) async throws in
            #expect(try await records.file(.example(entries: ["a", "b"])) == Filed(position: 0, size: 2))
            #expect(try await records.file(.example("next")) == Filed(position: 2, size: 3))
        }
    }

    @Test(arguments: Store.allCases)
    func `refuses to file on a case that has moved, and files nothing`(_ store: Store) async throws {
        try await store.run { (records: any RecordStore) async throws in
            _ = try await records.file(.example())
            for length in [0, 2, -1] {
                let late = Filing.example(after: length, entries: ["late"]).with {
                    $0.row = .example($0.reference)
                    $0.newKeys = [.example("late")]
                    $0.accounts = [.example("O-1", named: "late@council.example")]
                    $0.changesRegister = true
                }
                #expect(await thrown { try await records.file(late) } == "caseMoved", "length \(length)")
            }
            let record = try await records.record(of: "SMK-2026-000114")
            #expect(record.entries.count == 1 && record.keys.isEmpty && record.registerVersion == 0)
            #expect(try await records.head().size == 1)
            #expect(try await records.listed(CaseQuery(.everyRecord)).isEmpty)
            #expect(try await records.account(of: "O-1") == nil)
        }
    }

    @Test(arguments: Store.allCases)
    func `refuses to file on a register that has moved, and files nothing`(_ store: Store) async throws {
        try await store.run { (records: any RecordStore) async throws in
            _ = try await records.file(.admission("police", register: 0))
            let late = Filing.example().with { $0.registerVersion = 0 }
            #expect(await thrown { try await records.file(late) } == "registerMoved")
            #expect(try await records.head().size == 1)
            _ = try await records.file(Filing.example().with { $0.registerVersion = 1 })
            // Where a decision rests on no register, its version does not matter.
            _ = try await records.file(.example(after: 1))
        }
    }

    @Test(arguments: Store.allCases)
    func `refuses to file when the clock was set back by more than a minute`(_ store: Store) async throws {
        try await store.run { (records: any RecordStore) async throws in
            _ = try await records.file(.example())
            _ = try await records.file(.example(after: 1, at: Timestamp.morning.adding(seconds: -60)))
            let early = Filing.example(after: 2, at: Timestamp.morning.adding(seconds: -61))
            #expect(await thrown { try await records.file(early) } == "clockSetBack(seconds: 61)")
            // The hour that counts is the latest of all, and not that of the last entry.
            #expect(try await records.record(of: "SMK-2026-000114").entries.count == 2)
        }
    }

    @Test(arguments: Store.allCases)
    func `takes a first entry however early it is`(_ store: Store) async throws {
        try await store.run { (records: any RecordStore) async throws in
            #expect(try await records.file(.example(at: Timestamp(milliseconds: 0))).size == 1)
        }
    }

    @Test(arguments: Store.allCases)
    func `files nothing without an entry`(_ store: Store) async throws {
        try await store.run { (records: any RecordStore) async throws in
            let silent = Filing.example(entries: []).with { $0.row = .example($0.reference) }
            #expect(await thrown { try await records.file(silent) } != nil)
            #expect(try await records.listed(CaseQuery(.everyRecord)).isEmpty)
        }
    }

    @Test(arguments: Store.allCases)
    func `discards the draft that became a request, and no other`(_ store: Store) async throws {
        try await store.run { (records: any RecordStore) async throws in
            for (reference, officer) in [("A", "O-1"), ("A", "O-2"), ("B", "O-1")] as [(CaseID, OfficerID)] {
                try await records.keep(
                    Draft(reference: reference, officer: officer, sealed: [1], changedAt: .morning))
            }
            _ = try await records.file(Filing.example("A").with { $0.discardsDraftOf = "O-1" })
            #expect(try await records.drafts(of: "O-1").map(\.reference) == ["B"])
            #expect(try await records.drafts(of: "O-2").map(\.reference) == ["A"])
        }
    }

    @Test(arguments: Store.allCases)
    func `keeps what it answered when it is opened again`(_ store: Store) async throws {
        try await store.run { (open: () throws -> any RecordStore) async throws in
            let filed = try await open().file(.admission("police", register: 0))
            let again = try open()
            #expect(try await again.record(of: "agency-police").entries.count == 1)
            #expect(try await again.head().size == filed.size)
            #expect(try await again.register(since: nil)?.keys.map(\.owner) == ["police"])
        }
    }
}
