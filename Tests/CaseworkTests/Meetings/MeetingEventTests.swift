import Casework
import SharingProtocol
import Testing

@Suite("4.5, 4.6 What stands in the entries of a meeting")
struct MeetingEventTests {
    @Test(arguments: MeetingState.allCases)
    func `folded again, they give the same meeting, row, tasks and members`(_ state: MeetingState) throws {
        let story = try Story.at(meeting: state)
        let again = try #require(try story.meetingLog.folded())
        #expect(again == story.meeting)
        #expect(again.row == story.meeting?.row && again.tasks == story.meeting?.tasks)
        #expect(again.row.members == story.meeting?.row.members)
        #expect(try story.disclosureLog.folded() == story.disclosure)
    }

    @Test func `words that may identify somebody are sealed and in no fact`() throws {
        let story = try Story.at(meeting: .settled)
        let facts =
            story.meetingEvents.map { ($0.kind, "\($0.facts)") }
            + story.disclosureEvents.map { ($0.kind, "\($0.facts)") }
        let words = [
            "Weekly meeting", "Room 2", "The stairs", "B. Guest", "A. Person", "12 Example Row", "Somebody calls",
            "Call at the house", "One item",
        ]
        for word in words {
            #expect(story.secrets.contains { $0.words.revealed.contains(word) }, "\(word) is not written down")
            for (kind, text) in facts { #expect(!text.contains(word), "\(kind) tells \(word) in clear") }
        }
    }

    @Test func `an entry of another kind, or without what it needs, is refused by name`() {
        #expect(throws: FactError.unknownKind("meeting.forgotten")) {
            try MeetingEvent(kind: "meeting.forgotten", facts: [:])
        }
        for (kind, missing) in [
            ("meeting.planned", "startsAt"), ("statement.accepted", "attendee"), ("attendee.moved", "presence"),
            ("item.shared", "disclosure"), ("item.parked", "owner"), ("item.ratified", "item"),
            ("item.ended", "item"), ("action.agreed", "item"), ("action.done", "action"),
        ] {
            #expect(throws: FactError.missing(missing, in: kind)) { try MeetingEvent(kind: kind, facts: [:]) }
        }
        #expect(throws: FactError.missing("presence", in: "attendee.moved")) {
            try MeetingEvent(kind: "attendee.moved", facts: ["attendee": .integer(1), "presence": .text("asleep")])
        }
    }

    @Test func `none but its planning begins a meeting`() throws {
        for event in try EveryEvent.ofMeeting() {
            let entry = Booked(
                position: 0, sequence: 0, at: Day.first.noon, officer: "O-1", agency: Story.police, version: "",
                event: event, sealed: [:])
            #expect((MeetingCase("M-1", begunBy: entry) != nil) == (event.kind == "meeting.planned"), "\(event.kind)")
        }
    }

    @Test func `a review counts meetings held and what became of their items (5.2)`() throws {
        let counted: [String: String] = [
            "meeting.opened": "Meetings held", "item.shared": "Items shared", "item.parked": "Items parked",
            "sharing.refused": "Items that could not be shared", "item.ratified": "Items confirmed",
            "item.ended": "Items ended by their owner",
        ]
        let counter = MeetingCounter()
        for event in try EveryEvent.ofMeeting() {
            let entry = Booked(
                position: 0, sequence: 0, at: Day.first.noon, officer: "O-1", agency: Story.police, version: "",
                event: event, sealed: [:])
            let figures = counted[event.kind].map { [ReviewFigure.counted(.meetings, .words($0))] } ?? []
            #expect(counter.take(entry, of: "M-1", isCounted: true) == figures, "\(event.kind)")
            #expect(counter.take(entry, of: "M-1", isCounted: false) == [], "before the period")
        }
    }
}
