import Casework
import SharingProtocol
import Testing

@testable import Exchange

@Suite("4.5, 6.5 A meeting, at awkward moments")
struct AwkwardMeetingTests {
    /// Sits in the room without a part in the meeting, and may take the note as well.
    private static let second = Partnership.askingLiaison

    @Test(arguments: Store.allCases)
    func `keeps both passages of two who write the note at once`(_ store: Store) async throws {
        try await store.meet { partnership, failing in
            let desk = partnership.desk
            failing.before {
                _ = try await desk.perform(
                    .addToNote("Of the park."), on: Partnership.meeting, as: MeetingCase.self, by: Self.second)
            }
            try await partnership.act(atMeeting: .addToNote("Of Mill Lane."))
            let folder = try await partnership.lookAtMeeting()
            #expect(folder.words["note/passage.1"] == "Of the park.")
            #expect(folder.words["note/passage.2"] == "Of Mill Lane.")
            #expect(folder.history.current.notes == 2)
        }
    }

    @Test(arguments: Store.allCases)
    func `tells whoever saw an earlier note that it has moved on, and loses neither`(_ store: Store) async throws {
        try await store.meet { partnership, _ in
            let seen = try await partnership.lookAtMeeting().history.moves(for: Partnership.noteTaker.agency)
            try await partnership.act(atMeeting: .addToNote("Of the park."), by: Self.second)
            let late = try await partnership.desk.perform(
                .addToNote("Of Mill Lane."), on: Partnership.meeting, as: MeetingCase.self, by: Partnership.noteTaker,
                expecting: seen)
            guard case .refused(let refusal) = late else {
                Issue.record("a passage was added to a note that was not seen")
                return
            }
            #expect(refusal.reason == .notNow && refusal.sentence.contains("moved on"))
            #expect(try await partnership.lookAtMeeting().words["note/passage.1"] == "Of the park.")
            try await partnership.act(atMeeting: .addToNote("Of Mill Lane."))
            #expect(try await partnership.lookAtMeeting().words["note/passage.2"] == "Of Mill Lane.")
        }
    }

    @Test(arguments: Store.allCases)
    func `makes one item and one disclosure of one form, sent again or at that moment`(_ store: Store) async throws {
        try await store.meet { partnership, failing in
            let desk = partnership.desk
            try await partnership.act(atMeeting: .share(.example()))
            let size = try await partnership.size()
            #expect(try await partnership.refusal(atMeeting: .share(.example()))?.reason == .notNow)
            #expect(try await partnership.size() == size)
            failing.before {
                _ = try await desk.perform(
                    .share(.example("D-M2")), on: Partnership.meeting, as: MeetingCase.self, by: Self.second)
            }
            #expect(try await partnership.refusal(atMeeting: .share(.example("D-M2")))?.reason == .notNow)
            let meeting = try await partnership.lookAtMeeting().history.current
            #expect(meeting.items.map(\.disclosure) == [Partnership.item, "D-M2"])
            for reference in [Partnership.item, "D-M2"] {
                #expect(
                    try await partnership.kinds(of: reference) == ["information.disclosed", "copy.given", "copy.given"])
            }
        }
    }

    @Test(arguments: Store.allCases)
    func `is not closed without a note`(_ store: Store) async throws {
        try await store.meet { partnership, _ in
            try await partnership.act(atMeeting: .share(.example()))
            let size = try await partnership.size()
            let refusal = try #require(try await partnership.refusal(atMeeting: .close))
            #expect(refusal.reason == .notNow && refusal.sentence.contains("Write the note first"))
            // What is only white space is no note.
            #expect(try await partnership.refusal(atMeeting: .addToNote(" \n"))?.reason == .incomplete(field: "words"))
            #expect(try await partnership.size() == size)
            try await partnership.closeMeeting()
            #expect(try await partnership.lookAtMeeting().history.current.state == .closed)
        }
    }

    @Test(arguments: Store.allCases)
    func `waits for an owner who never confirms, and shows nobody what was said (3.12)`(_ store: Store) async throws {
        try await store.meet { partnership, _ in
            let (desk, owner) = (partnership.desk, Partnership.holdingLiaison)
            try await partnership.act(atMeeting: .share(.example()))
            try await partnership.closeMeeting()
            func tray() async throws -> [String] {
                try await desk.inTray(of: owner).tasks.map { "\($0.task.what) \($0.row.reference) \($0.isLate)" }
            }
            let days = partnership.desk.protocols[0].confirming.withinDays
            for (days, isLate) in [(0, false), (days, false), (1, true), (100, true)] {
                partnership.clock.move(days: days)
                #expect(try await tray() == ["ratify D-M1 \(isLate)"], "\(days) days later")
                #expect(try await desk.inTrayCount(of: owner) == 1)
                for agency in [Partnership.police, Partnership.fire] {
                    for name in ["practitioner", "liaison"] {
                        let badge = Partnership.badge(name, agency)
                        #expect(try await !desk.opens(Partnership.item, by: badge), "\(badge.officer)")
                    }
                    let others = try await desk.waitingForOthers(of: Partnership.badge("liaison", agency)).tasks
                    #expect(others.filter { $0.task.what == "ratify" }.map(\.isLate) == [isLate], "\(agency)")
                }
            }
            let folder = try await partnership.lookAtMeeting()
            #expect(folder.history.current.state == .closed)
            #expect(folder.history.current.items.map(\.state) == [.noted])
        }
    }
}
