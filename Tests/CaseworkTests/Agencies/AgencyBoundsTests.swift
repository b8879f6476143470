import Casework
import SharingProtocol
import Testing

@Suite("4.3, 5.1 Which agreement counts")
struct AgreementTests {
    private func story(signing version: String?, on day: String) throws -> Story {
        let story = try Story()
        story.register.agencies[Story.police]?.agreements = []
        story.register.agencies[Story.police]?.apply(
            .agreementSigned(version: version ?? story.rules.name, textHash: "00"),
            by: Story.officer("signatory", Story.police), at: Day(iso: day)!.noon)
        return story
    }

    @Test func `one to another version of the protocol does not`() throws {
        let story = try story(signing: "an-earlier-protocol", on: "2013-04-01")
        #expect(!story.act(.submit(.example()), by: "practitioner", of: Story.police))
        #expect(story.refusal?.decision?.unmet.map(\.question) == [.signatories])
    }

    @Test func `one does from the day on which it was signed`() throws {
        let story = try story(signing: nil, on: "2013-06-04")
        #expect(!story.act(.submit(.example()), by: "practitioner", of: Story.police))
        #expect(story.refusal?.decision?.unmet.map(\.question) == [.signatories])
        story.today = Day(iso: "2013-06-04")!
        #expect(story.act(.submit(.example()), by: "practitioner", of: Story.police))
    }
}

@Suite("4.1, 4.8 Those who have left")
struct LeftOfficersTests {
    @Test func `fill no post that they were to come into`() throws {
        let story = try Story()
        story.give(.administrator, to: "colleague", of: Story.team)
        let successor = Story.officer("colleague", Story.police)
        let change = story.today.adding(days: 3)
        #expect(
            story.act(
                .appoint(successor, asDeputy: false, from: change, until: nil), on: Story.police, by: "liaison",
                of: Story.police) == nil)
        #expect(story.act(.endOfficer(successor), on: Story.police, by: "colleague", of: Story.team) == nil)
        #expect(story.act(.submit(.example()), by: "practitioner", of: Story.police), "until then somebody is in post")
        story.beginAgain()
        story.today = change
        #expect(!story.act(.submit(.example()), by: "practitioner", of: Story.police))
        #expect(story.refusal?.clause(in: story.rules) == "4.1")
        let officer = story.circumstances("colleague", Story.police).officer
        #expect(!story.register.isLiaisonOfficer(officer, on: change))
    }

    @Test func `admit no agency, sign nothing and appoint nobody`() throws {
        let story = try Story()
        story.give(.coordinator, to: "colleague", of: Story.team)
        for (name, agency) in [("colleague", Story.team), ("signatory", Story.police)] {
            story.register.agencies[agency]?.officers[Story.officer(name, agency)]?.isActive = false
        }
        let admitted = Agency.begin(
            "parks-trust", name: "Parks Trust", category: "co-operating-body",
            in: story.circumstances("colleague", Story.team))
        guard case .refused(let refusal) = admitted else {
            Issue.record("admitted by a closed account")
            return
        }
        #expect(refusal.reason == .notYours)
        let signatory = story.circumstances("signatory", Story.police).officer
        #expect(story.register.agencies[Story.police]?.mayAppoint(signatory, on: story.today) == false)
        let signed = story.act(
            .signAgreement(textHash: "a1", words: [:]), on: Story.police, by: "signatory", of: Story.police)
        #expect(signed?.sentence == "This account is closed.")
    }
}

@Suite("4.8 Who closes accounts, and which")
struct ClosingAccountsTests {
    @Test func `nobody closes one or renews its password but an administrator, and none that is closed`() throws {
        let story = try Story()
        story.give(.administrator, to: "colleague", of: Story.team)
        let officer = Story.officer("practitioner", Story.police)
        for act in [AgencyAct.endOfficer(officer), .renewPassword(officer)] {
            for (name, agency) in [("liaison", Story.police), ("signatory", Story.police), ("liaison", Story.team)] {
                #expect(story.act(act, on: Story.police, by: name, of: agency)?.reason == .notYours)
            }
        }
        #expect(story.act(.endOfficer(officer), on: Story.police, by: "colleague", of: Story.team) == nil)
        for act in [AgencyAct.endOfficer(officer), .renewPassword(officer)] {
            #expect(story.act(act, on: Story.police, by: "colleague", of: Story.team)?.reason == .notNow)
        }
    }
}

@Suite("6.2 The support team")
struct SupportTeamTests {
    @Test func `shares nothing, so nobody signs for it and nobody is its liaison officer`() throws {
        let story = try Story()
        story.give(.administrator, to: "colleague", of: Story.team)
        let words: [String: Confidential] = ["name": "S", "position": "P", "authority": "A", "address": "B"]
        let signed = story.act(
            .signAgreement(textHash: "a1", words: words), on: Story.team, by: "signatory", of: Story.team)
        #expect(signed?.reason == .notNow)
        let appointed = story.act(
            .appoint(Story.officer("deputy", Story.team), asDeputy: false, from: story.today, until: nil),
            on: Story.team, by: "signatory", of: Story.team)
        #expect(appointed?.reason == .notNow)
        #expect(
            story.act(
                .admitOfficer("newcomer", role: .practitioner, maySign: true), on: Story.team, by: "colleague",
                of: Story.team) == nil)
        #expect(story.register.officer("newcomer", of: Story.team)?.maySign == false)
    }
}

@Suite("4.1, Appendix Three Who is appointed, and who ends an appointment")
struct EndingAppointmentTests {
    private func end(
        _ story: Story, _ person: String = "liaison", in days: Int = 0, by name: String, of own: AgencyID = Story.police
    ) -> AgencyAct.Refusal? {
        story.act(
            .endAppointment(Story.officer(person, Story.police), on: story.today.adding(days: days)),
            on: Story.police, by: name, of: own)
    }

    @Test func `it is ended by those who appoint and by the officer in post, and by nobody else`() throws {
        for (name, own) in [
            ("practitioner", Story.police), ("colleague", Story.police), ("liaison", Story.council),
            ("signatory", Story.council),
        ] {
            #expect(end(try Story(), by: name, of: own)?.reason == .notYours, "\(name) of \(own)")
        }
        for name in ["liaison", "signatory"] { #expect(end(try Story(), by: name) == nil) }
    }

    @Test func `only somebody in post leaves it, and not on a day that is past`() throws {
        let story = try Story()
        #expect(end(story, "colleague", by: "signatory")?.reason == .notNow)
        #expect(end(story, in: -1, by: "signatory")?.reason == .incomplete(field: "on"))
        #expect(story.register.agencies[Story.police]?.liaisonOfficer(on: story.today) != nil)
    }

    @Test func `nobody who has left is appointed`() throws {
        let story = try Story()
        let colleague = Story.officer("colleague", Story.police)
        story.register.agencies[Story.police]?.officers[colleague]?.isActive = false
        let refusal = story.act(
            .appoint(colleague, asDeputy: false, from: story.today, until: nil), on: Story.police, by: "liaison",
            of: Story.police)
        #expect(refusal?.reason == .incomplete(field: "officer"))
    }
}
