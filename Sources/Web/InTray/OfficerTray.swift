import Casework
import Exchange
import HTML
import SharingProtocol

/// What waits for an officer who shares information.
struct OfficerTray: Sendable {
    let waiting: ShownList
    let pageNumber: Int
    let due: ShownList
    let shared: ShownList
    let leftBehind: ShownList
    let drafts: [OpenedDraft]
    let passwords: HandoverList
    let notices: PartnershipNotices
    let officer: Officer

    private var register: RegisterSnapshot { waiting.register }
    private var today: Day { waiting.today }
    private var rules: InformationSharingProtocol { notices.rules }
    private var isLiaison: Bool { register.register.isLiaisonOfficer(officer, on: today) }
    /// What the officer wrote or is named in and is not in the main list already.
    private var others: [ReleasedRow] {
        let above = Set(waiting.rows.map(\.reference)).union(due.rows.map(\.reference))
        return shared.rows.filter { !above.contains($0.reference) }
    }

    var page: Page {
        Page(
            "In-tray", width: .wide, section: .inTray,
            body: """
                <h1>In-tray</h1>
                \(vacancy)
                \(counts)
                \(notices.html)
                \(leftBehindList)
                \(news)
                \(waitingList)
                \(passwords.html)
                \(dueList)
                \(sharedList)
                \(draftList)
                """)
    }

    /// 4.1: who has to know that nobody acts for the agency.
    private var vacancy: HTML {
        guard let agency = register.register.agencies[officer.agency], !agency.hasLiaisonOfficer(on: today) else {
            return ""
        }
        let signatories = agency.officers.values.filter { $0.maySign && $0.isActive }
            .map { register.name(of: $0.id) }.sorted()
        let whom = signatories.isEmpty ? "the partnership’s support team" : signatories.joined(separator: " or ")
        let appoint: HTML =
            officer.maySign
            ? "<p>\(linkButton("Appoint a liaison officer", to: Paths.appointment(at: officer.agency)))</p>" : ""
        let words: HTML = """
            \(agency.name) has no liaison officer. Until one is appointed it can neither ask nor answer\
            \(clauseLink(.liaisonOfficers, in: rules)). \(officer.maySign ? "You may appoint one." : "Tell \(whom).")
            """
        return """
            \(warningText(words))
            \(appoint)
            """
    }

    /// Where the script says that something has come meanwhile.
    private var news: HTML {
        """
        <p class="news" role="status" data-news="\(Paths.inTrayNews)" data-waiting="\(waiting.total)" hidden>\
        \(Link("Your in-tray has changed: show it as it is now", to: Paths.inTray).html)</p>
        """
    }

    private var counts: HTML {
        let overdue = due.rows.count { $0.isSpent(on: today) }
        var list = [Figure(waiting.total, "waiting for you", to: "#waiting")]
        list += passwords.figures
        if leftBehind.total > 0 {
            list.append(Figure(leftBehind.total, "of colleagues who have left", to: Paths.leftBehind))
        }
        if due.total > 0 { list.append(Figure(due.total, "to destroy soon or now", to: "#keep-until")) }
        if overdue > 0 { list.append(Figure(overdue, "past their day", to: "#keep-until")) }
        if !drafts.isEmpty { list.append(Figure(drafts.count, drafts.count == 1 ? "draft" : "drafts", to: "#drafts")) }
        return figures(list)
    }

    private var waitingList: HTML {
        let pages = max(1, (waiting.total + InTrayPages.pageSize - 1) / InTrayPages.pageSize)
        let table = Table(
            "Waiting for you", hidesCaption: true,
            columns: [
                .init("Reference"), .init("To do"), .init("Other agency"), .init("Class"), .init("Needed by"),
                .init("Waiting since"),
            ],
            rows: waiting.rows.map(waitingRow),
            empty: isLiaison
                ? "Nothing waits for you. Requests to your agency, and those of your colleagues, arrive here."
                : "Nothing waits for you. To ask another agency for information, start a new request.")
        return """
            <h2 id="waiting">Waiting for you</h2>
            \(table.html)
            \(pagination(current: pageNumber, pages: pages) { "\(Paths.inTray)?page=\($0)" })
            """
    }

    private func waitingRow(_ row: ReleasedRow) -> [HTML] {
        let isSpent = row.isSpent(on: today)
        return [
            caseLink(row.reference),
            """
            \(row.toDo(isSpent: isSpent))\(if: row.isUrgent, " \(tag("Urgent", .bad))")\
            \(if: row.isDuty, " \(tag("Duty", .active))")
            """,
            "\(row.counterpart(of: officer.agency).name)", "\(row.informationClass)", neededBy(row),
            listed(row.changed.day),
        ]
    }

