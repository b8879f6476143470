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
            switch story.disclosureEvents.last {
            case .read: #expect(may)
            case .readingRefused: #expect(!may)
            case let other:
                Issue.record("neither a reading nor its refusal is in the ledger: \(String(describing: other))")
            }
        }
    }

    @Test func `it is judged at every reading, on that day's facts`() throws {
        let story = try Story.at(.disclosed)
        #expect(story.act(.read(file: nil), by: "practitioner", of: Story.police))
        story.close("practitioner", of: Story.police)
        #expect(!story.act(.read(file: nil), by: "practitioner", of: Story.police))
        #expect(story.act(.read(file: nil), by: "liaison", of: Story.police))
        story.suspend(Story.police)
        #expect(!story.act(.read(file: nil), by: "liaison", of: Story.police))
        #expect(story.refusal?.unmet == [.signatories])
    }

    @Test func `each agency reads its own copy, and the owner what it disclosed`() throws {
        let story = try Story.volunteered(to: [Story.police, Story.fire], acceptedBy: [Story.police, Story.fire])
        let disclosure = try #require(story.disclosure)
        let records = ["disclosure"] + disclosure.copies.map(\.record) + ["copy.nobody", "item"]
        for agency in [Story.council, Story.police, Story.fire, Story.college] {
            let circumstances = story.circumstances("liaison", agency)
            let readable = records.filter { disclosure.decideReading(of: $0, in: circumstances).isPermitted }
            let own = agency == Story.college ? [] : [disclosure.record(for: circumstances.officer)]
            #expect(readable == own, "\(agency)")
        }
        #expect(disclosure.record(for: story.circumstances("liaison", Story.fire).officer) == "copy.fire-service")
    }

    @Test func `whoever asked does not read it unless the holder names them`() throws {
        let colleague = Story.officer("colleague", Story.police)
        let story = try Story.disclosed { $0.readers = [colleague] }
        #expect(story.disclosure?.copy(of: Story.police)?.readers == [colleague])
        #expect(!story.act(.read(file: nil), by: "practitioner", of: Story.police))
        #expect(story.act(.read(file: nil), by: "colleague", of: Story.police))
    }

    @Test func `a file that was not disclosed is not read, and no reading of it is entered`() throws {
        let story = try Story.at(copy: .received)
        let length = story.disclosureEvents.count
        #expect(!story.act(.read(file: "F-NONE"), by: "practitioner", of: Story.police))
        #expect(story.refusal?.reason == .notNow && story.disclosureEvents.count == length)
    }

    @Test func `a file that was disclosed is read, and the entry says which`() throws {
        let story = try Story.at(.agreed)
        let file = DisclosedFile(id: "F-1", name: "a name", size: 3, chunks: 1, sealedHash: "00ff")
        #expect(
            story.act(.disclose(DisclosedInformation(words: [:], files: [file])), by: "liaison", of: Story.council))
        #expect(story.act(.read(file: "F-1"), by: "practitioner", of: Story.police))
        #expect(story.disclosureEvents.last?.taken == "F-1")
        #expect(story.disclosure?.standingFiles.map(\.id) == ["F-1"])
        #expect(story.disclosureEvents.first?.files.map(\.record) == ["disclosure"])
    }
}

@Suite("4.6, 4.10 A reading that is refused")
struct RefusedReadingTests {
    @Test func `is entered as what it is`() throws {
        let story = try Story.disclosed { $0.readers = [Story.officer("colleague", Story.police)] }
        story.close("colleague", of: Story.police)
        for name in ["practitioner", "colleague"] {
            #expect(!story.act(.read(file: nil), by: name, of: Story.police))
            guard case .readingRefused(let decision)? = story.disclosureEvents.last else {
                Issue.record("the reading that \(name) attempted is not in the ledger")
                continue
            }
            #expect(!decision.isPermitted, "\(name)")
        }
    }

    @Test func `is entered twenty times a day at most of each officer`() throws {
        let story = try Story.at(.disclosed)
        func entered(_ name: String) -> Int {
            let length = story.disclosureEvents.count
            for _ in 1...25 { #expect(!story.act(.read(file: nil), by: name, of: Story.police)) }
            return story.disclosureEvents.count - length
        }
        #expect(DisclosureCase.refusedReadingsADay == 20)
        #expect(entered("colleague") == 20)
        #expect(entered("deputy") == 20, "each officer has a count of their own")
        #expect(entered("colleague") == 0)
        story.today = story.today.adding(days: 1)
        #expect(entered("colleague") == 20, "each day has a count of its own")
    }

    @Test func `changes nothing in the case, and neither does one that is not`() throws {
        let story = try Story.at(copy: .received)
        let before = try #require(story.disclosure?.changedAt)
        story.today = story.today.adding(days: 1)
        #expect(story.act(.read(file: nil), by: "practitioner", of: Story.police))
        #expect(!story.act(.read(file: nil), by: "colleague", of: Story.police))
        #expect(story.disclosure?.changedAt == before)
    }
}
