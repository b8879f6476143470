import Casework
import Exchange
import HTML
import SharingProtocol

// `/meetings/{reference}`: where one meeting stands, and everything that has happened (4.5, 4.6).
extension MeetingPages {
    func casePage(_ folder: MeetingFolder, _ view: CaseView, _ context: SignedIn) async throws -> Page {
        let meeting = folder.meeting
        let items = try await items(of: folder, context)
        var page = Page(
            meeting.title, section: .meetings,
            body: """
                <h1>\(folder.title)</h1>
                <p>\(desk.kinds.state(of: meeting.row).tag) <span class="one-line">\(meeting.reference.text)</span></p>
                \(caseBody(
                    aside: """
                        \(insetText(nextStep(folder, items)))
                        \(acts(folder, csrf: context.csrf))
                        \(asideSection("Time and place", folder.placeRows))
                        \(asideSection("People and agencies", folder.peopleRows))
                        """,
                    main: """
                        <h2>About the meeting</h2>
                        \(summaryList(folder.planRows))
                        \(whoCame(folder))
                        \(itemList(folder, items))
                        \(actionList(folder, items, csrf: context.csrf))
                        \(note(folder, Form(), csrf: context.csrf))
                        \(meeting.historySection(
                            folder.historyEntries, showing: view.history, most: Self.shortHistory))
                        """))
                """)
        page.notice = view.notice
        page.back = Link("Meetings", to: Paths.meetings)
        return page
    }

    /// A history is closed where it is longer, as it is when every arrival is an entry.
    private static let shortHistory = 12

    /// What comes next, and who does it.
    private func nextStep(_ folder: MeetingFolder, _ items: [ShownItem]) -> HTML {
        let meeting = folder.meeting
        let secretary = "\(folder.name(of: meeting.secretary)) (\(folder.name(of: meeting.convening)))"
        switch meeting.state {
        case .planned:
            return folder.isSecretary
                ? "<p>Next: open the meeting when people arrive.</p>"
                : "<p>\(secretary) opens the meeting on the day.</p>"
        case .open:
            return folder.isSecretary
                ? "<p>The meeting is open. Next: record what is shared, write the note, and close it.</p>"
                : "<p>The meeting is open. \(secretary) takes the note.</p>"
        case .closed:
            let own = items.filter { $0.isToConfirm }.map { item -> HTML in
                "<li><a href=\"\(Paths.ratification(of: item.reference))\">Confirm or end item \(item.number)</a></li>"
            }
            let waiting = items.count { $0.state == .noted }
            return """
                <p>The meeting is closed. \(waiting) \(waiting == 1 ? "item waits" : "items wait") for the owner’s \
                liaison officer to confirm \(waiting == 1 ? "it" : "them") or end \(waiting == 1 ? "it" : "them").\
                \(clauseLinks([.determination, .approval], in: folder.rules))</p>
                \(if: !own.isEmpty, "<p>Next:</p><ul>\(own)</ul>")
                """
        case .settled:
            return """
                <p>Closed. Every item is confirmed or ended. \(folder.name(of: meeting.convening)) destroys the \
                records \
                of the meeting after \(meeting.terms.keepUntil.spoken).\
                \(clauseLinks([.destroyed], in: folder.rules))</p>
                """
        case .cancelled: return "<p>Cancelled. The meeting does not take place.</p>"
        case .destroyed:
            return """
                <p>Closed. The records of the meeting are destroyed.\(clauseLinks([.destroyed], in: folder.rules))</p>
                """
        }
    }

    /// What this officer can do with the meeting as a whole, and the pages to print.
    private func acts(_ folder: MeetingFolder, csrf: CSRFToken) -> HTML {
        let meeting = folder.meeting
        func path(_ part: MeetingPart) -> String { MeetingCase.page(of: meeting.reference, part) }
        var links: [Link] = []
        if meeting.state != .destroyed {
            links.append(Link("Agenda, to print", to: path(.agenda)))
            links.append(Link("Attendance sheet, to print", to: path(.attendanceSheet)))
        }
        if [.closed, .settled].contains(meeting.state), folder.seesWhoCame {
            links.append(Link("Minutes of your agency, to print", to: path(.minutes)))
        }
        if folder.isSecretary, meeting.state != .destroyed {
            links.append(
                Link("Plan the next meeting", to: "\(Paths.newMeeting)?following=\(meeting.reference.text)"))
        }
        if folder.offers(.cancel) { links.append(Link("Cancel the meeting", to: path(.cancellation))) }
        if folder.offers(.destroy) { links.append(Link("Destroy the records of the meeting", to: path(.destruction))) }
        return """
            \(if: folder.offers(.open), postForm(to: path(.opening), csrf: csrf, button("Open the meeting")))
            \(if: folder.isSecretary && meeting.state == .open, buttonGroup(
                linkButton("Go to the note taker’s page", to: path(.room))))
            \(if: !links.isEmpty, "<ul class=\"ways plain\">\(links.map { "<li>\($0.html)</li>" as HTML })</ul>")
            """
    }

