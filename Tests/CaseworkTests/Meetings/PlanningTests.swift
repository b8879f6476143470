import Casework
import SharingProtocol
import Testing

@Suite("4.5, 6.5 Planning a meeting")
struct PlanningTests {
    private func plan(
        _ story: Story, _ change: (inout MeetingPlan) -> Void = { _ in }
    ) -> MeetingAct {
        var plan = MeetingPlan.example(inviting: [Story.council, Story.fire], at: story.today)
        change(&plan)
        return .plan(plan)
    }

    @Test func `is for practitioners of an agency that has signed (4.3)`() throws {
        let story = try Story()
        story.close("colleague", of: Story.police)
        story.register.agencies[Story.police]?.officers[Story.officer("deputy", Story.police)]?.role = .auditor
        story.suspend(Story.fire)
        story.endMembership(of: Story.college)
        for (name, agency) in [
            ("colleague", Story.police), ("deputy", Story.police), ("practitioner", Story.fire),
            ("liaison", Story.college), ("practitioner", Story.team),
        ] {
            #expect(!story.act(atMeeting: plan(story), by: name, of: agency), "\(name) of \(agency)")
            #expect(story.refusal?.reason == .notYours && story.refusal?.topic == .signatories)
            #expect(story.refusal?.sentence == "Only officers of an agency that has signed convene a meeting.")
        }
        #expect(story.meeting == nil && story.meetingEvents.isEmpty)
        #expect(story.act(atMeeting: plan(story), by: "practitioner", of: Story.council))
        #expect(story.meeting?.convening == Story.council)
        #expect(story.meeting?.secretary == Story.officer("practitioner", Story.council))
    }

    @Test func `says what it is, what for, who is invited and until when it is kept (2.1, 4.12)`() throws {
        let wrong: [(String, String, Topic, (inout MeetingPlan) -> Void)] = [
            ("title", "Enter what the meeting is.", .record, { $0.words["title"] = nil }),
            ("purpose", "Choose what the meeting is for.", .purpose, { $0.terms.purpose = "curiosity" }),
            (
                "invited", "Choose agencies of the partnership.", .signatories,
                { $0.terms.invited.append("residents") }
            ),
            (
                "keepUntil", "Choose a day that is not over.", .keepUntil,
                { $0.terms.keepUntil = Day(iso: "2013-06-02")! }
            ),
        ]
        for (field, sentence, topic, change) in wrong {
            let story = try Story()
            #expect(!story.act(atMeeting: plan(story, change)))
            #expect(story.refusal?.reason == .incomplete(field: field))
            #expect(story.refusal?.sentence == sentence && story.refusal?.topic == topic)
            #expect(story.meeting == nil && story.meetingEvents.isEmpty)
        }
        let today = try Story()
        #expect(today.act(atMeeting: plan(today) { $0.terms.keepUntil = today.today }), "the day is not over")
    }

    @Test func `seals its words, those that are blank left out`() throws {
        let story = try Story()
        let terms = MeetingPlan.example(inviting: [], at: story.today).terms
        #expect(!story.act(atMeeting: .plan(MeetingPlan(terms, words: ["title": " \n"]))))
        #expect(story.refusal?.reason == .incomplete(field: "title"))
        #expect(story.act(atMeeting: .plan(MeetingPlan(terms, words: ["title": "Weekly", "place": " "]))))
        #expect(story.secrets == [Secret("meeting", "title", "Weekly")])
    }

    @Test func `is done once, and nothing else begins a meeting`() throws {
        let story = try Story()
        for kind in MeetingActKind.allCases where kind != .plan {
            #expect(!story.act(atMeeting: .filled(kind, by: "", in: story)))
            #expect(story.refusal?.reason == .notNow && story.refusal?.sentence == "There is no such meeting.")
        }
        #expect(story.meetingEvents.isEmpty)
        #expect(story.act(atMeeting: plan(story)))
        #expect(!story.act(atMeeting: plan(story)))
        #expect(story.meetingEvents.count == 1)
    }

    @Test func `is undone before it begins, and not after`() throws {
        let story = try Story.at(meeting: .cancelled)
        #expect(story.meeting?.state == .cancelled && story.meeting?.row.isOpen == false)
        #expect(!story.act(atMeeting: .open))
        let open = try Story.meeting(of: [Story.police])
        #expect(!open.act(atMeeting: .cancel))
        #expect(open.meeting?.state == .open)
    }
}
