import Casework
import Exchange
import SharingProtocol
import Testing
import Vault

/// A second version of the protocol, in force a year after the first.
@Suite("5.1, 4.3 A later version of the protocol")
struct LaterVersionTests {
    private let partnership: Partnership
    private let desk: LiaisonDesk

    init() async throws {
        let partnership = try await Partnership()
        let first = partnership.desk.protocols[0]
        let text = first.text.replacing("name: safermk-2013", with: "name: safermk-2014")
            .replacing("effective: 2013-04-01", with: "effective: 2014-04-01")
        let second = try #require(ProtocolFile.read(text).rules)
        let clock = partnership.clock
        desk = LiaisonDesk(
            records: partnership.records, root: RootKey.generate(.seeded(42)), protocols: [first, second],
            isSigned: partnership.isSigned, now: { clock.now }, dice: .seeded(9))
        self.partnership = partnership
    }

    @Test func `is in force from its own day, and the one before until then`() async throws {
        for (day, name) in [("2014-03-31", "safermk-2013"), ("2014-04-01", "safermk-2014")] {
            #expect(try await desk.rules(on: try #require(Day(iso: day))).name == name)
        }
    }

    @Test func `is asked under by nobody before both agencies have signed it`() async throws {
        let reference = partnership.newReference()
        partnership.clock.move(days: 365)
        var draft = RequestDraft.example
        draft.terms.keepUntil = partnership.clock.now.day.adding(days: 30)
        guard case .refused(let refusal) = try await desk.begin(reference, draft, by: Partnership.asker) else {
            Issue.record("asked under a version that nobody has signed")
            return
        }
        #expect(refusal.decision?.version == "safermk-2014")
        #expect(refusal.decision?.unmet.map(\.question) == [.signatories])
        for agency in [Partnership.police, Partnership.council] {
            let signed = try await desk.perform(
                .signAgreement(
                    textHash: desk.protocols[1].textHash,
                    words: ["name": "S", "position": "Chief", "authority": "Office", "address": "1 Example Row"]),
                on: agency, by: Partnership.badge("signatory", agency))
            guard case .done = signed else { throw Partnership.Refused() }
        }
        guard case .done(let history, _) = try await desk.begin(reference, draft, by: Partnership.asker) else {
            throw Partnership.Refused()
        }
        #expect(history.entries.map(\.version) == ["safermk-2014"])
    }
}
