import Casework
import Exchange
import Foundation
import Ledger
import PostgresRecords
import SQLiteRecords
import Testing
import Vault

/// Copying between stores of every kind: all of it, with the same signed head, or nothing (4.2, 4.13).
@Suite("Copying records", .serialized)
struct CopyContract {
    static let ways = Store.allCases.flatMap { from in Store.allCases.map { (from, $0) } }

    fileprivate static let row = CaseRow.example("A") {
        $0.members = ["O-1", "O-2"]
        $0.tasks = [.example("read", for: .officer("O-1")), .example("acknowledge", for: .liaisonDesk("council"))]
    }

    /// A case of each kind that there is anything to copy of.
    private static func fill(_ records: any RecordStore) async throws {
        _ = try await records.file(.admission("police", register: 0))
        try await records.stage([1, 2, 3], number: 0, of: "F-1", at: .morning)
        try await records.stage([4, 5], number: 1, of: "F-1", at: .morning)
        try await records.stage([6], number: 0, of: "F-never-taken-up", at: .morning)
        let kept = WrappedKey.example("A/disclosure")
        let destroyed = WrappedKey.example("A/request")
        _ = try await records.file(
            Filing.example("A", entries: ["asked", "disclosed"]).with {
                $0.row = Self.row
                $0.newKeys = [kept, destroyed]
                $0.files = [("F-1", kept.id)]
                $0.terms = [BlindTerm(agency: "police", term: [UInt8](repeating: 3, count: 16), key: kept.id)]
                $0.accounts = [.example("O-1", named: "o1@council.example")]
            })
        _ = try await records.file(
            Filing.example("A", after: 2, entries: ["destroyed"]).with { $0.destroyedKeys = [destroyed.id] })
        // More than one page of either.
        for number in 0..<600 {
            _ = try await records.file(
                Filing.example(CaseID("case-\(number)"), entries: (0..<5).map { "entry \($0)" }).with {
                    $0.row = .example($0.reference)
                    $0.newKeys = [.example("\($0.reference)/request")]
                })
        }
        try await records.open(.example(1))
        try await records.keep(Draft(reference: "D", officer: "O-1", sealed: [9, 9], changedAt: .morning))
        _ = try await records.countFailure("somebody@else.example", at: .morning, window: 900)
    }

    /// What everything is known by that was copied.
    private static func picture(_ records: any RecordStore) async throws -> [String] {
        var query = CaseQuery(.everyRecord)
        query.limit = 2_000
        let head = try await records.head()
        let known = try await records.record(of: "A")
        var found = CaseQuery(.record(of: "police"))
        found.terms = [[[UInt8](repeating: 3, count: 16)]]
        return [
            "\(head)", "\(try await records.entries(from: 0, limit: 10_000))",
            "\(try await records.subtreeHashes(level: 8, from: 0, count: 20))", "\(try await records.cases(query))",
            "\(known)", "\(try await records.cases(found).total)",
            "\(try await records.rows(after: nil, limit: 2_000))",
            "\(try await records.tasks(TaskQuery(officer: "O-1", desk: "council")))", "\(try await records.check())",
            "\(String(describing: try await records.chunk(0, of: "F-1")))",
            "\(String(describing: try await records.chunk(1, of: "F-1")))",
            "\(String(describing: try await records.chunk(0, of: "F-never-taken-up")))",
            "\(try await records.drafts(of: "O-1"))", "\(try await records.sessions(of: "O-1"))",
            "\(String(describing: try await records.throttle("somebody@else.example")))",
            "\(String(describing: try await records.register(since: nil)?.accounts))",
        ]
    }

