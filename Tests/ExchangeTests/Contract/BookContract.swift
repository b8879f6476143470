import Casework
import Exchange
import Ledger
import Testing

/// The ledger as every record store keeps it (4.6).
@Suite("Every record store, the book")
struct BookContract {
    @Test(arguments: Store.allCases)
    func `is an empty tree without a checkpoint at first`(_ store: Store) async throws {
        try await store.run { (records: any RecordStore) async throws in
            #expect(try await records.head() == LedgerHead(size: 0, root: TreeHash.ofNothing.bytes, checkpoint: ""))
            #expect(try await records.entries(from: 0, limit: 10).isEmpty)
            #expect(try await records.subtreeHashes(level: 0, from: 0, count: 1).isEmpty)
        }
    }

    @Test(arguments: Store.allCases)
    func `has a signed head over every entry after each filing`(_ store: Store) async throws {
        try await store.run { (records: any RecordStore) async throws in
            var frontier = Frontier()
            for number in 0..<20 {
                let bytes = "entry \(number)"
                _ = try await records.file(.example(CaseID("case-\(number)"), entries: [bytes]))
                frontier.append(TreeHash(leaf: Array(bytes.utf8)))
                let head = try await records.head()
                #expect(head.size == number + 1 && head.root == frontier.root.bytes)
                #expect(head.checkpoint == Store.sign(frontier.head))
            }
        }
    }

    @Test(arguments: Store.allCases)
    func `gives entries from a position on, as many as are asked for`(_ store: Store) async throws {
        try await store.run { (records: any RecordStore) async throws in
            _ = try await records.file(.example(entries: (0..<10).map { "entry \($0)" }))
            #expect(try await records.entries(from: 3, limit: 4).map(\.position) == [3, 4, 5, 6])
            #expect(try await records.entries(from: 8, limit: 4).map(\.position) == [8, 9])
            #expect(try await records.entries(from: 10, limit: 4).isEmpty)
            #expect(try await records.entries(from: 0, limit: 0).isEmpty)
        }
    }

    @Test(arguments: Store.allCases)
    func `gives the root of every complete subtree, on every level`(_ store: Store) async throws {
        try await store.run { (records: any RecordStore) async throws in
            let size = 600
            for start in stride(from: 0, to: size, by: 50) {
                let entries = (start..<(start + 50)).map { "entry \($0)" }
                _ = try await records.file(.example(CaseID("case-\(start)"), entries: entries))
            }
            var level = try await records.entries(from: 0, limit: size).map { TreeHash(leaf: $0.bytes) }
            for number in 0...10 {
                let found = try await records.subtreeHashes(level: number, from: 0, count: size)
                #expect(found == level.map(\.bytes), "level \(number)")
                level = stride(from: 0, to: level.count & ~1, by: 2).map {
                    TreeHash(left: level[$0], right: level[$0 + 1])
                }
            }
            let middle = try await records.subtreeHashes(level: 3, from: 70, count: 3)
            let all = try await records.subtreeHashes(level: 3, from: 0, count: 75)
            #expect(middle == Array(all[70..<73]))
            #expect(try await records.subtreeHashes(level: 3, from: 74, count: 9) == [all[74]])
        }
    }
}
