import Casework
import SharingProtocol
import Testing

@Suite("4.10 Whose names stand among the readers of a copy")
struct NamingTests {
    private let colleague = Story.officer("colleague", Story.police)

    @Test func `a colleague is named by the receiving liaison officer, unless it is restricted (4.7)`() throws {
        let open = try Story.at(.disclosed)
        #expect(open.act(.nameReader(colleague, at: Story.police), by: "liaison", of: Story.police))
        #expect(open.act(.read(file: nil), by: "colleague", of: Story.police))

        let restricted = try Story.disclosed { $0.marking = "restricted" }
        #expect(!restricted.act(.nameReader(colleague, at: Story.police), by: "liaison", of: Story.police))
        #expect(restricted.refusal?.topic == .marking)
        #expect(!restricted.act(.read(file: nil), by: "liaison", of: Story.police), "outside the group")
        #expect(restricted.act(.nameReader(colleague, at: Story.police), by: "liaison", of: Story.council))
        #expect(restricted.act(.read(file: nil), by: "colleague", of: Story.police))
    }

    @Test func `somebody of another agency is never named`() throws {
        let story = try Story.at(.disclosed)
        for stranger in [Story.officer("liaison", Story.college), Story.officer("practitioner", Story.council)] {
            #expect(!story.act(.nameReader(stranger, at: Story.police), by: "liaison", of: Story.council))
            #expect(story.refusal?.reason == .incomplete(field: "reader"))
        }
        #expect(!story.act(.nameReader(colleague, at: Story.college), by: "liaison", of: Story.council))
    }

    @Test func `nobody who has left, and nobody twice`() throws {
        let story = try Story.at(copy: .received)
        story.close("colleague", of: Story.police)
        #expect(!story.act(.nameReader(colleague, at: Story.police), by: "liaison", of: Story.police))
        #expect(story.refusal?.reason == .incomplete(field: "reader"))
        let named = Story.officer("practitioner", Story.police)
        #expect(!story.act(.nameReader(named, at: Story.police), by: "liaison", of: Story.police))
        #expect(story.refusal?.reason == .notNow)
    }

    @Test func `nobody is taken off a list on which they do not stand`() throws {
        let story = try Story.at(copy: .received)
        let length = story.disclosureEvents.count
        #expect(!story.act(.removeReader(colleague, at: Story.police), by: "liaison", of: Story.council))
        #expect(story.refusal?.reason == .notNow && story.disclosureEvents.count == length)
    }

    @Test func `whoever is taken off reads it no more, and with the last only the liaison officers do`() throws {
        let story = try Story.at(copy: .received)
        let reader = Story.officer("practitioner", Story.police)
        #expect(story.act(.removeReader(reader, at: Story.police), by: "liaison", of: Story.police))
        #expect(story.disclosure?.copy(of: Story.police)?.readers == [])
        for (name, agency) in [("practitioner", Story.police), ("colleague", Story.police)] {
            #expect(!story.act(.read(file: nil), by: name, of: agency))
        }
        for agency in [Story.police, Story.council] {
            #expect(story.act(.read(file: nil), by: "liaison", of: agency))
        }
    }

    @Test func `the owner names them at every copy, and another agency at its own alone`() throws {
        let story = try Story.volunteered(to: [Story.police, Story.fire], acceptedBy: [Story.police, Story.fire])
        let firefighter = Story.officer("colleague", Story.fire)
        #expect(!story.act(.nameReader(firefighter, at: Story.fire), by: "liaison", of: Story.police))
        #expect(story.refusal?.reason == .notYours)
        #expect(!story.act(.nameReader(firefighter, at: Story.police), by: "liaison", of: Story.fire))
        #expect(story.act(.nameReader(firefighter, at: Story.fire), by: "liaison", of: Story.council))
        #expect(story.act(.nameReader(colleague, at: Story.police), by: "liaison", of: Story.council))
        #expect(story.act(.removeReader(firefighter, at: Story.fire), by: "liaison", of: Story.council))
        #expect(story.disclosure?.copies.map(\.readers.count) == [2, 1])
    }
}

@Suite("4.3, 4.6 Receipt")
struct ReceiptTests {
    @Test func `is acknowledged once, by the receiving agency's liaison officer`() throws {
        let story = try Story.at(copy: .disclosed)
        for (name, agency) in [
            ("practitioner", Story.police), ("liaison", Story.council), ("liaison", Story.college),
        ] {
            #expect(!story.act(.acknowledge, by: name, of: agency))
            #expect(story.refusal?.reason == .notYours)
        }
        #expect(story.act(.acknowledge, by: "liaison", of: Story.police))
        #expect(story.disclosure?.copy(of: Story.police)?.state == .received)
        #expect(!story.act(.acknowledge, by: "liaison", of: Story.police))
        #expect(story.refusal?.reason == .notNow)
    }
}
