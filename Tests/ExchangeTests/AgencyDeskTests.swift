import Casework
import Exchange
import Testing

@Suite("4.8 Sessions of those who leave or get a new password")
struct EndedSessionTests {
    private func session(_ badge: Badge, _ number: UInt8, in partnership: Partnership) -> Session {
        Session(
            tokenHash: [UInt8](repeating: number, count: 32), officer: badge.officer, agency: badge.agency,
            openedAt: partnership.clock.now, seenAt: partnership.clock.now,
            endsAt: partnership.clock.now.adding(seconds: 3600), device: "A browser")
    }

    @Test func `are ended when the account is closed, and nobody else’s are`() async throws {
        let partnership = try await Partnership()
        let records = partnership.records
        try await records.open(session(Partnership.asker, 1, in: partnership))
        try await records.open(session(Partnership.askingLiaison, 2, in: partnership))
        _ = try await partnership.desk.perform(
            .endOfficer(Partnership.asker.officer), on: Partnership.police, by: Partnership.administrator)
        #expect(try await records.sessions(of: Partnership.asker.officer).isEmpty)
        #expect(try await records.sessions(of: Partnership.askingLiaison.officer).count == 1)
    }

    @Test func `are ended by a one-time password, and stay where it was refused`() async throws {
        let partnership = try await Partnership()
        let officer = Partnership.asker.officer
        try await partnership.records.open(session(Partnership.asker, 1, in: partnership))
        for (badge, count) in [(Partnership.askingLiaison, 1), (Partnership.administrator, 0)] {
            _ = try await partnership.desk.renewPassword(of: officer, at: Partnership.police, by: badge)
            #expect(try await partnership.records.sessions(of: officer).count == count)
        }
    }
}

@Suite("4.3, Appendix Four The words of the form")
struct AgreementWordsTests {
    @Test func `are for the agency’s own officers and for coordinators`() async throws {
        let partnership = try await Partnership()
        for (badge, sees) in [
            (Partnership.asker, true), (Partnership.coordinator, true), (Partnership.holdingLiaison, false),
            (Partnership.auditor, false), (Partnership.administrator, false),
        ] {
            let words = try await partnership.desk.ownWords(of: Partnership.police, by: badge)
            #expect((words["agreement/address"]?.revealed == "1 Example Row") == sees, "\(badge.officer)")
            #expect(words.isEmpty != sees, "\(badge.officer)")
        }
    }
}

@Suite("4.8 Founding")
struct FoundingTests {
    @Test func `happens once, and in empty records`() async throws {
        let partnership = try await Partnership()
        let size = try await partnership.size()
        for agency in [Partnership.team, "another-team"] {
            let account = Partnership.account(Partnership.badge("intruder", agency))
            await #expect(throws: DeskError.self) {
                _ = try await partnership.desk.found(
                    supportTeam: "Another Team", administrator: account, coordinator: account)
            }
            #expect(try await partnership.records.account(of: account.officer) == nil)
        }
        #expect(try await partnership.size() == size)
    }

    @Test func `is the first change of the register, so that nobody founds beside it`() async throws {
        let partnership = try await Partnership(founded: false)
        _ = try await partnership.desk.found(
            supportTeam: "Support Team", administrator: Partnership.account(Partnership.administrator),
            coordinator: Partnership.account(Partnership.coordinator))
        let other = Partnership.account(Partnership.badge("intruder", "another-team"))
        await #expect(throws: DeskError.self) {
            _ = try await partnership.desk.found(
                supportTeam: "Another Team", administrator: other, coordinator: other)
        }
        #expect(try await partnership.desk.register().register.version == 1)
    }
}