    private func neededBy(_ row: ReleasedRow) -> HTML {
        guard let day = row.neededBy, day < today else { return listed(row.neededBy) }
        return late(day, "Late")
    }

    /// 4.1: what colleagues who have left leave behind, so that nothing stays with nobody.
    private var leftBehindList: HTML {
        guard leftBehind.total > 0 else { return "" }
        let words = leftBehind.total == 1 ? "1 request" : "\(leftBehind.total) requests"
        return insetText(
            """
            <p>\(Link(words, to: Paths.leftBehind).html) of colleagues who have left: reassign \
            \(leftBehind.total == 1 ? "it" : "them")\(clauseLink(.liaisonOfficers, in: rules)).</p>
            """)
    }

    /// 4.12
    private var dueList: HTML {
        guard !due.rows.isEmpty else { return "" }
        let rows = due.rows.sorted { ($0.keepUntil ?? .last) < ($1.keepUntil ?? .last) }.map { row -> [HTML] in
            let isSpent = row.isSpent(on: today)
            return [
                caseLink(row.reference),
                isSpent ? "Destroy it" : "Destroy it by then, or ask its owner to extend",
                "\(row.counterpart(of: officer.agency).name)", "\(row.informationClass)",
                isSpent ? late(row.keepUntil ?? today, "Overdue") : listed(row.keepUntil),
            ]
        }
        let table = Table(
            "Keep-until reached or near", hidesCaption: true,
            columns: [
                .init("Reference"), .init("To do"), .init("Owner"), .init("Class"), .init("Keep until"),
            ], rows: rows, empty: "")
        return """
            <h2 id="keep-until">Keep-until reached or near\(clauseLink(.keepUntil, in: rules))</h2>
            \(table.html)
            \(if: due.total > due.rows.count, "<p>The first \(due.rows.count) of \(grouped(due.total)) are shown.</p>")
            """
    }

    /// 4.10
    private var sharedList: HTML {
        let table = Table(
            "Shared with you", hidesCaption: true,
            columns: [
                .init("Reference"), .init("State"), .init("Other agency"), .init("Class"), .init("Keep until"),
            ],
            rows: others.map { row in
                [
                    caseLink(row.reference), row.state.tag, "\(row.counterpart(of: officer.agency).name)",
                    "\(row.informationClass)", listed(row.keepUntil),
                ]
            },
            empty: "Nothing else is shared with you: what you ask for, and what you are named to read, is listed here.")
        let all: HTML = """
            <p><a href="\(Paths.register)">See all \(grouped(shared.total)) in the register</a></p>
            """
        return """
            <h2>Shared with you</h2>
            \(table.html)
            \(if: shared.total > shared.rows.count, all)
            """
    }

    private var draftList: HTML {
        let items = drafts.map { draft -> HTML in
            """
            <li><a href="\(Paths.draft(draft.reference))">\(draft.reference.text)</a>, \
            last changed on \(spoken(draft.changedAt))</li>

            """
        }
        let list: HTML =
            items.isEmpty
            ? "<p class=\"empty\">You have no drafts. A request that you begin and do not hand in is kept here.</p>"
            : "<ul>\(items)</ul>"
        return """
            <h2 id="drafts">Your drafts</h2>
            \(list)
            <p>\(linkButton("Start a new request", to: Paths.newRequest, .secondary))</p>
            """
    }
}

/// A case's reference, leading to its page.
func caseLink(_ reference: CaseID) -> HTML {
    "<a class=\"one-line\" href=\"\(Paths.request(reference))\">\(reference.text)</a>"
}

/// A day in a list; a dash where there is none.
func listed(_ day: Day?) -> HTML { day.map { "<span class=\"one-line\">\($0.spoken)</span>" } ?? "–" }

/// The same for a day that is over, in red and in a word.
func late(_ day: Day, _ word: String) -> HTML {
    "<strong class=\"late\">\(day.spoken)</strong> \(tag(word, .bad))"
}

extension ReleasedRow {
    /// What whoever's turn it is has to do.
    func toDo(isSpent: Bool) -> String {
        switch state {
        case .awaitingApproval: "Approve it, or send it back"
        case .returned: "Mend it and hand it in again"
        case .sent: "Decide on it"
        case .clarifying: "Answer their question"
        case .agreed: "Disclose what was agreed"
        case .disclosed: isSpent ? "Destroy it: its day is over" : "Acknowledge receipt"
        case .received: "Destroy it when its day comes"
        case .refused, .withdrawn, .destroyed: "Nothing more"
        }
    }
}
