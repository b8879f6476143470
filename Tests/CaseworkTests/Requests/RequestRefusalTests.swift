import Casework
import SharingProtocol
import Testing

/// What is refused though everything else about it is in order.
@Suite("4.3, 4.6 What a request needs")
struct RequestNeedsTests {
    @Test func `something is asked for`() throws {
        let story = try Story()
        let draft = RequestDraft.example()
        let words = draft.words.filter { !$0.key.hasPrefix("item.") }
        #expect(!story.act(.submit(RequestDraft(draft.terms, words: words)), by: "practitioner", of: Story.police))
        #expect(story.refusal?.reason == .incomplete(field: "items"))
    }

    @Test func `an act that consists in words has some`() throws {
        let acts: [(RequestState, RequestAct, String, AgencyID)] = [
            (.awaitingApproval, .sendBack(" "), "liaison", Story.police),
            (.sent, .withdraw("\n"), "practitioner", Story.police),
            (.sent, .askForClarification(""), "liaison", Story.council),
            (.clarifying, .clarify("\t"), "liaison", Story.police),
        ]
        for (state, act, name, agency) in acts {
            let story = try Story.at(state)
            #expect(!story.act(act, by: name, of: agency), "\(act.kind)")
            #expect(story.refusal?.reason == .incomplete(field: "words"))
            #expect(story.request?.state == state)
        }
    }

    @Test func `something is handed over`() throws {
        let story = try Story.at(.agreed)
        #expect(!story.act(.disclose(DisclosedInformation(words: [1: " "])), by: "liaison", of: Story.council))
        #expect(story.refusal?.reason == .incomplete(field: "item.1"))
        #expect(story.request?.state == .agreed)
    }

    @Test func `it is decided again when it is approved, on that day’s facts`() throws {
        let story = try Story.at(.awaitingApproval)
        story.register.agencies[Story.council]?.agreements = []
        #expect(!story.act(.approve, by: "liaison", of: Story.police))
        #expect(story.refusal?.decision?.unmet.contains { $0.question == .signatories } == true)
        #expect(story.request?.state == .awaitingApproval)
    }
}

@Suite("4.10 Whose names stand among the readers")
struct NamedReadersTests {
    private func closed() throws -> Story {
        let story = try Story.at(.sent)
        story.register.agencies[Story.police]?.officers[Story.officer("colleague", Story.police)]?.isActive = false
        return story
    }

    @Test func `nobody of another agency, and nobody who has left, when it is asked`() throws {
        for reader in [Story.officer("liaison", Story.council), Story.officer("colleague", Story.police)] {
            let story = try closed()
            story.request = nil
            #expect(!story.act(.submit(.example { $0.readers.append(reader) }), by: "practitioner", of: Story.police))
            #expect(story.refusal?.reason == .incomplete(field: "readers"), "\(reader)")
        }
    }

    @Test func `nobody of another agency, and nobody who has left, when it is determined`() throws {
        for reader in [Story.officer("practitioner", Story.council), Story.officer("colleague", Story.police)] {
            let story = try closed()
            #expect(!story.act(.determine(.example { $0.readers.append(reader) }), by: "liaison", of: Story.council))
            #expect(story.refusal?.reason == .incomplete(field: "readers"), "\(reader)")
            #expect(story.request?.state == .sent)
        }
    }

    @Test func `nobody who has left, and nobody twice, when one more is named`() throws {
        let story = try Story.at(.received)
        let colleague = Story.officer("colleague", Story.police)
        story.register.agencies[Story.police]?.officers[colleague]?.isActive = false
        #expect(!story.act(.nameReader(colleague), by: "liaison", of: Story.police))
        #expect(story.refusal?.reason == .incomplete(field: "reader"))
        let named = Story.officer("practitioner", Story.police)
        #expect(!story.act(.nameReader(named), by: "liaison", of: Story.police))
        #expect(story.refusal?.reason == .notNow)
    }

    @Test func `nobody is taken off a list on which they do not stand`() throws {
        let story = try Story.at(.received)
        let length = story.events.count
        #expect(
            !story.act(.removeReader(Story.officer("colleague", Story.police)), by: "liaison", of: Story.council))
        #expect(story.refusal?.reason == .notNow && story.events.count == length)
    }
}

@Suite("4.10, 4.12 Opening the words of a request")
struct OpeningTests {
    @Test func `opens what was asked and the reasons, and never what was disclosed`() throws {
        let sent = try Story.at(.sent)
        #expect(!sent.act(.open(record: "determination"), by: "liaison", of: Story.police), "there are no reasons yet")
        let received = try Story.at(.received)
        #expect(received.act(.open(record: "request"), by: "liaison", of: Story.council))
        #expect(received.act(.open(record: "determination"), by: "practitioner", of: Story.police))
        #expect(!received.act(.open(record: "disclosure"), by: "practitioner", of: Story.police))
        #expect(received.refusal?.reason == .notNow)
    }

    @Test func `is refused once its day is past, and the attempt is in the book`() throws {
        let story = try Story.at(.received)
        story.today = Day(iso: "2013-12-02")!
        #expect(!story.act(.open(record: "request"), by: "liaison", of: Story.council))
        #expect(story.refusal?.reason == .unmet)
        guard case .readingRefused(let decision)? = story.events.last else {
            Issue.record("the attempt is not in the book")
            return
        }
        #expect(!decision.isPermitted)
    }

    @Test func `a file that was not disclosed is not read, and no reading of it is entered`() throws {
        let story = try Story.at(.received)
        let length = story.events.count
        #expect(!story.act(.read(file: "F-NONE"), by: "practitioner", of: Story.police))
        #expect(story.refusal?.reason == .notNow && story.events.count == length)
    }
}

@Suite("4.8 A closed account in casework")
struct ClosedAccountTests {
    private func close(_ name: String, in story: Story) {
        story.register.agencies[Story.police]?.officers[Story.officer(name, Story.police)]?.isActive = false
    }

    @Test func `asks for nothing`() throws {
        let story = try Story()
        close("colleague", in: story)
        #expect(!story.act(.submit(.example()), by: "colleague", of: Story.police))
        #expect(story.refusal?.reason == .notYours)
    }

    @Test func `has no seat in the case that it began or is named in`() throws {
        let story = try Story.at(.agreed)
        close("practitioner", in: story)
        let officer = story.circumstances("practitioner", Story.police).officer
        #expect(story.request?.seats(of: officer, in: story.register, on: story.today) == [])
        #expect(!story.act(.withdraw("No longer needed."), by: "practitioner", of: Story.police))
        #expect(story.refusal?.reason == .notYours)
    }
}
