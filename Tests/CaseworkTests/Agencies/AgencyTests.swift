import Casework
import SharingProtocol
import Testing

/// Acts on agencies, in the partnership of `Story`.
extension Story {
    /// Somebody acts on an agency; what happens is applied. Returns why not, if not.
    @discardableResult
    func act(
        _ act: AgencyAct, on agency: AgencyID, by name: String, of own: AgencyID
    ) -> AgencyAct.Refusal? {
        let circumstances = circumstances(name, own)
        switch register.agencies[agency]?.decide(act, in: circumstances) {
        case .happened(let happening)?:
            for event in happening.events {
                register.agencies[agency]?.apply(event, by: circumstances.officer.id, at: circumstances.at)
            }
            return nil
        case .refused(let refusal)?: return refusal
        case nil: return .init(.notNow, "There is no such agency.")
        }
    }

    func give(_ role: Role, to name: String, of agency: AgencyID) {
        register.agencies[agency]?.officers[Self.officer(name, agency)]?.role = role
    }
}

@Suite("6.2, Appendix One Joining")
struct JoiningTests {
    private func begin(
        _ story: Story, _ id: AgencyID = "parks-trust", name: String = "Parks Trust",
        category: Key<PartyCategory>? = "co-operating-body", by person: String = "colleague"
    ) -> AgencyAct.Outcome {
        story.give(.coordinator, to: "colleague", of: Story.team)
        return Agency.begin(id, name: name, category: category, in: story.circumstances(person, Story.team))
    }

    @Test func `only the support team admits, and under a heading that there is`() throws {
        let story = try Story()
        guard case .happened(let happening) = begin(story) else {
            Issue.record("not admitted")
            return
        }
        #expect(happening.events == [.admitted(name: "Parks Trust", category: "co-operating-body")])
        for outcome in [
            begin(story, by: "practitioner"), begin(story, category: nil), begin(story, category: "friend"),
            begin(story, name: "  "), begin(story, name: String(repeating: "x", count: 121)),
        ] {
            guard case .refused = outcome else {
                Issue.record("admitted all the same")
                continue
            }
        }
    }

    @Test func `no agency is admitted twice, by its reference or by its name in other letters`() throws {
        let story = try Story()
        for outcome in [begin(story, Story.police), begin(story, name: "THAMES-VALLEY-POLICE")] {
            guard case .refused = outcome else {
                Issue.record("admitted twice")
                continue
            }
        }
    }
}

@Suite("2.4, 4.3, Appendix Four Signing")
struct SigningTests {
    private let words: [String: Confidential] = [
        "name": "S", "position": "Chief", "authority": "By office", "address": "1 Example Row",
    ]

    private func unsigned() throws -> Story {
        let story = try Story()
        story.register.agencies[Story.college]?.agreements = []
        return story
    }

    private func sign(
        _ story: Story, _ words: [String: Confidential]? = nil, by name: String = "signatory",
        of own: AgencyID = Story.college
    ) -> AgencyAct.Refusal? {
        story.act(
            .signAgreement(textHash: "a1", words: words ?? self.words), on: Story.college, by: name, of: own)
    }

    @Test func `an officer who may bind the agency signs, for the text that was shown`() throws {
        let story = try unsigned()
        #expect(sign(story) == nil)
        let agreement = try #require(story.register.agencies[Story.college]?.agreements.first)
        #expect(agreement.textHash == "a1")
        #expect(agreement.version == story.rules.name)
        #expect(agreement.by == Story.officer("signatory", Story.college))
        #expect(sign(story)?.reason == .notNow, "signed twice")
    }

    @Test func `nobody else signs, and nobody for another agency`() throws {
        for (name, own) in [
            ("liaison", Story.college), ("practitioner", Story.college), ("signatory", Story.police),
        ] {
            #expect(sign(try unsigned(), by: name, of: own)?.reason == .notYours)
        }
    }

    @Test(arguments: ["name", "position", "authority", "address"])
    func `each line of the form is needed`(_ field: String) throws {
        var words = words
        words[field] = " "
        #expect(sign(try unsigned(), words)?.reason == .incomplete(field: field))
    }
}

@Suite("2.4, 4.1, 6.4, Appendix Three Liaison officers in post")
struct AppointingTests {
    private func appoint(
        _ story: Story, _ name: String, asDeputy: Bool = false, in days: Int = 0, for length: Int? = nil,
        by appointing: String = "signatory", of own: AgencyID = Story.police
    ) -> AgencyAct.Refusal? {
        let from = story.today.adding(days: days)
        return story.act(
            .appoint(
                Story.officer(name, Story.police), asDeputy: asDeputy, from: from,
                until: length.map { from.adding(days: $0) }),
            on: Story.police, by: appointing, of: own)
    }

