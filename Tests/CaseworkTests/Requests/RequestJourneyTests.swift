import Casework
import SharingProtocol
import Testing

@Suite("4.2 Approval by the liaison officer")
struct ApprovalTests {
    @Test func `a request waits for the asking agency's liaison officer and is not sent before`() throws {
        let story = try Story.at(.awaitingApproval)
        #expect(story.request?.tasks.map(\.what) == ["approve"])
        #expect(story.request?.tasks.map(\.holder) == [.liaisonDesk(Story.police)])
        #expect(story.request?.askDecision == nil)
        #expect(
            story.request?.seats(
                of: story.circumstances("liaison", Story.council).officer, in: story.register, on: story.today) == [])
    }

    @Test func `a liaison officer's own request counts as approved, and the entry says so`() throws {
        let story = try Story()
        #expect(
            story.act(
                .submit(.example { $0.readers = [Story.officer("liaison", Story.police)] }), by: "liaison",
                of: Story.police))
        #expect(story.request?.state == .sent)
        guard case .approved(_, ownRequest: true)? = story.events.last else {
            Issue.record("the entry does not say that it is the liaison officer's own")
            return
        }
    }

    @Test func `nobody approves for an agency that is not theirs`() throws {
        let story = try Story.at(.awaitingApproval)
        for (name, agency) in [("liaison", Story.council), ("practitioner", Story.police), ("liaison", Story.college)] {
            #expect(!story.act(.approve, by: name, of: agency))
            #expect(story.refusal?.reason == .notYours)
        }
        #expect(story.request?.state == .awaitingApproval)
    }

    @Test func `a deputy acts as the liaison officer does, on the days of the appointment and no other`() throws {
        let story = try Story.at(.awaitingApproval)
        let deputy = Story.officer("deputy", Story.police)
        let appointed = story.register.agencies[Story.police]?.decide(
            .appoint(deputy, asDeputy: true, from: story.today.adding(days: 1), until: story.today.adding(days: 2)),
            in: story.circumstances("liaison", Story.police))
        guard case .happened(let happening)? = appointed else {
            Issue.record("the deputy was not appointed")
            return
        }
        for event in happening.events {
            story.register.agencies[Story.police]?.apply(
                event, by: Story.officer("liaison", Story.police), at: story.today.noon)
        }
        #expect(!story.act(.approve, by: "deputy", of: Story.police))
        story.today = story.today.adding(days: 1)
        #expect(story.act(.approve, by: "deputy", of: Story.police))
    }
}

@Suite("4.3 Asking and answering")
struct AskingTests {
    @Test func `an agency that has not signed neither asks nor is asked`() throws {
        for unsigned in [Story.police, Story.council] {
            let story = try Story()
            story.register.agencies[unsigned]?.agreements = []
            #expect(!story.act(.submit(.example()), by: "practitioner", of: Story.police))
            #expect(story.refusal?.reason == .unmet)
            #expect(story.refusal?.unmet.contains(.signatories) == true)
            #expect(story.request == nil)
        }
    }

    @Test func `an agency cannot ask itself`() throws {
        let story = try Story()
        #expect(!story.act(.submit(.example(holding: Story.police)), by: "practitioner", of: Story.police))
        #expect(story.refusal?.unmet.contains(.anotherAgency) == true)
    }

    @Test func `the support team and those who watch ask for nothing`() throws {
        let story = try Story()
        story.register.agencies[Story.team]?.officers[Story.officer("practitioner", Story.team)]?.role = .auditor
        #expect(!story.act(.submit(.example()), by: "practitioner", of: Story.team))
        #expect(story.refusal?.reason == .notYours)
    }

    @Test func `each thing that is asked is answered, and what is withheld has its reason`() throws {
        let story = try Story.at(.sent)
        #expect(!story.act(.determine(.example(given: [true])), by: "liaison", of: Story.council))
        #expect(story.refusal?.reason == .incomplete(field: "given"))
        var part = Determination.example(given: [true, false])
        part.words["item.2.reason"] = nil
        #expect(!story.act(.determine(part), by: "liaison", of: Story.council))
        #expect(story.refusal?.reason == .incomplete(field: "item.2.reason"))
        #expect(story.act(.determine(.example(given: [true, false])), by: "liaison", of: Story.council))
        #expect(story.request?.determination?.answer == .part)
        #expect(story.request?.state == .agreed)
    }

