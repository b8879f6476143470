import Casework
import SharingProtocol
import Testing

@Suite("4.4, 3.11 Consent withdrawn")
struct ConsentWithdrawnTests {
    private func withdrawn(by agency: AgencyID) throws -> Story {
        let story = try Story.at(copy: .received, ground: "consent")
        #expect(story.act(.read(file: nil), by: "practitioner", of: Story.police))
        #expect(
            story.act(DisclosureAct.withdrawConsent(on: story.today, "By letter."), by: "liaison", of: agency))
        return story
    }

    @Test(arguments: [Story.police, Story.council])
    func `after it nobody reads what was disclosed, its owner included`(_ agency: AgencyID) throws {
        let story = try withdrawn(by: agency)
        for (name, of) in [("practitioner", Story.police), ("liaison", Story.police), ("liaison", Story.council)] {
            #expect(!story.act(.read(file: nil), by: name, of: of), "\(name) of \(of)")
            #expect(story.refusal?.unmet == [.consent])
        }
    }

    @Test func `it leaves destroying, which waits at once (4.13)`() throws {
        let story = try withdrawn(by: Story.council)
        let task = try #require(story.disclosure?.tasks.first { $0.what == CaseTask.destroy })
        #expect(task.holder == .liaisonDesk(Story.police) && !task.isNotice)
        let withdrawal = try #require(story.disclosure?.consentWithdrawn)
        #expect(task.deadline == Deadline(day: withdrawal, reason: .consentWithdrawn, begins: nil))
        let row = try #require(story.disclosure?.row)
        #expect(Kinds.gatehouse.title(of: task, in: row) == "Destroy it now: consent was withdrawn")
        #expect(Kinds.gatehouse.state(of: row).title == "Consent withdrawn")
        let offered = try #require(story.disclosure).offered(in: story.circumstances("liaison", Story.police))
        #expect(offered.acts[.destroy] == [Story.police])
        #expect(story.act(.destroy(at: Story.police, nil), by: "liaison", of: Story.police))
    }

    @Test func `it is not kept longer then`() throws {
        let story = try withdrawn(by: Story.police)
        #expect(
            !story.act(
                .extendKeeping(at: Story.police, until: Day(iso: "2014-02-01")!, "It goes on."), by: "liaison",
                of: Story.council))
        #expect(story.refusal?.unmet.contains(.consent) == true)
    }

    @Test func `it reaches every copy, and what is offered is not accepted any more`() throws {
        let story = try Story.volunteered(
            to: [Story.police, Story.fire], acceptedBy: [Story.police], ground: "consent")
        #expect(
            story.act(DisclosureAct.withdrawConsent(on: story.today, "By letter."), by: "liaison", of: Story.police))
        #expect(!story.act(.read(file: nil), by: "practitioner", of: Story.police))
        #expect(!story.act(.accept, by: "liaison", of: Story.fire))
        #expect(story.refusal?.unmet == [.consent])
        #expect(story.act(.decline, by: "liaison", of: Story.fire))
    }

    @Test func `nothing is withdrawn where nothing rests on consent`() throws {
        let story = try Story.at(copy: .received)
        #expect(
            !story.act(
                DisclosureAct.withdrawConsent(on: story.today, "By letter."), by: "liaison", of: Story.council))
        #expect(story.refusal?.topic == .ground)
    }
}

@Suite("4.4 How consent is withdrawn")
struct WithdrawingConsentTests {
    @Test func `once, with words, on a day that was`() throws {
        let story = try Story.at(copy: .received, ground: "consent")
        func withdraw(on day: Day, _ words: Confidential) -> RequestAct.Refusal.Reason? {
            let isDone = story.act(DisclosureAct.withdrawConsent(on: day, words), by: "liaison", of: Story.council)
            return isDone ? nil : story.refusal?.reason
        }
        #expect(withdraw(on: story.today.adding(days: 1), "By letter.") == .incomplete(field: "on"))
        #expect(withdraw(on: story.today, " ") == .incomplete(field: "words"))
        #expect(withdraw(on: story.today.adding(days: -1), "By letter.") == nil)
        #expect(withdraw(on: story.today, "By letter.") == .notNow)
        #expect(story.disclosure?.consentWithdrawn == story.today.adding(days: -1))
    }

    @Test func `by a liaison officer of its owner or of an agency that has a copy`() throws {
        let story = try Story.at(copy: .received, ground: "consent")
        for (name, agency) in [
            ("practitioner", Story.police), ("practitioner", Story.council), ("liaison", Story.fire),
        ] {
            #expect(
                !story.act(DisclosureAct.withdrawConsent(on: story.today, "By letter."), by: name, of: agency))
            #expect(story.refusal?.reason == .notYours)
        }
    }
}
