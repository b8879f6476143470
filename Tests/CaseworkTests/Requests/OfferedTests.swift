import Casework
import SharingProtocol
import Testing

@Suite("Invariant 12: nobody is offered what would be refused of a request (4.2, 4.3, 4.4)")
struct OfferedTests {
    private static let people = [
        ("practitioner", Story.police), ("colleague", Story.police), ("liaison", Story.police),
        ("liaison", Story.council), ("practitioner", Story.council),
    ]

    @Test(arguments: RequestState.allCases, ["risk-of-harm", "consent"])
    func `what is offered succeeds, and what stands in the way of the rest is said`(
        _ state: RequestState, _ ground: String
    ) throws {
        for day in ["2013-06-03", "2014-01-15"] {
            let story = try Story.at(state, ground: Key(ground))
            story.today = Day(iso: day)!
            let request = try #require(story.request)
            for (name, agency) in Self.people {
                let circumstances = story.circumstances(name, agency)
                let seats = request.seats(of: circumstances.officer, in: story.register, on: story.today)
                let offered = request.offered(in: circumstances)
                #expect(offered.acts.union(offered.obstacles.keys) == request.acts(open: seats))
                // Opening a record is on no page: whoever looks at the case has it opened if it is theirs.
                for kind in offered.acts where kind != .open {
                    let outcome = request.decide(.filled(kind, in: story), in: circumstances)
                    guard case .refused(let refusal) = outcome else { continue }
                    Issue.record("\(name) of \(agency) was offered \(kind): \(refusal.sentence)")
                }
                for (kind, refusal) in offered.obstacles {
                    #expect(!refusal.sentence.isEmpty, "\(kind)")
                    guard case .refused = request.decide(.filled(kind, in: story), in: circumstances) else {
                        Issue.record("\(name) of \(agency) could \(kind) after all")
                        continue
                    }
                }
            }
        }
    }
}

@Suite("4.4, 3.11 What was agreed on a consent that is withdrawn")
struct ReopeningTests {
    @Test func `is the holder's to decide again, on another ground`() throws {
        let story = try Story.at(.agreed, ground: "consent")
        #expect(
            story.act(RequestAct.withdrawConsent(on: story.today, "By telephone."), by: "liaison", of: Story.police))
        #expect(story.request?.state == .sent)
        let tasks = story.request?.tasks.filter { !$0.isNotice } ?? []
        #expect(tasks.map(\.what) == ["determine"] && tasks.map(\.holder) == [.liaisonDesk(Story.council)])
        let holder = story.circumstances("liaison", Story.council)
        #expect(try !#require(story.request).offered(in: holder).acts.contains(.disclose))

        #expect(!story.act(.determine(.example(ground: "consent")), by: "liaison", of: Story.council))
        #expect(story.act(.determine(.example(ground: "risk-of-harm")), by: "liaison", of: Story.council))
        #expect(story.act(.disclose(.example), by: "liaison", of: Story.council))
        #expect(story.act(.read(file: nil), by: "practitioner", of: Story.police), "it rests on another ground now")
    }

    @Test func `leaves an answer alone that does not rest on it`() throws {
        let story = try Story.at(.sent, ground: "consent")
        #expect(story.act(.determine(.example(ground: "risk-of-harm")), by: "liaison", of: Story.council))
        #expect(
            story.act(RequestAct.withdrawConsent(on: story.today, "By telephone."), by: "liaison", of: Story.police))
        #expect(story.request?.state == .agreed)
        #expect(story.act(.disclose(.example), by: "liaison", of: Story.council))
    }

    @Test func `an answer can be given anew until it is carried out`() throws {
        let story = try Story.at(.agreed)
        #expect(!story.act(.determine(.example()), by: "liaison", of: Story.council))
        #expect(story.act(.determineAgain(.example(given: [true, false])), by: "liaison", of: Story.council))
        #expect(story.request?.determination?.given == [true, false])
        #expect(
            story.act(.disclose(DisclosedInformation(words: [1: "12 Example Row"])), by: "liaison", of: Story.council))
        #expect(!story.act(.determineAgain(.example()), by: "liaison", of: Story.council))
    }
}
