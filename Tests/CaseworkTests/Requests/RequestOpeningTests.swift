import Casework
import SharingProtocol
import Testing

@Suite("4.10, 4.12 Opening the words of a request")
struct OpeningTests {
    @Test func `opens what was asked and the reasons, and never what was disclosed`() throws {
        let sent = try Story.at(.sent)
        #expect(!sent.act(.open(record: "determination"), by: "liaison", of: Story.police), "there are no reasons yet")
        let disclosed = try Story.at(.disclosed)
        #expect(disclosed.act(.open(record: "request"), by: "liaison", of: Story.council))
        #expect(disclosed.act(.open(record: "determination"), by: "practitioner", of: Story.police))
        #expect(!disclosed.act(.open(record: "disclosure"), by: "practitioner", of: Story.police))
        #expect(disclosed.refusal?.reason == .notNow)
    }

    /// What was disclosed has its day; what was asked is the record of asking, and ends with the last copy (4.13).
    @Test func `has no day of its own: the words end when the request does`() throws {
        let story = try Story.at(.disclosed)
        story.today = Day(iso: "2013-12-02")!
        #expect(!story.act(.read(file: nil), by: "practitioner", of: Story.police))
        #expect(story.act(.open(record: "request"), by: "liaison", of: Story.council))
        #expect(story.act(.destroy(at: Story.police, nil), by: "liaison", of: Story.police))
        #expect(!story.act(.open(record: "request"), by: "liaison", of: Story.council))
    }

    @Test func `is refused to an agency that is suspended, and the attempt is in the ledger`() throws {
        let story = try Story.at(.disclosed)
        story.suspend(Story.council)
        #expect(!story.act(.open(record: "request"), by: "liaison", of: Story.council))
        #expect(story.refusal?.reason == .unmet)
        guard case .readingRefused(let decision)? = story.events.last else {
            Issue.record("the attempt is not in the ledger")
            return
        }
        #expect(!decision.isPermitted)
    }

    @Test func `attempts that are refused are entered twenty times a day at most (4.6)`() throws {
        let story = try Story.at(.sent)
        story.suspend(Story.council)
        let length = story.events.count
        for _ in 1...25 { #expect(!story.act(.open(record: "request"), by: "liaison", of: Story.council)) }
        #expect(story.events.count == length + 20)
        story.today = story.today.adding(days: 1)
        #expect(!story.act(.open(record: "request"), by: "liaison", of: Story.council))
        #expect(story.events.count == length + 21, "another day, another attempt")
    }

    private func hasOpened(_ record: String, _ name: String, of agency: AgencyID, in story: Story) -> Bool {
        let officer = story.circumstances(name, agency).officer
        return story.request?.isOpened(record, by: officer) ?? false
    }

    @Test func `whoever looked before a request was mended has not seen the mended words`() throws {
        let story = try Story.at(.awaitingApproval)
        story.act(.open(record: "request"), by: "liaison", of: Story.police)
        #expect(hasOpened("request", "liaison", of: Story.police, in: story))
        story.act(.sendBack("Say more."), by: "liaison", of: Story.police)
        #expect(story.act(.submit(.example()), by: "practitioner", of: Story.police))
        #expect(!hasOpened("request", "liaison", of: Story.police, in: story))
        #expect(hasOpened("request", "practitioner", of: Story.police, in: story), "its writer need not look")
    }

    @Test func `whoever looked before a question was answered has not seen the answer`() throws {
        let story = try Story.at(.clarifying)
        story.act(.open(record: "request"), by: "liaison", of: Story.council)
        #expect(hasOpened("request", "liaison", of: Story.council, in: story))
        #expect(story.act(.clarify("The upper one."), by: "liaison", of: Story.police))
        #expect(!hasOpened("request", "liaison", of: Story.council, in: story))
    }

    @Test func `whoever looked at a question has not seen the reasons`() throws {
        let story = try Story.at(.clarifying)
        story.act(.open(record: "determination"), by: "liaison", of: Story.police)
        #expect(hasOpened("determination", "liaison", of: Story.police, in: story))
        story.act(.clarify("The upper one."), by: "liaison", of: Story.police)
        #expect(story.act(.determine(.example()), by: "liaison", of: Story.council))
        #expect(!hasOpened("determination", "liaison", of: Story.police, in: story))
    }
}
