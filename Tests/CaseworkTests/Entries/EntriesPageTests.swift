import Casework
import Foundation
import SharingProtocol
import Testing

/// What is written in `docs/entries.md` is what is written in the ledger.
@Suite("docs/entries.md")
struct EntriesPageTests {
    private func page() throws -> String {
        let url = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../docs/entries.md")
        return try String(contentsOf: url.standardizedFileURL, encoding: .utf8)
    }

    @Test func `names every kind of entry, every fact in it and every sealed field`() throws {
        let page = try page()
        try expect(try EveryEvent.ofRequest(), on: page)
        try expect(try EveryEvent.ofDisclosure(), on: page)
        try expect(try EveryEvent.ofMeeting(), on: page)
        for kind in [
            "agency.admitted", "agreement.signed", "liaison.appointed", "liaison.ended", "officer.admitted",
            "officer.left", "password.renewed", "password.handedOver",
        ] { #expect(page.contains("| `\(kind)` |"), "\(kind) is not on the page") }
        let secrets =
            try Story.at(.destroyed).secrets + Story.volunteered(to: [Story.police]).secrets
            + Story.at(meeting: .settled).secrets
        for secret in secrets {
            let field = secret.field.replacing(/[0-9]+/, with: "N").replacing(
                /evidence\..*/, with: "evidence.SUBJECT.PIECE")
            #expect(page.contains("`\(secret.record)/\(field)`"), "\(secret.record)/\(field) is not on the page")
        }
    }

    private func expect<Event: CaseEvent>(_ events: [Event], on page: String) throws {
        for event in events {
            #expect(page.contains("| `\(event.kind)` |"), "\(event.kind) is not on the page")
            for name in names(.table(event.facts.table)) {
                #expect(page.contains("`\(name)`"), "\(name) of \(event.kind) is not on the page")
            }
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
