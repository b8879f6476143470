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
        #expect(story.refusal?.unmet.contains(.signatories) == true)
        #expect(story.request?.state == .awaitingApproval)
    }
}

@Suite("4.10 Whose names stand among the readers")
struct NamedReadersTests {
    @Test func `nobody of another agency, and nobody who has left, when it is asked`() throws {
        for reader in [Story.officer("liaison", Story.council), Story.officer("colleague", Story.police)] {
            let story = try Story()
            story.close("colleague", of: Story.police)
            #expect(!story.act(.submit(.example { $0.readers.append(reader) }), by: "practitioner", of: Story.police))
            #expect(story.refusal?.reason == .incomplete(field: "readers"), "\(reader)")
        }
    }

    @Test func `nobody of another agency, and nobody who has left, when it is determined`() throws {
        for reader in [Story.officer("practitioner", Story.council), Story.officer("colleague", Story.police)] {
            let story = try Story.at(.sent)
            story.close("colleague", of: Story.police)
            #expect(!story.act(.determine(.example { $0.readers.append(reader) }), by: "liaison", of: Story.council))
            #expect(story.refusal?.reason == .incomplete(field: "readers"), "\(reader)")
            #expect(story.request?.state == .sent)
        }
    }
}

@Suite("4.8 A closed account in casework")
struct ClosedAccountTests {
    @Test func `asks for nothing`() throws {
        let story = try Story()
        story.close("colleague", of: Story.police)
        #expect(!story.act(.submit(.example()), by: "colleague", of: Story.police))
        #expect(story.refusal?.reason == .notYours)
    }

    @Test func `has no seat in the case that it began or is named in`() throws {
        let story = try Story.at(.agreed)
        story.close("practitioner", of: Story.police)
        let officer = story.circumstances("practitioner", Story.police).officer
        #expect(story.request?.seats(of: officer, in: story.register, on: story.today) == [])
        #expect(!story.act(.withdraw("No longer needed."), by: "practitioner", of: Story.police))
        #expect(story.refusal?.reason == .notYours)
    }
}

@Suite("4.7 The marking of a determination")
struct DeterminedMarkingTests {
    @Test func `is one that the protocol has, and keeps it to a group that is named`() throws {
        for (marking, readers) in [
            ("top-secret", [Story.officer("practitioner", Story.police)]), ("restricted", []),
        ] as [(Key<Marking>, [OfficerID])] {
            let story = try Story.at(.sent)
            let determination = Determination.example {
                $0.marking = marking
                $0.readers = readers
            }
            #expect(!story.act(.determine(determination), by: "liaison", of: Story.council), "\(marking)")
            #expect(story.refusal?.unmet.contains(.marking) == true, "\(marking)")
        }
    }
}
