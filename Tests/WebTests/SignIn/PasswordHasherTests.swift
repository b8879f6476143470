import Testing

@testable import Web

@Suite("Hashing passwords")
struct PasswordHasherTests {
    @Test func `knows a password again, and no other`() async throws {
        let hasher = try PasswordHasher()
        let hash = try await hasher.hash("three odd words")
        #expect(hash.hasPrefix("$argon2id$v=19$m=19456,t=2,p=1$"))
        #expect(try await hasher.verify("three odd words", against: hash))
        #expect(try await !hasher.verify("three odd word", against: hash))
        #expect(try await !hasher.verify("", against: hash))
    }

    @Test func `knows it however a keyboard composes its letters`() async throws {
        let hasher = try PasswordHasher()
        let hash = try await hasher.hash("caf\u{E9} sur la place")
        #expect(try await hasher.verify("cafe\u{301} sur la place", against: hash))
    }

    @Test func `says no where there is no hash, and where it is none`() async throws {
        let hasher = try PasswordHasher()
        #expect(try await !hasher.verify("nobody's password", against: nil))
        #expect(try await !hasher.verify("three odd words", against: "-"))
    }

    @Test func `is busy rather than slow when too many come at once`() async throws {
        let hasher = try PasswordHasher()
        let outcomes = await withTaskGroup(of: Bool.self) { group in
            for _ in 1...80 {
                group.addTask {
                    do throws(PasswordHasher.Failure) {
                        _ = try await hasher.verify("flood", against: nil)
                        return true
                    } catch {
                        return false
                    }
                }
            }
            return await group.reduce(into: (done: 0, busy: 0)) { $1 ? ($0.done += 1) : ($0.busy += 1) }
        }
        #expect(outcomes.done >= 32 && outcomes.busy > 0)
        #expect(try await !hasher.verify("after the flood", against: nil))
    }
}
