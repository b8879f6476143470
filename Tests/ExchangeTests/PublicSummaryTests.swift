import Casework
import Exchange
import SharingProtocol
import Testing

@Suite("2.4, 5.1 What everybody may know of a partnership")
struct PublicSummaryTests {
    private func shown() async throws -> Partnership {
        let partnership = try await Partnership()
        guard
            case .done = try await partnership.desk.perform(
                .team(.switchPublicPage(on: true)), by: Partnership.coordinator)
        else { throw Partnership.Refused() }
        return partnership
    }

    @Test func `is nothing until the support team shows it, and nothing again once it hides it`() async throws {
        let partnership = try await Partnership()
        let desk = partnership.desk
        #expect(try await desk.publicSummary() == nil)
        guard case .refused = try await desk.perform(.team(.switchPublicPage(on: true)), by: Partnership.askingLiaison)
        else {
            Issue.record("an agency shows the page")
            return
        }
        for isOn in [true, false] {
            guard case .done = try await desk.perform(.team(.switchPublicPage(on: isOn)), by: Partnership.coordinator)
            else {
                throw Partnership.Refused()
            }
            #expect((try await desk.publicSummary() != nil) == isOn)
        }
    }

    @Test func `hides small counts, and counts by the power of the decision`() async throws {
        let partnership = try await shown()
        for _ in 1...4 { _ = try await partnership.request(at: .disclosed) }
        partnership.clock.move(days: 91)
        func count() async throws -> [String] {
            let summary = try #require(try await partnership.desk.publicSummary())
            return summary.quarters.flatMap { $0.shared.map(\.count) }
        }
        #expect(try await count() == ["fewer than 5"])
        partnership.clock.move(days: -91)
        let other = try await shown()
        for _ in 1...5 { _ = try await other.request(at: .disclosed) }
        other.clock.move(days: 91)
        let summary = try #require(try await other.desk.publicSummary())
        let shared = try #require(summary.quarters.first { !$0.shared.isEmpty }?.shared)
        #expect(shared.map(\.count) == ["5"])
        #expect(shared.first?.title.contains("section 115") == true)
    }

    @Test func `counts each copy that was accepted, and nothing that was only offered`() async throws {
        let partnership = try await shown()
        let (police, fire) = (Partnership.police, Partnership.fire)
        try await partnership.join(fire)
        for _ in 1...3 { _ = try await partnership.volunteered(to: [police, fire], acceptedBy: [police, fire]) }
        for _ in 1...5 { _ = try await partnership.volunteered(to: [police, fire]) }
        partnership.clock.move(days: 91)
        let summary = try #require(try await partnership.desk.publicSummary())
        #expect(summary.quarters.flatMap { $0.shared.map(\.count) } == ["6"])
    }

    @Test func `names agencies and posts, and nobody`() async throws {
        let summary = try #require(try await shown().desk.publicSummary())
        #expect(summary.members.map(\.name) == ["milton-keynes-council", "thames-valley-police"])
        #expect(summary.members.allSatisfy { $0.liaisonPosition == "Officer" && $0.signed != nil })
    }

    @Test func `names a liaison officer who wants to be named, for as long as they are in post`() async throws {
        let partnership = try await shown()
        let desk = partnership.desk
        func names() async throws -> [String] {
            try #require(try await desk.publicSummary()).members.compactMap(\.liaisonName)
        }
        func publish(_ isOn: Bool, by badge: Badge) async throws -> Bool {
            guard case .done = try await desk.perform(.publishName(isOn), on: Partnership.police, by: badge) else {
                return false
            }
            return true
        }
        for other in [Partnership.asker, Partnership.holdingLiaison, Partnership.coordinator] {
            #expect(!(try await publish(true, by: other)), "nobody publishes another's name")
        }
        #expect(try await names() == [])
        #expect(try await publish(true, by: Partnership.askingLiaison))
        #expect(try await names() == [Partnership.account(Partnership.askingLiaison).name])
        #expect(try await publish(false, by: Partnership.askingLiaison))
        #expect(try await names() == [])
        #expect(try await publish(true, by: Partnership.askingLiaison))
        let successor = AgencyAct.appoint(
            Partnership.badge("colleague", Partnership.police).officer, asDeputy: false, from: desk.now().day,
            until: nil)
        guard
            case .done = try await desk.perform(
                successor, on: Partnership.police, by: Partnership.badge("signatory", Partnership.police))
        else { throw Partnership.Refused() }
        #expect(try await names() == [], "it was the other's to publish")
    }
}
