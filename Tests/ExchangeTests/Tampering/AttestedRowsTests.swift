import Casework
import Foundation
import GRDB
import Testing
import Vault

@testable import Exchange

/// Whoever can write to the database and has no root key does not become an officer (4.8).
@Suite("Invariant 11: accounts and sessions that no server wrote")
struct AttestedRowsTests {
    private static let liaison = Partnership.askingLiaison.officer

    /// Writes to the records as somebody would who has the file and no key.
    private func write(_ sql: String, _ arguments: StatementArguments = [], to partnership: Partnership) throws {
        let queue = try DatabaseQueue(path: partnership.folder.appending(path: "records.sqlite").path)
        try queue.write { try $0.execute(sql: sql, arguments: arguments) }
        try queue.close()
    }

    private func session(_ partnership: Partnership, of officer: OfficerID = liaison) -> Session {
        Session(
            tokenHash: [UInt8](repeating: 5, count: 32), officer: officer, agency: Partnership.police,
            openedAt: partnership.clock.now, seenAt: partnership.clock.now,
            endsAt: partnership.clock.now.adding(seconds: 3600), device: "A browser")
    }

    @Test func `a session row of one's own making signs nobody in`() async throws {
        let partnership = try await Partnership()
        let own = session(partnership)
        try await partnership.records.open(own)
        #expect(try await partnership.records.visitor(own.tokenHash) != nil)
        #expect(try await partnership.desk.accounts.visitor(own.tokenHash) == nil)
        try await partnership.desk.accounts.endSession(own.tokenHash)
        try await partnership.desk.accounts.open(own)
        #expect(try await partnership.desk.accounts.visitor(own.tokenHash)?.account?.officer == Self.liaison)
        // It is made another's.
        try write("UPDATE session SET officer = ?", [Partnership.holdingLiaison.officer.text], to: partnership)
        #expect(try await partnership.desk.accounts.visitor(own.tokenHash) == nil)
    }

    @Test(arguments: [
        "UPDATE account SET passwordHash = 'of one''s own'", "UPDATE account SET name = 'Somebody Else'",
        "UPDATE account SET signInName = officer || '@elsewhere.example'", "UPDATE account SET code = zeroblob(32)",
    ])
    func `an account that was changed is nobody's`(_ sql: String) async throws {
        let partnership = try await Partnership()
        let desk = partnership.desk
        #expect(try await desk.accounts.account(of: Self.liaison) != nil)
        try await desk.accounts.open(session(partnership))
        try write(sql, to: partnership)
        #expect(try await desk.accounts.account(of: Self.liaison) == nil)
        #expect(try await desk.accounts.visitor(session(partnership).tokenHash)?.account == nil)
        let again = LiaisonDesk(
            records: partnership.records, root: desk.root, protocols: desk.protocols,
            isSigned: partnership.isSigned, now: desk.now, dice: .seeded(9))
        #expect(try await again.register().accounts.isEmpty, "no page shows what it says")
    }

    @Test func `a password that was changed since does not come back with its row`() async throws {
        let partnership = try await Partnership()
        let desk = partnership.desk
        guard
            case .done = try await desk.handOverPassword(
                to: Self.liaison, at: Partnership.police, hash: "a first hash", isOneTime: false,
                by: Partnership.coordinator)
        else { throw Partnership.Refused() }
        let before = try #require(try await partnership.records.account(of: Self.liaison))
        guard case .done = try await desk.changePassword(to: "a new hash", by: Partnership.askingLiaison) else {
            throw Partnership.Refused()
        }
        #expect(try await desk.accounts.account(of: Self.liaison)?.passwordHash == "a new hash")
        try write(
            "UPDATE account SET passwordHash = ?, code = ? WHERE officer = ?",
            [before.passwordHash, Data(before.code), Self.liaison.text], to: partnership)
        #expect(try await partnership.records.account(of: Self.liaison) == before)
        #expect(try await desk.accounts.account(of: Self.liaison) == nil)
    }

    @Test func `whoever waits for a password cannot set one`() async throws {
        let partnership = try await Partnership()
        guard
            case .done = try await partnership.desk.renewPassword(
                of: Self.liaison, at: Partnership.police, by: Partnership.administrator)
        else { throw Partnership.Refused() }
        guard case .refused = try await partnership.desk.changePassword(to: "a hash", by: Partnership.askingLiaison)
        else {
            Issue.record("a password was set by whoever had none")
            return
        }
    }
}
