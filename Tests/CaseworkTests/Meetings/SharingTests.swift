import Casework
import SharingProtocol
import Testing

@Suite("3.12, 4.5, 4.10 Sharing something at a meeting")
struct SharingTests {
    private func opened() throws -> Story { try .meeting(of: [Story.police, Story.fire, Story.council]) }

    @Test func `begins a disclosure of its owner's, with a copy for every other agency in the room`() throws {
        let story = try opened()
        let officer = Story.officer("liaison", Story.fire)
        try story.go(atMeeting: .arrive(Story.fire, officer, name: nil))
        try story.go(atMeeting: .acceptStatement(4))
        let item = SharedItem.example(of: Story.fire) {
            $0.marking = "restricted"
            $0.criterion = "analysis"
        }
        try story.go(atMeeting: .share(item))
        #expect(story.meetingEvents.last == .itemShared(Story.disclosureReference, owner: Story.fire))
        #expect(story.meeting?.items.map(\.number) == [1] && story.meeting?.items.map(\.state) == [.noted])
        let disclosure = try #require(story.disclosure)
        #expect(disclosure.terms.origin == .meeting(Story.meetingReference, item: 1))
        #expect(disclosure.owner == Story.fire && disclosure.discloser == Story.officer("colleague", Story.police))
        #expect(disclosure.terms.purpose == story.meeting?.terms.purpose)
        #expect(disclosure.terms.reason == story.meeting?.terms.reason && disclosure.terms.reason != nil)
        let found = disclosure.determination
        #expect(found.informationClass == item.informationClass && found.ground == item.ground)
        #expect(found.criterion == "analysis" && found.marking == "restricted" && found.keepUntil == item.keepUntil)
        #expect(disclosure.copies.map(\.agency) == [Story.police, Story.council])
        #expect(disclosure.copies.allSatisfy { $0.state == .noted && $0.keepUntil == item.keepUntil })
        #expect(story.disclosureEvents.allSatisfy { $0.given == nil }, "nothing has moved yet")
    }

    @Test func `those who heard it are to read it, and the liaison officer where none of them has an account`() throws {
        let story = try Story.meeting(of: [Story.fire, Story.council])
        for (number, act) in [
            MeetingAct.arrive(Story.fire, Story.officer("colleague", Story.fire), name: nil),
            .arrive(Story.fire, Story.officer("liaison", Story.fire), name: nil),
            .arrive(Story.fire, nil, name: "B. Guest"), .arrive(Story.college, nil, name: "C. Guest"),
        ].enumerated() {
            try story.go(atMeeting: act)
            try story.go(atMeeting: .acceptStatement(number + 3))
        }
        try story.go(atMeeting: .move(3, .steppedOut))
        try story.go(atMeeting: .share(.example()))
        let there = [Story.officer("practitioner", Story.fire), Story.officer("liaison", Story.fire)]
        #expect(story.disclosure?.copy(of: Story.fire)?.readers == there)
        #expect(story.disclosure?.copy(of: Story.college)?.readers == [Story.officer("liaison", Story.college)])
    }

