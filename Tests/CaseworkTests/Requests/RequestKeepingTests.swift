import Casework
import SharingProtocol
import Testing

@Suite("4.10 Who may read")
struct ReadersTests {
    @Test func `named readers and the liaison officers of both sides read, and nobody else`() throws {
        let people: [(String, AgencyID, Bool)] = [
            ("practitioner", Story.police, true), ("liaison", Story.police, true), ("liaison", Story.council, true),
            ("colleague", Story.police, false), ("practitioner", Story.council, false),
            ("liaison", Story.college, false), ("practitioner", Story.team, false),
        ]
        for (name, agency, may) in people {
            let story = try Story.at(.disclosed)
            #expect(story.act(.read(file: nil), by: name, of: agency) == may, "\(name) of \(agency)")
            switch story.events.last {
            case .read: #expect(may)
            case .readingRefused: #expect(!may)
            case let other:
                Issue.record("neither a reading nor its refusal is in the book: \(String(describing: other))")
            }
        }
    }

    @Test func `it is judged at every reading, on that day's facts`() throws {
        let story = try Story.at(.disclosed)
        #expect(story.act(.read(file: nil), by: "practitioner", of: Story.police))
        story.register.agencies[Story.police]?.officers[Story.officer("practitioner", Story.police)]?.isActive = false
        #expect(!story.act(.read(file: nil), by: "practitioner", of: Story.police))
    }

    @Test func `a colleague is named by the receiving liaison officer, unless it is restricted (4.7)`() throws {
        let colleague = Story.officer("colleague", Story.police)
        let open = try Story.at(.disclosed)
        #expect(open.act(.nameReader(colleague), by: "liaison", of: Story.police))
        #expect(open.act(.read(file: nil), by: "colleague", of: Story.police))

        let restricted = try Story.at(.sent)
        restricted.act(.determine(.example { $0.marking = "restricted" }), by: "liaison", of: Story.council)
        restricted.act(.disclose(.example), by: "liaison", of: Story.council)
        #expect(!restricted.act(.nameReader(colleague), by: "liaison", of: Story.police))
        #expect(!restricted.act(.read(file: nil), by: "liaison", of: Story.police), "outside the group")
        #expect(restricted.act(.nameReader(colleague), by: "liaison", of: Story.council))
        #expect(restricted.act(.read(file: nil), by: "colleague", of: Story.police))
    }

    @Test func `somebody of another agency is never named`() throws {
        let story = try Story.at(.disclosed)
        #expect(!story.act(.nameReader(Story.officer("liaison", Story.college)), by: "liaison", of: Story.council))
        #expect(
            !story.act(
                .submit(.example { $0.readers = [Story.officer("liaison", Story.council)] }), by: "practitioner",
                of: Story.police))
    }
}

@Suite("4.4, 3.11 Consent withdrawn")
struct ConsentWithdrawnTests {
    @Test func `it stops disclosing and reading at once`() throws {
        let agreed = try Story.at(.agreed, ground: "consent")
        #expect(agreed.act(.withdrawConsent(on: agreed.today, "By telephone."), by: "liaison", of: Story.police))
        #expect(!agreed.act(.disclose(.example), by: "liaison", of: Story.council))

        let disclosed = try Story.at(.received, ground: "consent")
        #expect(disclosed.act(.read(file: nil), by: "practitioner", of: Story.police))
        #expect(disclosed.act(.withdrawConsent(on: disclosed.today, "By letter."), by: "liaison", of: Story.council))
        #expect(!disclosed.act(.read(file: nil), by: "practitioner", of: Story.police))
    }

    @Test func `nothing is withdrawn where nothing rests on consent`() throws {
        let story = try Story.at(.received)
        #expect(!story.act(.withdrawConsent(on: story.today, "By letter."), by: "liaison", of: Story.council))
    }
}

@Suite("4.12 Kept no longer than needed")
struct KeepingTests {
    @Test func `after its day it is not read any more, even before it is destroyed`() throws {
        let story = try Story.at(.received)
        story.today = Day(iso: "2013-12-01")!
        #expect(story.act(.read(file: nil), by: "practitioner", of: Story.police), "its last day counts")
        story.today = Day(iso: "2013-12-02")!
        #expect(!story.act(.read(file: nil), by: "practitioner", of: Story.police))
        #expect(story.refusal?.decision?.unmet.contains { $0.question == .keepUntil } == true)
        #expect(story.request?.isSpent(on: story.today) == true)
    }

    @Test func `only the owner lets it be kept longer, with a reason and to a later day`() throws {
        let story = try Story.at(.received)
        let later = Day(iso: "2014-02-01")!
        #expect(!story.act(.extendKeeping(until: later, "The case goes on."), by: "liaison", of: Story.police))
        #expect(!story.act(.extendKeeping(until: later, " "), by: "liaison", of: Story.council))
        #expect(!story.act(.extendKeeping(until: Day(iso: "2013-11-30")!, "Why"), by: "liaison", of: Story.council))
        #expect(story.act(.extendKeeping(until: later, "The case goes on."), by: "liaison", of: Story.council))
        #expect(story.request?.keepUntil == later)
    }
}

@Suite("4.13 Destruction")
struct DestructionTests {
    @Test func `it names the records whose keys go: all that were written`() throws {
        let story = try Story.at(.destroyed)
        #expect(story.destroys == ["disclosure", "request", "determination"])
        #expect(story.request?.state == .destroyed)
    }

    @Test func `nothing is read, named or kept longer once it is destroyed`() throws {
        let story = try Story.at(.destroyed)
        #expect(!story.act(.read(file: nil), by: "practitioner", of: Story.police))
        #expect(!story.act(.open(record: "request"), by: "practitioner", of: Story.police))
        #expect(!story.act(.extendKeeping(until: Day(iso: "2014-02-01")!, "Why"), by: "liaison", of: Story.council))
    }

    @Test func `paper is witnessed by another officer of the same agency, on a day that was`() throws {
        let story = try Story.at(.received)
        let own = PaperShredding(shredded: story.today, witness: Story.officer("liaison", Story.police))
        let other = PaperShredding(shredded: story.today, witness: Story.officer("liaison", Story.council))
        let early = PaperShredding(
            shredded: story.today.adding(days: 1), witness: Story.officer("colleague", Story.police))
        for wrong in [own, other, early] { #expect(!story.act(.destroy(wrong), by: "liaison", of: Story.police)) }
        let right = PaperShredding(shredded: story.today, witness: Story.officer("colleague", Story.police))
        #expect(story.act(.destroy(right), by: "liaison", of: Story.police))
    }

    @Test func `a request that came to nothing is destroyed by the agency that asked`() throws {
        for state in [RequestState.refused, .withdrawn] {
            let story = try Story.at(state)
            #expect(!story.act(.destroy(nil), by: "liaison", of: Story.council))
            #expect(story.act(.destroy(nil), by: "liaison", of: Story.police))
            #expect(story.destroys == (state == .refused ? ["request", "determination"] : ["request"]))
        }
    }
}
