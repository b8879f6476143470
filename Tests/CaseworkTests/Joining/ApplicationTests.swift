import Casework
import SharingProtocol
import Testing

/// Applications to join, in the partnership of `Story`.
extension Story {
    static let applicant: AgencyID = "A-0000-0001"

    /// A partnership that takes applications, and whose `colleague` in the support team is its coordinator.
    static func takingApplications() throws -> Story {
        let story = try Story()
        story.give(.coordinator, to: "colleague", of: Self.team)
        story.register.partnership.apply(
            .publicPageSwitched(on: true), by: "founder", of: Self.team, at: story.today.noon)
        return story
    }

    /// Somebody applies; what happens is applied. Returns why not, if not.
    @discardableResult
    func apply(_ application: JoiningApplication, as id: AgencyID = Story.applicant) -> AgencyAct.Refusal? {
        let circumstances = Circumstances(
            officer: .applicant(for: id), at: today.noon, register: register, rules: rules)
        switch Agency.begin(application, in: circumstances) {
        case .refused(let refusal): return refusal
        case .happened(let happening):
            var agency = Agency(id: id, name: id.text, category: nil)
            for event in happening.events { agency.apply(event, by: "applicant", at: circumstances.at) }
            register.applicants[id] = agency
            return nil
        }
    }

    /// The support team, or somebody else, decides on the application.
    @discardableResult
    func decide(
        _ act: AgencyAct, on id: AgencyID = Story.applicant, by name: String = "colleague",
        of own: AgencyID = Story.team
    ) -> AgencyAct.Refusal? {
        let circumstances = circumstances(name, own)
        switch register.applicants[id]?.decide(act, in: circumstances) {
        case .refused(let refusal)?: return refusal
        case nil: return .init(.notNow, "There is no such applicant.")
        case .happened(let happening)?:
            for event in happening.events {
                register.applicants[id]?.apply(event, by: circumstances.officer.id, at: circumstances.at)
            }
            if let agency = register.applicants[id], !agency.isApplicant {
                register.applicants[id] = nil
                register.agencies[id] = agency
            }
            return nil
        }
    }
}

extension JoiningApplication {
    static func example(
        name: String = "Willow Refuge", line: Key<NamedParty> = "other-approved-organisations",
        without field: String? = nil,
        assurances: [GivenAssurance] = []
    ) -> JoiningApplication {
        var words: [String: Confidential] = [
            "basis": "Consent of those whom we house.", "contact": "Ada Willow", "position": "Manager",
            "email": "ada@willow.example",
        ]
        if let field { words[field] = " " }
        return JoiningApplication(name: name, line: line, words: words, assurances: assurances)
    }
}

