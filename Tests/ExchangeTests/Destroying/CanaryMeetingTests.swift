import Casework
import SharingProtocol
import Testing

@testable import Exchange

/// A name in every word that is written at a meeting and about its items, and what opens once all of it is destroyed.
@Suite("4.5, 4.13 What is left of a person once everything of a meeting is destroyed")
struct CanaryMeetingTests {
    private static let (meeting, first, second): (CaseID, CaseID, CaseID) = ("M-CANARY", "D-CANARY1", "D-CANARY2")
    private static let words = CanaryStory.words
    private static let fieldsOfMeeting: Set<String> = [
        "meeting/title", "meeting/place", "meeting/agenda", "attendance/guest.4", "note/passage.1", "note/passage.2",
    ]
    private static let fieldsOfItem: Set<String> = [
        "determination/subject", "disclosure/item.1", "disclosure/decision", "disclosure/action.1",
    ]

    private func act(_ act: MeetingAct, in partnership: Partnership) async throws {
        try await partnership.act(act, as: MeetingCase.self, on: Self.meeting, by: Partnership.askingLiaison)
    }

    private func item(_ disclosure: CaseID) -> SharedItem {
        let words = Self.words
        var item = SharedItem(
            disclosure, owner: Partnership.council, informationClass: "personal", keepUntil: Day(iso: "2013-12-01")!,
            subject: words, words: words, decision: words,
            actions: [
                .init(
                    holder: Partnership.badge("practitioner", Partnership.fire).officer, due: Day(iso: "2013-07-01")!,
                    words: words)
            ])
        item.ground = "risk-of-harm"
        return item
    }

    /// A guest, two items, a note in two passages: the first item is confirmed by its owner, and the second ended.
    private func hold(in partnership: Partnership) async throws {
        try await partnership.join(Partnership.fire)
        let room = [Partnership.police, Partnership.council, Partnership.fire]
        let plan = MeetingPlan(
            MeetingTerms(
                startsAt: partnership.clock.now, purpose: "shared-intelligence", reason: "prevent-or-detect",
                invited: room, following: nil, keepUntil: Day(iso: "2014-06-01")!),
            words: ["title": Self.words, "place": Self.words, "agenda": Self.words])
        let planned = try await partnership.desk.begin(
            Self.meeting, .plan(plan), as: MeetingCase.self, by: Partnership.askingLiaison)
        guard case .done = planned else { throw Partnership.Refused() }
        try await act(.open, in: partnership)
        for (index, agency) in room.enumerated() {
            let officer = Partnership.badge("practitioner", agency).officer
            try await act(.arrive(agency, officer, name: nil), in: partnership)
            try await act(.acceptStatement(index + 1), in: partnership)
        }
        for act in [
            MeetingAct.arrive(nil, nil, name: Self.words), .move(4, .left), .share(item(Self.first)),
            .share(item(Self.second)), .addToNote(Self.words), .close, .addToNote(Self.words),
        ] {
            try await self.act(act, in: partnership)
        }
    }

    @Test(arguments: Store.allCases)
    func `is nothing, in any field of the meeting, of its items and of what became of them`(
        _ store: Store
    ) async throws {
        try await store.run { (records: any RecordStore) async throws in
            let partnership = try await Partnership { _ in records }
            try await hold(in: partnership)
            let left = WhatIsLeft(partnership)
            #expect(try await left.opened(in: Self.meeting) == Self.fieldsOfMeeting)
            for reference in [Self.first, Self.second] {
                #expect(try await left.opened(in: reference) == Self.fieldsOfItem)
            }
            // Ended, nothing of it is left; confirmed, there are its owner's reasons too.
            let owner = Partnership.holdingLiaison
            try await partnership.act(.endItem, on: Self.second, by: owner)
            #expect(try await left.opened(in: Self.second) == [])
            let answers =
                ["reasons", "necessity", "conditions"] + ["risk", "risk-to"].map(EvidenceSubject.ground.field)
            var found = Determination.example.terms
            found.ground = "risk-of-harm"
            let determination = Determination(
                found, words: Dictionary(uniqueKeysWithValues: answers.map { ($0, Self.words) }))
            try await partnership.act(.ratify(determination), on: Self.first, by: owner)
            #expect(
                try await left.opened(in: Self.first).isSuperset(of: Self.fieldsOfItem.union(["determination/reasons"]))
            )

            for agency in [Partnership.police, Partnership.fire] {
                try await partnership.act(
                    .destroy(at: agency, nil), on: Self.first, by: Partnership.badge("liaison", agency))
            }
            try await act(.destroy, in: partnership)
            for reference in [Self.meeting, Self.first, Self.second] {
                #expect(try await left.opened(in: reference) == [], "\(reference)")
                #expect(try await records.record(of: reference).keys.isEmpty, "\(reference)")
                #expect(try await records.terms(of: "\(reference)/determination").isEmpty, "\(reference)")
            }
            #expect(try await left.entriesInClear() == 0)
        }
    }
}
