import Casework
import SharingProtocol
import Testing

@Suite("4.5, 4.6, 4.13 What there is to do with a meeting")
struct MeetingTasksTests {
    @Test(arguments: MeetingState.allCases)
    func `is whoever convened it, or that agency's desk, and follows from where it stands`(
        _ state: MeetingState
    ) throws {
        let secretary = CaseTask.Holder.officer(Story.officer("colleague", Story.police))
        let expected: (String, CaseTask.Holder)? =
            switch state {
            case .planned: ("open", secretary)
            case .open: ("close", secretary)
            case .settled, .cancelled: ("destroy", .liaisonDesk(Story.police))
            case .closed, .destroyed: nil
            }
        let story = try Story.at(meeting: state)
        let tasks = story.tasksOfMeeting.filter { $0.what != "completeAction" }
        #expect(tasks.map(\.what) == (expected.map { [$0.0] } ?? []))
        #expect(tasks.map(\.holder) == (expected.map { [$0.1] } ?? []))
        #expect(story.meeting?.row.tasks == story.meeting?.tasks)
        #expect(story.meeting?.row.isOpen == ![.cancelled, .destroyed].contains(state))
    }

    @Test func `has the day of the meeting, and for destroying it the last day`() throws {
        let story = try Story()
        let day = story.today.adding(days: 7)
        try story.go(atMeeting: .plan(.example(inviting: [Story.council], at: day)))
        #expect(story.tasksOfMeeting.map(\.deadline) == [Deadline(day: day, reason: .meeting, begins: day)])
        story.today = day
        try story.go(atMeeting: .open)
        #expect(story.tasksOfMeeting.map(\.deadline) == [Deadline(day: day, reason: .meeting, begins: nil)])
        try story.go(atMeeting: .addToNote("Nobody came."))
        try story.go(atMeeting: .close)
        #expect(story.tasksOfMeeting.map(\.deadline) == [.keepUntil(Day(iso: "2014-06-01")!)])
        #expect(story.tasksOfMeeting.map(\.since) == [day.noon])
    }

    @Test func `every task and notice has words for people, and every state`() throws {
        for state in MeetingState.allCases {
            let row = try #require(try Story.at(meeting: state).meeting?.row)
            #expect(row.state == state.rawValue)
            for task in row.tasks { #expect(Kinds.gatehouse.title(of: task, in: row) != task.what, "\(task.what)") }
            #expect(Kinds.gatehouse.state(of: row).title != row.state)
        }
        for notice in MeetingNotice.allCases { #expect(MeetingCase.taskTitles[notice.rawValue] != nil, "\(notice)") }
        #expect(Set(MeetingCase.states.map(\.word)) == Set(MeetingState.allCases.map(\.rawValue)))
    }
}

@Suite("4.5 What there is to know of a meeting")
struct MeetingNewsTests {
    private let invited = [Story.council, Story.fire].map { News("invited", desk: $0) }
    private let cancelled = [Story.council, Story.fire].map { News("cancelled", desk: $0) }

    private func planned() throws -> Story {
        try .planned(inviting: [Story.police, Story.council, Story.fire])
    }

    @Test func `that they are invited, each agency's desk but the one that convenes it`() throws {
        let story = try planned()
        #expect(story.newsOfMeeting == Set(invited))
        for (name, agency) in [
            ("practitioner", Story.council), ("liaison", Story.police), ("colleague", Story.police),
            ("liaison", Story.college),
        ] { #expect(!story.seeMeeting(by: name, of: agency), "\(name) of \(agency)") }
        #expect(story.seeMeeting(by: "liaison", of: Story.council))
        #expect(story.meetingEvents.last == .noticeSeen(forDesk: true))
        #expect(story.newsOfMeeting == [invited[1]])
        #expect(!story.seeMeeting(by: "liaison", of: Story.council), "it is seen once")
    }

    @Test func `that it is cancelled, and being seen changes nothing in it`() throws {
        let story = try planned()
        #expect(story.seeMeeting(by: "liaison", of: Story.council))
        story.today = story.today.adding(days: 1)
        try story.go(atMeeting: .cancel)
        #expect(story.newsOfMeeting == Set(cancelled + [invited[1]]))
        let before = try #require(story.meeting?.changedAt)
        story.today = story.today.adding(days: 1)
        for agency in [Story.council, Story.fire] { #expect(story.seeMeeting(by: "liaison", of: agency)) }
        #expect(story.newsOfMeeting == [] && story.meeting?.changedAt == before)
    }
}