    @Test func `seals what was said, of whom, and what was decided, as its owner's`() throws {
        let story = try opened()
        let before = Set(story.secrets)
        let second = SharedItem.AgreedAction.example("Write to them.")
        try story.go(atMeeting: .share(.example { $0.actions = [.example(), second] }))
        #expect(
            Set(story.secrets).subtracting(before) == [
                Secret("determination", "subject", "A. Person"),
                Secret("disclosure", "item.1", "Lives at 12 Example Row."),
                Secret("disclosure", "decision", "Somebody calls there."),
                Secret("disclosure", "action.1", "Call at the house."),
                Secret("disclosure", "action.2", "Write to them."),
            ])
        for record in ["disclosure", "determination"] {
            #expect(story.disclosure?.owner(of: record, in: story.register) == Story.council)
        }
    }

    @Test func `says of whom it is, on what ground, what it is and until when (3.5, 3.11, 4.12)`() throws {
        let wrong: [(String, String, Topic, (inout SharedItem) -> Void)] = [
            ("subject", "Enter whom it is about.", .identifiable, { $0.subject = " " }),
            ("ground", "Choose the lawful ground.", .ground, { $0.ground = nil }),
            ("ground", "Choose the lawful ground.", .ground, { $0.ground = "curiosity" }),
            ("words", "Write what was shared.", .record, { $0.words = "\n" }),
            (
                "keepUntil", "Choose a day that is not over.", .keepUntil,
                { $0.keepUntil = Day(iso: "2013-06-02")! }
            ),
        ]
        let story = try opened()
        let length = story.meetingEvents.count
        for (field, sentence, topic, change) in wrong {
            #expect(!story.act(atMeeting: .share(.example { change(&$0) })))
            #expect(story.refusal?.reason == .incomplete(field: field))
            #expect(story.refusal?.sentence == sentence && story.refusal?.topic == topic)
        }
        #expect(story.meetingEvents.count == length && story.disclosure == nil)
        #expect(story.act(atMeeting: .share(.example { $0.keepUntil = story.today })), "the day is not over")
    }

    @Test func `what is about nobody needs no name and no ground`() throws {
        let story = try opened()
        let item = SharedItem.example {
            $0.informationClass = "depersonalised"
            $0.subject = ""
            $0.ground = nil
        }
        #expect(story.act(atMeeting: .share(item)))
        #expect(!story.secrets.contains { $0.field == "subject" })
    }

    @Test func `the same form sent twice is one item`() throws {
        let story = try opened()
        try story.go(atMeeting: .share(.example { $0.actions = [.example()] }))
        let (meeting, disclosure) = (story.meeting, story.disclosure)
        for again in [SharedItem.example(), .example(of: Story.fire) { $0.words = "Other words." }] {
            #expect(!story.act(atMeeting: .share(again)))
            #expect(story.refusal?.reason == .notNow && story.refusal?.topic == .record)
            #expect(story.refusal?.sentence == "This item is recorded already.")
        }
        #expect(story.meeting == meeting && story.disclosure == disclosure)
        #expect(story.act(atMeeting: .share(.example(Story.item(2)))), "another form is another item")
        #expect(story.meeting?.items.map(\.disclosure) == [Story.disclosureReference, Story.item(2)])
    }

    @Test func `each item goes to those who are in the room for it`() throws {
        let story = try opened()
        try story.go(atMeeting: .share(.example()))
        try story.go(atMeeting: .move(2, .steppedOut))
        try story.go(atMeeting: .share(.example(Story.item(2), of: Story.police)))
        try story.go(atMeeting: .move(2, .present))
        try story.go(atMeeting: .move(1, .left))
        try story.go(atMeeting: .share(.example(Story.item(3), of: Story.fire)))
        let heard = [Story.disclosureReference, Story.item(2), Story.item(3)].map { reference in
            story[disclosure: reference].current?.copies.map(\.agency)
        }
        #expect(heard == [[Story.police, Story.fire], [Story.council], [Story.council]])
    }
}

@Suite("4.5 An item that is left for another time")
struct ParkingTests {
    @Test func `has a number and an owner, and nothing else of it is written down`() throws {
        let story = try Story.meeting(of: [Story.fire, Story.council])
        let secrets = story.secrets
        try story.go(atMeeting: .park(owner: Story.college))
        #expect(story.meetingEvents.last == .itemParked(owner: Story.college))
        #expect(story.secrets == secrets)
        try story.go(atMeeting: .share(.example()))
        #expect(story.meeting?.items.map(\.number) == [1, 2])
        #expect(story.meeting?.items.map(\.state) == [.parked, .noted])
        #expect(story.meeting?.items.map(\.disclosure) == [nil, Story.disclosureReference])
        #expect(story.meeting?.items.map(\.owner) == [Story.college, Story.council])
        #expect(story.disclosure?.terms.origin == .meeting(Story.meetingReference, item: 2))
    }

    @Test func `is of an agency of the partnership, whoever is in the room`() throws {
        let story = try Story.meeting(of: [Story.team])
        #expect(!story.act(atMeeting: .park(owner: "residents")))
        #expect(story.refusal?.reason == .incomplete(field: "owner"))
        #expect(story.refusal?.sentence == "Choose the agency whose item it is.")
        #expect(story.act(atMeeting: .park(owner: Story.fire)))
    }
}
