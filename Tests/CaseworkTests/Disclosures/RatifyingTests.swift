import Casework
import SharingProtocol
import Testing

@Suite("3.12, 4.2, 4.5 What was shared at a meeting, until its owner confirms it")
struct RatifyingTests {
    /// Told to the police and the fire service; a colleague at the police took the note.
    private func noted() throws -> Story { try .noted(for: [Story.police, Story.fire]) }

    @Test func `is read by its owner's liaison officer and whoever took the note, and by nobody else`() throws {
        let story = try noted()
        for (name, agency, may) in [
            ("liaison", Story.council, true), ("colleague", Story.police, true), ("practitioner", Story.police, false),
            ("liaison", Story.police, false), ("practitioner", Story.fire, false), ("liaison", Story.fire, false),
            ("practitioner", Story.council, false), ("liaison", Story.college, false),
        ] {
            #expect(story.act(.read(file: nil), by: name, of: agency) == may, "\(name) of \(agency)")
            #expect(story.act(.open, by: name, of: agency) == may, "\(name) of \(agency)")
        }
    }

    @Test func `waits for its owner's desk, for ten days`() throws {
        let story = try noted()
        let task = try #require(story.tasksOfDisclosure.first)
        #expect(story.tasksOfDisclosure.count == 1)
        #expect(task.what == "ratify" && task.holder == .liaisonDesk(Story.council) && task.topic == .determination)
        #expect(task.deadline == Deadline(day: Day(iso: "2013-06-13")!, reason: .ratification, begins: nil))
        #expect(story.newsOfDisclosure == [], "there is nothing to read yet")
    }

    @Test func `is confirmed by the day that the protocol says, and read before that where it says so`() throws {
        let story = try Story.meeting(of: [Story.police, Story.fire, Story.council])
        let text = story.rules.text.replacing("confirmed-within-days: 10", with: "confirmed-within-days: 3")
            .replacing("readable-before: false", with: "readable-before: true")
        story.rules = try #require(ProtocolFile.read(text).rules)
        try story.go(atMeeting: .share(.example { $0.ground = "risk-of-harm" }))
        #expect(story.tasksOfDisclosure.first?.deadline?.day == story.today.adding(days: 3))
        #expect(story.disclosure?.row.members.contains(Story.officer("practitioner", Story.fire)) == true)
        for (name, agency, may) in [
            ("practitioner", Story.fire, true), ("practitioner", Story.police, true),
            ("liaison", Story.fire, true), ("colleague", Story.fire, false), ("liaison", Story.college, false),
        ] {
            #expect(story.act(.read(file: nil), by: name, of: agency) == may, "\(name) of \(agency)")
        }
        #expect(story.act(.endItem, by: "liaison", of: Story.council))
        #expect(!story.act(.read(file: nil), by: "practitioner", of: Story.fire), "it ended with the item")
    }

    @Test func `is confirmed, or ended, by its owner's liaison officer alone`() throws {
        for act in [DisclosureAct.ratify(.example()), .endItem] {
            let story = try noted()
            for (name, agency) in [
                ("liaison", Story.police), ("colleague", Story.police), ("practitioner", Story.council),
                ("liaison", Story.fire),
            ] {
                #expect(!story.act(act, by: name, of: agency), "\(name) of \(agency)")
                #expect(story.refusal?.reason == .notYours)
            }
            #expect(story.act(act, by: "liaison", of: Story.council))
            for again in [DisclosureAct.ratify(.example()), .endItem] {
                #expect(!story.act(again, by: "liaison", of: Story.council))
                #expect(story.refusal?.reason == .notNow)
            }
        }
    }

    @Test func `confirmed, every agency that was there has its copy, and those who heard it read it`() throws {
        let story = try noted()
        let later = Day(iso: "2013-09-01")!
        #expect(story.act(.ratify(.example { $0.keepUntil = later }), by: "liaison", of: Story.council))
        #expect(story.disclosure?.copies.map(\.state) == [.disclosed, .disclosed])
        #expect(
            story.disclosure?.copies.allSatisfy { $0.keepUntil == later && $0.decision?.isPermitted == true } == true)
        #expect(story.disclosureEvents.compactMap(\.given).count == 2)
        for agency in [Story.police, Story.fire] {
            #expect(story.act(.read(file: nil), by: "practitioner", of: agency))
            #expect(story.act(.acknowledge, by: "liaison", of: agency))
        }
        #expect(!story.act(.read(file: nil), by: "colleague", of: Story.police), "the note is the owner's now")
        #expect(story.meeting?.items.map(\.state) == [.ratified])
        #expect(
            story.newsOfDisclosure
                == Set([Story.police, Story.fire].map { News("readerNamed", officer: "practitioner", of: $0) }))
    }

    @Test func `an agency that may not have it gets no copy, and the others do`() throws {
        let story = try noted()
        story.suspend(Story.fire)
        #expect(story.act(.ratify(.example()), by: "liaison", of: Story.council))
        #expect(story.disclosure?.copies.map(\.state) == [.disclosed, .declined])
        #expect(story.destroys[Story.disclosureReference] == ["copy.fire-service"])
        #expect(story.newsOfDisclosure.contains(News("notConfirmed", desk: Story.fire)))
        let refused = story.disclosureEvents.filter {
            if case .disclosureRefused = $0 { true } else { false }
        }
        #expect(refused.count == 1)
    }

    @Test func `confirmed on no ground it is not shared, and the attempt is in the ledger`() throws {
        let story = try noted()
        #expect(!story.act(.ratify(.example { $0.ground = nil }), by: "liaison", of: Story.council))
        #expect(story.refusal?.unmet.contains(.ground) == true)
        guard case .disclosureRefused? = story.disclosureEvents.last else {
            Issue.record("the attempt is not in the ledger")
            return
        }
        #expect(story.disclosure?.copies.map(\.state) == [.noted, .noted])
        for (field, determination) in [
            ("reasons", Determination(Determination.example().terms, words: [:])),
            ("keepUntil", .example { $0.keepUntil = Day(iso: "2013-06-02")! }),
        ] {
            #expect(!story.act(.ratify(determination), by: "liaison", of: Story.council))
            #expect(story.refusal?.reason == .incomplete(field: field))
        }
    }

    @Test func `ended, nobody has it, and everything that was written down is destroyed (4.13)`() throws {
        let story = try noted()
        #expect(story.act(.endItem, by: "liaison", of: Story.council))
        #expect(
            story.destroys[Story.disclosureReference] == [
                "copy.thames-valley-police", "copy.fire-service", "disclosure", "determination",
            ])
        #expect(story.disclosure?.isEnded == true && story.meeting?.items.map(\.state) == [.ended])
        for (name, agency) in [("colleague", Story.police), ("liaison", Story.council), ("liaison", Story.fire)] {
            #expect(!story.act(.read(file: nil), by: name, of: agency))
        }
        #expect(story.newsOfDisclosure == Set([Story.police, Story.fire].map { News("notConfirmed", desk: $0) }))
    }

    /// Whatever `given` says of an item that nobody asked for, the entry can be read for ever.
    @Test func `can be read back`() throws {
        let story = try noted()
        #expect(story.act(.ratify(.example { $0.given = [] }), by: "liaison", of: Story.council))
        #expect(try story.disclosureLog.folded() == story.disclosure)
    }
}
