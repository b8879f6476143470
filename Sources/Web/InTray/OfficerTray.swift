import Casework
import Exchange
import HTML
import SharingProtocol

/// What waits for an officer who shares information.
struct OfficerTray: Sendable {
    let forYou: ShownTasks
    let pageNumber: Int
    let toKnow: ShownTasks
    let comingUp: ShownTasks
    /// The officer's own cases, and those that they may read.
    let own: ShownList
    let leftBehind: ShownList
    let drafts: [OpenedDraft]
    let passwords: HandoverList
    let notices: PartnershipNotices
    let officer: Officer

    private var register: RegisterSnapshot { forYou.register }
    private var today: Day { forYou.today }
    private var rules: InformationSharingProtocol { notices.rules }
    private var isLiaison: Bool { register.register.isLiaisonOfficer(officer, on: today) }
    private var table: TaskTable { TaskTable(agency: officer.agency) }

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
                \(forYouList)
                \(passwords.html)
                \(list("To know", id: "to-know", toKnow, of: .notices))
                \(list("Coming up", id: "coming-up", comingUp, of: .comingUp))
                <p>\(Link("Waiting for others", to: Paths.waitingForOthers).html)</p>
                \(ownList)
                \(draftList)
                """)
    }

    /// 4.1: who has to know that nobody acts for the agency.
    private var vacancy: HTML {
        guard let agency = register.register.agencies[officer.agency], !agency.hasLiaisonOfficer(on: today) else {
            return ""
        }
        let signatories = agency.officers.values.filter { $0.maySign && $0.isActive }
            .map { register.name(of: $0.id) }.byName(\.self)
        let whom = signatories.isEmpty ? "the partnership’s support team" : signatories.joined(separator: " or ")
        let appoint: HTML =
            officer.maySign
            ? "<p>\(linkButton("Appoint a liaison officer", to: Paths.appointment(at: officer.agency)))</p>" : ""
        let words: HTML = """
            \(agency.name) has no liaison officer. It can neither ask nor answer until one is appointed\
            \(clauseLink(.liaisonOfficers, in: rules)). \(officer.maySign ? "You can appoint one." : "Tell \(whom).")
            """
        return "\(warningText(words))\(appoint)"
    }

    /// Where the script says that something has come meanwhile.
    private var news: HTML {
        """
        <p class="news" role="status" data-news="\(Paths.inTrayNews)" data-waiting="\(forYou.total)" hidden>\
        \(Link("Your in-tray has changed. Show the changes.", to: Paths.inTray).html)</p>
        """
    }

    private var counts: HTML {
        let late = forYou.tasks.count(where: \.isLate)
        var list = [Figure(forYou.total, "for you", to: "#waiting")]
        if late > 0 { list.append(Figure(late, "late", to: "#waiting")) }
        list += passwords.figures
        if toKnow.total > 0 { list.append(Figure(toKnow.total, "to know", to: "#to-know")) }
        if leftBehind.total > 0 {
            list.append(Figure(leftBehind.total, "of colleagues who have left", to: Paths.leftBehind))
        }
        if !drafts.isEmpty { list.append(Figure(drafts.count, drafts.count == 1 ? "draft" : "drafts", to: "#drafts")) }
        return figures(list)
    }

    private var forYouList: HTML {
        let empty =
            isLiaison
            ? "You have no tasks. Requests to your agency, and those of your colleagues, arrive here."
            : "You have no tasks. To ask another agency for information, start a new request."
        return """
            <h2 id="waiting">For you</h2>
            \(table.html(forYou, "For you", .tasks, empty: empty))
            \(pagination(current: pageNumber, pages: forYou.pages) { "\(Paths.inTray)?page=\($0)" })
            """
    }

    /// A list that is left out while there is nothing in it.
    private func list(_ heading: String, id: String, _ tasks: ShownTasks, of kind: TaskTable.Kind) -> HTML {
        guard !tasks.tasks.isEmpty else { return "" }
        let more: HTML = "<p>The first \(tasks.tasks.count) of \(grouped(tasks.total)) are shown.</p>"
        return """
            <h2 id="\(id)">\(heading)</h2>
            \(table.html(tasks, heading, kind, empty: ""))
            \(if: tasks.total > tasks.tasks.count, more)
            """
    }

    /// 4.1: what colleagues who have left leave behind, so that nothing stays with nobody.
    private var leftBehindList: HTML {
        guard leftBehind.total > 0 else { return "" }
        let words = leftBehind.total == 1 ? "1 request" : "\(leftBehind.total) requests"
        return insetText(
            """
            <p>\(Link("Reassign \(words)", to: Paths.leftBehind).html) of colleagues who have left\
            \(clauseLink(.liaisonOfficers, in: rules)).</p>
            """)
    }

    /// 4.10
    private var ownList: HTML {
        let above = Set((forYou.tasks + toKnow.tasks + comingUp.tasks).map(\.row.reference))
        let rows = own.rows.filter { !above.contains($0.reference) }.map { row -> [HTML] in
            [
                caseLink(row.reference), row.state.tag, agencyNames(row.others(than: officer.agency)),
                "\(orDash(row.informationClass))", listed(row.keepUntil),
            ]
        }
        let list = Table(
            "Your other cases", hidesCaption: true,
            columns: ["Reference", "State", "Other agencies", "Class", "Keep until"].map { Table.Column($0) },
            rows: rows, empty: "You have no other cases. Your requests, and disclosures that you can read, appear here."
        )
        let all: HTML = "<p><a href=\"\(Paths.register)\">See all \(grouped(own.total)) in the record</a></p>"
        return """
            <h2>Your other cases</h2>
            \(list.html)
            \(if: own.total > own.rows.count, all)
            """
    }

    private var draftList: HTML {
        let items = drafts.map { draft -> HTML in
            """
            <li><a href="\(Paths.draft(draft.reference))">\(draft.reference.text)</a>, \
            last changed on \(spoken(draft.changedAt))</li>

            """
        }
        let offer = linkButton("Offer information", to: Paths.newDisclosure, .secondary)
        return """
            <h2 id="drafts">Your drafts</h2>
            \(items.isEmpty ? "<p class=\"empty\">You have no drafts.</p>" as HTML : "<ul>\(items)</ul>")
            <div class="buttons">\(linkButton("Start a new request", to: Paths.newRequest, .secondary))\
            \(if: isLiaison, offer)</div>
            """
    }
}

extension ShownTasks {
    /// How many pages the whole list has.
    var pages: Int { max(1, (total + InTrayPages.pageSize - 1) / InTrayPages.pageSize) }
}
