import Casework
import SharingProtocol
import Testing

@Suite("3.12, 4.2, 4.3 Giving without being asked")
struct VolunteeringTests {
    private func refusal(
        of volunteered: Volunteered, by name: String = "liaison", of agency: AgencyID = Story.council,
        on story: Story? = nil
    ) throws -> Refused? {
        let story = try story ?? Story()
        #expect(!story.act(.volunteer(volunteered), by: name, of: agency))
        #expect(story.disclosure == nil && story.disclosureEvents.isEmpty)
        return story.refusal
    }

    @Test func `is the liaison officer's, or a deputy's`() throws {
        let story = try Story()
        for name in ["practitioner", "signatory", "deputy"] {
            #expect(try refusal(of: .example(to: [Story.police]), by: name, on: story)?.reason == .notYours)
        }
        story.register.agencies[Story.council]?.apply(
            .appointed(
                Story.officer("deputy", Story.council), asDeputy: true, from: story.today, until: story.today),
            by: Story.officer("liaison", Story.council), at: story.today.noon)
        #expect(story.act(.volunteer(.example(to: [Story.police])), by: "deputy", of: Story.council))
        #expect(story.disclosure?.discloser == Story.officer("deputy", Story.council))
    }

    @Test func `goes to at least one agency, and to each once`() throws {
        #expect(try refusal(of: .example(to: []))?.reason == .incomplete(field: "recipients"))
        let twice = Volunteered.example(to: [Story.police, Story.fire, Story.police])
        #expect(try refusal(of: twice)?.reason == .incomplete(field: "recipients"))
    }

    @Test func `names readers of each agency that receives it, and nobody who has left`() throws {
        let story = try Story()
        story.close("colleague", of: Story.police)
        for stranger in [
            Story.officer("practitioner", Story.council), Story.officer("practitioner", Story.fire), "nobody",
            Story.officer("colleague", Story.police),
        ] {
            var volunteered = Volunteered.example(to: [Story.police, Story.fire])
            volunteered.recipients[0] = .init(Story.police, readers: [stranger])
            #expect(try refusal(of: volunteered, on: story)?.reason == .incomplete(field: "readers"), "\(stranger)")
        }
    }

    @Test func `names a reader at least (4.10)`() throws {
        var volunteered = Volunteered.example(to: [Story.police, Story.fire])
        volunteered.recipients[1] = .init(Story.fire, readers: [])
        #expect(try refusal(of: volunteered)?.unmet == [.readers])
    }

    @Test func `goes to another agency, one that has signed and that somebody acts for (4.1)`() throws {
        #expect(try refusal(of: .example(to: [Story.council]))?.unmet.contains(.anotherAgency) == true)
        #expect(try refusal(of: .example(to: [Story.team]))?.unmet.contains(.standing) == true)
        let (suspended, vacant) = (try Story(), try Story())
        suspended.suspend(Story.fire)
        vacant.register.agencies[Story.fire]?.appointments = []
        for (story, question) in [(suspended, Question.signatories), (vacant, .liaisonOfficers)] {
            let refusal = try refusal(of: .example(to: [Story.police, Story.fire]), on: story)
            #expect(refusal?.unmet == [question], "one agency that may not have it is enough")
        }
    }

    @Test func `says whom it is about, why, and what`() throws {
        for word in ["reasons", "subject"] {
            var volunteered = Volunteered.example(to: [Story.police])
            volunteered.determination.words[word] = nil
            #expect(try refusal(of: volunteered)?.reason == .incomplete(field: word))
        }
        var volunteered = Volunteered.example(to: [Story.police])
        volunteered.information = DisclosedInformation(words: [1: " "])
        #expect(try refusal(of: volunteered)?.reason == .incomplete(field: "item.1"))
    }

    @Test func `is held against the protocol like what is asked for (3.10, 3.11, 4.7, 4.12)`() throws {
        let wrong: [(Question, (inout DeterminationTerms) -> Void)] = [
            (.ground, { $0.ground = nil }), (.marking, { $0.marking = "top-secret" }),
            (.keepUntil, { $0.keepUntil = Day(iso: "2013-06-02")! }),
        ]
        for (question, change) in wrong {
            let volunteered = Volunteered.example(to: [Story.police], change)
            #expect(try refusal(of: volunteered)?.unmet.contains(question) == true, "\(question)")
        }
        var purposeless = Volunteered.example(to: [Story.police])
        purposeless.purpose = "curiosity"
        #expect(try refusal(of: purposeless)?.unmet.contains(.purpose) == true)
    }

    @Test func `the page shows what would be decided`() throws {
        let story = try Story()
        let volunteered = Volunteered.example(to: [Story.police])
        let terms = DisclosureTerms(volunteered, by: Story.council)
        for (name, isPermitted) in [("liaison", true), ("practitioner", false)] {
            let decision = DisclosureCase.foreseen(
                Story.disclosureReference, terms, to: volunteered.recipients[0],
                in: story.circumstances(name, Story.council))
            #expect(decision.isPermitted == isPermitted)
        }
    }

    @Test func `seals the words, and begins a case that asked for none`() throws {
        let story = try Story.volunteered(to: [Story.police, Story.college])
        #expect(story.request == nil && story.disclosure?.terms.request == nil)
        #expect(story.disclosure?.copies.map(\.state) == [.offered, .offered])
        #expect(story.disclosureEvents.allSatisfy { $0.given == nil }, "nothing has moved yet")
        let fields = Set(story.secrets.map { "\($0.place)" })
        #expect(fields.isSuperset(of: ["determination/subject", "determination/reasons", "disclosure/item.1"]))
    }

    /// Whatever `given` says of items that nobody asked for, the entry can be read for ever.
    @Test(arguments: [[], [false], [true]])
    func `can be read back, also where it is files alone`(_ given: [Bool]) throws {
        let story = try Story()
        let file = DisclosedFile(id: "F-1", name: "a name", size: 3, chunks: 1, sealedHash: "00ff")
        var volunteered = Volunteered.example(to: [Story.police]) { $0.given = given }
        volunteered.information = DisclosedInformation(words: [:], files: [file])
        #expect(story.act(.volunteer(volunteered), by: "liaison", of: Story.council))
        #expect(try story.disclosureLog.folded() == story.disclosure)
    }

    @Test func `is done once`() throws {
        let story = try Story.volunteered(to: [Story.police])
        #expect(!story.act(.volunteer(.example(to: [Story.fire])), by: "liaison", of: Story.council))
        #expect(story.disclosure?.copies.count == 1)
    }

    @Test func `nothing but giving begins a disclosure`() throws {
        let story = try Story()
        for act in [DisclosureAct.accept, .read(file: nil), .destroy(at: Story.police, nil)] {
            #expect(!story.act(act, by: "liaison", of: Story.police))
            #expect(story.refusal?.reason == .notNow && story.disclosure == nil)
        }
    }
}
