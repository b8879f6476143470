import Casework
import Exchange
import HTML
import Hummingbird
import SharingProtocol

// `/meetings`: the meetings that an officer may know of, those to come first.
extension MeetingPages {
    func meetings(_ request: Request, _ context: SignedIn) async throws -> Response {
        let number = pageNumber(request)
        let comingNumber = pageNumber(request, "coming")
        let coming = try await found([.planned, .open], offset: (comingNumber - 1) * Self.shown, context)
        let past = try await found(
            [.closed, .settled, .cancelled, .destroyed], offset: (number - 1) * Self.shown, context)
        let register = try await desk.register()
        let mayPlan = register.mayPlan(context.officer, on: desk.now().day)
        let first = mayPlan ? "Plan the first one with the button above." : "Your agency’s meetings appear here."
        let page = Page(
            "Meetings", width: .wide, section: .meetings,
            body: """
                <h1>Meetings</h1>
                \(if: mayPlan, buttonGroup(linkButton("Plan a meeting", to: Paths.newMeeting)))
                <h2>Planned and open</h2>
                \(table(
                    "Planned and open",
                    coming.folders.sorted { $0.meeting.terms.startsAt < $1.meeting.terms.startsAt },
                    empty: past.total == 0 ? "No meeting is planned. \(first)" : "No meeting is planned."))
                \(pagination(current: comingNumber, pages: (coming.total + Self.shown - 1) / Self.shown) {
                    "\(Paths.meetings)?coming=\($0)"
                })
                \(if: past.total > 0, """
                    <h2>Past</h2>
                    \(table("Past", past.folders, empty: "There are no more meetings."))
                    \(pagination(
                        current: number, pages: (past.total + Self.shown - 1) / Self.shown
                    ) { "\(Paths.meetings)?page=\($0)" })
                    """)
                """)
        return shell.show(page, to: context)
    }

    private static let shown = 20

    /// The meetings in those states, each as this officer may see it. What lists know of one says nothing of when it is
    /// or what it is called.
    private func found(
        _ states: [MeetingState], offset: Int, _ context: SignedIn
    ) async throws -> (folders: [MeetingFolder], total: Int) {
        var filter = RegisterFilter()
        filter.kind = MeetingCase.name.word
        filter.states = states.map(\.rawValue)
        filter.offset = offset
        filter.limit = Self.shown
        let list = try await desk.registerList(filter, by: badge(context))
        var folders: [MeetingFolder] = []
        for row in list.rows {
            folders.append(
                try await desk.look(at: row.reference, as: MeetingCase.self, by: badge(context), inList: true))
        }
        return (folders, list.total)
    }

    private func table(_ caption: String, _ folders: [MeetingFolder], empty: String) -> HTML {
        Table(
            caption, hidesCaption: true,
            columns: ["Meeting", "When", "Convened by", "Reference", "State"].map { Table.Column($0) },
            rows: folders.map { folder in
                let meeting = folder.meeting
                return [
                    "<a href=\"\(Paths.meeting(meeting.reference))\">\(folder.title)</a>",
                    "\(spoken(meeting.terms.startsAt))", "\(folder.name(of: meeting.convening))",
                    "<span class=\"one-line\">\(meeting.reference.text)</span>",
                    desk.kinds.state(of: meeting.row).tag,
                ]
            }, empty: empty
        ).html
    }
}

extension RegisterSnapshot {
    /// Whether the officer can convene a meeting: the agency has to have signed (4.3, 4.5).
    func mayPlan(_ officer: Officer, on day: Day) -> Bool {
        guard officer.isActive, officer.role == .practitioner else { return false }
        return register.hasSigned(officer.agency, on: day)
    }
}

extension Register {
    /// Whether the agency's agreement counts on that day.
    func hasSigned(_ agency: AgencyID, on day: Day) -> Bool {
        guard let agency = agencies[agency], let version = version(on: day) else { return false }
        return standing(of: agency, under: version.name, on: day).counts
    }
}
