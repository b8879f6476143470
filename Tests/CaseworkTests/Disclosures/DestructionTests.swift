import Casework
import SharingProtocol
import Testing

@Suite("4.13 Destruction")
struct DestructionTests {
    @Test func `it names the records whose keys go: all that were written`() throws {
        let story = try Story.at(.destroyed)
        #expect(story.destroys[Story.disclosureReference] == ["copy.thames-valley-police", "disclosure"])
        #expect(story.destroys[Story.reference] == ["request", "determination"])
        #expect(story.request?.state == .destroyed && story.disclosure?.isEnded == true)
    }

    @Test func `with words beside the information those go too`() throws {
        let story = try Story.at(copy: .received, ground: "consent")
        #expect(story.act(.longer(at: Story.police), by: "liaison", of: Story.council))
        #expect(story.act(.destroy(at: Story.police, nil), by: "liaison", of: Story.police))
        #expect(
            story.destroys[Story.disclosureReference] == [
                "copy.thames-valley-police", "disclosure", "determination",
            ])
    }

    @Test func `nothing is read, named or kept longer once it is destroyed`() throws {
        let story = try Story.at(.destroyed)
        let reader = Story.officer("practitioner", Story.police)
        let disclosure = try #require(story.disclosure)
        for (name, agency) in [("practitioner", Story.police), ("liaison", Story.police), ("liaison", Story.council)] {
            #expect(!story.act(.read(file: nil), by: name, of: agency))
            let circumstances = story.circumstances(name, agency)
            for record in ["disclosure", "copy.thames-valley-police", "determination"] {
                #expect(!disclosure.decideReading(of: record, in: circumstances).isPermitted)
            }
        }
        #expect(!story.act(.open(record: "request"), by: "practitioner", of: Story.police))
        #expect(!story.act(.longer(at: Story.police), by: "liaison", of: Story.council))
        #expect(!story.act(.nameReader(reader, at: Story.police), by: "liaison", of: Story.council))
        #expect(!story.act(.removeReader(reader, at: Story.police), by: "liaison", of: Story.council))
        #expect(!story.act(.destroy(at: Story.police, nil), by: "liaison", of: Story.police))
    }

    @Test func `only a liaison officer of the owner, or of the agency whose copy it is, destroys it`() throws {
        let story = try Story.volunteered(to: [Story.police, Story.fire], acceptedBy: [Story.police, Story.fire])
        for (name, agency) in [
            ("practitioner", Story.police), ("liaison", Story.fire), ("practitioner", Story.council),
            ("liaison", Story.college),
        ] {
            #expect(!story.act(.destroy(at: Story.police, nil), by: name, of: agency), "\(name) of \(agency)")
            #expect(story.refusal?.reason == .notYours)
        }
    }

    @Test func `its owner calls a copy in`() throws {
        let story = try Story.at(copy: .received)
        #expect(story.act(.destroy(at: Story.police, nil), by: "liaison", of: Story.council))
        #expect(story.disclosure?.copy(of: Story.police)?.state == .destroyed)
        #expect(story.request?.state == .destroyed)
        #expect(!story.act(.read(file: nil), by: "practitioner", of: Story.police))
    }

    @Test func `paper is witnessed by another officer of the same agency, on a day that was`() throws {
        let story = try Story.at(copy: .received)
        let own = PaperShredding(shredded: story.today, witness: Story.officer("liaison", Story.police))
        let other = PaperShredding(shredded: story.today, witness: Story.officer("liaison", Story.council))
        let early = PaperShredding(
            shredded: story.today.adding(days: 1), witness: Story.officer("colleague", Story.police))
        for wrong in [own, other, early] {
            #expect(!story.act(.destroy(at: Story.police, wrong), by: "liaison", of: Story.police))
        }
        let right = PaperShredding(shredded: story.today, witness: Story.officer("colleague", Story.police))
        #expect(story.act(.destroy(at: Story.police, right), by: "liaison", of: Story.police))
        guard case .destroyed(_, _, let paper)? = story.disclosureEvents.last else {
            Issue.record("there is no certificate")
            return
        }
        #expect(paper == right)
    }
}

