import Casework
import SharingProtocol
import Testing

@Suite("4.5 Who comes to a meeting")
struct ArrivingTests {
    private func opened() throws -> Story { try .meeting(of: []) }

    private func officer(_ name: String, _ agency: AgencyID) -> MeetingAct {
        .arrive(agency, Story.officer(name, agency), name: nil)
    }

    @Test func `officers with an account, of agencies that were invited or not, counted as they come`() throws {
        let story = try opened()
        for act in [officer("practitioner", Story.fire), officer("liaison", Story.college)] {
            #expect(story.act(atMeeting: act))
        }
        #expect(story.meeting?.attendees.map(\.number) == [1, 2])
        #expect(story.meeting?.attendees.map(\.agency) == [Story.fire, Story.college])
        #expect(story.meeting?.attendees.allSatisfy { $0.presence == .present && !$0.hasAccepted } == true)
        #expect(story.secrets.allSatisfy { $0.record == "meeting" }, "their names are in the register")
    }

    @Test func `people without an account, of an agency or of an organisation in no list; their names are sealed`()
        throws
    {
        let story = try opened()
        story.register.applicants["residents"] = Agency(id: "residents", name: "Residents", category: nil)
        for (number, agency) in [Story.council, "residents", nil].enumerated() {
            #expect(story.act(atMeeting: .arrive(agency, nil, name: "B. Guest")))
            #expect(story.meetingEvents.last == .arrived(agency, nil))
            #expect(story.secrets.last == Secret("attendance", "guest.\(number + 1)", "B. Guest"))
        }
        #expect(story.meeting?.attendees.map(\.officer) == [nil, nil, nil])
        #expect(story.meeting?.room == [Story.council, "residents"])
    }

    @Test func `and nobody of whom it is not said who they are`() throws {
        let story = try opened()
        story.close("colleague", of: Story.fire)
        let organisation = "Choose an agency of the partnership, or write the organisation’s name."
        let somebody = Story.officer("practitioner", Story.fire)
        for (act, field, sentence) in [
            (MeetingAct.arrive("residents", nil, name: "B. Guest"), "agency", organisation),
            (.arrive("residents", somebody, name: nil), "agency", organisation),
            (.arrive(nil, somebody, name: nil), "officer", "Choose an officer of that agency."),
            (.arrive(Story.council, somebody, name: nil), "officer", "Choose an officer of that agency."),
            (officer("colleague", Story.fire), "officer", "Choose an officer of that agency."),
            (officer("nobody", Story.fire), "officer", "Choose an officer of that agency."),
            (.arrive(Story.fire, nil, name: nil), "name", "Enter the name of whoever has come."),
            (.arrive(nil, nil, name: " "), "name", "Enter the name of whoever has come."),
        ] {
            #expect(!story.act(atMeeting: act))
            #expect(story.refusal?.reason == .incomplete(field: field) && story.refusal?.sentence == sentence)
            #expect(story.refusal?.topic == .record)
        }
        #expect(story.meeting?.attendees == [])
    }

    @Test func `an officer who is here does not come again, also while they are out of the room`() throws {
        let story = try Story.meeting(of: [Story.fire])
        for presence in [Attendee.Presence.steppedOut, .present] {
            #expect(!story.act(atMeeting: officer("practitioner", Story.fire)))
            #expect(story.refusal?.reason == .incomplete(field: "officer"))
            #expect(story.refusal?.sentence == "That officer is here already.")
            try story.go(atMeeting: .move(1, presence))
        }
        try story.go(atMeeting: .move(1, .left))
        #expect(story.act(atMeeting: officer("practitioner", Story.fire)), "they left, and come again")
        #expect(story.meeting?.attendees.map(\.hasAccepted) == [true, false], "and accept the statement again")
    }

    /// Out of the room under one number and in it under another, they would hear what they are not to hear.
    @Test func `nobody is in the room twice`() throws {
        let story = try Story.meeting(of: [Story.fire, Story.council])
        try story.go(atMeeting: .move(1, .left))
        try story.go(atMeeting: officer("practitioner", Story.fire))
        try story.go(atMeeting: .acceptStatement(3))
        for presence in [Attendee.Presence.present, .steppedOut] {
            #expect(!story.act(atMeeting: .move(1, presence)), "they are here as number 3")
        }
        #expect(story.act(atMeeting: .share(.example())))
        #expect(story.disclosure?.copy(of: Story.fire)?.readers == [Story.officer("practitioner", Story.fire)])
    }

    @Test func `accept the statement once each, and go where they are not`() throws {
        let story = try Story.meeting(of: [Story.fire])
        let again = "That is entered already: look again, then act."
        for act in [
            MeetingAct.acceptStatement(1), .move(1, .present), .acceptStatement(2), .move(0, .left), .move(-1, .left),
        ] {
            #expect(!story.act(atMeeting: act))
            #expect(story.refusal?.reason == .notNow && story.refusal?.sentence == again)
        }
        for presence in [Attendee.Presence.steppedOut, .left, .present] {
            try story.go(atMeeting: .move(1, presence))
            #expect(story.meeting?.attendees.map(\.presence) == [presence])
            #expect(story.meeting?.room == (presence == .present ? [Story.fire] : []))
        }
    }

    @Test func `an agency is in the room once, for as long as one of its people is`() throws {
        let story = try Story.meeting(of: [Story.fire, Story.council])
        try story.go(atMeeting: .arrive(Story.fire, nil, name: "B. Guest"))
        #expect(story.meeting?.room == [Story.fire, Story.council])
        try story.go(atMeeting: .move(1, .steppedOut))
        #expect(story.meeting.map { Set($0.room) } == [Story.fire, Story.council])
        try story.go(atMeeting: .move(3, .left))
        #expect(story.meeting?.room == [Story.council])
    }
}
