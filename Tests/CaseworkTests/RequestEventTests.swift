import Casework
import Foundation
import SharingProtocol
import Testing

@Suite("What stands in an entry")
struct RequestEventTests {
    /// Every kind of event, out of a real story, with everything in it that it can have.
    func events() throws -> [RequestEvent] {
        var events = try Story.at(.destroyed, ground: "consent").events
        events += try Story.at(.returned).events + Story.at(.withdrawn).events
        let clarifying = try Story.at(.clarifying)
        clarifying.act(.clarify("The ground floor one."), by: "liaison", of: Story.police)
        clarifying.act(.determine(.example { $0.readers = [] }), by: "liaison", of: Story.council)
        events += clarifying.events
        let read = try Story.at(.disclosed, ground: "consent")
        let colleague = Story.officer("colleague", Story.police)
        read.act(.read(file: nil), by: "practitioner", of: Story.police)
        read.act(.read(file: nil), by: "colleague", of: Story.police)
        read.act(.open(record: "determination"), by: "practitioner", of: Story.police)
        read.act(.nameReader(colleague), by: "liaison", of: Story.police)
        read.act(.removeReader(colleague), by: "liaison", of: Story.council)
        read.act(.extendKeeping(until: Day(iso: "2014-03-01")!, "Trial."), by: "liaison", of: Story.council)
        read.act(.withdrawConsent(on: read.today, "By letter."), by: "liaison", of: Story.police)
        read.act(
            .destroy(PaperShredding(shredded: read.today, witness: colleague)), by: "liaison", of: Story.police)
        events += read.events
        let file = DisclosedFile(id: "F-1", name: "a name", size: 3, chunks: 1, sealedHash: "00ff")
        let agreed = try Story.at(.agreed)
        agreed.act(.disclose(DisclosedInformation(words: [:], files: [file])), by: "liaison", of: Story.council)
        return events + agreed.events + [.read(file: "F-1", clauses: ["4.10", "3.11(a)"]), .reassigned(colleague)]
    }

    @Test func `every event is read back as it was written`() throws {
        let events = try events()
        #expect(Set(events.map(\.kind)) == Set(RequestEvent.titles.keys))
        for event in events {
            let again = try RequestEvent(kind: event.kind, facts: event.facts)
            #expect(again == event, "\(event.kind)")
        }
    }

    @Test func `words that may identify somebody are sealed and in no fact`() throws {
        let story = try Story.at(.destroyed)
        let words = ["A. Person", "Present address", "Threats", "resident", "12 Example Row", "The test is met"]
        for event in story.events {
            let facts = String(describing: event.facts)
            for word in words { #expect(!facts.contains(word), "\(event.kind) tells \(word) in clear") }
        }
        #expect(story.secrets.contains { $0.field == "subject" })
        #expect(!String(describing: story.secrets).contains("A. Person"), "a secret prints as its words")
    }

    @Test func `an entry of another kind, or without what it needs, is refused by name`() {
        #expect(throws: FactError.unknownKind("request.exploded")) {
            try RequestEvent(kind: "request.exploded", facts: [:])
        }
        #expect(throws: FactError.missing("holding", in: "request.drafted")) {
            try RequestEvent(kind: "request.drafted", facts: [:])
        }
        #expect(throws: FactError.missing("name", in: "agency.admitted")) {
            try AgencyEvent(kind: "agency.admitted", facts: [:])
        }
    }
}

/// What is written in `docs/entries.md` is what is written in the book.
@Suite("docs/entries.md")
struct EntriesPageTests {
    private func page() throws -> String {
        let url = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../docs/entries.md")
        return try String(contentsOf: url.standardizedFileURL, encoding: .utf8)
    }

    @Test func `names every kind of entry, every fact in it and every sealed field`() throws {
        let page = try page()
        for event in try RequestEventTests().events() {
            #expect(page.contains("| `\(event.kind)` |"), "\(event.kind) is not on the page")
            for name in names(.table(event.facts.table)) {
                #expect(page.contains("`\(name)`"), "\(name) of \(event.kind) is not on the page")
            }
        }
        for kind in [
            "agency.admitted", "agreement.signed", "liaison.appointed", "liaison.ended", "officer.admitted",
            "officer.left", "password.renewed", "password.handedOver",
        ] { #expect(page.contains("| `\(kind)` |"), "\(kind) is not on the page") }
        for secret in try Story.at(.destroyed).secrets {
            let field = secret.field.replacing(/[0-9]+/, with: "N").replacing(
                /evidence\..*/, with: "evidence.SUBJECT.PIECE")
            #expect(page.contains("`\(secret.record)/\(field)`"), "\(secret.record)/\(field) is not on the page")
        }
    }

    private func names(_ fact: Fact) -> Set<String> {
        switch fact {
        case .table(let table): table.reduce(into: Set(table.keys)) { $0.formUnion(names($1.value)) }
        case .list(let list): list.reduce(into: []) { $0.formUnion(names($1)) }
        case .text, .integer, .flag: []
        }
    }
}
