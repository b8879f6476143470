import Casework
import Ledger
import SharingProtocol
import Synchronization
import Testing

@testable import Exchange

@Suite("4.2 Requests at the desk")
struct RequestDeskTests {
    @Test func `whoever has not seen the case as it stands looks again before they act`() async throws {
        let partnership = try await Partnership()
        let reference = try await partnership.request(at: .sent)
        let length = try await partnership.desk.look(at: reference, by: Partnership.holdingLiaison).request.length
        try await partnership.act(.askForClarification("Which?"), on: reference, by: Partnership.holdingLiaison)
        try await partnership.act(.clarify("The upper one."), on: reference, by: Partnership.askingLiaison)
        let late = try await partnership.desk.perform(
            .determine(.example), on: reference, by: Partnership.holdingLiaison, expecting: length)
        guard case .refused(let refusal) = late else {
            Issue.record("determined without having seen the answer")
            return
        }
        #expect(refusal.reason == .notNow)
        #expect(try await partnership.kinds(of: reference).last == "clarification.answered")
    }

    @Test func `what is more than one entry holds is not filed`() async throws {
        let partnership = try await Partnership()
        let reference = partnership.newReference()
        let size = try await partnership.size()
        let draft = RequestDraft.example
        var words = draft.words
        words["why"] = Confidential(String(repeating: "a", count: LedgerEntry.largestSize))
        await #expect {
            _ = try await partnership.desk.begin(
                reference, RequestDraft(draft.terms, words: words), by: Partnership.asker)
        } throws: { error in
            if case DeskError.tooLong = error { true } else { false }
        }
        #expect(try await partnership.size() == size)
    }

    @Test func `a draft that is handed in is a draft no more`() async throws {
        let partnership = try await Partnership()
        let reference = partnership.newReference()
        for kept in [reference, "R-OTHER"] {
            try await partnership.desk.keepDraft(["why": "To plan a visit."], as: kept, by: Partnership.asker)
        }
        guard case .done = try await partnership.desk.begin(reference, .example, by: Partnership.asker) else {
            throw Partnership.Refused()
        }
        #expect(try await partnership.desk.drafts(of: Partnership.asker).map(\.reference) == ["R-OTHER"])
    }

    @Test func `a name is put into the two agencies’ indexes, and into no other agency’s (4.10)`() async throws {
        let partnership = try await Partnership { FailingRecords($0) }
        let failing = try #require(partnership.records as? FailingRecords)
        _ = try await partnership.desk.admit(
            "parks-trust", name: "Parks Trust", category: "co-operating-body", by: Partnership.coordinator)
        _ = try await partnership.request(at: .awaitingApproval)
        let terms = try #require(failing.filings.withLock { $0.last?.terms })
        #expect(Set(terms.map(\.agency)) == [Partnership.police, Partnership.council])
    }

    /// As with a case: an entry that was taken out from among an agency's shows by the places of those after it.
    @Test func `no register is made of an agency’s entries with one taken out`() async throws {
        let partnership = try await Partnership()
        let whole = try #require(try await partnership.records.register(since: nil))
        let (root, protocols) = (partnership.desk.root, partnership.desk.shelf.protocols)
        #expect(try RegisterSnapshot(whole, root: root, protocols: protocols).register.agencies.count == 3)
        let ofPolice = whole.entries.filter { $0.reference == CaseID(of: Partnership.police) }
        let taken = try #require(ofPolice.dropFirst().first)
        let robbed = RegisterRecord(
            version: whole.version, entries: whole.entries.filter { $0.position != taken.position },
            keys: whole.keys, accounts: whole.accounts)
        #expect(throws: DeskError.self) { try RegisterSnapshot(robbed, root: root, protocols: protocols) }
    }
}
