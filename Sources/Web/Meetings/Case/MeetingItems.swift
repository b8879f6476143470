import Casework
import Exchange
import HTML
import SharingProtocol

/// An item of a meeting, as one officer may see it.
struct ShownItem: Sendable {
    let item: MeetingItem
    let owner: String
    /// The disclosure that it is, where this officer may know of that.
    let row: ReleasedRow?
    /// Whether it waits for this officer to confirm it (3.12).
    let isToConfirm: Bool

    var number: Int { item.number }
    var state: MeetingItem.State { item.state }
    /// Empty for a parked one.
    var reference: CaseID { item.disclosure ?? "" }

    /// Whether it was shared, and this officer has no part in it.
    var isHidden: Bool { item.disclosure != nil && row == nil }
}

extension MeetingItem.State {
    var tag: HTML {
        switch self {
        case .noted: Web.tag("Not confirmed yet", .waiting)
        case .ratified: Web.tag("Confirmed", .good)
        case .ended: Web.tag("Ended", .done)
        case .parked: Web.tag("Parked", .plain)
        }
    }
}

extension MeetingPages {
    /// The items, each with its disclosure where this officer has that in their record. To look for it enters nothing.
    func items(of folder: MeetingFolder, _ context: SignedIn) async throws -> [ShownItem] {
        let items = folder.meeting.items
        var rows: [CaseID: ReleasedRow] = [:]
        if let first = items.first, let last = items.last {
            var filter = RegisterFilter()
            filter.kind = DisclosureCase.name.word
            (filter.from, filter.to) = (first.at.day, last.at.day)
            filter.limit = 200
            while true {
                let list = try await desk.registerList(filter, by: badge(context))
                for row in list.rows { rows[row.reference] = row }
                filter.offset += list.rows.count
                if list.rows.isEmpty || filter.offset >= list.total { break }
            }
        }
        let mayConfirm = folder.isLiaison
        return items.map { item in
            ShownItem(
                item: item, owner: folder.name(of: item.owner), row: item.disclosure.flatMap { rows[$0] },
                isToConfirm: mayConfirm && item.owner == folder.officer.agency && item.state == .noted)
        }
    }

    func itemList(_ folder: MeetingFolder, _ items: [ShownItem]) -> HTML? {
        guard !items.isEmpty else { return nil }
        let shown = items.map { item -> HTML in
            let words: HTML = "Item \(item.number), shared by \(item.owner)."
            if item.state == .parked { return "<li>Item \(item.number), of \(item.owner). \(item.state.tag)</li>" }
            if item.isHidden { return "<li>\(words) You do not have access.</li>" }
            let confirm = Link("Confirm it or end it", to: Paths.ratification(of: item.reference)).html
            return """
                <li>\(words) \(item.state.tag) \(caseLink(item.reference))\(if: item.isToConfirm, " \(confirm)")</li>
                """
        }
        return "<h2>Items</h2><ul class=\"plain\">\(shown)</ul>"
    }

    /// What was undertaken. Its words stand with the item that it came of.
    func actionList(_ folder: MeetingFolder, _ items: [ShownItem], csrf: CSRFToken) -> HTML? {
        let actions = folder.meeting.actions
        guard !actions.isEmpty else { return nil }
        let rows = actions.map { action in actionRow(action, folder, items, csrf: csrf) }
        return """
            <h2>Actions</h2>
            \(Table(
                "Actions", hidesCaption: true,
                columns: ["Action", "Who", "By when", "What", "State"].map { Table.Column($0) }, rows: rows, empty: ""
            ).html)
            """
    }

    private func actionRow(
        _ action: MeetingAction, _ folder: MeetingFolder, _ items: [ShownItem], csrf: CSRFToken
    ) -> [HTML] {
        let item = items.first { $0.number == action.item }
        let what: HTML =
            if let item, item.row != nil {
                "<a href=\"\(Paths.disclosure(item.reference))\">Item \(action.item)</a>"
            } else {
                "Item \(action.item). You do not have access."
            }
        let isMine = folder.isSecretary || action.holder == folder.officer.id
        let state: HTML =
            if let day = action.doneOn {
                tag("Done on \(day.spoken)", .good)
            } else if isMine, folder.offers(.completeAction) {
                postForm(
                    to: MeetingCase.page(of: folder.meeting.reference, .actions), csrf: csrf,
                    """
                    \(hiddenField("action", String(action.number)))<button class="button secondary">Done\
                    <span class="unseen">: action \(action.number)</span></button>
                    """) + "<span class=\"print-only\">Open</span>"
            } else {
                tag("Open", .active)
            }
        let isLate = action.doneOn == nil && action.due < folder.circumstances.today
        let due: HTML = isLate ? "<span class=\"late\">\(action.due.spoken), late</span>" : "\(action.due.spoken)"
        let who: HTML = folder.seesWhoCame || isMine ? "\(folder.name(of: action.holder))" : "Not shown"
        return ["\(action.number)", who, due, what, state]
    }
}
