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
        let page = Self.page
        if ProcessInfo.processInfo.environment["GATEHOUSE_TABLES"] == "write" {
            try page.write(to: url, atomically: true, encoding: .utf8)
        }
        let kept = try String(contentsOf: url, encoding: .utf8)
        #expect(kept == page, "the table has changed: look at the change, then run `make tables`")
    }

    /// Nobody acts on a request without a seat, whatever its state and the act.
    @Test(arguments: RequestState.allCases)
    func `somebody without a part in it may do nothing`(_ state: RequestState) throws {
        let story = try Story.at(state)
        let request = try #require(story.request)
        let strangers = [
            ("colleague", Story.police), ("practitioner", Story.council), ("liaison", Story.college),
            ("practitioner", Story.team),
        ]
        for (name, agency) in strangers {
            let circumstances = story.circumstances(name, agency)
            let seats = request.seats(of: circumstances.officer, in: story.register, on: story.today)
            #expect(seats.isEmpty)
            #expect(request.acts(open: seats).isEmpty)
            for act in Self.everyAct {
                guard case .refused(let refusal) = request.decide(act, in: circumstances) else {
                    Issue.record("\(name) of \(agency) could \(act.kind)")
                    continue
                }
                #expect(refusal.reason == .notYours)
            }
        }
    }

    @Test(arguments: RequestActKind.allCases)
    func `each act is somebody's, at some point`(_ kind: RequestActKind) {
        #expect(!kind.seats.isEmpty && !kind.states.isEmpty)
        #expect(Self.everyAct.contains { $0.kind == kind })
    }

    private static let everyAct: [RequestAct] = [
        .submit(.example()), .approve, .sendBack("x"), .withdraw("x"), .askForClarification("x"), .clarify("x"),
        .determine(.example()), .determineAgain(.example()), .disclose(.example), .acknowledge,
        .open(record: "request"), .read(file: nil),
        .reassign(
            from: Story.officer("practitioner", Story.police), to: Story.officer("colleague", Story.police)),
        .nameReader(Story.officer("colleague", Story.police)),
        .removeReader(Story.officer("practitioner", Story.police)),
        .extendKeeping(until: Day(iso: "2020-01-01")!, "x"), .withdrawConsent(on: Day(iso: "2013-06-01")!, "x"),
        .destroy(nil),
    ]

    private static var page: String {
        let seats: [(RequestSeat, String)] = [
            (.asker, "whoever asked"), (.askingLiaison, "asking agency’s liaison officer"),
            (.holdingLiaison, "holding agency’s liaison officer"), (.reader, "named reader"),
        ]
        var lines = [
            "# Who may do what with a request", "",
            "Made from the code by `make tables`, and held against it by a test. A deputy counts as the liaison",
            "officer. What has no tick nobody may do. The protocol's questions come on top: a tick lets somebody try,",
            "and the gate decides on the day's facts.", "",
            "The holding agency’s liaison officer knows of a request only once it is approved.", "",
        ]
        for state in RequestState.allCases {
            let acts = RequestActKind.allCases.filter { $0.states.contains(state) }
            lines += ["## \(state.rawValue)", ""]
            guard !acts.isEmpty else {
                lines += ["Nothing.", ""]
                continue
            }
            lines.append("| act | " + seats.map(\.1).joined(separator: " | ") + " |")
            lines.append("| --- |" + String(repeating: " :-: |", count: seats.count))
            for act in acts {
                let ticks = seats.map { act.seats.contains($0.0) ? "✔" : " " }
                lines.append("| \(act.rawValue) | " + ticks.joined(separator: " | ") + " |")
            }
            lines.append("")
        }
        return lines.joined(separator: "\n")
    }
}
