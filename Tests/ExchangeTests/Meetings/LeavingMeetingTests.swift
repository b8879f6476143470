import Casework
import SharingProtocol
import Testing

@testable import Exchange

/// The fire service hears the first item, and then it is no longer among those that may.
@Suite("4.3, 4.5, 6.2 An agency that may not hear the next item")
struct LeavingMeetingTests {
    private static let (fire, heard) = (Partnership.fire, Partnership.badge("practitioner", Partnership.fire))
    private static let next: CaseID = "D-M2"

    /// How an agency comes not to be one of those that have signed.
    enum Ending: CaseIterable {
        case suspended, left

        func happen(to partnership: Partnership) async throws {
            switch self {
            case .suspended:
                try await partnership.change(.standing(.suspend("A lost laptop.")), by: Partnership.coordinator)
            case .left:
                let notice = AgencyAct.notice(.leave(on: partnership.clock.now.day, into: nil, "Merged."))
                try await partnership.change(notice, by: Partnership.badge("signatory", fire))
                partnership.clock.move(days: 1)
            }
        }
    }

    @Test(arguments: Store.allCases, Ending.allCases)
    func `stops the next item, and gets no copy once its officer is out of the room`(
        _ store: Store, _ ending: Ending
    ) async throws {
        try await store.meet { partnership, _ in
            try await partnership.act(atMeeting: .share(.example()))
            try await ending.happen(to: partnership)
            let refusal = try #require(try await partnership.refusal(atMeeting: .share(.example(Self.next))))
            #expect(refusal.reason == .unmet && refusal.topic == .signatories)
            #expect(refusal.recorded == .sharingRefused(attendees: [3]))
            #expect(try await partnership.kinds(of: Partnership.meeting).last == "sharing.refused")
            #expect(try await partnership.kinds(of: Self.next).isEmpty)
            try await partnership.act(atMeeting: .move(3, .steppedOut))
            try await partnership.act(atMeeting: .share(.example(Self.next)))
            #expect(
                try await partnership.keys(of: Self.next) == [
                    "D-M2/copy.thames-valley-police", "D-M2/determination", "D-M2/disclosure",
                ])
            #expect(try await isUnknown { try await partnership.desk.read(Self.next, by: Self.heard) })
        }
    }

    @Test(arguments: Store.allCases, Ending.allCases)
    func `loses what it has heard once its owner confirms that, and the others have it (4.13)`(
        _ store: Store, _ ending: Ending
    ) async throws {
        try await store.meet { partnership, _ in
            try await partnership.act(atMeeting: .share(.example()))
            try await partnership.closeMeeting()
            try await ending.happen(to: partnership)
            let confirmed = try await partnership.act(
                .ratify(.example), on: Partnership.item, by: Partnership.holdingLiaison)
            #expect(confirmed.current.copy(of: Partnership.police)?.state == .disclosed)
            #expect(confirmed.current.copy(of: Self.fire)?.state == .declined)
            let keys = try await partnership.keys(of: Partnership.item)
            #expect(!keys.contains("D-M1/copy.fire-and-rescue") && keys.contains("D-M1/copy.thames-valley-police"))
            #expect(try await !partnership.desk.opens(Partnership.item, by: Self.heard))
            #expect(try await partnership.desk.opens(Partnership.item, by: Partnership.asker))
        }
    }

    @Test(arguments: Store.allCases)
    func `stops the item that is being recorded at that moment`(_ store: Store) async throws {
        try await store.meet { partnership, failing in
            failing.before { try await Ending.suspended.happen(to: partnership) }
            let refusal = try await partnership.refusal(atMeeting: .share(.example()))
            #expect(refusal?.reason == .unmet)
            #expect(try await partnership.kinds(of: Partnership.item).isEmpty)
            #expect(try await partnership.keys(of: Partnership.item).isEmpty)
        }
    }

    @Test(arguments: Store.allCases)
    func `has nobody in post: the item goes to those that have, and none to it (4.1)`(_ store: Store) async throws {
        try await store.meet { partnership, _ in
            try await partnership.act(atMeeting: .share(.example()))
            let (liaison, today) = (Partnership.badge("liaison", Self.fire).officer, partnership.clock.now.day)
            try await partnership.change(
                .endAppointment(liaison, on: today), by: Partnership.badge("signatory", Self.fire))
            partnership.clock.move(days: 1)
            let confirmed = try await partnership.act(
                .ratify(.example), on: Partnership.item, by: Partnership.holdingLiaison)
            #expect(confirmed.current.copies.map(\.state) == [.disclosed, .declined])
            let refused = confirmed.entries.compactMap { entry -> RecordedDecision? in
                if case .disclosureRefused(let decision) = entry.event { decision } else { nil }
            }
            let unmet = refused.map { decision in decision.findings.filter { $0.answer == .unmet }.map(\.question) }
            #expect(unmet == [[Question.liaisonOfficers.rawValue]])
        }
    }
}

extension Partnership {
    /// What happens to the fire service.
    fileprivate func change(_ act: AgencyAct, by badge: Badge) async throws {
        guard case .done = try await desk.perform(act, on: Self.fire, by: badge) else { throw Refused() }
    }
}
