import Casework
import SharingProtocol
import Testing

@Suite("4.2 What is offered, until it is accepted")
struct OfferedCopyTests {
    @Test func `is read by nobody of the agency that it is offered to`() throws {
        let story = try Story.at(copy: .offered)
        for name in ["practitioner", "liaison", "colleague"] {
            #expect(!story.act(.read(file: nil), by: name, of: Story.police), "\(name)")
            let decision = story.disclosure?.decideReading(
                of: "copy.thames-valley-police", in: story.circumstances(name, Story.police))
            #expect(decision?.isPermitted == false)
            #expect(decision?.unmet.map(\.question).contains(.reader) == true)
        }
        #expect(story.act(.read(file: nil), by: "liaison", of: Story.council), "it is its owner's")
    }

    /// Its readers do not know of it: they are named for what their agency has.
    @Test func `shows its reasons to the liaison officer who has to decide, and to no reader`() throws {
        let story = try Story.at(copy: .offered)
        let disclosure = try #require(story.disclosure)
        for (name, may) in [("liaison", true), ("practitioner", false), ("colleague", false)] {
            let circumstances = story.circumstances(name, Story.police)
            #expect(disclosure.mayKnow(in: circumstances) == may, "\(name)")
            #expect(disclosure.decideReading(of: "determination", in: circumstances).isPermitted == may, "\(name)")
            #expect((disclosure.looking(at: "determination", in: circumstances) != nil) == may, "\(name)")
        }
    }

    @Test func `is accepted or declined by that agency's liaison officer`() throws {
        for act in [DisclosureAct.accept, .decline] {
            let story = try Story.at(copy: .offered)
            for (name, agency) in [
                ("practitioner", Story.police), ("liaison", Story.council), ("liaison", Story.fire),
            ] {
                #expect(!story.act(act, by: name, of: agency), "\(name) of \(agency)")
                #expect(story.refusal?.reason == .notYours)
            }
            #expect(story.act(act, by: "liaison", of: Story.police))
            for again in [DisclosureAct.accept, .decline] {
                #expect(!story.act(again, by: "liaison", of: Story.police))
                #expect(story.refusal?.reason == .notNow)
            }
        }
    }

    @Test func `is taken back by its owner`() throws {
        let story = try Story.volunteered(to: [Story.police, Story.fire])
        #expect(story.act(.destroy(at: Story.police, nil), by: "liaison", of: Story.council))
        #expect(!story.act(.accept, by: "liaison", of: Story.police))
        #expect(story.act(.accept, by: "liaison", of: Story.fire))
    }

    @Test func `has readers that nobody changes yet`() throws {
        let story = try Story.at(copy: .offered)
        let colleague = Story.officer("colleague", Story.police)
        for agency in [Story.police, Story.council] {
            #expect(!story.act(.nameReader(colleague, at: Story.police), by: "liaison", of: agency))
            #expect(story.refusal?.reason == .notNow)
        }
    }
}

@Suite("4.2, 4.3 Accepting decides again, on that day's facts")
struct AcceptingTests {
    @Test func `accepted, it is received, and its readers read it`() throws {
        let story = try Story.volunteered(to: [Story.police, Story.fire], acceptedBy: [Story.police])
        #expect(story.disclosure?.copy(of: Story.police)?.state == .received)
        #expect(story.disclosure?.copy(of: Story.police)?.decision?.isPermitted == true)
        #expect(story.disclosure?.copy(of: Story.fire)?.state == .offered, "each agency accepts for itself")
        #expect(story.disclosureEvents.last?.given?.isPermitted == true)
        #expect(story.act(.read(file: nil), by: "practitioner", of: Story.police))
        #expect(!story.act(.read(file: nil), by: "practitioner", of: Story.fire))
    }

    @Test func `refused where the facts have changed meanwhile, and the attempt is in the ledger`() throws {
        let changes: [(Question, (Story) -> Void)] = [
            (.signatories, { $0.suspend(Story.police) }), (.signatories, { $0.suspend(Story.council) }),
            (.signatories, { $0.register.agencies[Story.police]?.agreements = [] }),
            (.liaisonOfficers, { $0.register.agencies[Story.council]?.appointments = [] }),
            (.keepUntil, { $0.today = Day(iso: "2013-12-02")! }),
            (.inForce, { $0.rules = $0.rules.inForce(until: $0.today.adding(days: -1)) }),
        ]
        for (question, change) in changes {
            let story = try Story.at(copy: .offered)
            change(story)
            #expect(!story.act(.accept, by: "liaison", of: Story.police), "\(question)")
            #expect(story.refusal?.reason == .unmet && story.refusal?.unmet == [question])
            guard case .disclosureRefused(let decision)? = story.disclosureEvents.last else {
                Issue.record("the attempt is not in the ledger")
                continue
            }
            #expect(!decision.isPermitted && story.disclosureEvents.last?.given == nil)
            #expect(story.disclosure?.copy(of: Story.police)?.state == .offered)
            let offered = story.disclosure?.offered(in: story.circumstances("liaison", Story.police))
            #expect(offered?.acts[.accept] == nil && offered?.obstacles[.accept]?.reason == .unmet)
            #expect(offered?.acts[.decline] == [Story.police])
        }
    }

    @Test func `refused on one day, it is accepted on another`() throws {
        let story = try Story.at(copy: .offered)
        story.suspend(Story.police)
        #expect(!story.act(.accept, by: "liaison", of: Story.police))
        story.register.agencies[Story.police]?.suspendedSince = nil
        #expect(story.act(.accept, by: "liaison", of: Story.police))
    }

    @Test func `declined, it is at an end for that agency, whose copy's key goes (4.13)`() throws {
        let story = try Story.volunteered(to: [Story.police, Story.fire], acceptedBy: [Story.fire])
        #expect(story.act(.decline, by: "liaison", of: Story.police))
        #expect(story.destroys[Story.disclosureReference] == ["copy.thames-valley-police"])
        #expect(story.disclosure?.copy(of: Story.police)?.state == .declined)
        for name in ["liaison", "practitioner"] {
            #expect(!story.act(.read(file: nil), by: name, of: Story.police))
        }
        #expect(story.act(.read(file: nil), by: "practitioner", of: Story.fire))
    }
}
