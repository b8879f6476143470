import Casework
import Exchange
import HTML
import Hummingbird
import SharingProtocol

// What is printed for a meeting: the agenda, the sheet that people sign, and each agency's own minutes.
extension MeetingPages {
    func agenda(_ request: Request, _ context: SignedIn) async throws -> Response {
        try await printed(context, "Agenda") { folder in
            let terms = folder.meeting.terms
            let lines = (folder.words("meeting/agenda") ?? "").split(separator: "\n").map(String.init)
            var rows = [SummaryRow("When", "\(spoken(terms.startsAt))")]
            if let place = folder.words("meeting/place") { rows.append(SummaryRow("Place", typed(place))) }
            rows.append(SummaryRow("Invited", list(folder.invited.map { folder.name(of: $0) })))
            return """
                \(summaryList(rows))
                <h2>Points</h2>
                \(if: lines.isEmpty, "<p>No agenda is written.</p>")
                \(if: !lines.isEmpty, "<ol>\(lines.map { "<li>\($0)</li>" as HTML })</ol>")
                """
        }
    }

    func attendanceSheet(_ request: Request, _ context: SignedIn) async throws -> Response {
        try await printed(context, "Attendance sheet", width: .wide) { folder in
            var people: [[HTML]] =
                folder.seesWhoCame
                ? folder.meeting.attendees.map { attendee in
                    ["\(folder.name(of: attendee))", "\(attendee.agency.map { folder.name(of: $0) } ?? "")"]
                } : []
            people += folder.expected.map { ["\(folder.name(of: $0.id))", "\(folder.name(of: $0.agency))"] }
            people += folder.expectedOfNobody.map { ["", "\(folder.name(of: $0))"] }
            people += Array(repeating: ["", ""], count: 4)
            let rows = people.enumerated().map { index, person -> [HTML] in
                ["\(index + 1)"] + person + ["<span class=\"to-sign\"></span>"]
            }
            return """
                <p>\(spoken(folder.meeting.terms.startsAt))</p>
                <p>By signing I accept that what is said here about people is confidential. I use it only for the \
                purpose \
                of this meeting, and do not pass it on without the permission of the agency that owns it.\
                \(clauseLinks([.sameUse, .ownersPermission], in: folder.rules))</p>
                \(Table(
                    "Attendance", hidesCaption: true,
                    columns: ["Number", "Name", "Agency", "Signature"].map { Table.Column($0) }, rows: rows, empty: ""
                ).html)
                """
        }
    }

    /// Only what this agency shared, or has a copy of; the words stand in the disclosures.
    func minutes(_ request: Request, _ context: SignedIn) async throws -> Response {
        let folder = try await folder(context)
        guard [.closed, .settled].contains(folder.meeting.state), folder.seesWhoCame else {
            return try await whatStands(folder, .completeAction, context)
        }
        let own = folder.officer.agency
        let all = try await items(of: folder, context)
        let items = all.filter { $0.row != nil && ($0.item.owner == own || $0.state == .ratified) }
        let rows = items.map { item -> [HTML] in
            ["\(item.number)", "\(item.owner)", item.state.tag, caseLink(item.reference)]
        }
        let officers = folder.register.register.agencies[own]?.officers ?? [:]
        let actions = folder.meeting.actions.filter { officers[$0.holder] != nil }.map { action -> [HTML] in
            [
                "\(action.number)", "\(folder.name(of: action.holder))", "\(action.due.spoken)", "\(action.item)",
                "\(action.doneOn.map { "Done on \($0.spoken)" } ?? "Open")",
            ]
        }
        return try await printed(context, "Minutes for \(folder.name(of: own))") { folder in
            let missed = folder.missed
            let people = folder.meeting.attendees.map { attendee in
                let items = missed[attendee.number].map { ". Not in the room for \(itemNumbers($0))" } ?? ""
                return folder.fullName(of: attendee) + items
            }
            let waiting = all.count { $0.state == .noted }
            let none =
                waiting > 0
                ? "\(waiting) \(waiting == 1 ? "item waits" : "items wait") to be confirmed by the owner."
                : "Your agency has no copy of an item of this meeting."
            return """
                \(summaryList([
                    SummaryRow("When", "\(spoken(folder.meeting.terms.startsAt))"), SummaryRow("Present", list(people)),
                ]))
                <h2>Items</h2>
                \(Table(
                    "Items", hidesCaption: true,
                    columns: ["Item", "Shared by", "State", "Disclosure"].map { Table.Column($0) }, rows: rows,
                    empty: none
                ).html)
                <h2>Actions of your agency</h2>
                \(Table(
                    "Actions of your agency", hidesCaption: true,
                    columns: ["Action", "Who", "By when", "Item", "State"].map { Table.Column($0) }, rows: actions,
                    empty: "Your agency has no actions."
                ).html)
                <h2>Note</h2>
                \(folder.noteWords)
                """
        }
    }

    private func itemNumbers(_ items: [Int]) -> String {
        (items.count == 1 ? "item " : "items ") + items.map(String.init).joined(separator: ", ")
    }

    private func printed(
        _ context: SignedIn, _ heading: String, width: Page.Width = .reading, _ body: (MeetingFolder) -> HTML
    ) async throws -> Response {
        let folder = try await folder(context)
        let meeting = folder.meeting
        guard meeting.state != .destroyed else { return try await whatStands(folder, .destroy, context) }
        var page = Page(
            "\(heading), meeting \(meeting.reference)", width: width, section: .meetings,
            body: """
                <h1>\(heading)</h1>
                <p><strong>\(folder.title)</strong>, meeting \(meeting.reference.text), convened by \
                \(folder.name(of: meeting.convening))</p>
                \(body(folder))
                \(printButton())
                """)
        page.back = Link(meeting.title, to: Paths.meeting(meeting.reference))
        return shell.show(page, to: context)
    }
}
