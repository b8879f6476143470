import Casework
import SharingProtocol
import Testing

@testable import Exchange

@Suite("3.12, 4.2, 4.3 What is offered without being asked for")
struct OfferTests {
    private let partnership: Partnership
    private var desk: LiaisonDesk { partnership.desk }
    private let police = Partnership.police
    private let signatory = Partnership.badge("signatory", Partnership.police)
    private let colleague = Partnership.badge("colleague", Partnership.police)

    init() async throws { partnership = try await Partnership() }

    private func refusal(of act: DisclosureAct, on reference: CaseID, by badge: Badge) async throws
        -> DisclosureAct.Refusal?
    {
        guard case .refused(let refusal) = try await desk.perform(act, on: reference, by: badge) else { return nil }
        return refusal
    }

    @Test func `is read by nobody of an agency before its liaison officer accepts it`() async throws {
        let reference = try await partnership.volunteered(to: [police])
        #expect(try await !desk.opens(reference, by: Partnership.askingLiaison))
        #expect(try await partnership.kinds(of: reference).last == "reading.refused")
        #expect(try await isUnknown { try await desk.read(reference, by: Partnership.asker) })
        #expect(try await desk.opens(reference, by: Partnership.holdingLiaison), "it is its owner’s")
        try await partnership.act(.accept, on: reference, by: Partnership.askingLiaison)
        for badge in [Partnership.asker, Partnership.askingLiaison] {
            #expect(try await desk.opens(reference, by: badge), "\(badge.officer)")
        }
        #expect(try await partnership.kinds(of: reference).prefix(2) == ["information.disclosed", "copy.given"])
    }

    @Test func `is refused to an agency without a liaison officer, and begins nothing (4.1)`() async throws {
        try await vacate()
        let size = try await partnership.size()
        let outcome = try await desk.begin(
            "D-NEW", .volunteer(.example(to: [police])), as: DisclosureCase.self, by: Partnership.holdingLiaison)
        guard case .refused(let refusal) = outcome else {
            Issue.record("offered to an agency in which nobody could accept it")
            return
        }
        #expect(refusal.decision?.unmet.map(\.question) == [.liaisonOfficers])
        #expect(try await partnership.size() == size)
    }

    @Test func `waits for a successor where the post falls vacant (4.1, 4.2)`() async throws {
        let reference = try await partnership.volunteered(to: [police])
        try await vacate()
        for badge in [Partnership.askingLiaison, Partnership.asker, colleague] {
            #expect(try await isUnknown { try await desk.perform(.accept, on: reference, by: badge) })
            #expect(try await desk.inTrayCount(of: badge) == 0)
        }
        try await appoint(colleague)
        #expect(try await desk.inTray(of: colleague).tasks.map(\.task.what) == ["accept"])
        try await partnership.act(.accept, on: reference, by: colleague)
        #expect(try await desk.opens(reference, by: Partnership.asker))
    }

    @Test func `is not accepted while its owner’s post is vacant, and that is entered (4.1, 4.6)`() async throws {
        let reference = try await partnership.volunteered(to: [police])
        try await vacate(Partnership.council)
        let refusal = try #require(try await refusal(of: .accept, on: reference, by: Partnership.askingLiaison))
        #expect(refusal.decision?.unmet.map(\.question) == [.liaisonOfficers])
        try await stillOffered(reference)
    }

    @Test func `is not accepted by an agency that is suspended, and that is entered (4.3, 4.6)`() async throws {
        let reference = try await partnership.volunteered(to: [police])
        try await membership(.standing(.suspend("A lost laptop.")), by: Partnership.coordinator)
        let refusal = try #require(try await refusal(of: .accept, on: reference, by: Partnership.askingLiaison))
        #expect(refusal.decision?.unmet.map(\.question) == [.signatories])
        try await stillOffered(reference)
        // What stood in the way is settled.
        try await membership(.standing(.resume), by: Partnership.coordinator)
        try await partnership.act(.accept, on: reference, by: Partnership.askingLiaison)
    }

    @Test func `is not accepted by an agency that has left, and that is entered (4.3, 4.6, 6.2)`() async throws {
        let reference = try await partnership.volunteered(to: [police])
        try await membership(.notice(.leave(on: desk.now().day, into: nil, "Merged.")), by: signatory)
        partnership.clock.move(days: 1)
        let refusal = try #require(try await refusal(of: .accept, on: reference, by: Partnership.askingLiaison))
        #expect(refusal.decision?.unmet.map(\.question).contains(.signatories) == true)
        try await stillOffered(reference)
    }

    @Test func `is not accepted after its own last day (4.12)`() async throws {
        let reference = try await partnership.volunteered(to: [police])
        partnership.clock.move(days: 300)
        let refusal = try #require(try await refusal(of: .accept, on: reference, by: Partnership.askingLiaison))
        #expect(refusal.decision?.unmet.map(\.question) == [.keepUntil])
        try await stillOffered(reference)
        // It can still be declined, so that its owner knows.
        try await partnership.act(.decline, on: reference, by: Partnership.askingLiaison)
        #expect(try await desk.notices(of: Partnership.holdingLiaison).tasks.map(\.task.what) == ["declined"])
    }

    @Test func `goes to no agency twice, nor to the one that gives it`() async throws {
        for agencies in [[police, police], [Partnership.council], [police, Partnership.council], []] {
            let outcome = try await desk.begin(
                "D-NEW", .volunteer(.example(to: agencies)), as: DisclosureCase.self, by: Partnership.holdingLiaison)
            guard case .refused = outcome else {
                Issue.record("offered to \(agencies)")
                return
            }
        }
        #expect(try await partnership.kinds(of: "D-NEW").isEmpty)
    }

    @Test func `posted twice is offered once`() async throws {
        let reference = try await partnership.volunteered(to: [police])
        let again = try await desk.begin(
            reference, .volunteer(.example(to: [police])), as: DisclosureCase.self, by: Partnership.holdingLiaison)
        guard case .refused(let refusal) = again else { throw Partnership.Refused() }
        #expect(refusal.reason == .notNow)
        #expect(try await partnership.kinds(of: reference).count == 2)
    }

    /// The refusal stands in the ledger, and nothing else has changed.
    private func stillOffered(_ reference: CaseID) async throws {
        #expect(try await partnership.kinds(of: reference).last == "disclosure.refused")
        let row = try #require(try await partnership.records.row(of: reference))
        #expect(row.state == "offered" && row.members.isEmpty)
    }

    private func vacate(_ agency: AgencyID = Partnership.police) async throws {
        let liaison = Partnership.badge("liaison", agency).officer
        try await membership(
            .endAppointment(liaison, on: desk.now().day), of: agency, by: Partnership.badge("signatory", agency))
        partnership.clock.move(days: 1)
    }

    private func appoint(_ badge: Badge) async throws {
        try await membership(.appoint(badge.officer, asDeputy: false, from: desk.now().day, until: nil), by: signatory)
    }

    private func membership(
        _ act: AgencyAct, of agency: AgencyID = Partnership.police, by badge: Badge
    ) async throws {
        guard case .done = try await desk.perform(act, on: agency, by: badge) else {
            Issue.record("\(act)")
            throw Partnership.Refused()
        }
    }
}
