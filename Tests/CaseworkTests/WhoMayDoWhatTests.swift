import Casework
import Foundation
import SharingProtocol
import Testing

/// The whole permission table as a page that everybody can read, and a test that keeps it true.
@Suite("4.2, 4.3, 4.10 Who may do what")
struct WhoMayDoWhatTests {
    @Test func `docs/who-may-do-what.md is what the code decides`() throws {
        let url = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../docs/who-may-do-what.md")
            .standardizedFileURL
        let page = try WhoMayDoWhatPage.text()
        if ProcessInfo.processInfo.environment["GATEHOUSE_TABLES"] == "write" {
            try page.write(to: url, atomically: true, encoding: .utf8)
        }
        let kept = try String(contentsOf: url, encoding: .utf8)
        #expect(kept == page, "the table has changed: look at the change, then run `make tables`")
    }

    /// Nobody acts on a request without a seat, whatever its state and the act.
    @Test(arguments: RequestState.allCases)
    func `somebody without a part in a request may do nothing`(_ state: RequestState) throws {
        let story = try Story.at(state)
        let request = try #require(story.request)
        for (name, agency) in Self.strangers {
            let circumstances = story.circumstances(name, agency)
            let seats = request.seats(of: circumstances.officer, in: story.register, on: story.today)
            #expect(seats.isEmpty && request.acts(open: seats).isEmpty)
            #expect(!request.mayKnow(in: circumstances))
            for kind in RequestActKind.allCases {
                guard case .refused(let refusal) = request.decide(.filled(kind, in: story), in: circumstances) else {
                    Issue.record("\(name) of \(agency) could \(kind)")
                    continue
                }
                #expect(refusal.reason == .notYours)
            }
        }
    }

    @Test(arguments: CopyState.allCases)
    func `somebody without a part in a disclosure may do nothing`(_ state: CopyState) throws {
        let story = try Story.at(copy: state)
        let disclosure = try #require(story.disclosure)
        // Whoever took the note of a meeting is no stranger.
        for (name, agency) in state == .noted ? Array(Self.strangers.dropFirst()) : Self.strangers {
            let circumstances = story.circumstances(name, agency)
            let officer = circumstances.officer
            let seats = disclosure.seats(of: officer, in: story.register, on: story.today)
            #expect(seats.isEmpty && disclosure.acts(open: seats, to: officer).isEmpty)
            #expect(!disclosure.mayKnow(in: circumstances))
            for kind in DisclosureActKind.allCases {
                let act = DisclosureAct.filled(kind, at: Story.police, in: story)
                guard case .refused(let refusal) = disclosure.decide(act, in: circumstances) else {
                    Issue.record("\(name) of \(agency) could \(kind)")
                    continue
                }
                #expect(refusal.reason == .notYours)
            }
        }
    }

    private static let strangers = [
        ("colleague", Story.police), ("practitioner", Story.council), ("liaison", Story.college),
        ("practitioner", Story.team),
    ]

    @Test(arguments: RequestActKind.allCases)
    func `each act on a request is somebody's, at some point`(_ kind: RequestActKind) {
        #expect(!kind.seats.isEmpty && !kind.states.isEmpty)
    }

    /// Giving without being asked begins a disclosure, and is an act on none.
    @Test(arguments: DisclosureActKind.allCases)
    func `each act on a disclosure is somebody's, at some point`(_ kind: DisclosureActKind) {
        #expect(kind.seats.isEmpty == (kind == .volunteer))
        #expect(kind.states.isEmpty == (kind == .volunteer))
    }
}