@Suite("2.13, 6.2 An organisation asks to join")
struct ApplicationTests {
    @Test func `it waits, is approved by the support team, and is then an agency like any other`() throws {
        let story = try Story.takingApplications()
        #expect(story.apply(.example()) == nil)
        #expect(story.register.agencies[Story.applicant] == nil, "an applicant is no agency")
        #expect(
            story.decide(.application(.approve(name: "Willow Refuge")), by: "signatory", of: Story.police)?.reason
                == .notYours)
        #expect(story.decide(.application(.approve(name: "Willow Refuge"))) == nil)
        let agency = try #require(story.register.agencies[Story.applicant])
        #expect(agency.name == "Willow Refuge" && agency.line == "other-approved-organisations")
        #expect(agency.category == "co-operating-body" && agency.admittedOn == story.today)
        let party = story.register.party(Story.applicant, on: story.today, under: story.rules.name)
        #expect(!party.hasSigned && !party.hasLiaisonOfficer)
    }

    @Test func `an application in the name of an existing agency is refused, however it is written`() throws {
        let story = try Story.takingApplications()
        for name in ["Thames Valley Police", "thames-valley-police", " THAMES  VALLEY POLICE. "] {
            #expect(story.apply(.example(name: name))?.sentence == "There is an agency of that name already.")
        }
        #expect(story.apply(.example(name: "Thames Valley Policing Trust")) == nil)
    }

    @Test func `a name that only looks like another is refused, and so is one that nobody can read`() throws {
        let story = try Story.takingApplications()
        for name in [
            "Thames Valley P\u{200D}olice", "Thames Valley P\u{43E}lice", "\u{202E}Police", "\u{3164}",
            "P\u{FE0F}olice",
            "Ｐｏｌｉｃｅ", "Pol\u{301}ice", " ", "–",
        ] {
            #expect(story.apply(.example(name: name))?.reason == .incomplete(field: "name"), "\(name)")
        }
        for (number, name) in ["Tŷ Gobaith", "Café Úna’s Trust (North)", "4Front"].enumerated() {
            #expect(story.apply(.example(name: name), as: AgencyID("A-\(number)")) == nil, "\(name)")
        }
    }

    @Test func `nobody keeps a name from an agency by applying in it`() throws {
        let story = try Story.takingApplications()
        #expect(story.apply(.example()) == nil)
        #expect(story.apply(.example(), as: "A-0000-0002") == nil, "the support team tells which is which")
        guard
            case .happened = Agency.begin(
                "willow", name: "Willow Refuge", category: "co-operating-body",
                in: story.circumstances("colleague", Story.team))
        else {
            Issue.record("an application stands in the way")
            return
        }
    }

    @Test func `an agency of that name that was admitted meanwhile stops it, and the team can give it another`() throws
    {
        let story = try Story.takingApplications()
        story.apply(.example())
        var other = Agency(id: "willow", name: "Willow Refuge", category: "co-operating-body")
        other.admittedOn = story.today
        story.register.agencies["willow"] = other
        #expect(
            story.decide(.application(.approve(name: "Willow Refuge")))?.sentence
                == "There is an agency of that name already.")
        #expect(story.decide(.application(.approve(name: "Willow Refuge North"))) == nil)
        #expect(story.register.agencies[Story.applicant]?.name == "Willow Refuge North")
    }

    @Test func `what it wrote is sealed, its name included, until it is approved`() throws {
        let story = try Story.takingApplications()
        story.apply(.example())
        let applicant = try #require(story.register.applicants[Story.applicant])
        #expect(applicant.name == Story.applicant.text)
        let event = AgencyEvent.applied(line: "other-approved-organisations", category: "co-operating-body")
        #expect(event.facts.table.keys.sorted() == ["category", "line"])
    }

    @Test(arguments: ["basis", "contact", "position", "email"])
    func `it says who asks, and on what basis`(_ field: String) throws {
        #expect(
            try Story.takingApplications().apply(.example(without: field))?.reason == .incomplete(field: field))
    }

    @Test func `nobody applies for a line that names one body, nor while applications are closed`() throws {
        let story = try Story.takingApplications()
        #expect(story.apply(.example(line: "thames-valley-police"))?.reason == .incomplete(field: "line"))
        #expect(story.apply(.example(line: "nowhere"))?.reason == .incomplete(field: "line"))
        #expect(try Story().apply(.example())?.reason == .notNow)
    }

    @Test func `only so many wait at once, and a decision makes room`() throws {
        let story = try Story.takingApplications()
        for number in 1...JoiningApplication.waitingMost {
            #expect(story.apply(.example(name: "Trust \(number)"), as: AgencyID("A-\(number)")) == nil)
        }
        #expect(story.apply(.example())?.reason == .notNow)
        #expect(story.decide(.application(.decline("Not in the area.")), on: "A-1") == nil)
        #expect(story.apply(.example()) == nil)
    }

    @Test func `one that is declined is declined with a reason, and what it wrote is destroyed`() throws {
        let story = try Story.takingApplications()
        let given = GivenAssurance(.registration, until: story.today.adding(days: 90), reference: "Z1")
        story.apply(.example(assurances: [given]))
        #expect(story.decide(.application(.decline(" ")))?.reason == .incomplete(field: "words"))
        let applicant = try #require(story.register.applicants[Story.applicant])
        guard
            case .happened(let happening) = applicant.decide(
                .application(.decline("Not in the area.")), in: story.circumstances("colleague", Story.team))
        else {
            Issue.record("not declined")
            return
        }
        #expect(happening.events.flatMap(\.destroyedRecords) == ["application", "assurance"])
        #expect(happening.events == [.declined(destroyed: ["application", "assurance"])])
        #expect(story.decide(.application(.decline("Not in the area."))) == nil)
        #expect(story.decide(.application(.approve(name: "Willow Refuge")))?.sentence == "It was declined already.")
        #expect(story.apply(.example(), as: "A-0000-0002") == nil, "its name is free again")
    }

    @Test func `until it is admitted nothing else can be done with it`() throws {
        let story = try Story.takingApplications()
        story.apply(.example())
        for act in [
            AgencyAct.standing(.suspend("x")), .standing(.rename("Other")), .notice(.leave(on: nil, into: nil, "x")),
            .standing(.close(held: 0)),
            .admitOfficer("x", role: .practitioner, maySign: true),
            .appoint("x", asDeputy: false, from: story.today, until: nil),
        ] {
            #expect(story.decide(act)?.reason == .notNow)
        }
        story.give(.administrator, to: "colleague", of: Story.team)
        let open = AgencyAct.admitOfficer("x", role: .practitioner, maySign: true)
        #expect(story.decide(open)?.reason == .notNow)
    }
}

