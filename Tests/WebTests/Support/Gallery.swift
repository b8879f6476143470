import HTML
import SharingProtocol

@testable import Web

/// One page with every component on it, in every state that it has.
func gallery(isWide: Bool = false) -> Page {
    var form = Form([
        "what": "Incidents & “near misses” <since> June", "why": "Needed to plan patrols.", "purpose": "crime",
        "until-day": "31", "until-month": "2", "until-year": "2031", "class": "personal",
    ])
    form.note("Enter the full name of the operation", at: "what")
    form.note("Choose a purpose", at: "purpose")
    form.note("The keep-until date must be a real date, such as 27 3 2031", at: "until", anchor: "until-day")
    form.note("Shorten this answer to 200 characters or fewer", at: "why")
    form.note("Tick this box to go on", at: "sure")
    form.note("Choose a file", at: "file")
    var page = Page(
        "Components", width: isWide ? .wide : .reading, section: .register,
        body: """
            <h1>Every component</h1>
            \(galleryOfFields(form))
            \(galleryOfNotices())
            \(galleryOfLists())
            """)
    page.form = form
    page.back = Link("Back to the register", to: Paths.register)
    page.marking = "RESTRICTED: Anti-social behaviour working group"
    page.notice = Notice(.success, "Request sent", "Northbrook Police will test it and answer.")
    return page
}

private func galleryOfFields(_ form: Form) -> HTML {
    let purposes = [
        Choice("crime", "Prevent or detect crime and anti-social behaviour", clauses: ["3.8"]),
        Choice(
            "prosecute", "Apprehend or prosecute offenders", hint: "Only where an offence is known.",
            clauses: ["3.8", "3.11(b)"], further: textField(Field("offence", "Which offence"), in: form, width: .half)),
    ]
    let classes = [Choice("personal", "Personal"), Choice("none", "None")]
    let buttons = buttonGroup(
        button("Save and continue"), button("Save", .secondary, name: "go", value: "save"), button("Destroy", .warning),
        printButton(), linkButton("Start now", to: "/requests/new"))
    let fields: HTML = """
        \(textField(Field("what", "What is asked for", hint: "As the other agency will know it."), in: form))
        \(textArea(Field("why", "Why it is needed"), in: form, rows: 4, most: 200))
        \(radios(Field("purpose", "What is it for?", hint: "One only."), in: form, purposes))
        \(radios(Field("class", "Class"), in: form, classes, isInline: true))
        \(checkboxes(Field("tests", "Tests"), in: form, [Choice("one", "First"), Choice("two", "Second")]))
        \(dayField(Field("until", "Keep until", hint: "For example, 27 3 2031"), in: form))
        \(selectField(Field("of", "Agency"), in: form, options: [("p", "Police")], empty: "Choose an agency"))
        \(tickBox("sure", "I have checked that no individual may be identified", in: form))
        \(fileField(Field("file", "Files", hint: "At most 50 MB each."), in: form, takesSeveral: true))
        \(buttons)
        """
    return postForm(to: "/requests", csrf: CSRFToken(of: SessionToken { Array(repeating: 7, count: $0) }), fields)
}

private func galleryOfNotices() -> HTML {
    let words: [(String, Tone)] = [
        ("Waiting", .waiting), ("In hand", .active), ("Met", .good), ("Unmet", .bad), ("Closed", .done),
        ("Draft", .plain),
    ]
    let tags = words.map { tag($0.0, $0.1) }.joined(separator: " ")
    return """
        <h2>Notices</h2>
        \(panel("Request sent", "Its reference is <strong>REQ-000142</strong>"))
        \(insetText("<p>This agency has no liaison officer in post \(clauseLink("4.1")).</p>"))
        \(warningText("What is destroyed cannot be brought back, from a backup either."))
        \(details("What happens next", "<p>The other agency’s liaison officer tests the request.</p>"))
        <p>\(tags)</p>
        """
}

private func galleryOfLists() -> HTML {
    let rows: [[HTML]] = (1...4).map { number in
        [
            Link("REQ-00014\(number)", to: "/requests/\(number)").html,
            "Repeat callers in Eastfield ward, last quarter",
            "Northbrook Police", tag("Waiting for you", .waiting), "\(number * 1201)",
        ]
    }
    let table = Table(
        "Requests",
        columns: [
            .init("Reference"), .init("About"), .init("Asked of"), .init("Status"), .init("Entries", isNumber: true),
        ], rows: rows, empty: "Nothing has been asked for.")
    let search = textField(Field("q", "Reference"), in: Form())
    let change = Link("Change", to: "/requests/new/purpose")
    let empty = Table("Nothing", columns: [.init("Reference")], rows: [], empty: "Nothing has been asked for.")
    return """
        <h2>Lists</h2>
        \(figures([Figure(3, "waiting for you", to: "/in-tray"), Figure(1204, "entries in the audit trail")]))
        \(filterForm(to: "/register", clear: Link("Clear filters", to: "/register"), search))
        \(table.html)
        \(pagination(current: 5, pages: 12) { "/register?page=\($0)" })
        \(empty.html)
        \(summaryList([
            SummaryRow("Purpose", "Prevent crime \(clauseLink("3.8"))", change: change),
            SummaryRow("Keep until", "27 March 2031"),
        ]))
        \(taskList([
            Step("Consent", to: "/consent", status: tag("Not started", .waiting), hint: "Clause 3.11"),
            Step("Readers", to: nil, status: tag("Cannot start yet")),
        ]))
        <h2>What has happened</h2>
        \(timeline([
            TimelineEntry("Sent to Northbrook Police", by: "Ada Quill, Eastfield", when: "1 June 2031 at 9:05am"),
            TimelineEntry("Approved", by: "Ben Marsh", when: "31 May 2031 at midday", body: "<p>A reason.</p>"),
        ]))
        """
}
