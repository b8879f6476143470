import Casework
import SharingProtocol
import Testing

@Suite("4.12 Longer keeping, and whose day counts")
struct KeepUntilDayTests {
    @Test func `the day is the holder’s, whatever was asked for`() throws {
        let story = try Story.at(.sent)
        story.act(.determine(.example { $0.keepUntil = Day(iso: "2013-09-01")! }), by: "liaison", of: Story.council)
        story.act(.disclose(.example), by: "liaison", of: Story.council)
        #expect(story.request?.terms.keepUntil.iso == "2013-12-01")
        story.today = Day(iso: "2013-09-01")!
        #expect(story.act(.read(file: nil), by: "practitioner", of: Story.police))
        story.today = Day(iso: "2013-09-02")!
        #expect(!story.act(.read(file: nil), by: "practitioner", of: Story.police))
        #expect(story.request?.isSpent(on: story.today) == true)
    }

    @Test func `longer keeping is decided on that day’s facts`() throws {
        let story = try Story.at(.received)
        story.register.agencies[Story.police]?.appointments = []
        #expect(
            !story.act(
                .extendKeeping(until: Day(iso: "2014-02-01")!, "The case goes on."), by: "liaison", of: Story.council))
        #expect(story.refusal?.reason == .unmet)
        #expect(story.request?.keepUntil?.iso == "2013-12-01")
    }

    @Test func `no longer keeping ends before it begins`() throws {
        let story = try Story.at(.received)
        story.today = Day(iso: "2014-03-01")!
        #expect(
            !story.act(
                .extendKeeping(until: Day(iso: "2014-02-01")!, "The case goes on."), by: "liaison", of: Story.council))
        #expect(story.refusal?.reason == .incomplete(field: "until"))
    }
}

@Suite("4.4 How consent is withdrawn")
struct WithdrawingConsentTests {
    @Test func `once, with words, on a day that was`() throws {
        let story = try Story.at(.received, ground: "consent")
        func withdraw(on day: Day, _ words: Confidential) -> RequestAct.Refusal.Reason? {
            story.act(.withdrawConsent(on: day, words), by: "liaison", of: Story.council) ? nil : story.refusal?.reason
        }
        #expect(withdraw(on: story.today.adding(days: 1), "By letter.") == .incomplete(field: "on"))
        #expect(withdraw(on: story.today, " ") == .incomplete(field: "words"))
        #expect(withdraw(on: story.today.adding(days: -1), "By letter.") == nil)
        #expect(withdraw(on: story.today, "By letter.") == .notNow)
        #expect(story.request?.consentWithdrawn == story.today.adding(days: -1))
    }
}

@Suite("4.13 The day of shredding")
struct ShreddingDayTests {
    @Test func `is not before there was anything to shred`() throws {
        let story = try Story.at(.received)
        let witness = Story.officer("colleague", Story.police)
        let early = PaperShredding(shredded: story.today.adding(days: -1), witness: witness)
        #expect(!story.act(.destroy(early), by: "liaison", of: Story.police))
        #expect(story.refusal?.reason == .incomplete(field: "shredded"))
        #expect(story.request?.state == .received && story.destroys.isEmpty)
    }
}

@Suite("4.10 Whoever asked, and words that are new")
struct NewWordsTests {
    @Test func `whoever asked does not read it unless the holder names them`() throws {
        let story = try Story.at(.sent)
        let colleague = Story.officer("colleague", Story.police)
        story.act(.determine(.example { $0.readers = [colleague] }), by: "liaison", of: Story.council)
        story.act(.disclose(.example), by: "liaison", of: Story.council)
        #expect(story.request?.readers == [colleague])
        #expect(!story.act(.read(file: nil), by: "practitioner", of: Story.police))
        #expect(story.act(.read(file: nil), by: "colleague", of: Story.police))
    }

    @Test func `what is entered of a refused reading says that it was refused`() throws {
        let story = try Story.at(.sent)
        let colleague = Story.officer("colleague", Story.police)
        story.act(.determine(.example { $0.readers = [colleague] }), by: "liaison", of: Story.council)
        story.act(.disclose(.example), by: "liaison", of: Story.council)
        story.register.agencies[Story.police]?.officers[colleague]?.isActive = false
        for name in ["practitioner", "colleague"] {
            #expect(!story.act(.read(file: nil), by: name, of: Story.police))
            guard case .readingRefused(let decision)? = story.events.last else {
                Issue.record("the reading that \(name) attempted is not in the book")
                continue
            }
            #expect(!decision.isPermitted, "\(name)")
        }
    }

    private func hasOpened(_ record: String, _ name: String, of agency: AgencyID, in story: Story) -> Bool {
        let officer = story.circumstances(name, agency).officer
        return story.request?.isOpened(record, by: officer) ?? false
    }

    @Test func `whoever looked before a request was mended has not seen the mended words`() throws {
        let story = try Story.at(.awaitingApproval)
        story.act(.open(record: "request"), by: "liaison", of: Story.police)
        #expect(hasOpened("request", "liaison", of: Story.police, in: story))
        story.act(.sendBack("Say more."), by: "liaison", of: Story.police)
        #expect(story.act(.submit(.example()), by: "practitioner", of: Story.police))
        #expect(!hasOpened("request", "liaison", of: Story.police, in: story))
        #expect(hasOpened("request", "practitioner", of: Story.police, in: story), "its writer need not look")
    }

    @Test func `whoever looked before a question was answered has not seen the answer`() throws {
        let story = try Story.at(.clarifying)
        story.act(.open(record: "request"), by: "liaison", of: Story.council)
        #expect(hasOpened("request", "liaison", of: Story.council, in: story))
        #expect(story.act(.clarify("The upper one."), by: "liaison", of: Story.police))
        #expect(!hasOpened("request", "liaison", of: Story.council, in: story))
    }

    @Test func `whoever looked at a question has not seen the reasons`() throws {
        let story = try Story.at(.clarifying)
        story.act(.open(record: "determination"), by: "liaison", of: Story.police)
        #expect(hasOpened("determination", "liaison", of: Story.police, in: story))
        story.act(.clarify("The upper one."), by: "liaison", of: Story.police)
        #expect(story.act(.determine(.example()), by: "liaison", of: Story.council))
        #expect(!hasOpened("determination", "liaison", of: Story.police, in: story))
    }
}

@Suite("4.7 The marking of a determination")
struct DeterminedMarkingTests {
    @Test func `is one that the protocol has, and keeps it to a group that is named`() throws {
        for (marking, readers) in [
            ("top-secret", [Story.officer("practitioner", Story.police)]), ("restricted", []),
        ] as [(Key<Marking>, [OfficerID])] {
            let story = try Story.at(.sent)
            let determination = Determination.example {
                $0.marking = marking
                $0.readers = readers
            }
            #expect(!story.act(.determine(determination), by: "liaison", of: Story.council), "\(marking)")
            #expect(story.refusal?.decision?.unmet.contains { $0.question == .marking } == true, "\(marking)")
        }
    }
}
