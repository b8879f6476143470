import Casework
import SharingProtocol
import Testing

@Suite("What stands in an entry")
struct RequestEventTests {
    @Test func `every event is read back as it was written`() throws {
        try expectReadBack(try EveryEvent.ofRequest())
        try expectReadBack(try EveryEvent.ofDisclosure())
        try expectReadBack(try EveryEvent.ofMeeting())
    }

    /// Held against the titles, so that a kind of event that no story has fails.
    private func expectReadBack<Event: CaseEvent>(_ events: [Event]) throws {
        #expect(Set(events.map(\.kind)) == Set(Event.titles.keys), "\(Event.self)")
        for event in events {
            let again = try Event(kind: event.kind, facts: event.facts)
            #expect(again == event, "\(event.kind)")
        }
    }

    @Test func `every fact is there for the reading, and without it the entry is another`() throws {
        try expectNeeded(try EveryEvent.ofRequest())
        try expectNeeded(try EveryEvent.ofDisclosure())
        try expectNeeded(try EveryEvent.ofMeeting())
    }

    /// A fact that could be left out unnoticed would be read by nobody.
    private func expectNeeded<Event: CaseEvent>(_ events: [Event]) throws {
        for event in events {
            for (name, fact) in event.facts.table where !fact.isAsIfAbsent {
                var facts = event.facts
                facts.table[name] = nil
                do throws(FactError) {
                    #expect(try Event(kind: event.kind, facts: facts) != event, "\(name) of \(event.kind)")
                } catch {
                    #expect(error.isMissing, "\(name) of \(event.kind)")
                }
            }
        }
    }

    @Test func `words that may identify somebody are sealed and in no fact`() throws {
        let words = ["A. Person", "Present address", "Threats", "resident", "12 Example Row", "The test is met"]
        for story in [try Story.at(.destroyed), try Story.volunteered(to: [Story.police])] {
            let facts = story.events.map { ($0.kind, "\($0.facts)") }
            for (kind, text) in facts + story.disclosureEvents.map({ ($0.kind, "\($0.facts)") }) {
                for word in words { #expect(!text.contains(word), "\(kind) tells \(word) in clear") }
            }
            #expect(story.secrets.contains { $0.field == "subject" })
            #expect(!String(describing: story.secrets).contains("A. Person"), "a secret prints as its words")
        }
    }

    @Test func `an entry of another kind, or without what it needs, is refused by name`() {
        #expect(throws: FactError.unknownKind("request.exploded")) {
            try RequestEvent(kind: "request.exploded", facts: [:])
        }
        #expect(throws: FactError.missing("holding", in: "request.drafted")) {
            try RequestEvent(kind: "request.drafted", facts: [:])
        }
        #expect(throws: FactError.unknownKind("copy.lost")) {
            try DisclosureEvent(kind: "copy.lost", facts: [:])
        }
        #expect(throws: FactError.missing("terms", in: "information.disclosed")) {
            try DisclosureEvent(kind: "information.disclosed", facts: [:])
        }
        #expect(throws: FactError.missing("agency", in: "copy.given")) {
            try DisclosureEvent(kind: "copy.given", facts: [:])
        }
        #expect(throws: FactError.missing("name", in: "agency.admitted")) {
            try AgencyEvent(kind: "agency.admitted", facts: [:])
        }
    }
}

extension Fact {
    /// What reads like a fact that is not there.
    fileprivate var isAsIfAbsent: Bool { self == .flag(false) || self == .list([]) }
}

extension FactError {
    fileprivate var isMissing: Bool {
        guard case .missing = self else { return false }
        return true
    }
}
