import Casework
import SharingProtocol
import Testing

@Suite("4.6, 4.10 Who may know of a disclosure")
struct DisclosureRowTests {
    private func practitioners(_ agencies: AgencyID...) -> [OfficerID] {
        agencies.map { Story.officer("practitioner", $0) }
    }

    @Test func `its owner and every agency that has, had or is offered a copy are told`() throws {
        let agencies = [Story.police, Story.fire, Story.college]
        let story = try Story.volunteered(to: agencies, acceptedBy: [Story.police, Story.fire])
        try story.go(.destroy(at: Story.fire, nil), "liaison", Story.fire)
        let disclosure = try #require(story.disclosure)
        // Whose copy is gone finds it by no name any more.
        let recipients = agencies.map { CaseParty($0, .recipient, findsByName: $0 != Story.fire) }
        #expect(disclosure.row.parties == [CaseParty(Story.council, .owner)] + recipients)
        for agency in agencies + [Story.council] {
            #expect(disclosure.mayKnow(in: story.circumstances("liaison", agency)), "\(agency)")
        }
        #expect(!disclosure.mayKnow(in: story.circumstances("liaison", Story.team)))
    }

    @Test func `its readers know of it for as long as there is something for them to read`() throws {
        let story = try Story.volunteered(to: [Story.police, Story.fire], acceptedBy: [Story.police])
        #expect(story.disclosure?.row.members == practitioners(Story.police))
        try story.go(.accept, "liaison", Story.fire)
        #expect(story.disclosure?.row.members == practitioners(Story.police, Story.fire))
        try story.go(.destroy(at: Story.police, nil), "liaison", Story.council)
        #expect(story.disclosure?.row.members == practitioners(Story.fire))
        #expect(story.disclosure?.mayKnow(in: story.circumstances("practitioner", Story.police)) == false)
    }

    @Test func `lists show the copy that is the least far, and the latest last day`() throws {
        let story = try Story.volunteered(to: [Story.police, Story.fire])
        func row() throws -> CaseRow { try #require(story.disclosure?.row) }
        #expect(try row().state == "offered" && row().keepUntil == Day(iso: "2013-12-01"))
        try story.go(.accept, "liaison", Story.police)
        #expect(try row().state == "offered")
        try story.go(.decline, "liaison", Story.fire)
        #expect(try row().state == "received")
        try story.go(.longer(at: Story.police), "liaison", Story.council)
        #expect(try row().keepUntil == Day(iso: "2014-02-01"))
        try story.go(.destroy(at: Story.police, nil), "liaison", Story.police)
        #expect(try row().state == "destroyed" && row().keepUntil == nil && !row().isOpen)
        #expect(try row().officer == Story.officer("liaison", Story.council))
    }

    @Test func `files are brought by an agency's liaison officer before it gives something (4.3)`() throws {
        let story = try Story()
        let place = DisclosureCase.takingFiles(
            asNew: Story.disclosureReference, in: story.circumstances("liaison", Story.council))
        #expect(place == FilePlace(Story.disclosureReference, "disclosure", of: Story.council))
        for name in ["practitioner", "deputy"] {
            let circumstances = story.circumstances(name, Story.council)
            #expect(DisclosureCase.takingFiles(asNew: Story.disclosureReference, in: circumstances) == nil)
        }
    }
}