    @Test func `one hands over to the next, and each day has one`() throws {
        let story = try Story()
        #expect(appoint(story, "colleague", in: 3, by: "liaison") == nil)
        let agency = try #require(story.register.agencies[Story.police])
        #expect(agency.liaisonOfficer(on: story.today.adding(days: 2)) == Story.officer("liaison", Story.police))
        #expect(agency.liaisonOfficer(on: story.today.adding(days: 3)) == Story.officer("colleague", Story.police))
        #expect(agency.liaisonOfficers(on: story.today.adding(days: 3)).count == 1)
    }

    @Test func `only those who may bind the agency and the officer in post appoint`() throws {
        for (name, own) in [
            ("practitioner", Story.police), ("signatory", Story.council), ("liaison", Story.council),
        ] {
            #expect(appoint(try Story(), "colleague", by: name, of: own)?.reason == .notYours)
        }
    }

    @Test func `the past, an end before the beginning and somebody else's officer are refused`() throws {
        let story = try Story()
        #expect(appoint(story, "colleague", in: -1)?.reason == .incomplete(field: "from"))
        #expect(appoint(story, "colleague", for: -1)?.reason == .incomplete(field: "until"))
        #expect(appoint(story, "nobody")?.reason == .incomplete(field: "officer"))
        #expect(appoint(story, "liaison")?.reason == .incomplete(field: "officer"), "in post already")
    }

    @Test func `a vacancy stops the agency from asking and from being asked`() throws {
        let story = try Story()
        let liaison = Story.officer("liaison", Story.police)
        #expect(
            story.act(.endAppointment(liaison, on: story.today), on: Story.police, by: "liaison", of: Story.police)
                == nil)
        #expect(story.act(.submit(.example()), by: "practitioner", of: Story.police), "the last day counts")
        story.beginAgain()
        story.today = story.today.adding(days: 1)
        #expect(!story.act(.submit(.example()), by: "practitioner", of: Story.police))
        #expect(story.refusal?.clause(in: story.rules) == "4.1")
    }

    @Test func `an account that is closed leaves its post, and its officer acts no more`() throws {
        let story = try Story.at(.awaitingApproval)
        story.give(.administrator, to: "colleague", of: Story.team)
        let liaison = Story.officer("liaison", Story.police)
        #expect(story.act(.endOfficer(liaison), on: Story.police, by: "colleague", of: Story.team) == nil)
        #expect(story.register.agencies[Story.police]?.liaisonOfficer(on: story.today) == nil)
        #expect(!story.act(.approve, by: "liaison", of: Story.police))
    }
}

@Suite("4.8 Accounts")
struct AccountTests {
    @Test func `only an administrator opens and closes them, and nobody their own`() throws {
        let story = try Story()
        let newcomer: OfficerID = "newcomer"
        let open = AgencyAct.admitOfficer(newcomer, role: .practitioner, maySign: false)
        #expect(story.act(open, on: Story.police, by: "liaison", of: Story.police)?.reason == .notYours)
        story.give(.administrator, to: "colleague", of: Story.team)
        #expect(story.act(open, on: Story.police, by: "colleague", of: Story.team) == nil)
        #expect(story.act(open, on: Story.police, by: "colleague", of: Story.team)?.reason == .notNow)
        let own = Story.officer("colleague", Story.team)
        #expect(story.act(.endOfficer(own), on: Story.team, by: "colleague", of: Story.team)?.reason == .notYours)
    }

    @Test func `an agency that shares has no administrators, auditors or coordinators of its own`() throws {
        let story = try Story()
        story.give(.administrator, to: "colleague", of: Story.team)
        for role in Role.allCases where role != .practitioner {
            let refusal = story.act(
                .admitOfficer("x", role: role, maySign: false), on: Story.police, by: "colleague", of: Story.team)
            #expect(refusal?.reason == .incomplete(field: "role"))
        }
    }
}

@Suite("1.2, 2.5, 3.5 Power, exemption and personal information")
struct PowerTests {
    @Test func `a decision on record names the power that it rests on, and whether it is a duty`() throws {
        let story = try Story.at(.agreed)
        let decision = try #require(story.request?.exchangeDecision)
        #expect(decision.gateway == "section-115")
        #expect(!decision.isDuty)
    }

    @Test func `without consent it names the exception relied on, and needs its evidence`() throws {
        let story = try Story.at(.sent)
        var determination = Determination.example()
        determination.words["evidence.ground.risk-to"] = nil
        let bare = Determination(determination.terms, words: determination.words)
        #expect(!story.act(.determine(bare), by: "liaison", of: Story.council))
        #expect(story.refusal?.decision?.unmet.map(\.question) == [.ground])
        #expect(story.act(.determine(.example()), by: "liaison", of: Story.council))
        #expect(story.request?.determination?.ground == "risk-of-harm")
    }

    @Test func `personal information is asked for about somebody, for a task that is said`() throws {
        for field in ["subject", "why"] {
            let story = try Story()
            let draft = RequestDraft.example()
            var words = draft.words
            words[field] = nil
            #expect(!story.act(.submit(RequestDraft(draft.terms, words: words)), by: "practitioner", of: Story.police))
            #expect(story.refusal?.reason == .incomplete(field: field))
        }
    }
}
