import Casework
import SharingProtocol
import Testing

@Suite("4.2, 4.6, 4.10 Who may know of a request")
struct RequestRowTests {
    @Test func `the holder is told of it once it is approved, and not before`() throws {
        for (state, isTold) in [(RequestState.awaitingApproval, false), (.returned, false), (.sent, true)] {
            let story = try Story.at(state)
            let request = try #require(story.request)
            #expect(
                request.row.parties == [
                    CaseParty(Story.council, .owner, isTold: isTold), CaseParty(Story.police, .recipient),
                ])
            #expect(request.row.agencies(.owner) == [Story.council])
            #expect(request.mayKnow(in: story.circumstances("liaison", Story.council)) == isTold)
        }
    }

    @Test func `whoever asked knows of it, and the colleague whose it is then`() throws {
        let story = try Story.at(.sent)
        let (asker, colleague) = (
            Story.officer("practitioner", Story.police), Story.officer("colleague", Story.police)
        )
        #expect(story.request?.row.members == [asker])
        try story.go(.reassign(from: asker, to: colleague), "liaison", Story.police)
        let request = try #require(story.request)
        #expect(request.row.members == [colleague])
        for (name, may) in [("practitioner", false), ("colleague", true), ("liaison", true), ("deputy", false)] {
            #expect(request.mayKnow(in: story.circumstances(name, Story.police)) == may, "\(name)")
        }
    }

    @Test func `auditors know of every case, and closed accounts of none (4.8, 5.2)`() throws {
        let story = try Story.at(.awaitingApproval)
        let request = try #require(story.request)
        story.register.agencies[Story.team]?.officers[Story.officer("colleague", Story.team)]?.role = .auditor
        #expect(request.mayKnow(in: story.circumstances("colleague", Story.team)))
        story.close("colleague", of: Story.team)
        story.close("practitioner", of: Story.police)
        for (name, agency) in [("colleague", Story.team), ("practitioner", Story.police)] {
            #expect(!request.mayKnow(in: story.circumstances(name, agency)))
        }
    }

    @Test func `carried out, it leaves a disclosure of its own number, which takes the files (4.3)`() throws {
        let story = try Story.at(.agreed)
        let request = try #require(story.request)
        #expect(request.disclosureReference == Story.disclosureReference)
        let place = FilePlace(Story.disclosureReference, "disclosure", of: Story.council)
        #expect(request.takingFiles(in: story.circumstances("liaison", Story.council)) == place)
        #expect(request.takingFiles(in: story.circumstances("liaison", Story.police)) == nil)
        try story.go(.disclose(.example), "liaison", Story.council)
        #expect(story.request?.takingFiles(in: story.circumstances("liaison", Story.council)) == nil)
        #expect(story.disclosure?.terms.request == Story.reference)
        #expect(story.disclosure?.owner == Story.council && story.disclosure?.copies.map(\.agency) == [Story.police])
    }
}