    @Test func `only what was agreed is disclosed`() throws {
        let story = try Story.at(.sent)
        story.act(.determine(.example(given: [true, false])), by: "liaison", of: Story.council)
        #expect(!story.act(.disclose(.example), by: "liaison", of: Story.council))
        #expect(
            story.act(.disclose(DisclosedInformation(words: [1: "12 Example Row"])), by: "liaison", of: Story.council))
    }

    @Test(arguments: RequestState.allCases)
    func `it is withdrawn for as long as nothing was disclosed`(_ state: RequestState) throws {
        let story = try Story.at(state)
        let can = [.awaitingApproval, .returned, .sent, .clarifying, .agreed].contains(state)
        #expect(story.act(.withdraw("No longer needed."), by: "practitioner", of: Story.police) == can)
    }
}

@Suite("3.12 Determination by the holder")
struct DeterminationTests {
    @Test func `reasons are compulsory, for giving as for refusing`() throws {
        for given in [[true, true], [false, false]] {
            let story = try Story.at(.sent)
            var determination = Determination.example(given: given)
            determination.words["reasons"] = nil
            #expect(!story.act(.determine(determination), by: "liaison", of: Story.council))
            #expect(story.refusal?.reason == .incomplete(field: "reasons"))
        }
    }

    @Test func `the asking side does not determine`() throws {
        let story = try Story.at(.sent)
        for name in ["practitioner", "liaison"] {
            #expect(!story.act(.determine(.example()), by: name, of: Story.police))
            #expect(story.refusal?.reason == .notYours)
        }
    }

    @Test func `what the gate refuses is not disclosed, and the attempt is in the book`() throws {
        let story = try Story.at(.sent)
        #expect(!story.act(.determine(.example { $0.readers = [] }), by: "liaison", of: Story.council))
        #expect(story.refusal?.reason == .unmet)
        guard case .disclosureRefused(let decision)? = story.events.last else {
            Issue.record("the attempt is not in the book")
            return
        }
        #expect(!decision.isPermitted)
        #expect(story.request?.state == .sent)
    }

    @Test func `it is decided again when it is disclosed, on that day's facts`() throws {
        let story = try Story.at(.agreed)
        story.register.agencies[Story.police]?.appointments = []
        #expect(!story.act(.disclose(.example), by: "liaison", of: Story.council))
        #expect(story.refusal?.unmet.contains(.liaisonOfficers) == true)
        #expect(story.request?.state == .agreed)
    }
}

@Suite("2.3, 3.9 The duty to share")
struct DutyTests {
    private func story() throws -> Story {
        let story = try Story()
        story.register.versions = [VersionInForce(story.rules)]
        let draft = RequestDraft.example {
            $0.informationClass = "depersonalised"
            $0.reason = nil
            $0.ground = nil
            $0.criterion = "duty"
            $0.prescribedSet = "road-collisions"
        }
        var words = draft.words
        words["criterion"] = "It is prescribed."
        #expect(story.act(.submit(RequestDraft(draft.terms, words: words)), by: "practitioner", of: Story.police))
        #expect(story.act(.approve, by: "liaison", of: Story.police))
        return story
    }

    @Test func `it is refused only with a ground for refusing`() throws {
        let story = try story()
        var refusal = Determination.example(given: [false, false]) {
            $0.informationClass = "depersonalised"
            $0.ground = nil
            $0.criterion = "duty"
            $0.identifyingDetailIsRemoved = true
        }
        #expect(!story.act(.determine(refusal), by: "liaison", of: Story.council))
        #expect(story.refusal?.reason == .incomplete(field: "dutyGround"))
        refusal.words["dutyGround"] = "The council does not hold it."
        #expect(
            story.act(.determine(Determination(refusal.terms, words: refusal.words)), by: "liaison", of: Story.council))
        #expect(story.request?.state == .refused)
        #expect(story.request?.exchangeDecision?.isDuty == true)
    }
}