    @Test(arguments: ways)
    func `brings over everything, and the head as it was signed`(_ from: Store, _ to: Store) async throws {
        try await from.run { (source: any RecordStore) async throws in
            try await Self.fill(source)
            try await to.receive { target, finish in
                var copy = RecordsCopy(from: try #require(source as? any RecordSource), into: target) { _, _ in }
                let head = try copy.run(movedTo: nil)
                try finish()
                #expect(
                    head.checkpoint == Store.sign(TreeHead(size: head.size, root: try #require(TreeHash(head.root)))))
            } then: { (copied: any RecordStore) async throws in
                #expect(try await Self.picture(copied) == Self.picture(source))
                // A key that was destroyed stays destroyed, and the copy goes on where the first one ended.
                #expect(await thrown { try await copied.file(Self.bringingBack) } != nil)
                _ = try await copied.file(.example("A", after: 3))
            }
        }
    }

    private static let bringingBack = Filing.example("B").with { $0.newKeys = [.example("A/request")] }

    @Test(arguments: ways)
    func `takes in what is filed while it goes on`(_ from: Store, _ to: Store) async throws {
        try await from.run { (source: any RecordStore) async throws in
            try await Self.fill(source)
            try await to.receive { target, finish in
                let meanwhile = Meanwhile(source)
                var copy = RecordsCopy(from: try #require(source as? any RecordSource), into: target) { done, _ in
                    meanwhile.file(done)
                }
                let head = try copy.run(movedTo: nil)
                try finish()
                #expect(head.size > 3_000)
            } then: { (copied: any RecordStore) async throws in
                #expect(try await Self.picture(copied) == Self.picture(source))
                #expect(try await copied.record(of: "A").keys.isEmpty)
                #expect(try await copied.record(of: "meanwhile").entries.count == 1)
                #expect(try await copied.check().isEmpty)
                #expect(try await copied.row(of: "A")?.tasks.map(\.what) == ["certify"])
            }
        }
    }

    @Test(arguments: ways)
    func `closes what was moved, and lets nobody file there any more`(_ from: Store, _ to: Store) async throws {
        try await from.run { (source: any RecordStore) async throws in
            _ = try await source.file(.admission("police", register: 0))
            try await source.open(.example(1))
            try await to.receive { target, finish in
                var copy = RecordsCopy(from: try #require(source as? any RecordSource), into: target) { _, _ in }
                _ = try copy.run(movedTo: "the new place")
                try finish()
            } then: { (copied: any RecordStore) async throws in
                #expect(await thrown { try await source.file(.example()) } == "moved(to: \"the new place\")")
                #expect(try await source.head().size == 1)
                // Nobody is let in there either, and nobody who is in goes on.
                #expect(await thrown { try await source.account(named: "o@council.example") } != nil)
                #expect(await thrown { try await source.visitor(Session.example(1).tokenHash) } != nil)
                #expect(await thrown { try await source.confirm() } != nil)
                _ = try await copied.file(.example())
                try (source as? any RecordSource)?.reopen()
                _ = try await source.file(.example())
            }
        }
    }

    @Test(arguments: Store.allCases)
    func `leaves the source open where it could not be finished`(_ from: Store) async throws {
        struct Broken: Error {}
        try await from.run { (source: any RecordStore) async throws in
            _ = try await source.file(.admission("police", register: 0))
            let closing = try #require(source as? any RecordSource)
            #expect(throws: StoreError.self) { try closing.copyingLast(movedTo: "nowhere") { _ in throw Broken() } }
            _ = try await source.file(.example())
        }
    }
}

/// Somebody who goes on filing while records are copied, between one page of entries and the next.
private final class Meanwhile {
    private let records: any RecordStore
    private var isDone = false

    init(_ records: any RecordStore) { self.records = records }

    func file(_ done: Int) {
        guard !isDone, done > 2_000 else { return }
        isDone = true
        let records = records
        let waiting = DispatchSemaphore(value: 0)
        Task {
            do {
                _ = try await records.file(.example("meanwhile"))
                _ = try await records.file(
                    Filing.example("A", after: 3, entries: ["destroyed"]).with {
                        $0.destroyedKeys = ["A/disclosure"]
                        $0.earlierRow = CopyContract.row
                        $0.row = .example("A") {
                            $0.parties = [CaseParty("fire", .owner), CaseParty("council", .recipient)]
                            $0.changedAt = Timestamp.morning.adding(seconds: 60)
                            $0.tasks = [.example("certify", for: .liaisonDesk("council"))]
                        }
                    })
            } catch { Issue.record("\(error)") }
            waiting.signal()
        }
        waiting.wait()
    }
}
