import Casework
import SharingProtocol
import Testing

@Suite("Invariant 12: nobody is offered what would be refused (4.4, 4.7)")
struct DisclosureOfferedTests {
    private static let people = [
        ("practitioner", Story.police), ("colleague", Story.police), ("liaison", Story.police),
        ("liaison", Story.council), ("practitioner", Story.council), ("liaison", Story.fire),
        ("liaison", Story.college),
    ]

    @Test(arguments: CopyState.allCases, ["risk-of-harm", "consent"])
    func `what is offered succeeds, and what stands in the way of the rest is said`(
        _ state: CopyState, _ ground: String
    ) throws {
        for day in ["2013-06-03", "2014-01-15"] {
            let story = try Story.at(copy: state, ground: Key(ground))
            story.today = Day(iso: day)!
            for (name, agency) in Self.people { try check(name, agency, in: story) }
        }
    }

    @Test func `of several copies it says with which`() throws {
        let story = try Story.volunteered(
            to: [Story.police, Story.fire, Story.college], acceptedBy: [Story.police, Story.fire])
        for (name, agency) in Self.people { try check(name, agency, in: story) }
        let disclosure = try #require(story.disclosure)
        let owner = disclosure.offered(in: story.circumstances("liaison", Story.council))
        #expect(owner.acts[.extendKeeping] == [Story.police, Story.fire])
        #expect(owner.acts[.destroy] == [Story.police, Story.fire, Story.college])
        let fire = disclosure.offered(in: story.circumstances("liaison", Story.fire))
        #expect(fire.acts[.destroy] == [Story.fire] && fire.acts[.extendKeeping] == nil)
        let college = disclosure.offered(in: story.circumstances("liaison", Story.college))
        #expect(college.acts[.accept] == [Story.college] && college.acts[.read] == nil)
    }

    private func check(_ name: String, _ agency: AgencyID, in story: Story) throws {
        let disclosure = try #require(story.disclosure)
        let circumstances = story.circumstances(name, agency)
        let officer = circumstances.officer
        let seats = disclosure.seats(of: officer, in: story.register, on: story.today)
        let offered = disclosure.offered(in: circumstances)
        // The reasons are on the page: whoever looks at it has them opened if they are theirs.
        #expect(
            Set(offered.acts.keys).union(offered.obstacles.keys)
                == disclosure.acts(open: seats, to: officer).subtracting([.open]))
        #expect(Set(offered.acts.keys).isDisjoint(with: offered.obstacles.keys))
        for (kind, agencies) in offered.acts {
            for of in agencies {
                let act = DisclosureAct.filled(kind, at: of, in: story)
                guard case .refused(let refusal) = disclosure.decide(act, in: circumstances) else { continue }
                Issue.record("\(name) of \(agency) was offered \(kind) at \(of): \(refusal.sentence)")
            }
        }
        for (kind, refusal) in offered.obstacles {
            #expect(!refusal.sentence.isEmpty, "\(kind)")
            for copy in disclosure.copies(for: officer) {
                let act = DisclosureAct.filled(kind, at: copy.agency, in: story)
                guard case .happened = disclosure.decide(act, in: circumstances) else { continue }
                Issue.record("\(name) of \(agency) could \(kind) at \(copy.agency) after all")
            }
        }
    }

    @Test func `a liaison officer outside a restricted group is told so, and not invited to try (4.7)`() throws {
        let story = try Story.disclosed { $0.marking = "restricted" }
        let offered = try #require(story.disclosure).offered(in: story.circumstances("liaison", Story.police))
        #expect(offered.acts[.read] == nil && offered.acts[.nameReader] == nil)
        #expect(offered.obstacles[.read]?.decision?.unmet.map(\.question) == [.group])
        let readers = try #require(story.disclosure).offered(in: story.circumstances("practitioner", Story.police))
        #expect(readers.acts[.read] == [Story.police])
    }

    @Test func `whoever has no part in it is offered nothing`() throws {
        let story = try Story.at(copy: .received)
        for (name, agency) in [("colleague", Story.police), ("practitioner", Story.council), ("liaison", Story.fire)] {
            let offered = try #require(story.disclosure).offered(in: story.circumstances(name, agency))
            #expect(offered.acts.isEmpty && offered.obstacles.isEmpty)
        }
    }
}
