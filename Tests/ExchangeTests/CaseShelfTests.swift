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
            isSigned: partnership.isSigned, now: partnership.desk.now, dice: .seeded(99))
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
        let reference = try await partnership.disclosure(at: .disclosed)
        #expect(try await partnership.desk.opens(reference, by: Partnership.asker))
        guard
            case .done = try await another(partnership).perform(
                .removeReader(Partnership.asker.officer, at: Partnership.police), on: reference,
                by: Partnership.askingLiaison)
        else { throw Partnership.Refused() }
        #expect(try await !partnership.desk.opens(reference, by: Partnership.asker))
        #expect(try await partnership.kinds(of: reference).last == "reader.removed")
    }

    @Test func `opens nothing that was destroyed elsewhere`() async throws {
        let partnership = try await Partnership()
        let reference = try await partnership.disclosure(at: .received)
        let readers = [Partnership.asker, Partnership.askingLiaison, Partnership.holdingLiaison]
        for badge in readers { #expect(try await partnership.desk.opens(reference, by: badge)) }
        guard
            case .done = try await another(partnership).perform(
                .destroy(at: Partnership.police, nil), on: reference, by: Partnership.askingLiaison)
        else { throw Partnership.Refused() }
        for badge in readers {
            #expect(try await !partnership.desk.opens(reference, by: badge), "\(badge.officer) opens it")
        }
    }

    @Test func `does not carry out a request on a disclosure that was made elsewhere (4.3)`() async throws {
        let partnership = try await Partnership()
        let reference = try await partnership.request(at: .agreed)
        let other = another(partnership)
        _ = try await other.look(at: reference, by: Partnership.holdingLiaison)
        try await partnership.act(.disclose(.example), on: reference, by: Partnership.holdingLiaison)
        let again = try await other.perform(.disclose(.example), on: reference, by: Partnership.holdingLiaison)
        guard case .refused(let refusal) = again else {
            Issue.record("disclosed twice")
            return
        }
        #expect(refusal.reason == .notNow)
        #expect(try await partnership.kinds(of: reference.disclosure).count == 2)
    }

    @Test func `does not outlast an officer’s account that was closed elsewhere`() async throws {
        let partnership = try await Partnership()
        let reference = try await partnership.disclosure(at: .disclosed)
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
        let request = try await partnership.request(at: .disclosed)
        try await remembersWhatIsThere(of: request, as: RequestCase.self, partnership)
        let reference = request.disclosure
        try await remembersWhatIsThere(of: reference, as: DisclosureCase.self, partnership)
        _ = try await partnership.desk.read(reference, by: Partnership.asker)
        try await remembersWhatIsThere(of: reference, as: DisclosureCase.self, partnership)
        try await partnership.act(
            .destroy(at: Partnership.police, nil), on: reference, by: Partnership.askingLiaison)
        try await remembersWhatIsThere(of: request, as: RequestCase.self, partnership)
        try await remembersWhatIsThere(of: reference, as: DisclosureCase.self, partnership)
    }

    private func remembersWhatIsThere<Kind: CaseKind>(
        of reference: CaseID, as kind: Kind.Type, _ partnership: Partnership
    ) async throws {
        let remembered = try #require(partnership.desk.cases.kept(reference, as: kind))
        let record = try await partnership.records.record(of: reference)
        let read = try #require(try CaseHistory<Kind>(reference, record.entries))
        #expect(remembered.history.current == read.current)
        #expect(remembered.history.entries == read.entries, "its place in the ledger included")
        #expect(remembered.history.sealed == read.sealed)
        #expect(remembered.keys == Dictionary(uniqueKeysWithValues: record.keys.map { ($0.id, $0) }))
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
