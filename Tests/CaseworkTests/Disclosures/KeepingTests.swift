import Casework
import SharingProtocol
import Testing

@Suite("4.12 Kept no longer than needed")
struct KeepingTests {
    @Test func `after its day it is not read any more, even before it is destroyed`() throws {
        let story = try Story.at(copy: .received)
        story.today = Day(iso: "2013-12-01")!
        #expect(story.act(.read(file: nil), by: "practitioner", of: Story.police), "its last day counts")
        story.today = Day(iso: "2013-12-02")!
        for (name, agency) in [("practitioner", Story.police), ("liaison", Story.police), ("liaison", Story.council)] {
            #expect(!story.act(.read(file: nil), by: name, of: agency))
            #expect(story.refusal?.unmet.contains(.keepUntil) == true)
        }
        #expect(story.disclosure?.copy(of: Story.police)?.isSpent(on: story.today) == true)
    }

    @Test func `only the owner lets it be kept longer, with a reason and to a later day`() throws {
        let story = try Story.at(copy: .received)
        let later = Day(iso: "2014-02-01")!
        func extend(until day: Day, _ words: Confidential, by agency: AgencyID) -> RequestAct.Refusal.Reason? {
            let act = DisclosureAct.extendKeeping(at: Story.police, until: day, words)
            return story.act(act, by: "liaison", of: agency) ? nil : story.refusal?.reason
        }
        #expect(extend(until: later, "The case goes on.", by: Story.police) == .notYours)
        #expect(extend(until: later, " ", by: Story.council) == .incomplete(field: "words"))
        #expect(extend(until: Day(iso: "2013-11-30")!, "Why", by: Story.council) == .incomplete(field: "until"))
        #expect(extend(until: Day(iso: "2013-12-01")!, "Why", by: Story.council) == .incomplete(field: "until"))
        #expect(extend(until: later, "The case goes on.", by: Story.council) == nil)
        #expect(story.disclosure?.keepUntil == later)
        story.today = later
        #expect(story.act(.read(file: nil), by: "practitioner", of: Story.police))
    }

    @Test func `it is to be destroyed by its last day, and the task comes up a week before (4.13)`() throws {
        let story = try Story.at(copy: .received)
        let day = Day(iso: "2013-12-01")!
        let task = try #require(story.disclosure?.tasks.first { $0.what == CaseTask.destroy })
        #expect(task.holder == .liaisonDesk(Story.police) && task.topic == .destroyed)
        #expect(task.deadline == .keepUntil(day))
        #expect(task.deadline?.begins == Day(iso: "2013-11-24"))
        #expect(task.deadline?.isPast(on: day) == false && task.deadline?.isPast(on: day.adding(days: 1)) == true)
    }
}

@Suite("4.12 Longer keeping, and whose day counts")
struct KeepUntilDayTests {
    @Test func `the day is the holder’s, whatever was asked for`() throws {
        let story = try Story.disclosed { $0.keepUntil = Day(iso: "2013-09-01")! }
        #expect(story.request?.terms.keepUntil.iso == "2013-12-01")
        story.today = Day(iso: "2013-09-01")!
        #expect(story.act(.read(file: nil), by: "practitioner", of: Story.police))
        story.today = Day(iso: "2013-09-02")!
        #expect(!story.act(.read(file: nil), by: "practitioner", of: Story.police))
        #expect(story.disclosure?.copy(of: Story.police)?.isSpent(on: story.today) == true)
    }

    @Test func `longer keeping is decided on that day’s facts`() throws {
        let story = try Story.at(copy: .received)
        story.register.agencies[Story.police]?.appointments = []
        #expect(!story.act(.longer(at: Story.police), by: "liaison", of: Story.council))
        #expect(story.refusal?.reason == .unmet)
        #expect(story.disclosure?.keepUntil?.iso == "2013-12-01")
    }

    @Test func `no longer keeping ends before it begins`() throws {
        let story = try Story.at(copy: .received)
        story.today = Day(iso: "2014-03-01")!
        #expect(!story.act(.longer(at: Story.police), by: "liaison", of: Story.council))
        #expect(story.refusal?.reason == .incomplete(field: "until"))
    }

    @Test func `each copy has a last day of its own`() throws {
        let both = [Story.police, Story.fire]
        let story = try Story.volunteered(to: both + [Story.college], acceptedBy: both)
        #expect(story.act(.longer(at: Story.fire), by: "liaison", of: Story.council))
        #expect(story.disclosure?.copies.map(\.keepUntil.iso) == ["2013-12-01", "2014-02-01", "2013-12-01"])
        #expect(!story.act(.longer(at: Story.college), by: "liaison", of: Story.council), "it is offered only")
        story.today = Day(iso: "2013-12-02")!
        #expect(!story.act(.read(file: nil), by: "practitioner", of: Story.police))
        #expect(story.act(.read(file: nil), by: "practitioner", of: Story.fire))
        #expect(story.act(.read(file: nil), by: "liaison", of: Story.council), "its owner, while there is a copy")
        let deadlines = story.disclosure?.tasks.compactMap(\.deadline?.day.iso)
        #expect(deadlines == ["2013-12-01", "2014-02-01"])
    }
}

extension DisclosureAct {
    /// Kept two months longer than in the example.
    static func longer(at agency: AgencyID) -> DisclosureAct {
        .extendKeeping(at: agency, until: Day(iso: "2014-02-01")!, "The case goes on.")
    }
}
