import Casework
import SharingProtocol
import Testing

@Suite("4.8 It takes two to give somebody a password")
struct PasswordHandoverTests {
    /// Who may hand over the password of that officer, in the order of their names.
    private func givers(_ story: Story, to name: String, of agency: AgencyID) throws -> [OfficerID] {
        let officer = try #require(story.register.officer(Story.officer(name, agency), of: agency))
        return story.register.givers(ofPasswordTo: officer, on: story.today).sorted()
    }

    private func liaison(_ agency: AgencyID) -> OfficerID { Story.officer("liaison", agency) }

    @Test func `a colleague’s is the liaison officer’s to hand over, and a deputy’s`() throws {
        let story = try Story()
        #expect(try givers(story, to: "practitioner", of: Story.police) == [liaison(Story.police)])
        let deputy = Story.officer("deputy", Story.police)
        let appoint = AgencyAct.appoint(deputy, asDeputy: true, from: story.today, until: nil)
        #expect(story.act(appoint, on: Story.police, by: "signatory", of: Story.police) == nil)
        #expect(try givers(story, to: "practitioner", of: Story.police) == [deputy, liaison(Story.police)])
        // And each other’s, but never one’s own.
        #expect(try givers(story, to: "liaison", of: Story.police) == [deputy])
    }

    @Test func `where an agency has no liaison officer, it is a coordinator’s`() throws {
        let story = try Story()
        story.give(.coordinator, to: "deputy", of: Story.team)
        let coordinator = Story.officer("deputy", Story.team)
        #expect(try givers(story, to: "liaison", of: Story.police) == [coordinator])
        let end = AgencyAct.endAppointment(liaison(Story.police), on: story.today)
        #expect(story.act(end, on: Story.police, by: "signatory", of: Story.police) == nil)
        story.today = story.today.adding(days: 1)
        #expect(try givers(story, to: "practitioner", of: Story.police) == [coordinator])
    }

    @Test func `in the support team it is anybody else’s than the administrator’s who asked`() throws {
        let story = try Story()
        story.give(.administrator, to: "colleague", of: Story.team)
        let newcomer: OfficerID = "newcomer"
        let open = AgencyAct.admitOfficer(newcomer, role: .auditor, maySign: false)
        #expect(story.act(open, on: Story.team, by: "colleague", of: Story.team) == nil)
        let officer = try #require(story.register.officer(newcomer, of: Story.team))
        let givers = story.register.givers(ofPasswordTo: officer, on: story.today)
        #expect(!givers.isEmpty)
        #expect(!givers.contains(Story.officer("colleague", Story.team)))
        #expect(!givers.contains(newcomer))
        #expect(givers.allSatisfy { story.register.officer($0, of: Story.team) != nil })
    }

    @Test func `where the team has nobody else, the agencies’ liaison officers stand in`() throws {
        let story = try Story()
        story.give(.administrator, to: "colleague", of: Story.team)
        for name in ["practitioner", "deputy", "liaison"] {
            let end = AgencyAct.endOfficer(Story.officer(name, Story.team))
            #expect(story.act(end, on: Story.team, by: "colleague", of: Story.team) == nil)
        }
        let asked = AgencyAct.renewPassword(Story.officer("signatory", Story.team))
        #expect(story.act(asked, on: Story.team, by: "colleague", of: Story.team) == nil)
        let agencies = [Story.college, Story.council, Story.police, Story.fire]
        #expect(try givers(story, to: "signatory", of: Story.team) == agencies.map(liaison).sorted())
    }

    @Test func `it is handed over once, and not to a closed account`() throws {
        let story = try Story()
        let officer = Story.officer("practitioner", Story.police)
        let handover = AgencyAct.handOverPassword(officer)
        #expect(story.act(handover, on: Story.police, by: "colleague", of: Story.police)?.reason == .notYours)
        #expect(story.act(handover, on: Story.police, by: "liaison", of: Story.police) == nil)
        #expect(story.act(handover, on: Story.police, by: "liaison", of: Story.police)?.reason == .notNow)
        story.give(.administrator, to: "colleague", of: Story.team)
        let renew = AgencyAct.renewPassword(officer)
        #expect(story.act(renew, on: Story.police, by: "colleague", of: Story.team) == nil)
        #expect(story.act(handover, on: Story.police, by: "colleague", of: Story.team)?.reason == .notYours)
        #expect(story.act(.endOfficer(officer), on: Story.police, by: "colleague", of: Story.team) == nil)
        #expect(story.act(handover, on: Story.police, by: "liaison", of: Story.police)?.reason == .notNow)
    }

    @Test func `whoever has some to hand over sees them, the longest waiting first`() throws {
        let story = try Story()
        let names = ["practitioner", "colleague", "deputy", "signatory"]
        func waiting(_ giver: OfficerID) -> [OfficerID] {
            // The support team of this story has no coordinator, so that liaison officers stand in for it besides.
            story.register.passwordsToHandOver(by: giver, on: story.today).map(\.id)
                .filter { story.register.officer($0, of: Story.police) != nil }
        }
        let all = waiting(liaison(Story.police))
        #expect(Set(all) == Set(names.map { Story.officer($0, Story.police) }))
        let handover = AgencyAct.handOverPassword(Story.officer("colleague", Story.police))
        #expect(story.act(handover, on: Story.police, by: "liaison", of: Story.police) == nil)
        story.give(.administrator, to: "colleague", of: Story.team)
        let renew = AgencyAct.renewPassword(Story.officer("colleague", Story.police))
        story.today = story.today.adding(days: 3)
        #expect(story.act(renew, on: Story.police, by: "colleague", of: Story.team) == nil)
        let left = waiting(liaison(Story.police))
        #expect(left.count == 4)
        #expect(left.last == Story.officer("colleague", Story.police))
        #expect(!waiting(liaison(Story.council)).contains(left[0]))
        #expect(waiting("nobody").isEmpty)
    }
}
