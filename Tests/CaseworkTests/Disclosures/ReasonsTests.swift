import Casework
import SharingProtocol
import Testing

@Suite("4.10 Opening the reasons of a disclosure")
struct ReasonsTests {
    /// Whether looking now would be entered; `nil` where there is nothing for them to look at.
    private func isEntered(_ name: String, of agency: AgencyID, in story: Story) throws -> Bool? {
        let looking = try #require(story.disclosure).looking(
            at: "determination", in: story.circumstances(name, agency))
        return looking.map { $0.event != nil }
    }

    @Test func `there are none where a request says why, until something is added`() throws {
        let story = try Story.at(copy: .received)
        #expect(!story.act(.open, by: "liaison", of: Story.police))
        #expect(story.refusal?.reason == .notNow)
        #expect(story.act(.longer(at: Story.police), by: "liaison", of: Story.council))
        #expect(story.act(.open, by: "liaison", of: Story.police))
    }

    @Test func `is for the liaison officers of both sides and named readers, and for nobody else`() throws {
        let story = try Story.volunteered(to: [Story.police, Story.fire], acceptedBy: [Story.police, Story.fire])
        for (name, agency, may) in [
            ("liaison", Story.council, true), ("liaison", Story.police, true), ("practitioner", Story.fire, true),
            ("practitioner", Story.council, false), ("colleague", Story.police, false),
            ("liaison", Story.college, false), ("practitioner", Story.team, false),
        ] {
            #expect(story.act(.open, by: name, of: agency) == may, "\(name) of \(agency)")
            #expect(try (isEntered(name, of: agency, in: story) != nil) == may)
        }
    }

    @Test func `whoever looks is entered once, and whoever wrote them is not`() throws {
        let story = try Story.volunteered(to: [Story.police, Story.fire])
        #expect(try isEntered("liaison", of: Story.council, in: story) == false)
        #expect(try isEntered("liaison", of: Story.police, in: story) == true)
        #expect(story.act(.open, by: "liaison", of: Story.police))
        #expect(try isEntered("liaison", of: Story.police, in: story) == false)
        #expect(try isEntered("liaison", of: Story.council, in: story) == false, "they are the discloser's words still")
        #expect(try isEntered("liaison", of: Story.fire, in: story) == true)
    }

    @Test func `what was added since nobody has seen, the discloser included`() throws {
        let story = try Story.volunteered(
            to: [Story.police, Story.fire], acceptedBy: [Story.police, Story.fire], ground: "consent")
        #expect(story.act(.open, by: "liaison", of: Story.police))
        #expect(
            story.act(DisclosureAct.withdrawConsent(on: story.today, "By letter."), by: "liaison", of: Story.fire))
        for agency in [Story.police, Story.council] {
            #expect(try isEntered("liaison", of: agency, in: story) == true, "\(agency)")
        }
    }

    @Test func `nothing else is shown on the page`() throws {
        let story = try Story.volunteered(to: [Story.police], acceptedBy: [Story.police])
        for record in ["disclosure", "copy.thames-valley-police", "request"] {
            let looking = try #require(story.disclosure).looking(
                at: record, in: story.circumstances("liaison", Story.police))
            #expect(looking == nil, "\(record)")
        }
    }
}
