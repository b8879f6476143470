import Casework
import Exchange
import Testing
import Vault

/// Keys, files and blind-index terms, and what becomes of them when a key is destroyed (4.13).
@Suite("Every record store, keys and files")
struct KeyContract {
    private static let key = WrappedKey.example("SMK-2026-000114/disclosure")
    private static let other = WrappedKey.example("SMK-2026-000114/determination")

    /// A case with two keys, a file of two chunks and a name in the index, all under the first key but a second name.
    private static func disclose(_ records: any RecordStore) async throws {
        try await records.stage([1, 1, 1], number: 0, of: "F-1", at: .morning)
        try await records.stage([2, 2], number: 1, of: "F-1", at: .morning)
        _ = try await records.file(
            Filing.example().with {
                $0.row = .example($0.reference)
                $0.newKeys = [key, other]
                $0.files = [("F-1", key.id)]
                $0.terms = [
                    BlindTerm(agency: "police", term: term(1), key: key.id),
                    BlindTerm(agency: "police", term: term(2), key: other.id),
                ]
            })
    }

    private static func term(_ number: UInt8) -> [UInt8] { [UInt8](repeating: number, count: 16) }

    private static func found(_ term: UInt8, _ records: any RecordStore) async throws -> Bool {
        var query = CaseQuery(.record(of: "police"))
        query.terms = [[Self.term(term)]]
        return try await records.cases(query).total == 1
    }

    @Test(arguments: Store.allCases)
    func `gives back a case's keys and a file's chunks`(_ store: Store) async throws {
        try await store.run { (records: any RecordStore) async throws in
            try await Self.disclose(records)
            #expect(Set(try await records.record(of: "SMK-2026-000114").keys) == [Self.key, Self.other])
            #expect(try await records.chunk(0, of: "F-1") == [1, 1, 1])
            #expect(try await records.chunk(1, of: "F-1") == [2, 2])
            #expect(try await records.chunk(2, of: "F-1") == nil)
            #expect(try await records.chunk(0, of: "F-2") == nil)
        }
    }

    @Test(arguments: Store.allCases)
    func `lets everything that a key opens go with the key, and nothing else`(_ store: Store) async throws {
        try await store.run { (records: any RecordStore) async throws in
            try await Self.disclose(records)
            #expect(try await Self.found(1, records))
            _ = try await records.file(
                Filing.example(after: 1, entries: ["destroyed"]).with { $0.destroyedKeys = [Self.key.id] })
            #expect(try await records.record(of: "SMK-2026-000114").keys == [Self.other])
            #expect(try await records.chunk(0, of: "F-1") == nil)
            #expect(try await Self.found(1, records) == false)
            #expect(try await Self.found(2, records))
            #expect(try await records.record(of: "SMK-2026-000114").entries.count == 2)
        }
    }

    @Test(arguments: Store.allCases)
    func `destroys nothing when the act is refused`(_ store: Store) async throws {
        try await store.run { (records: any RecordStore) async throws in
            try await Self.disclose(records)
            let late = Filing.example(after: 0).with { $0.destroyedKeys = [Self.key.id] }
            #expect(await thrown { try await records.file(late) } == "caseMoved")
            #expect(try await records.record(of: "SMK-2026-000114").keys.count == 2)
            #expect(try await records.chunk(0, of: "F-1") == [1, 1, 1])
        }
    }

    @Test(arguments: Store.allCases)
    func `never takes a destroyed key back`(_ store: Store) async throws {
        try await store.run { (records: any RecordStore) async throws in
            try await Self.disclose(records)
            _ = try await records.file(Filing.example(after: 1).with { $0.destroyedKeys = [Self.key.id] })
            let again = Filing.example(after: 2).with { $0.newKeys = [Self.key] }
            #expect(await thrown { try await records.file(again) } != nil)
            #expect(try await records.record(of: "SMK-2026-000114").keys == [Self.other])
        }
    }

    @Test(arguments: Store.allCases)
    func `passes over a key that a record never had`(_ store: Store) async throws {
        try await store.run { (records: any RecordStore) async throws in
            #expect(try await records.file(Filing.example().with { $0.destroyedKeys = ["never made"] }).size == 1)
        }
    }

    @Test(arguments: Store.allCases)
    func `finds a rewritten request by its new name alone`(_ store: Store) async throws {
        try await store.run { (records: any RecordStore) async throws in
            try await Self.disclose(records)
            _ = try await records.file(
                Filing.example(after: 1).with {
                    $0.terms = [BlindTerm(agency: "police", term: Self.term(3), key: Self.key.id)]
                })
            #expect(try await Self.found(1, records) == false)
            #expect(try await Self.found(3, records))
            #expect(try await Self.found(2, records))
        }
    }

    @Test(arguments: Store.allCases)
    func `shows nobody a file that no act has taken up`(_ store: Store) async throws {
        try await store.run { (records: any RecordStore) async throws in
            try await records.stage([1], number: 0, of: "F-1", at: .morning)
            #expect(try await records.chunk(0, of: "F-1") == nil)
        }
    }

    @Test(arguments: Store.allCases)
    func `adds nothing to a file that an act has taken up, and lets no second act take it`(_ store: Store) async throws
    {
        try await store.run { (records: any RecordStore) async throws in
            try await Self.disclose(records)
            #expect(await thrown { try await records.stage([3], number: 2, of: "F-1", at: .morning) } != nil)
            let thief = Filing.example("another").with { $0.files = [("F-1", Self.other.id)] }
            #expect(await thrown { try await records.file(thief) } != nil)
            let missing = Filing.example("another").with { $0.files = [("F-9", Self.other.id)] }
            #expect(await thrown { try await records.file(missing) } != nil)
            #expect(try await records.record(of: "another").entries.isEmpty)
        }
    }

    @Test(arguments: Store.allCases)
    func `discards staged files of before a moment, and none that was taken up`(_ store: Store) async throws {
        try await store.run { (records: any RecordStore) async throws in
            try await Self.disclose(records)
            try await records.stage([1], number: 0, of: "F-2", at: .morning)
            try await records.stage([1], number: 0, of: "F-3", at: Timestamp.morning.adding(seconds: 60))
            #expect(try await records.discardStaged(before: Timestamp.morning.adding(seconds: 1)) == 1)
            #expect(try await records.discardStaged(before: Timestamp.morning.adding(seconds: 1)) == 0)
            #expect(try await records.chunk(0, of: "F-1") == [1, 1, 1])
            let late = Filing.example("late").with { $0.files = [("F-2", Self.other.id)] }
            #expect(await thrown { try await records.file(late) } != nil)
            _ = try await records.file(Filing.example("in time").with { $0.files = [("F-3", Self.other.id)] })
        }
    }
}