@Suite("4.13 The day of shredding")
struct ShreddingDayTests {
    @Test func `is not before there was anything to shred`() throws {
        let story = try Story.at(copy: .received)
        let witness = Story.officer("colleague", Story.police)
        let early = PaperShredding(shredded: story.today.adding(days: -1), witness: witness)
        #expect(!story.act(.destroy(at: Story.police, early), by: "liaison", of: Story.police))
        #expect(story.refusal?.reason == .incomplete(field: "shredded"))
        #expect(story.disclosure?.copy(of: Story.police)?.state == .received)
        #expect(story.destroys[Story.disclosureReference] == [])
    }
}

@Suite("4.13 Several copies")
struct SeveralCopiesTests {
    private static let all = [Story.police, Story.fire, Story.college]

    @Test func `destroying one leaves the others readable`() throws {
        let story = try Story.volunteered(to: Self.all, acceptedBy: Self.all)
        #expect(story.act(.destroy(at: Story.fire, nil), by: "liaison", of: Story.fire))
        #expect(story.destroys[Story.disclosureReference] == ["copy.fire-service"])
        let disclosure = try #require(story.disclosure)
        for agency in Self.all {
            let decision = disclosure.decideReading(
                of: DisclosureCopy.record(of: agency), in: story.circumstances("practitioner", agency))
            #expect(decision.isPermitted == (agency != Story.fire), "\(agency)")
        }
        let owner = story.circumstances("liaison", Story.council)
        #expect(disclosure.decideReading(of: "disclosure", in: owner).isPermitted)
        #expect(!disclosure.isEnded && disclosure.row.isOpen)
    }

    /// What it was told goes with its copy: the reasons name the person too.
    @Test func `an agency whose copy has ended does not read the reasons either`() throws {
        for (end, ending) in [(DisclosureAct.decline, Story.fire), (.destroy(at: Story.fire, nil), Story.council)] {
            let story = try Story.volunteered(to: Self.all, acceptedBy: [Story.police])
            #expect(story.act(.open, by: "liaison", of: Story.fire), "to decide whether to accept")
            #expect(story.act(end, by: "liaison", of: ending))
            #expect(!story.act(.open, by: "liaison", of: Story.fire))
            let disclosure = try #require(story.disclosure)
            for (agency, may) in [(Story.fire, false), (Story.police, true), (Story.council, true)] {
                let decision = disclosure.decideReading(
                    of: "determination", in: story.circumstances("liaison", agency))
                #expect(decision.isPermitted == may, "\(agency)")
            }
        }
    }

    @Test func `the information ends with the last, whether destroyed, called in or declined`() throws {
        let story = try Story.volunteered(to: Self.all, acceptedBy: [Story.police, Story.fire])
        #expect(story.act(.destroy(at: Story.police, nil), by: "liaison", of: Story.police))
        #expect(story.act(.destroy(at: Story.fire, nil), by: "liaison", of: Story.council))
        #expect(story.disclosure?.isEnded == false, "one is offered still")
        #expect(story.act(.read(file: nil), by: "liaison", of: Story.council))
        #expect(story.act(.decline, by: "liaison", of: Story.college))
        #expect(
            story.destroys[Story.disclosureReference] == [
                "copy.thames-valley-police", "copy.fire-service", "copy.milton-keynes-college", "disclosure",
                "determination",
            ])
        #expect(story.disclosure?.isEnded == true && story.disclosure?.row.isOpen == false)
        #expect(!story.act(.read(file: nil), by: "liaison", of: Story.council))
        #expect(story.disclosure?.keepUntil == nil && story.disclosure?.standingFiles == [])
    }

    @Test func `each has a name of its own, and its agency's key wraps it`() throws {
        let story = try Story.volunteered(to: Self.all)
        let disclosure = try #require(story.disclosure)
        let copies = disclosure.recordCopies
        #expect(copies.map(\.agency) == Self.all && Set(copies.map(\.name)).count == 3)
        #expect(copies.allSatisfy { $0.record == "disclosure" }, "the reasons have no copies")
        for copy in copies { #expect(disclosure.owner(of: copy.name, in: story.register) == copy.agency) }
        for record in ["disclosure", "determination"] {
            #expect(disclosure.owner(of: record, in: story.register) == Story.council)
        }
    }
}