@Suite("4.8 What an agency shows of itself")
struct AssuranceTests {
    private func assure(
        _ story: Story, until days: Int, reference: Confidential = "ZA123456", by name: String = "signatory",
        of own: AgencyID = Story.college
    ) -> AgencyAct.Refusal? {
        let given = GivenAssurance(.registration, until: story.today.adding(days: days), reference: reference)
        return story.act(.assure(given), on: Story.college, by: name, of: own)
    }

    @Test func `it holds, is told of before it runs out, expires, and is renewed`() throws {
        let story = try Story()
        func standing() -> AssuranceStanding? {
            story.register.agencies[Story.college]?.standing(of: .registration, on: story.today)
        }
        #expect(standing() == .notGiven)
        #expect(assure(story, until: 40) == nil)
        let last = story.today.adding(days: 40)
        #expect(standing() == .inDate(until: last))
        story.today = story.today.adding(days: 10)
        #expect(standing() == .expires(on: last))
        story.today = last
        #expect(standing() == .expires(on: last), "the last day counts")
        story.today = last.adding(days: 1)
        #expect(standing() == .expired(on: last))
        #expect(assure(story, until: 365) == nil)
        #expect(standing() == .inDate(until: story.today.adding(days: 365)))
    }

    @Test func `its own people and the support team enter it, and nothing that has expired`() throws {
        let story = try Story()
        #expect(assure(story, until: 10, by: "liaison") == nil)
        #expect(assure(story, until: 10, by: "practitioner")?.reason == .notYours)
        #expect(assure(story, until: 10, by: "signatory", of: Story.police)?.reason == .notYours)
        story.give(.coordinator, to: "colleague", of: Story.team)
        #expect(assure(story, until: 10, by: "colleague", of: Story.team) == nil)
        #expect(assure(story, until: -1)?.reason == .incomplete(field: "registration-until"))
        #expect(assure(story, until: 1, reference: " ")?.reason == .incomplete(field: "registration-reference"))
    }
}

@Suite("4.3, Appendix Four Signed on paper")
struct PaperAgreementTests {
    private let scan = DisclosedFile(id: "F-1", name: "scan.pdf", size: 10, chunks: 1, sealedHash: "00")

    private func enter(
        _ story: Story, signed days: Int = -2, without field: String? = nil, hasScan: Bool = true,
        by name: String = "colleague", of own: AgencyID = Story.team
    ) -> AgencyAct.Refusal? {
        var words: [String: Confidential] = [
            "name": "S", "position": "Head", "authority": "Governors", "address": "1 Example Row",
        ]
        if let field { words[field] = " " }
        let paper = PaperAgreement(
            signed: story.today.adding(days: days), textHash: "a1", words: words, scan: hasScan ? scan : nil)
        return story.act(.enterAgreement(paper), on: Story.college, by: name, of: own)
    }

    private func unsigned() throws -> Story {
        let story = try Story()
        story.give(.coordinator, to: "colleague", of: Story.team)
        story.register.agencies[Story.college]?.agreements = []
        return story
    }

    @Test func `the support team enters it with its scan, and it counts from the day on the paper`() throws {
        let story = try unsigned()
        #expect(enter(story) == nil)
        let agreement = try #require(story.register.agencies[Story.college]?.agreements.first)
        #expect(agreement.signed == story.today.adding(days: -2) && agreement.scan?.id == "F-1")
        let agency = try #require(story.register.agencies[Story.college])
        #expect(agency.hasSigned(story.rules.name, by: story.today.adding(days: -2)))
        #expect(!agency.hasSigned(story.rules.name, by: story.today.adding(days: -3)))
        #expect(enter(story)?.reason == .notNow, "entered twice")
    }

    @Test func `nobody enters one for themselves, of a day to come, or without its scan`() throws {
        #expect(enter(try unsigned(), by: "signatory", of: Story.college)?.reason == .notYours)
        #expect(enter(try unsigned(), signed: 1)?.reason == .incomplete(field: "signed"))
        let story = try unsigned()
        story.register.agencies[Story.college]?.admittedOn = story.today.adding(days: -1)
        #expect(enter(story, signed: -2)?.reason == .incomplete(field: "signed"), "older than the agency here")
        #expect(enter(try unsigned(), hasScan: false)?.reason == .incomplete(field: "scan"))
        for field in ["name", "position", "authority", "address"] {
            #expect(enter(try unsigned(), without: field)?.reason == .incomplete(field: field))
        }
    }
}
