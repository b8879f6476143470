import Casework
import Testing

@testable import Exchange

@Suite("4.8 One-time passwords")
struct OneTimePasswordTests {
    private let asker = Partnership.asker.officer

    private func account(_ partnership: Partnership) async throws -> Account {
        try #require(try await partnership.records.account(of: asker))
    }

    private func handOver(_ partnership: Partnership, by badge: Badge) async throws -> AgencyOutcome {
        try await partnership.desk.handOverPassword(to: asker, at: Partnership.police, hash: "new", by: badge)
    }

    @Test func `void the one before as soon as they are asked for`() async throws {
        let partnership = try await Partnership()
        _ = try await handOver(partnership, by: Partnership.askingLiaison)
        #expect(try await account(partnership).hasPassword)
        let size = try await partnership.size()
        let outcome = try await partnership.desk.renewPassword(
            of: asker, at: Partnership.police, by: Partnership.administrator)
        guard case .done(_, let filed) = outcome else { throw Partnership.Refused() }
        #expect(filed.size == size + 1)
        #expect(try await partnership.kinds(of: CaseID(of: Partnership.police)).last == "password.renewed")
        #expect(try await !account(partnership).hasPassword)
    }

    @Test func `are entered when they are handed over, and change the account with it`() async throws {
        let partnership = try await Partnership()
        guard case .done = try await handOver(partnership, by: Partnership.askingLiaison) else {
            throw Partnership.Refused()
        }
        #expect(try await partnership.kinds(of: CaseID(of: Partnership.police)).last == "password.handedOver")
        let account = try await account(partnership)
        #expect(account.passwordHash == "new")
        #expect(account.mustChangePassword)
        // Once: whoever saw it cannot make another behind the officer's back.
        guard case .refused(let refusal) = try await handOver(partnership, by: Partnership.askingLiaison) else {
            throw Partnership.Refused()
        }
        #expect(refusal.reason == .notNow)
    }

    @Test(arguments: [
        Partnership.administrator, Partnership.coordinator, Partnership.auditor, Partnership.asker,
        Partnership.badge("colleague", Partnership.police), Partnership.holdingLiaison,
    ])
    func `are handed over by nobody but their liaison officer, once there is one`(_ badge: Badge) async throws {
        let partnership = try await Partnership()
        guard case .refused(let refusal) = try await handOver(partnership, by: badge) else {
            throw Partnership.Refused()
        }
        #expect(refusal.reason == .notYours)
        #expect(try await !account(partnership).hasPassword)
    }

    @Test(arguments: [Partnership.asker, Partnership.askingLiaison, Partnership.coordinator, Partnership.auditor])
    func `are asked for by nobody but an administrator`(_ badge: Badge) async throws {
        let partnership = try await Partnership()
        _ = try await handOver(partnership, by: Partnership.askingLiaison)
        let outcome = try await partnership.desk.renewPassword(of: asker, at: Partnership.police, by: badge)
        guard case .refused(let refusal) = outcome else { throw Partnership.Refused() }
        #expect(refusal.reason == .notYours)
        #expect(try await account(partnership).passwordHash == "new")
    }

    @Test func `cannot be given with the account when it is opened`() async throws {
        let partnership = try await Partnership()
        var account = Partnership.account(Partnership.badge("newcomer", Partnership.police))
        account.passwordHash = "known to the administrator"
        _ = try await partnership.desk.admitOfficer(
            account, role: .practitioner, maySign: false, by: Partnership.administrator)
        let kept = try #require(try await partnership.records.account(of: account.officer))
        #expect(!kept.hasPassword)
        #expect(kept.mustChangePassword)
    }

    @Test func `have 80 bits in them`() async throws {
        let partnership = try await Partnership()
        let made = Set((1...50).map { _ in partnership.desk.newOneTimePassword() })
        #expect(made.count == 50)
        #expect(made.allSatisfy { $0.wholeMatch(of: /([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}/) != nil })
    }
}
