import Casework
import Exchange
import PostgresRecords
import TestDatabase
import Testing
import Vault

/// Whatever the database does, each act gets its own true answer (4.2).
@Suite("A database on a bad day", .serialized)
struct BadDayTests {
    @Test func `answers every other act where one of a batch is undone by the database`() async throws {
        let schema = try TestSchema()
        let records = try PostgresRecords(in: schema.database(), schema: schema.name, sign: sign)
        _ = try await records.file(.entry("first", key: "taken"))
        let answers = await withTaskGroup(of: (Int, Bool).self) { group in
            for number in 0..<60 {
                group.addTask {
                    // Every tenth brings a key that is there already: the whole transaction is undone for it.
                    let filing = Filing.entry(CaseID("case-\(number)"), key: number % 10 == 0 ? "taken" : "\(number)")
                    do {
                        _ = try await records.file(filing)
                        return (number, true)
                    } catch { return (number, false) }
                }
            }
            return await group.reduce(into: [(Int, Bool)]()) { $0.append($1) }
        }
        for (number, isFiled) in answers {
            #expect(isFiled == (number % 10 != 0))
            #expect(try await records.record(of: CaseID("case-\(number)")).entries.isEmpty == !isFiled)
        }
        #expect(try await records.head().size == 55)
        try schema.remove()
    }

    @Test func `files once, and answers truly, while connections are broken off again and again`() async throws {
        let schema = try TestSchema()
        let records = try PostgresRecords(in: schema.database(), schema: schema.name, sign: sign)
        let name = schema.name
        let breaking = Task.detached {
            for _ in 0..<15 {
                try await Task.sleep(for: .milliseconds(120))
                try TestDatabase.sql(
                    """
                    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                    WHERE application_name = 'gatehouse' AND query LIKE '%' AND pid IN
                      (SELECT pid FROM pg_locks WHERE relation = '"\(name)".entry'::regclass)
                    """)
            }
        }
        let filed = try await withThrowingTaskGroup(of: [CaseID].self) { group in
            for officer in 0..<8 {
                group.addTask {
                    var filed: [CaseID] = []
                    for act in 0..<60 {
                        let reference = CaseID("case-\(officer)-\(act)")
                        do {
                            _ = try await records.file(.entry(reference))
                            filed.append(reference)
                        } catch StoreError.unreachable { continue }
                    }
                    return filed
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        try await breaking.value
        let entries = try await records.entries(from: 0, limit: 10_000)
        #expect(entries.map(\.position) == Array(0..<entries.count))
        #expect(Set(entries.map(\.reference)).count == entries.count, "an act was filed twice")
        #expect(Set(entries.map(\.reference)) == Set(filed), "what was answered is not what was filed")
        try schema.remove()
    }

    @Test func `says that the disk is full, for every act, and goes on once there is room`() async throws {
        let schema = try TestSchema()
        let records = try PostgresRecords(in: schema.database(), schema: schema.name, sign: sign)
        // As PostgreSQL says it (SQLSTATE 53100), at the first thing that an act writes.
        try schema.sql(
            """
            CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS
            'BEGIN RAISE ''could not extend file'' USING ERRCODE = ''disk_full''; END';
            CREATE TRIGGER full_disk BEFORE INSERT ON entry EXECUTE FUNCTION full_disk()
            """)
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<5 {
                group.addTask {
                    do {
                        _ = try await records.file(.entry(CaseID("case-\(number)")))
                        Issue.record("it was filed")
                    } catch {
                        guard case StoreError.full = error else {
                            Issue.record("\(error)")
                            return
                        }
                    }
                }
            }
        }
        try schema.sql("DROP TRIGGER full_disk ON entry")
        _ = try await records.file(.entry("case-0"))
        #expect(try await records.head().size == 1)
        try schema.remove()
    }

    @Test func `builds nothing on, and shows nothing of, a book that was set back`() async throws {
        let schema = try TestSchema()
        let records = try PostgresRecords(in: schema.database(), schema: schema.name, sign: sign)
        for number in 0..<3 { _ = try await records.file(.entry(CaseID("case-\(number)"))) }
        let before = try schema.sql("SELECT size, encode(root, 'hex'), encode(frontier, 'hex'), checkpoint FROM head")
            .split(separator: "|")
        for number in 3..<5 { _ = try await records.file(.entry(CaseID("case-\(number)"))) }
        #expect(try await records.head().size == 5)
        // As a standby is that took over without the last two: a true book, and truly signed.
        try schema.sql(
            """
            SET session_replication_role = replica; DELETE FROM entry WHERE position > 2;
            UPDATE head SET size = 3, root = '\\x\(before[1])', frontier = '\\x\(before[2])',
              checkpoint = '\(before[3])'
            """)
        let refused = await thrown { try await records.file(.entry("case-6")) }
        #expect(refused?.contains("does not grow out of") == true, "\(refused ?? "it was filed")")
        #expect(await thrown { try await records.head() }?.contains("does not grow out of") == true)
        // Another server adds to it until it is as long as before, and longer.
        let other = try PostgresRecords(in: schema.database(), schema: schema.name, sign: sign)
        for number in 10..<14 { _ = try await other.file(.entry(CaseID("case-\(number)"))) }
        #expect(await thrown { try await records.file(.entry("case-7")) }?.contains("does not grow out of") == true)
        #expect(await thrown { try await records.head() }?.contains("does not grow out of") == true)
        try schema.remove()
    }

    @Test func `two servers wait for each other, and sign one tree`() async throws {
        let schema = try TestSchema()
        let servers = try (0..<3).map { _ in
            try PostgresRecords(
                in: schema.database(), schema: schema.name, sign: sign, isSigned: { $0 == sign($1) })
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (number, server) in servers.enumerated() {
                for officer in 0..<5 {
                    group.addTask {
                        for act in 0..<20 {
                            _ = try await server.file(.entry(CaseID("case-\(number)-\(officer)-\(act)")))
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
        let heads = try await [servers[0].head(), servers[1].head(), servers[2].head()]
        #expect(Set(heads).count == 1 && heads[0].size == 300)
        #expect(try await servers[0].entries(from: 0, limit: 1_000).map(\.position) == Array(0..<300))
        try schema.remove()
    }
}

/// The error that was thrown, in its own words; `nil` if none was.
private func thrown(_ body: () async throws -> some Any) async -> String? {
    do {
        _ = try await body()
        return nil
    } catch {
        return "\(error)"
    }
}
