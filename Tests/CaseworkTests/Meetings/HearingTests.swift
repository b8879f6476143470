import Casework
import SharingProtocol
import Testing

@Suite("4.5 Who may hear what is shared")
struct HearingTests {
    /// Why the last of those in the room may not hear it.
    enum Case: String, CaseIterable {
        case unsigned, inNoList, applicant, suspended, membershipEnded, noStatement

        var why: HearingObstacle { self == .noStatement ? .statementNotAccepted : .agencyHasNotSigned }
    }

    /// The fire service and the council are in the room, and one more who may not hear it.
    private func obstructed(by obstacle: Case) throws -> Story {
        let story = try Story.meeting(of: [Story.fire, Story.council])
        switch obstacle {
        case .unsigned: try come(Story.team, in: story)
        case .inNoList:
            try story.go(atMeeting: .arrive(nil, nil, name: "B. Guest"))
            try story.go(atMeeting: .acceptStatement(3))
        case .applicant:
            story.register.applicants["residents"] = Agency(id: "residents", name: "Residents", category: nil)
            try story.go(atMeeting: .arrive("residents", nil, name: "B. Guest"))
            try story.go(atMeeting: .acceptStatement(3))
        case .suspended:
            try come(Story.college, in: story)
            story.suspend(Story.college)
        case .membershipEnded:
            try come(Story.college, in: story)
            story.endMembership(of: Story.college)
        case .noStatement:
            let officer = Story.officer("practitioner", Story.college)
            try story.go(atMeeting: .arrive(Story.college, officer, name: nil))
        }
        return story
    }

    private func come(_ agency: AgencyID, in story: Story) throws {
        try story.go(atMeeting: .arrive(agency, Story.officer("practitioner", agency), name: nil))
        try story.go(atMeeting: .acceptStatement(3))
    }

    private func obstacles(in story: Story) throws -> [HearingObstacle] {
        let meeting = try #require(story.meeting)
        return meeting.obstacles(in: story.circumstances("colleague", Story.police)).map(\.why)
    }

    private func isOffered(in story: Story) throws -> Bool {
        let offered = try #require(story.meeting).offered(in: story.circumstances("colleague", Story.police))
        return offered.acts.contains(.share)
    }

    @Test(arguments: Case.allCases)
    func `in front of somebody who may not, nothing is shared, and the attempt is in the ledger`(
        _ obstacle: Case
    ) throws {
        let story = try obstructed(by: obstacle)
        #expect(try obstacles(in: story) == [obstacle.why])
        #expect(try !isOffered(in: story))
        let before = try #require(story.meeting)
        story.today = story.today.adding(days: 1)
        #expect(!story.act(atMeeting: .share(.example { $0.actions = [.example()] })))
        #expect(story.refusal?.reason == .unmet && story.refusal?.topic == .signatories)
        #expect(
            story.refusal?.sentence
                == "Somebody in the room may not hear it: have them leave for this item, or park it.")
        #expect(story.meetingEvents.last == .sharingRefused(attendees: [3]))
        #expect(story.meeting?.items == [] && story.meeting?.actions == [] && story.disclosure == nil)
        #expect(story.meeting?.changedAt == before.changedAt && story.meeting?.length == before.length + 1)
    }

    @Test(arguments: Case.allCases)
    func `out of the room they let it be shared, are not among those who get it, and come back`(
        _ obstacle: Case
    ) throws {
        let story = try obstructed(by: obstacle)
        try story.go(atMeeting: .move(3, .steppedOut))
        #expect(try obstacles(in: story) == [] && isOffered(in: story))
        try story.go(atMeeting: .share(.example()))
        #expect(story.disclosure?.copies.map(\.agency) == [Story.fire])
        try story.go(atMeeting: .move(3, .present))
        #expect(try obstacles(in: story) == [obstacle.why])
        #expect(!story.act(atMeeting: .share(.example(Story.item(2)))))
        #expect(story[disclosure: Story.item(2)].current == nil)
        #expect(story.disclosure?.copies.map(\.agency) == [Story.fire], "what was shared before is theirs who heard it")

        try story.go(.ratify(.example()), "liaison", Story.council)
        for name in ["practitioner", "liaison"] {
            #expect(story.act(.read(file: nil), by: name, of: Story.fire) == true)
            for agency in [Story.college, Story.team] {
                #expect(!story.act(.read(file: nil), by: name, of: agency), "\(name) of \(agency) was out of the room")
            }
        }
    }

    @Test func `all of them are named, as they came, and those who are out of the room are not`() throws {
        let story = try Story.meeting(of: [Story.fire, Story.council, Story.team])
        for agency in [nil, Story.college, Story.police] as [AgencyID?] {
            try story.go(atMeeting: .arrive(agency, nil, name: "B. Guest"))
        }
        try story.go(atMeeting: .move(5, .left))
        story.suspend(Story.fire)
        #expect(!story.act(atMeeting: .share(.example())))
        #expect(story.meetingEvents.last == .sharingRefused(attendees: [1, 3, 4, 6]))
        let why: [HearingObstacle] = [
            .agencyHasNotSigned, .agencyHasNotSigned, .agencyHasNotSigned, .statementNotAccepted,
        ]
        #expect(try obstacles(in: story) == why)
    }

    @Test func `its owner too, where it was suspended meanwhile`() throws {
        let story = try Story.meeting(of: [Story.fire, Story.council])
        story.suspend(Story.council)
        #expect(!story.act(atMeeting: .share(.example())))
        #expect(story.meetingEvents.last == .sharingRefused(attendees: [2]))
    }

    @Test func `on its last day in the partnership an agency still does`() throws {
        let story = try Story.meeting(of: [Story.fire, Story.council])
        story.register.agencies[Story.fire]?.leavesAfter = story.today
        #expect(story.act(atMeeting: .share(.example())))
        story.today = story.today.adding(days: 1)
        #expect(!story.act(atMeeting: .share(.example(Story.item(2)))))
        #expect(story.refusal?.reason == .unmet)
    }

    @Test func `nothing is shared with nobody, or by somebody who is not there`() throws {
        let story = try Story.meeting(of: [Story.council, Story.fire])
        try story.go(atMeeting: .arrive(Story.council, Story.officer("colleague", Story.council), name: nil))
        try story.go(atMeeting: .acceptStatement(3))
        try story.go(atMeeting: .move(2, .steppedOut))
        let length = story.meetingEvents.count
        for (owner, sentence) in [
            (Story.council, "Nobody of another agency is in the room."),
            (Story.fire, "Choose an agency that has somebody in the room."),
            (Story.college, "Choose an agency that has somebody in the room."),
        ] {
            #expect(!story.act(atMeeting: .share(.example(of: owner))))
            #expect(story.refusal?.reason == .incomplete(field: "owner") && story.refusal?.sentence == sentence)
        }
        #expect(story.meetingEvents.count == length && story.disclosure == nil)
        #expect(try !isOffered(in: story))
        try story.go(atMeeting: .move(2, .present))
        #expect(try isOffered(in: story))
    }
}
