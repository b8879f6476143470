import Casework
import SharingProtocol
import Testing

@Suite("2.13, 4.13, 6.2 Where an agency stands, and how it leaves")
struct MembershipTests {
    private let story: Story

    init() throws {
        story = try Story()
        let team = Story.team
        story.register.agencies[team]?.apply(
            .officerAdmitted(Story.officer("coordinator", team), role: .coordinator, maySign: false), by: "founder",
            at: story.today.noon)
    }

    @discardableResult
    private func act(_ act: AgencyAct, on agency: AgencyID, by name: String, of own: AgencyID) -> String? {
        let circumstances = story.circumstances(name, own)
        guard let subject = story.register.agencies[agency] else { return "no such agency" }
        switch subject.decide(act, in: circumstances) {
        case .refused(let refusal): return refusal.sentence
        case .happened(let happening):
            for event in happening.events {
                story.register.agencies[agency]?.apply(event, by: circumstances.officer.id, at: circumstances.at)
            }
            return nil
        }
    }

    private var party: Party {
        story.register.party(Story.college, on: story.today, under: story.rules.name)
    }

    @Test func `the support team suspends it with a reason, and lifts that again`() {
        #expect(
            act(.standing(.suspend(" ")), on: Story.college, by: "coordinator", of: Story.team)
                == "Say why it is suspended.")
        #expect(act(.standing(.suspend("Its fee")), on: Story.college, by: "signatory", of: Story.college) != nil)
        #expect(party.hasSigned)
        #expect(act(.standing(.suspend("A lost laptop.")), on: Story.college, by: "coordinator", of: Story.team) == nil)
        #expect(!party.hasSigned)
        #expect(act(.standing(.suspend("Again.")), on: Story.college, by: "coordinator", of: Story.team) != nil)
        #expect(act(.standing(.resume), on: Story.college, by: "coordinator", of: Story.team) == nil)
        #expect(party.hasSigned)
    }

    @Test func `either side ends it, and until its last day it goes on sharing`() {
        let day = story.today.adding(days: 3)
        let past = story.today.adding(days: -1)
        #expect(
            act(.notice(.leave(on: day, into: nil, "x")), on: Story.college, by: "liaison", of: Story.college) != nil)
        #expect(
            act(.notice(.leave(on: day, into: nil, "x")), on: Story.college, by: "signatory", of: Story.police) != nil)
        #expect(
            act(.notice(.leave(on: past, into: nil, "x")), on: Story.college, by: "signatory", of: Story.college) != nil
        )
        #expect(
            act(.notice(.leave(on: day, into: nil, "")), on: Story.college, by: "signatory", of: Story.college)
                == "Say why it leaves.")
        #expect(
            act(
                .notice(.leave(on: day, into: nil, "It closes.")), on: Story.college, by: "signatory", of: Story.college
            ) == nil)
        story.today = day
        #expect(party.hasSigned)
        story.today = day.adding(days: 1)
        #expect(!party.hasSigned)
        let words = ["name": "S", "position": "P", "authority": "A", "address": "1 Row"].mapValues { Confidential($0) }
        #expect(
            act(.signAgreement(textHash: "00", words: words), on: Story.college, by: "signatory", of: Story.college)
                == "The agency has left the partnership.")
    }

    @Test func `its leaving is complete once its day is over and its certificates are in (4.13)`() {
        let day = story.today
        act(.notice(.leave(on: day, into: nil, "It closes.")), on: Story.college, by: "coordinator", of: Story.team)
        #expect(
            act(.standing(.close(held: 0)), on: Story.college, by: "coordinator", of: Story.team)
                == "Its last day in the partnership is not over.")
        story.today = day.adding(days: 1)
        #expect(
            act(.standing(.close(held: 2)), on: Story.college, by: "coordinator", of: Story.team)
                == "It still has what it received in 2 cases: the certificates have to be in first.")
        #expect(act(.standing(.close(held: 0)), on: Story.college, by: "coordinator", of: Story.team) == nil)
        #expect(story.register.agencies[Story.college]?.goneSince == story.today)
        #expect(act(.standing(.resume), on: Story.college, by: "coordinator", of: Story.team) != nil)
    }

    @Test func `a notice can be taken back, by whoever may give it`() {
        act(
            .notice(.leave(on: story.today, into: nil, "A slip.")), on: Story.college, by: "signatory",
            of: Story.college)
        #expect(act(.notice(.stay), on: Story.college, by: "practitioner", of: Story.college) != nil)
        #expect(act(.notice(.stay), on: Story.college, by: "signatory", of: Story.college) == nil)
        story.today = story.today.adding(days: 1)
        #expect(party.hasSigned)
    }

    @Test func `whoever was expelled does not come back by themselves`() {
        act(.notice(.leave(on: nil, into: nil, "A breach.")), on: Story.college, by: "coordinator", of: Story.team)
        #expect(!party.hasSigned)
        for notice in [
            AgencyAct.notice(.stay), .notice(.leave(on: story.today.adding(days: 900), into: nil, "Later.")),
        ] {
            #expect(
                act(notice, on: Story.college, by: "signatory", of: Story.college)
                    == "Only the support team changes this notice.")
        }
        #expect(!party.hasSigned)
        #expect(act(.notice(.stay), on: Story.college, by: "coordinator", of: Story.team) == nil)
        #expect(party.hasSigned)
    }

    @Test func `it is renamed and put on another line, which no other agency has`() {
        #expect(act(.standing(.rename(Story.police.text)), on: Story.college, by: "coordinator", of: Story.team) != nil)
        #expect(act(.standing(.rename("City College")), on: Story.college, by: "coordinator", of: Story.team) == nil)
        #expect(story.register.agencies[Story.college]?.name == "City College")
        #expect(
            act(.standing(.place(line: "thames-valley-police")), on: Story.college, by: "coordinator", of: Story.team)
                == "Another agency stands on that line: choose another.")
        #expect(act(.standing(.place(line: "nowhere")), on: Story.college, by: "coordinator", of: Story.team) != nil)
        #expect(act(.standing(.place(line: "schools")), on: Story.college, by: "coordinator", of: Story.team) == nil)
        #expect(story.register.agencies[Story.college]?.line == "schools")
        #expect(act(.standing(.place(line: "schools")), on: Story.college, by: "signatory", of: Story.college) != nil)
    }
}
