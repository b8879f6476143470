import Casework
import SharingProtocol
import Testing

@Suite("4.1, 4.2 A request is given to a colleague")
struct ReassigningTests {
    private let asker = Story.officer("practitioner", Story.police)
    private let colleague = Story.officer("colleague", Story.police)

    private func leave(_ story: Story) {
        story.register.agencies[Story.police]?.apply(.officerLeft(asker), by: "administrator", at: story.today.noon)
    }

    @Test func `a request that was sent back to somebody who has left is mended by a colleague`() throws {
        let story = try Story.at(.returned)
        leave(story)
        #expect(!story.act(.submit(.example()), by: "practitioner", of: Story.police))
        #expect(story.act(.reassign(from: asker, to: colleague), by: "liaison", of: Story.police))
        #expect(story.request?.tasks.filter { !$0.isNotice }.map(\.holder) == [.officer(colleague)])
        var mended = RequestDraft.example()
        mended.terms.readers = [colleague]
        #expect(story.act(.submit(mended), by: "colleague", of: Story.police))
        #expect(story.request?.state == .awaitingApproval)
    }

    @Test func `the colleague has not read it yet, and whoever wrote it has`() throws {
        let story = try Story.at(.sent)
        story.act(.reassign(from: asker, to: colleague), by: "liaison", of: Story.police)
        let request = try #require(story.request)
        #expect(!request.isOpened("request", by: story.circumstances("colleague", Story.police).officer))
        #expect(request.isOpened("request", by: story.circumstances("practitioner", Story.police).officer))
    }

    @Test func `only the asking agency's liaison officer gives it, and to its own people`() throws {
        for (name, own) in [
            ("practitioner", Story.police), ("colleague", Story.police), ("liaison", Story.council),
        ] {
            let story = try Story.at(.sent)
            #expect(!story.act(.reassign(from: asker, to: colleague), by: name, of: own))
        }
        let story = try Story.at(.sent)
        #expect(
            !story.act(
                .reassign(from: asker, to: Story.officer("practitioner", Story.council)), by: "liaison",
                of: Story.police))
        #expect(!story.act(.reassign(from: asker, to: "nobody"), by: "liaison", of: Story.police))
        #expect(
            !story.act(
                .reassign(from: asker, to: Story.officer("practitioner", Story.police)), by: "liaison", of: Story.police
            ),
            "it is theirs already")
    }

    @Test func `it opens nothing that was shared: that takes a reader's name`() throws {
        let story = try Story.at(.agreed)
        leave(story)
        #expect(story.act(.reassign(from: asker, to: colleague), by: "liaison", of: Story.police))
        #expect(story.act(.disclose(.example), by: "liaison", of: Story.council))
        #expect(!story.act(.read(file: nil), by: "colleague", of: Story.police))
    }

    @Test func `once it is answered it moves only where the asker has left: it shows the holder's reasons`() throws {
        let story = try Story.at(.agreed)
        #expect(!story.act(.reassign(from: asker, to: colleague), by: "liaison", of: Story.police))
        #expect(story.refusal?.topic == .readers)
        leave(story)
        #expect(story.act(.reassign(from: asker, to: colleague), by: "liaison", of: Story.police))
    }

    @Test func `once it is carried out it stays with whoever asked: there is nothing left to do in it`() throws {
        for state in [RequestState.disclosed, .destroyed, .refused, .withdrawn] {
            let story = try Story.at(state)
            leave(story)
            #expect(!story.act(.reassign(from: asker, to: colleague), by: "liaison", of: Story.police))
            #expect(story.refusal?.reason == .notNow)
        }
    }

    @Test func `one that was reassigned meanwhile is not taken from whoever has it now`() throws {
        let story = try Story.at(.sent)
        let deputy = Story.officer("deputy", Story.police)
        #expect(story.act(.reassign(from: asker, to: deputy), by: "liaison", of: Story.police))
        #expect(!story.act(.reassign(from: asker, to: colleague), by: "liaison", of: Story.police))
        #expect(story.request?.asker == deputy)
    }

    @Test func `a liaison officer who takes on a request approves their own, and the register says so (4.2)`() throws {
        let story = try Story.at(.awaitingApproval)
        let liaison = Story.officer("liaison", Story.police)
        #expect(story.act(.reassign(from: asker, to: liaison), by: "liaison", of: Story.police))
        #expect(story.act(.approve, by: "liaison", of: Story.police))
        guard case .approved(_, let ownRequest)? = story.events.last else {
            Issue.record("not approved")
            return
        }
        #expect(ownRequest)
    }
}
