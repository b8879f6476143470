import Casework
import Exchange
import Ledger
import Testing
import Vault

/// What every record store owes an act that leaves entries in several cases.
@Suite("Every record store, one act in several cases (4.2)")
struct SeveralCasesContract {
    private static func act(on main: CaseID, after length: Int, and others: [(CaseID, after: Int)]) -> Filing {
        var filing = Filing.example(main, after: length, entries: ["done in \(main)"])
        filing.row = .example(main)
        filing.newKeys = [.example("\(main)/\(length)")]
        filing.others = others.map { reference, length in
            var part = CaseFiling(
                reference, expectedLength: length,
                entries: ["first in \(reference)", "second in \(reference)"].map { Array($0.utf8) })
            part.row = .example(reference)
            part.newKeys = [.example("\(reference)/\(length)")]
            return part
        }
        return filing
    }

    @Test(arguments: Store.allCases)
    func `files all that it leaves, side by side`(_ store: Store) async throws {
        try await store.run { (records: any RecordStore) async throws in
            _ = try await records.file(.example("B"))
            let filed = try await records.file(Self.act(on: "A", after: 0, and: [("B", after: 1), ("C", after: 0)]))
            #expect(filed == Filed(position: 1, size: 6))
            let entries = try await records.entries(from: 1, limit: 10)
            #expect(entries.map(\.reference) == ["A", "B", "B", "C", "C"])
            #expect(try await records.record(of: "B").entries.map(\.position) == [0, 2, 3])
            #expect(try await records.record(of: "B").keys.map(\.id) == ["B/1"])
            #expect(try await records.record(of: "C").keys.map(\.id) == ["C/0"])
            let listed = try await records.cases(CaseQuery(.everyRecord)).rows.map(\.reference)
            #expect(Set(listed) == ["A", "B", "C"])
        }
    }

    /// Whichever of the cases has moved on, the first or the last.
    @Test(arguments: Store.allCases, [(0, 0, 1), (0, 1, 0), (1, 0, 0)])
    func `files nothing where one of them has moved on`(_ store: Store, _ lengths: (Int, Int, Int)) async throws {
        try await store.run { (records: any RecordStore) async throws in
            let act = Self.act(on: "A", after: lengths.0, and: [("B", after: lengths.1), ("C", after: lengths.2)])
            #expect(await thrown { try await records.file(act) } == "caseMoved")
            #expect(try await records.head().size == 0)
            #expect(try await records.cases(CaseQuery(.everyRecord)).total == 0)
            for reference: CaseID in ["A", "B", "C"] {
                let record = try await records.record(of: reference)
                #expect(record.entries.isEmpty && record.keys.isEmpty)
            }
            let empty = Self.act(on: "A", after: 0, and: [("B", after: 0)]).with { $0.others[0].entries = [] }
            #expect(await thrown { try await records.file(empty) } != nil, "nothing happens without its entry")
            #expect(try await records.head().size == 0)
        }
    }

    @Test(arguments: Store.allCases)
    func `lets one of several at once through that touch the same case`(_ store: Store) async throws {
        try await store.run { (records: any RecordStore) async throws in
            let outcomes = await withTaskGroup(of: String?.self) { group in
                for number in 1...12 {
                    let act = Self.act(on: CaseID("A-\(number)"), after: 0, and: [("shared", after: 0)])
                    group.addTask { await thrown { try await records.file(act) } }
                }
                return await group.reduce(into: [String?]()) { $0.append($1) }
            }
            #expect(outcomes.count { $0 == nil } == 1)
            #expect(outcomes.count { $0 == "caseMoved" } == 11)
            #expect(try await records.head().size == 3, "what was refused left nothing in its own case either")
            #expect(try await records.cases(CaseQuery(.everyRecord)).total == 2)
        }
    }
}
