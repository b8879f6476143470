import Casework
import SharingProtocol
import Testing

@Suite("4.6, 4.12 What is left of a decision once the information is destroyed")
struct DecisionShownTests {
    private func seen(_ story: Story, _ name: String, _ agency: AgencyID) -> [Bool] {
        let circumstances = story.circumstances(name, agency)
        return [story.request?.showsDecision(in: circumstances), story.disclosure?.showsDecision(in: circumstances)]
            .compactMap(\.self)
    }

    @Test func `is for the liaison officers of both agencies, for as long as the protocol says`() throws {
        let story = try Story.at(.destroyed)
        let months = try #require(story.rules.retention.decisionMonths)
        let last = story.today.adding(months: months)
        for (name, agency, sees) in [
            ("liaison", Story.police, true), ("liaison", Story.council, true), ("practitioner", Story.police, false),
            ("colleague", Story.police, false),
        ] {
            story.today = last
            #expect(seen(story, name, agency) == [sees, sees], "\(name) of \(agency)")
            story.today = last.adding(days: 1)
            #expect(seen(story, name, agency) == [false, false], "\(name) of \(agency), a day later")
            story.today = last.adding(months: -months)
        }
    }

    @Test func `is for everybody who knows of it while the information stands`() throws {
        let story = try Story.at(.disclosed)
        story.today = story.today.adding(months: 600)
        for name in ["practitioner", "liaison"] {
            #expect(seen(story, name, Story.police) == [true, true])
        }
    }
}
