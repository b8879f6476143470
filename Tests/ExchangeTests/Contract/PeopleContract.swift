import Casework
import Exchange
import Testing

/// Drafts, accounts, sessions and throttles as every record store keeps them (4.8).
@Suite("Every record store, people")
struct PeopleContract {
    @Test(arguments: Store.allCases)
    func `keeps a draft for its writer alone, the latest version of it, newest first`(_ store: Store) async throws {
        try await store.run { (records: any RecordStore) async throws in
            let draft = Draft(reference: "A", officer: "O-1", sealed: [1, 2], changedAt: .morning)
            let newer = Draft(
                reference: "A", officer: "O-1", sealed: [3], changedAt: Timestamp.morning.adding(seconds: 5))
            let last = Draft(
                reference: "B", officer: "O-1", sealed: [4], changedAt: Timestamp.morning.adding(seconds: 9))
            for one in [draft, last, newer] { try await records.keep(one) }
            #expect(try await records.drafts(of: "O-1") == [last, newer])
            #expect(try await records.drafts(of: "O-2").isEmpty)
            try await records.discardDraft("B", of: "O-2")
            try await records.discardDraft("A", of: "O-1")
            #expect(try await records.drafts(of: "O-1") == [last])
        }
    }

    @Test(arguments: Store.allCases)
    func `keeps an account as it was filed last, with what attests it`(_ store: Store) async throws {
        try await store.run { (records: any RecordStore) async throws in
            var account = Account.example("O-1", named: "philippa@council.example")
            for (length, code) in [[], [1, 2, 3], [UInt8](repeating: 9, count: 32)].enumerated() {
                (account.passwordHash, account.code) = ("$argon2id$\(length)", code)
                let filed = account
                _ = try await records.file(Filing.example(after: length).with { $0.accounts = [filed] })
                #expect(try await records.account(of: "O-1") == account)
                #expect(try await records.account(named: "philippa@council.example") == account)
            }
        }
    }

    @Test(arguments: Store.allCases)
    func `keeps a session until it is ended`(_ store: Store) async throws {
        try await store.run { (records: any RecordStore) async throws in
            var session = Session.example(1)
            try await records.open(session)
            #expect(try await records.visitor(session.tokenHash)?.session == session)
            session.seenAt = Timestamp.morning.adding(seconds: 60)
            try await records.touch(session.tokenHash, at: session.seenAt)
            // Two pages at once may come in the other order.
            try await records.touch(session.tokenHash, at: .morning)
            #expect(try await records.visitor(session.tokenHash)?.session == session)
            try await records.endSession(session.tokenHash)
            #expect(try await records.visitor(session.tokenHash)?.session == nil)
            try await records.touch(session.tokenHash, at: .morning)
            #expect(try await records.visitor(session.tokenHash)?.session == nil)
        }
    }

    @Test(arguments: Store.allCases)
    func `says whose a session is, as the account is now`(_ store: Store) async throws {
        try await store.run { (records: any RecordStore) async throws in
            let session = Session.example(1)
            try await records.open(session)
            #expect(try await records.visitor(session.tokenHash)?.account == nil)
            var account = Account.example("O-1", named: "desk@council.example")
            _ = try await records.file(
                Filing.example().with { ($0.accounts, $0.changesRegister) = ([account], true) })
            (account.passwordHash, account.code) = ("$argon2id$new", [7])
            let changed = account
            _ = try await records.file(Filing.example(after: 1).with { $0.accounts = [changed] })
            let visitor = try await records.visitor(session.tokenHash)
            #expect(visitor?.account == account)
            #expect(visitor?.registerVersion == 1)
        }
    }

    @Test(arguments: Store.allCases)
    func `ends all of an officer's sessions but one, or every one`(_ store: Store) async throws {
        try await store.run { (records: any RecordStore) async throws in
            for session in [Session.example(1), .example(2), .example(3), .example(4, of: "O-2")] {
                try await records.open(session)
            }
            try await records.endSessions(of: "O-1", but: Session.example(2).tokenHash)
            #expect(try await records.sessions(of: "O-1") == [.example(2)])
            try await records.endSessions(of: "O-1", but: nil)
            #expect(try await records.sessions(of: "O-1").isEmpty)
            #expect(try await records.sessions(of: "O-2") == [.example(4, of: "O-2")])
        }
    }

    @Test(arguments: Store.allCases)
    func `ends sessions that have expired, and no others`(_ store: Store) async throws {
        try await store.run { (records: any RecordStore) async throws in
            let fresh = Session.example(2, at: Timestamp.morning.adding(seconds: 10))
            try await records.open(.example(1))
            try await records.open(fresh)
            try await records.endSessions(expiredBefore: Timestamp.morning.adding(seconds: 3605))
            #expect(try await records.sessions(of: "O-1") == [fresh])
        }
    }

    @Test(arguments: Store.allCases)
    func `counts failures since the first within the window, and begins anew after it`(_ store: Store) async throws {
        try await store.run { (records: any RecordStore) async throws in
            #expect(try await records.throttle("O-1") == nil)
            for (seconds, failures) in [(0, 1), (10, 2), (900, 3), (901, 1), (1_700, 2)] {
                let moment = Timestamp.morning.adding(seconds: seconds)
                let throttle = try await records.countFailure("O-1", at: moment, window: 900)
                #expect(throttle == Throttle(failures: failures, lastAt: moment), "after \(seconds) s")
                #expect(try await records.throttle("O-1") == throttle)
            }
            #expect(try await records.throttle("O-2") == nil)
            try await records.clearThrottle("O-1")
            #expect(try await records.throttle("O-1") == nil)
        }
    }

    @Test(arguments: Store.allCases)
    func `forgets whom it has not counted for a while`(_ store: Store) async throws {
        try await store.run { (records: any RecordStore) async throws in
            let later = Timestamp.morning.adding(seconds: 7_200)
            _ = try await records.countFailure("address:192.0.2.7", at: .morning, window: 900)
            _ = try await records.countFailure("address:192.0.2.8", at: later, window: 900)
            try await records.clearThrottles(notCountedSince: later)
            #expect(try await records.throttle("address:192.0.2.7") == nil)
            #expect(try await records.throttle("address:192.0.2.8") != nil, "counted at that very moment")
        }
    }
}
