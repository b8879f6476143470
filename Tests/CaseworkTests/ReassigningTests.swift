import Casework
import SharingProtocol
import Testing

@Suite("4.1, 4.2 A request is given to a colleague")
struct ReassigningTests {
    private let colleague = Story.officer("colleague", Story.police)

    @Test func `a request that was sent back to somebody who has left is mended by a colleague`() throws {
        let story = try Story.at(.returned)
        story.register.agencies[Story.police]?.apply(
            .officerLeft(Story.officer("practitioner", Story.police)), by: "administrator", at: story.today.noon)
        #expect(!story.act(.submit(.example()), by: "practitioner", of: Story.police))
        #expect(story.act(.reassign(to: colleague), by: "liaison", of: Story.police))
        #expect(story.request?.turn == .officer(colleague))
        var mended = RequestDraft.example()
        mended.terms.readers = [colleague]
        #expect(story.act(.submit(mended), by: "colleague", of: Story.police))
        #expect(story.request?.state == .awaitingApproval)
    }

    @Test func `the colleague has not read it yet, and whoever wrote it has`() throws {
        let story = try Story.at(.sent)
        story.act(.reassign(to: colleague), by: "liaison", of: Story.police)
        let request = try #require(story.request)
        #expect(!request.isOpened("request", by: story.circumstances("colleague", Story.police).officer))
        #expect(request.isOpened("request", by: story.circumstances("practitioner", Story.police).officer))
    }

    @Test func `only the asking agency's liaison officer gives it, and to its own people`() throws {
        for (name, own) in [
            ("practitioner", Story.police), ("colleague", Story.police), ("liaison", Story.council),
        ] {
            let story = try Story.at(.sent)
            #expect(!story.act(.reassign(to: colleague), by: name, of: own))
        }
        let story = try Story.at(.sent)
        #expect(
            !story.act(.reassign(to: Story.officer("practitioner", Story.council)), by: "liaison", of: Story.police))
        #expect(!story.act(.reassign(to: "nobody"), by: "liaison", of: Story.police))
        #expect(
            !story.act(.reassign(to: Story.officer("practitioner", Story.police)), by: "liaison", of: Story.police),
            "it is theirs already")
    }

    @Test func `it opens nothing that was shared: that takes a reader's name`() throws {
        let story = try Story.at(.received)
        #expect(story.act(.reassign(to: colleague), by: "liaison", of: Story.police))
        #expect(!story.act(.read(file: nil), by: "colleague", of: Story.police))
    }
}
