import Casework
import Testing
import Vault

@testable import Exchange

/// Two desks on the same records, as two servers have them: each remembers what it last saw.
@Suite("4.2, 4.6, 4.10 What a desk remembers of a case")
struct CaseShelfTests {
    private func another(_ partnership: Partnership) -> LiaisonDesk {
        LiaisonDesk(
            records: partnership.records, root: partnership.desk.root, protocols: partnership.desk.protocols,
            now: partnership.desk.now, dice: .seeded(99))
    }

    @Test func `does not let it act on a case that has moved on elsewhere`() async throws {
        let partnership = try await Partnership()
        let reference = try await partnership.request(at: .awaitingApproval)
        let other = another(partnership)
        // Both have it in mind as it stands now.
        _ = try await other.look(at: reference, by: Partnership.askingLiaison)
        guard
            case .done = try await other.perform(
                .sendBack("Say for how long."), on: reference, by: Partnership.askingLiaison)
        else { throw Partnership.Refused() }
        let outcome = try await partnership.desk.perform(.approve, on: reference, by: Partnership.askingLiaison)
        guard case .refused(let refusal) = outcome else { throw Partnership.Refused() }
        #expect(refusal.reason == .notNow)
        #expect(try await partnership.kinds(of: reference).last == "request.returned")
    }

    @Test func `refuses nobody what can be done now`() async throws {
        let partnership = try await Partnership()
        let reference = try await partnership.request(at: .awaitingApproval)
        let other = another(partnership)
        guard case .done = try await other.perform(.approve, on: reference, by: Partnership.askingLiaison) else {
            throw Partnership.Refused()
        }
        // What this desk remembers still waits for approval.
        try await partnership.act(.determine(.example), on: reference, by: Partnership.holdingLiaison)
    }

    @Test func `opens nothing to a reader who was struck off elsewhere`() async throws {
        let partnership = try await Partnership()
        let reference = try await partnership.request(at: .disclosed)
        guard case .opened = try await partnership.desk.read(reference, by: Partnership.asker) else {
            throw Partnership.Refused()
        }
        guard
            case .done = try await another(partnership).perform(
                .removeReader(Partnership.asker.officer), on: reference, by: Partnership.askingLiaison)
        else { throw Partnership.Refused() }
        guard case .refused = try await partnership.desk.read(reference, by: Partnership.asker) else {
            Issue.record("It was opened.")
            return
        }
        #expect(try await partnership.kinds(of: reference).last == "reading.refused")
    }

    @Test func `opens nothing that was destroyed elsewhere`() async throws {
        let partnership = try await Partnership()
        let reference = try await partnership.request(at: .received)
        _ = try await partnership.desk.read(reference, by: Partnership.asker)
        guard
            case .done = try await another(partnership).perform(
                .destroy(nil), on: reference, by: Partnership.askingLiaison)
        else { throw Partnership.Refused() }
        guard case .refused = try await partnership.desk.read(reference, by: Partnership.asker) else {
            Issue.record("It was opened.")
            return
        }
    }

    @Test func `does not outlast an officer’s account that was closed elsewhere`() async throws {
        let partnership = try await Partnership()
        let reference = try await partnership.request(at: .disclosed)
        _ = try await partnership.desk.read(reference, by: Partnership.asker)
        guard
            case .done = try await another(partnership).perform(
                .endOfficer(Partnership.asker.officer), on: Partnership.police, by: Partnership.administrator)
        else { throw Partnership.Refused() }
        let size = try await partnership.size()
        await #expect(throws: DeskError.self) { try await partnership.desk.read(reference, by: Partnership.asker) }
        #expect(try await partnership.size() == size)
    }

    @Test func `is what the book says, entry for entry`() async throws {
        let partnership = try await Partnership()
        let reference = try await partnership.request(at: .received)
        _ = try await partnership.desk.read(reference, by: Partnership.asker)
        let remembered = try #require(partnership.desk.cases.kept(reference, as: RequestCase.self))
        let record = try await partnership.records.record(of: reference)
        let read = try #require(try RequestHistory(reference, record.entries))
        #expect(remembered.history.request == read.request)
        #expect(remembered.history.entries == read.entries)
        #expect(remembered.history.sealed == read.sealed)
        #expect(Set(remembered.keys.keys) == Set(record.keys.map(\.id)))
    }

    @Test func `begins no request twice that was begun elsewhere`() async throws {
        let partnership = try await Partnership()
        let reference = partnership.newReference()
        guard case .done = try await another(partnership).begin(reference, .example, by: Partnership.asker) else {
            throw Partnership.Refused()
        }
        guard case .refused(let refusal) = try await partnership.desk.begin(reference, .example, by: Partnership.asker)
        else { throw Partnership.Refused() }
        #expect(refusal.reason == .notNow)
        #expect(try await partnership.kinds(of: reference).count == 1)
    }
}
