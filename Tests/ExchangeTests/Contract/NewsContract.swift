import Casework
import Exchange
import Testing

/// What wakes whoever waits for something to happen, and work that is done once (4.2).
@Suite("Every record store, news and timed work")
struct NewsContract {
    @Test(arguments: Store.allCases)
    func `tells everybody who listens that something was filed`(_ store: Store) async throws {
        try await store.run { (open: () throws -> any RecordStore) async throws in
            // In PostgreSQL's case two servers.
            let (here, there) = (try open(), try open())
            let listening = store == .postgres ? there : here
            let news = [listening.news(), listening.news()]
            // Whoever begins to listen is told once for nothing, perhaps.
            try await Task.sleep(for: .seconds(1))
            let heard = Task {
                var heard = 0
                for each in news { for await _ in each { heard += 1; break } }
                return heard
            }
            _ = try await here.file(.example())
            #expect(await heard.value == 2)
        }
    }

    @Test(arguments: Store.allCases)
    func `gives timed work to whoever comes first, once in its time`(_ store: Store) async throws {
        try await store.run { (open: () throws -> any RecordStore) async throws in
            let (here, there) = (try open(), try open())
            #expect(try await here.takes("tidying", every: 3600, at: .morning))
            #expect(try await !there.takes("tidying", every: 3600, at: .morning))
            #expect(try await !there.takes("tidying", every: 3600, at: .morning.adding(seconds: 3599)))
            #expect(try await there.takes("chasing", every: 3600, at: .morning))
            #expect(try await there.takes("tidying", every: 3600, at: .morning.adding(seconds: 3600)))
            #expect(try await !here.takes("tidying", every: 3600, at: .morning.adding(seconds: 3601)))
        }
    }

    @Test(arguments: Store.allCases)
    func `gives it to one of many who ask at once`(_ store: Store) async throws {
        try await store.run { (records: any RecordStore) async throws in
            let taken = try await withThrowingTaskGroup(of: Bool.self) { group in
                for _ in 0..<20 { group.addTask { try await records.takes("tidying", every: 60, at: .morning) } }
                return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(taken == 1)
        }
    }

    @Test(arguments: Store.allCases)
    func `says that it is safe to file`(_ store: Store) async throws {
        try await store.run { (records: any RecordStore) async throws in try await records.confirm() }
    }
}
