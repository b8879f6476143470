import Casework
import Exchange
import Ledger
import Testing

/// Two officers at once (design: each gets their own true answer).
@Suite("Every record store, under many hands")
struct ConcurrencyContract {
    @Test(arguments: Store.allCases)
    func `lets one of two acts on the same case win, and tells the other`(_ store: Store) async throws {
        try await store.run { (records: any RecordStore) async throws in
            for round in 0..<20 {
                let reference = CaseID("case-\(round)")
                let answers = await withTaskGroup(of: String?.self) { group in
                    for officer in 0..<8 {
                        group.addTask {
                            await thrown {
                                try await records.file(.example(reference, entries: ["decided by \(officer)"]))
                            }
                        }
                    }
                    return await group.reduce(into: [String?]()) { $0.append($1) }
                }
                #expect(answers.filter { $0 == nil }.count == 1)
                #expect(answers.filter { $0 == "caseMoved" }.count == 7)
                #expect(try await records.record(of: reference).entries.count == 1)
            }
        }
    }

    @Test(arguments: Store.allCases)
    func `leaves no gap between positions, and no entry out of the tree`(_ store: Store) async throws {
        try await store.run { (records: any RecordStore) async throws in
            let holder = Account.example("O-holder", named: "taken@council.example")
            _ = try await records.file(Filing.example().with { $0.accounts = [holder] })
            let filed = try await withThrowingTaskGroup(of: [Filed].self) { group in
                for officer in 0..<32 {
                    group.addTask {
                        var filed: [Filed] = []
                        for act in 0..<10 {
                            // Some acts fail in the middle of a commit that others share, after they have written.
                            if act.isMultiple(of: 2) {
                                let late = Filing.example(CaseID("case-\(officer)"), after: 2 * act).with {
                                    $0.row = .example($0.reference)
                                    $0.accounts = [.example(OfficerID("O-\(officer)"), named: "taken@council.example")]
                                }
                                #expect(await thrown { try await records.file(late) } == "signInNameTaken")
                            }
                            filed.append(
                                try await records.file(
                                    .example(CaseID("case-\(officer)"), after: 2 * act, entries: ["a", "b"])))
                        }
                        return filed
                    }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            let entries = try await records.entries(from: 0, limit: 1_000)
            #expect(entries.map(\.position) == Array(0..<641))
            #expect(Set(filed.map(\.position)) == Set(stride(from: 1, to: 641, by: 2)))
            #expect(filed.allSatisfy { $0.size >= $0.position + 2 && $0.size <= 641 })
            #expect(try await records.listed(CaseQuery(.everyRecord)).isEmpty)
            var frontier = Frontier()
            for entry in entries { frontier.append(TreeHash(leaf: entry.bytes)) }
            let head = try await records.head()
            #expect(head.size == 641 && head.root == frontier.root.bytes)
            #expect(head.checkpoint == Store.sign(frontier.head))
        }
    }

    @Test(arguments: Store.allCases)
    func `shows a reader the whole of an act or nothing of it`(_ store: Store) async throws {
        try await store.run { (records: any RecordStore) async throws in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    for act in 0..<50 {
                        _ = try await records.file(
                            Filing.example(after: 3 * act, entries: ["a", "b", "c"]).with {
                                $0.newKeys = [.example("key-\(act)")]
                            })
                    }
                }
                for _ in 0..<3 {
                    group.addTask {
                        for _ in 0..<50 {
                            let record = try await records.record(of: "SMK-2026-000114")
                            #expect(record.entries.count == 3 * record.keys.count)
                        }
                    }
                }
                try await group.waitForAll()
            }
        }
    }

    @Test(arguments: Store.allCases)
    func `counts every one of many failures at once`(_ store: Store) async throws {
        try await store.run { (records: any RecordStore) async throws in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<40 {
                    group.addTask { _ = try await records.countFailure("O-1", at: .morning, window: 900) }
                }
                try await group.waitForAll()
            }
            #expect(try await records.throttle("O-1")?.failures == 40)
        }
    }
}
