import Casework
import SharingProtocol
import Testing

@Suite("4.5 The note of a meeting")
struct NoteTests {
    @Test func `a meeting is not closed without one`() throws {
        let story = try Story.meeting(of: [Story.fire, Story.council])
        #expect(!story.act(atMeeting: .close))
        #expect(story.refusal?.reason == .notNow && story.refusal?.topic == .record)
        #expect(story.refusal?.sentence == "Write the note first: a meeting is not closed without one.")
        #expect(story.meeting?.state == .open)
        try story.go(atMeeting: .addToNote("Nothing was shared."))
        #expect(story.act(atMeeting: .close))
    }

    @Test func `is only ever added to, also once the meeting is over`() throws {
        let story = try Story.meeting(of: [Story.fire, Story.council])
        for blank in ["", " \n"] {
            #expect(!story.act(atMeeting: .addToNote(Confidential(blank))))
            #expect(story.refusal?.reason == .incomplete(field: "words"))
            #expect(story.refusal?.sentence == "Write what the note is to say.")
        }
        for words in ["First.", "Second."] { try story.go(atMeeting: .addToNote(Confidential(words))) }
        try story.go(atMeeting: .close)
        try story.go(atMeeting: .addToNote("Third."), "liaison")
        #expect(story.meeting?.state == .settled && story.meeting?.notes == 3)
        let passages = story.secrets.filter { $0.record == "note" }
        #expect(passages.map(\.field) == ["passage.1", "passage.2", "passage.3"])
        #expect(passages.map(\.words) == ["First.", "Second.", "Third."])
        for passage in passages {
            for event in try EveryEvent.ofMeeting() { #expect(MeetingCase.keeps(passage.place, after: event)) }
        }
    }
}

@Suite("3.12, 4.5 The end of a meeting")
struct ClosingTests {
    private let second = Story.item(2)

    /// Two items, of the council and of the fire service, and one that is parked.
    private func held() throws -> Story {
        let story = try Story.meeting(of: [Story.police, Story.fire, Story.council])
        try story.go(atMeeting: .share(.example()))
        try story.go(atMeeting: .share(.example(second, of: Story.fire)))
        try story.go(atMeeting: .park(owner: Story.fire))
        try story.go(atMeeting: .addToNote("Two items."))
        return story
    }

    @Test func `everybody leaves, and nothing more is shared`() throws {
        let story = try held()
        try story.go(atMeeting: .move(1, .steppedOut))
        try story.go(atMeeting: .close)
        #expect(story.meeting?.attendees.allSatisfy { $0.presence == .left } == true)
        #expect(story.meeting?.room == [] && story.meeting?.present == [])
        for act in [MeetingAct.share(.example(Story.item(4))), .park(owner: Story.fire), .move(1, .present), .close] {
            #expect(!story.act(atMeeting: act))
            #expect(story.refusal?.reason == .notNow)
        }
    }

    @Test func `it is settled when every item is confirmed or ended, in whichever order`() throws {
        for acts in [
            [
                (DisclosureAct.ratify(.example()), Story.disclosureReference, Story.council),
                (.endItem, second, Story.fire),
            ],
            [(.ratify(.example()), second, Story.fire), (.endItem, Story.disclosureReference, Story.council)],
        ] {
            let story = try held()
            try story.go(atMeeting: .close)
            for (act, reference, owner) in acts {
                #expect(story.meeting?.state == .closed)
                #expect(story.act(act, on: reference, by: "liaison", of: owner))
            }
            #expect(story.meeting?.state == .settled)
            let first = story.disclosure?.copies.allSatisfy { $0.state == .disclosed } == true
            #expect(
                story.meeting?.items.map(\.state)
                    == (first ? [.ratified, .ended, .parked] : [.ended, .ratified, .parked]))
        }
    }

    @Test func `with nothing left to confirm it is settled as it is closed`() throws {
        let story = try held()
        #expect(story.act(.ratify(.example()), by: "liaison", of: Story.council), "an owner need not wait for the end")
        #expect(story.act(.endItem, on: second, by: "liaison", of: Story.fire))
        #expect(story.meeting?.state == .open)
        try story.go(atMeeting: .close)
        #expect(story.meeting?.state == .settled)
        let empty = try Story.meeting(of: [Story.fire])
        try empty.go(atMeeting: .addToNote("Nobody else came."))
        try empty.go(atMeeting: .close)
        #expect(empty.meeting?.state == .settled)
    }

    @Test func `destroying it names the records whose keys go: all that were written (4.13)`() throws {
        let cancelled = try Story.at(meeting: .cancelled)
        try cancelled.go(atMeeting: .destroy, "liaison")
        #expect(cancelled.destroys[Story.meetingReference] == ["meeting"])
        let held = try Story.meeting(of: [Story.fire])
        try held.go(atMeeting: .addToNote("Nobody else came."))
        try held.go(atMeeting: .close)
        try held.go(atMeeting: .destroy, "liaison")
        #expect(held.destroys[Story.meetingReference] == ["meeting", "note"])
        let guest = try Story.at(meeting: .destroyed)
        #expect(guest.destroys[Story.meetingReference] == ["meeting", "attendance", "note"])
        let written = Set(guest.secrets.map(\.record)).subtracting(["disclosure", "determination"])
        #expect(written == Set(guest.destroys[Story.meetingReference] ?? []))
        #expect(guest.disclosure?.copies.allSatisfy { $0.state == .disclosed } == true, "its items go on")
        #expect(guest.meeting?.row.isOpen == false && guest.meeting?.row.keepUntil == nil)
    }
}
