import Casework
import Exchange
import SharingProtocol
import Testing

@testable import Web

@Suite("The history on a case’s page")
struct CaseHistoryTests {
    @Test func `folds openings that follow each other, and keeps the way to each in the audit trail`() async throws {
        let site = try await RequestSite()
        let reference = try await site.request(at: .agreed)
        for person in [RequestSite.Person.asker, .policeLiaison, .councilLiaison] {
            _ = try await site.browser(person).get("/requests/\(reference)")
        }
        let page = try await site.browser(.auditor).get("/requests/\(reference)").body
        let entries = try await entries(of: reference, as: RequestCase.self, at: site)
        let run = entries.reversed().prefix(while: \.event.isOnlyLooking)
        let last = try #require(run.first.flatMap { RequestSite.Person(rawValue: $0.officer.text) })
        let others = Set(run.map(\.officer)).count - 1
        try #require(others > 0)
        let people = "\(last.name) and \(others) \(others == 1 ? "other" : "others")"
        #expect(page.contains("<summary>Opened \(run.count) times, by \(people) <span"))
        #expect(trail(on: page) == entries.map(\.position).reversed())
    }

    @Test(arguments: ["R-", "D-"])
    func `shows acts only where somebody asks for that, and leads back`(_ prefix: String) async throws {
        let site = try await RequestSite()
        let disclosure = try await site.disclosure(at: .received)
        _ = try await site.browser(.councilLiaison).get("/disclosures/\(disclosure)")
        let reader = try await site.browser(.asker)
        _ = try await reader.get("/disclosures/\(disclosure)/reading")
        _ = try await reader.post("/disclosures/\(disclosure)/reading")
        let path = (prefix == "R-" ? "/requests/R-" : "/disclosures/D-") + disclosure.dropFirst(2)
        let auditor = try await site.browser(.auditor)
        let (all, acts) =
            prefix == "R-"
            ? try await positions(of: "R-" + disclosure.dropFirst(2), as: RequestCase.self, at: site)
            : try await positions(of: disclosure, as: DisclosureCase.self, at: site)
        #expect(acts.count < all.count)
        let whole = try await auditor.get(path).body
        #expect(trail(on: whole) == all)
        #expect(whole.contains("<a href=\"\(path)?history=acts#history\">Show acts only</a>"))
        let short = try await auditor.get("\(path)?history=acts").body
        #expect(trail(on: short) == acts)
        #expect(short.contains("<a href=\"\(path)?history=everything#history\">Show everything</a>"))
        #expect(faults(in: whole) + faults(in: short) == [])
    }

    @Test func `shows acts of a meeting only, closed no longer`() async throws {
        let site = try await MeetingSite()
        let taker = try await site.browser("officer", "police")
        let room = try await site.opened(by: taker, with: ["council", "fire", "health", "homes", "parks", "school"])
        _ = try await site.browser("liaison", "college").get(room.meeting)
        let whole = try await taker.get(room.meeting).body
        #expect(whole.contains("<h3>Notice read</h3>"))
        #expect(whole.contains("<details><summary>All \(trail(on: whole).count) entries</summary>"))
        let short = try await taker.get("\(room.meeting)?history=acts").body
        #expect(!short.contains("<h3>Notice read</h3>"))
        #expect(short.contains("<details open><summary>All \(trail(on: short).count) entries</summary>"))
    }

    @Test func `leaves what was blocked where everybody sees it`() async throws {
        let site = try await RequestSite()
        let disclosure = try await site.disclosure(at: .received)
        site.test.clock.advance(seconds: 200 * 86_400)
        let reader = try await site.browser(.asker)
        _ = try await reader.get("/disclosures/\(disclosure)")
        _ = try await reader.post("/disclosures/\(disclosure)/reading")
        let auditor = try await site.browser(.auditor)
        for query in ["", "?history=acts"] {
            let page = try await auditor.get("/disclosures/\(disclosure)\(query)").body
            let outside = page.replacing(/<li class="timeline-folded">.*?<\/details>/.dotMatchesNewlines(), with: "")
            #expect(outside.contains("<h3>Reading was blocked</h3>"), "\(query)")
        }
    }

    private func entries<Kind: CaseKind>(
        of reference: String, as kind: Kind.Type, at site: RequestSite
    ) async throws -> [Booked<Kind.Event>] {
        let badge = RequestSite.Person.auditor.badge
        return try await site.desk.look(at: CaseID(reference), as: kind, by: badge).history.entries
    }

    /// Where the entries of a case stand in the audit trail, the latest first: all, and the acts among them.
    private func positions<Kind: CaseKind>(
        of reference: String, as kind: Kind.Type, at site: RequestSite
    ) async throws -> (all: [Int], acts: [Int]) {
        let entries = try await entries(of: reference, as: kind, at: site)
        return (
            entries.map(\.position).reversed(),
            entries.filter { !$0.event.isOnlyLooking }.map(\.position).reversed()
        )
    }

    /// The entries of the audit trail that a page leads to, in its order.
    private func trail(on page: String) -> [Int] {
        page.matches(of: /\/book\/entries\/(\d+)"/).compactMap { Int($0.1) }
    }
}
