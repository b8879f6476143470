import Casework
import SharingProtocol
import Testing

@testable import Exchange

/// Nothing goes to one agency before it may go to all that were chosen: its owner chooses again, and knows whom.
@Suite("4.1, 4.2 What is offered to several agencies, one of which may not have it")
struct SeveralAgenciesTests {
    private static let (police, fire) = (Partnership.police, Partnership.fire)

    /// A partnership in which nobody is in post at the fire service.
    private static func partnership(in records: any RecordStore) async throws -> Partnership {
        let partnership = try await Partnership { _ in records }
        try await partnership.join(fire)
        let ending = AgencyAct.endAppointment(
            Partnership.badge("liaison", fire).officer, on: partnership.clock.now.day)
        guard
            case .done = try await partnership.desk.perform(
                ending, on: fire, by: Partnership.badge("signatory", fire))
        else { throw Partnership.Refused() }
        partnership.clock.move(days: 1)
        return partnership
    }

    private static func offered(
        to agencies: [AgencyID], in partnership: Partnership
    ) async throws -> DisclosureAct.Refusal? {
        let outcome = try await partnership.desk.begin(
            "D-V1", .volunteer(.example(to: agencies)), as: DisclosureCase.self, by: Partnership.holdingLiaison)
        guard case .refused(let refusal) = outcome else { return nil }
        return refusal
    }

    @Test(arguments: Store.allCases, [[police, fire], [fire, police]])
    func `is refused whole, whichever comes first, and goes to the others alone`(
        _ store: Store, _ agencies: [AgencyID]
    ) async throws {
        try await store.run { (records: any RecordStore) async throws in
            let partnership = try await Self.partnership(in: records)
            let size = try await partnership.size()
            let refusal = try #require(try await Self.offered(to: agencies, in: partnership))
            #expect(refusal.reason == .unmet && refusal.sentence.contains("every agency that you chose"))
            #expect(refusal.decision?.unmet.map(\.question) == [.liaisonOfficers])
            #expect(try await partnership.size() == size)
            #expect(try await partnership.keys(of: "D-V1").isEmpty)
            #expect(try await partnership.desk.inTrayCount(of: Partnership.askingLiaison) == 0)
            #expect(try await Self.offered(to: [Self.police], in: partnership) == nil)
            #expect(try await partnership.desk.inTrayCount(of: Partnership.askingLiaison) == 1)
        }
    }

    /// Where the post falls vacant afterwards, that agency's copy waits, and the others' do not wait for it.
    @Test(arguments: Store.allCases)
    func `waits for a successor at the one, and is accepted at the other`(_ store: Store) async throws {
        try await store.run { (records: any RecordStore) async throws in
            let partnership = try await Partnership { _ in records }
            try await partnership.join(Self.fire)
            let (desk, signatory) = (partnership.desk, Partnership.badge("signatory", Self.fire))
            let reference = try await partnership.volunteered(to: [Self.police, Self.fire])
            func change(_ act: AgencyAct) async throws {
                guard case .done = try await desk.perform(act, on: Self.fire, by: signatory) else {
                    throw Partnership.Refused()
                }
            }
            try await change(
                .endAppointment(Partnership.badge("liaison", Self.fire).officer, on: desk.now().day))
            partnership.clock.move(days: 1)
            try await partnership.act(.accept, on: reference, by: Partnership.askingLiaison)
            #expect(try await desk.opens(reference, by: Partnership.asker))
            for name in ["practitioner", "colleague", "liaison"] {
                let badge = Partnership.badge(name, Self.fire)
                #expect(try await isUnknown { try await desk.perform(.accept, on: reference, by: badge) }, "\(name)")
            }
            let successor = Partnership.badge("colleague", Self.fire)
            try await change(.appoint(successor.officer, asDeputy: false, from: desk.now().day, until: nil))
            try await partnership.act(.accept, on: reference, by: successor)
            #expect(try await desk.opens(reference, by: Partnership.badge("practitioner", Self.fire)))
        }
    }
}
