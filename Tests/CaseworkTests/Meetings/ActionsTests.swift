import Casework
import SharingProtocol
import Testing

@Suite("4.5, 4.6 What somebody undertakes at a meeting")
struct ActionsTests {
    private let holder = Story.officer("practitioner", Story.fire)
    private let due = Day(iso: "2013-06-20")!

    private func agreed(_ actions: [SharedItem.AgreedAction] = [.example()]) throws -> Story {
        let story = try Story.meeting(of: [Story.police, Story.fire, Story.council])
        try story.go(atMeeting: .park(owner: Story.fire))
        try story.go(atMeeting: .share(.example { $0.actions = actions }))
        return story
    }

    private func tasks(in story: Story) -> [CaseTask] { story.tasksOfMeeting.filter { $0.what == "completeAction" } }

    @Test func `becomes their task, with its day`() throws {
        let other = Story.officer("colleague", Story.council)
        let story = try agreed([.example(), .example(by: other, due: Day(iso: "2013-06-04")!)])
        #expect(story.meeting?.actions.map(\.number) == [1, 2] && story.meeting?.actions.map(\.item) == [2, 2])
        let tasks = tasks(in: story)
        #expect(tasks.map(\.holder) == [.officer(holder), .officer(other)])
        #expect(tasks.map { $0.deadline?.day } == [due, Day(iso: "2013-06-04")])
        #expect(tasks.allSatisfy { $0.deadline?.reason == .action && $0.deadline?.begins == nil })
        #expect(tasks.allSatisfy { $0.since == story.today.noon && $0.topic == .record && !$0.isNotice })
        let members = story.meeting?.row.members ?? []
        #expect(members.contains(other), "whoever undertook something knows of it, also if they were not there")
        #expect(story.meeting?.mayKnow(in: story.circumstances(other, of: Story.council)) == true)
    }

    @Test func `is of somebody with an account, of an agency in the room, and has words`() throws {
        let story = try Story.meeting(of: [Story.police, Story.fire, Story.council])
        story.close("colleague", of: Story.fire)
        try story.go(atMeeting: .move(1, .steppedOut))
        for action in [
            SharedItem.AgreedAction.example(" "), .example(by: Story.officer("practitioner", Story.college)),
            .example(by: Story.officer("practitioner", Story.police)),
            .example(by: Story.officer("colleague", Story.fire)), .example(by: "nobody"),
        ] {
            #expect(!story.act(atMeeting: .share(.example { $0.actions = [.example(), action] })))
            #expect(story.refusal?.reason == .incomplete(field: "action") && story.refusal?.topic == .record)
            #expect(
                story.refusal?.sentence == "Choose an officer of an agency in the room, and write what they do.")
        }
        #expect(story.meeting?.actions == [] && story.meeting?.items == [] && story.disclosure == nil)
    }

    @Test func `is done by whoever undertook it, or entered by the secretary`() throws {
        for (name, agency) in [
            ("practitioner", Story.fire), ("colleague", Story.police), ("liaison", Story.police),
        ] {
            let story = try agreed()
            story.today = story.today.adding(days: 30)
            try story.go(atMeeting: .completeAction(1), name, agency)
            #expect(story.meetingEvents.last == .actionDone(1))
            #expect(story.meeting?.actions.map(\.doneOn) == [story.today] && tasks(in: story) == [])
            #expect(!story.act(atMeeting: .completeAction(1)))
            #expect(story.refusal?.reason == .notNow && story.refusal?.sentence == "That action is done already.")
        }
    }

    @Test func `is nobody else's, and there is none but those that were agreed`() throws {
        let other = Story.officer("practitioner", Story.council)
        let story = try agreed([.example(), .example(by: other)])
        #expect(!story.act(atMeeting: .completeAction(1), by: "practitioner", of: Story.council))
        #expect(story.refusal?.reason == .notYours && story.refusal?.sentence == "That action is somebody else’s.")
        for (name, agency) in [("liaison", Story.fire), ("practitioner", Story.police), ("liaison", Story.council)] {
            #expect(!story.act(atMeeting: .completeAction(1), by: name, of: agency))
            #expect(story.refusal?.reason == .notYours)
        }
        for number in [0, 3, -1] {
            #expect(!story.act(atMeeting: .completeAction(number)))
            #expect(story.refusal?.reason == .notNow)
        }
        #expect(story.meeting?.actions.map(\.doneOn) == [nil, nil])
    }

    @Test func `is still to do once the meeting is over, and makes nobody wait`() throws {
        for state in [MeetingState.closed, .settled] {
            let story = try Story.at(meeting: state)
            #expect(tasks(in: story).map(\.holder) == [.officer(holder)])
            try story.go(atMeeting: .completeAction(1), "practitioner", Story.fire)
            #expect(tasks(in: story) == [] && story.meeting?.state == state)
        }
    }

    /// Nobody can enter it any more: a task that nobody can end would stand in their in-tray for ever.
    @Test func `is nobody's task once the records of the meeting are destroyed (4.13)`() throws {
        let story = try Story.at(meeting: .destroyed)
        #expect(story.meeting?.actions.map(\.doneOn) == [nil])
        #expect(tasks(in: story) == [])
        #expect(!story.act(atMeeting: .completeAction(1), by: "practitioner", of: Story.fire))
    }
}
