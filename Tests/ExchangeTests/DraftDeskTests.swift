import Casework
import Exchange
import Testing

@Suite("4.2 Drafts")
struct DraftDeskTests {
    private func kept(_ partnership: Partnership) async throws -> Draft {
        try await partnership.desk.keepDraft(["why": "To plan a visit."], as: "R-DRAFT", by: Partnership.asker)
        return try #require(try await partnership.records.drafts(of: Partnership.asker.officer).first)
    }

    @Test func `come back to their writer, and to nobody else`() async throws {
        let partnership = try await Partnership()
        _ = try await kept(partnership)
        #expect(try await partnership.desk.drafts(of: Partnership.asker).map(\.fields) == [["why": "To plan a visit."]])
        let colleague = Partnership.badge("colleague", Partnership.police)
        #expect(try await partnership.desk.drafts(of: colleague).isEmpty)
        #expect(try await partnership.desk.draft("R-DRAFT", of: colleague) == nil)
    }

    /// Somebody with a hand on the records could give one officer's draft to another, or one draft's words to another.
    @Test func `open for nobody else and under no other reference, wherever the records keep them`() async throws {
        let partnership = try await Partnership()
        let draft = try await kept(partnership)
        let colleague = Partnership.badge("colleague", Partnership.police)
        try await partnership.records.keep(
            Draft(
                reference: draft.reference, officer: colleague.officer, sealed: draft.sealed,
                changedAt: draft.changedAt))
        await #expect(throws: DeskError.self) { _ = try await partnership.desk.drafts(of: colleague) }
        try await partnership.records.keep(
            Draft(reference: "R-OTHER", officer: draft.officer, sealed: draft.sealed, changedAt: draft.changedAt))
        await #expect(throws: DeskError.self) { _ = try await partnership.desk.drafts(of: Partnership.asker) }
    }
}