    private func whoCame(_ folder: MeetingFolder) -> HTML? {
        let meeting = folder.meeting
        guard !meeting.attendees.isEmpty, meeting.state != .destroyed else { return nil }
        guard folder.seesWhoCame else {
            return "<h2>Attendance</h2><p>Only agencies that were at the meeting see who came.</p>"
        }
        let isOpen = meeting.state == .open
        let missed = folder.missed
        let rows = meeting.attendees.map { attendee -> [HTML] in
            let agency = attendee.agency.map { folder.name(of: $0) }
            return [
                "\(attendee.number)", "\(folder.name(of: attendee))", "\(orDash(agency))",
                "\(attendee.hasAccepted ? "Accepted" : "Not accepted")",
                "\(orDash(missed[attendee.number]?.map(String.init).joined(separator: ", ")))",
            ] + (isOpen ? ["\(attendee.presence.words)"] : [])
        }
        let columns =
            ["Number", "Name", "Agency", "Confidentiality statement", "Not there for item"] + (isOpen ? ["Now"] : [])
        return """
            <h2>Attendance</h2>
            \(Table(
                "Attendance", hidesCaption: true, columns: columns.map { Table.Column($0) }, rows: rows, empty: ""
            ).html)
            """
    }

    /// The note, passage by passage, and how to add to it.
    func note(_ folder: MeetingFolder, _ form: Form, csrf: CSRFToken) -> HTML? {
        let meeting = folder.meeting
        guard meeting.notes > 0 || folder.offers(.addToNote), meeting.state != .destroyed else { return nil }
        let adding: HTML? =
            folder.offers(.addToNote) && meeting.state != .open
            ? postForm(
                to: MeetingCase.page(of: meeting.reference, .note), csrf: csrf,
                """
                \(textArea(
                    Field("note", "Add to the note", hint: "You cannot change what is already in the note."), in: form,
                    rows: 3, most: MeetingLimits.note))
                \(button("Add to the note", .secondary))
                """) : nil
        return "<h2 id=\"the-note\">Note</h2>\(folder.noteWords)\(adding)"
    }
}

extension MeetingFolder {
    /// What it is for.
    fileprivate var planRows: [SummaryRow] {
        let terms = meeting.terms
        let version = circumstances.version(history.entries.first?.version)
        var rows = [SummaryRow("Purpose", titled(version.purpose(terms.purpose), version))]
        if let reason = terms.reason {
            rows.append(SummaryRow("Reason under the Act", titled(version.reason(reason), version)))
        }
        if let agenda = words("meeting/agenda") { rows.append(SummaryRow("Agenda", typed(agenda))) }
        if let before = terms.following { rows.append(SummaryRow("Meeting before", caseLink(before))) }
        return rows
    }

    fileprivate var placeRows: [SummaryRow] {
        let terms = meeting.terms
        var rows = [SummaryRow("When", "\(spoken(terms.startsAt))")]
        if let place = words("meeting/place") { rows.append(SummaryRow("Place", typed(place))) }
        rows.append(
            SummaryRow("Records kept until", "\(terms.keepUntil.spoken)\(clauseLinks([.keepUntil], in: rules))"))
        return rows
    }

    fileprivate var peopleRows: [SummaryRow] {
        [
            SummaryRow("Convened by", "\(name(of: meeting.secretary)), \(name(of: meeting.convening))"),
            SummaryRow("Invited", "\(meeting.terms.invited.map { name(of: $0) }.joined(separator: ", "))"),
        ]
    }

    /// The passages of the note, for those who may see them.
    var noteWords: HTML {
        guard meeting.notes > 0 else { return "<p>Nothing is written in the note yet.</p>" }
        guard seesWhoCame else { return "<p>Only agencies that were at the meeting see the note.</p>" }
        let passages = (1...meeting.notes).map { number -> HTML in
            "<blockquote class=\"words\">\(words("note/passage.\(number)") ?? "Destroyed")</blockquote>"
        }
        return "\(passages)"
    }
}

/// How much may be written, in characters.
enum MeetingLimits {
    static let note = 4000
    static let item = 4000
    static let line = 200
    static let action = 300
}
