import Casework
import Exchange
import HTML
import Ledger
import SharingProtocol

/// The record of requests and disclosures, on screen and in print.
struct RegisterPage: Sendable {
    let search: RegisterSearch
    let choices: RegisterSearch.Choices
    /// `nil` while the filter has a problem.
    let list: ShownList?
    let register: RegisterSnapshot
    let rules: InformationSharingProtocol
    let number: Int
    /// Whether it is everything on one page, to be printed.
    let isPrint: Bool
    let head: LedgerHead
    let officer: Officer
    let viewer: Viewer
    let at: Timestamp
    let csrf: CSRFToken

    private var isLiaison: Bool { register.register.isLiaisonOfficer(officer, on: at.day) }

    var page: Page {
        var page = Page(
            "Record of requests and disclosures", width: .wide, section: .register,
            body: """
                <h1>Record of requests and disclosures</h1>
                \(whose)
                \(isPrint ? printBar : tools)
                \(found)
                \(closing)
                """)
        page.form = search.form
        return page
    }

    private var whose: HTML {
        """
        <p class="print-only">Printed by \(viewer.name), \(viewer.agency), on \(spoken(at)).</p>
        \(list.map { "<p>\($0.egress.handling)\(clauseLink(.record, in: rules))</p>" as HTML })
        """
    }

    private var printBar: HTML {
        """
        <div class="buttons">\(printButton())\
        \(linkButton("Back to the record", to: search.path(Paths.register), .secondary))</div>
        """
    }

    private var tools: HTML {
        """
        \(filterForm(
            to: Paths.register, clear: search.isNarrowed || search.isByName ? Link("Clear", to: Paths.register) : nil,
            filterFields))
        \(if: isLiaison, nameSearch)
        """
    }

    private var filterFields: HTML {
        let form = search.form
        let others = register.register.agencies.values.filter { $0.category != nil && $0.id != officer.agency }
            .byName().map { ($0.id.text, $0.name) }
        return """
            \(selectField(
                Field("kind", "Kind"), in: form, options: choices.kinds.map { ($0.value, $0.title) }, empty: "Any"))
            \(selectField(
                Field("state", "State"), in: form, options: choices.states.map { ($0.value, $0.title) }, empty: "Any"))
            \(selectField(
                Field("class", "Class"), in: form, options: choices.classes.map { ($0.key.name, $0.title) },
                empty: "Any"))
            \(selectField(
                Field("purpose", "Purpose"), in: form, options: choices.purposes.map { ($0.key.name, $0.title) },
                empty: "Any"))
            \(selectField(
                Field("agency", officer.role == .auditor ? "Agency" : "Other agency"), in: form, options: others,
                empty: "Any"))
            \(textField(Field("from", "Opened from"), in: form, kind: .date))
            \(textField(Field("to", "Opened until"), in: form, kind: .date))
            \(textField(Field("reference", "Reference or part of it"), in: form, most: 40))
            """
    }

    /// 4.6: an agency's own record can be searched for the person whom a case is about.
    private var nameSearch: HTML {
        let field = textField(
            Field(
                "subject", "Name of the person it is about",
                hint: "The name is not stored, and is in no web address and no log."),
            in: search.form, kind: .search, width: .half)
        let form = details(
            "Search by a person’s name", isOpen: search.isByName || search.form.problem(at: "subject") != nil,
            postForm(to: Paths.registerSearch, csrf: csrf, "\(field)\(button("Search", .secondary))"))
        return "<div class=\"no-print\">\(form)</div>"
    }

    private var found: HTML {
        guard let list else { return "" }
        let pages = max(1, (list.total + RegisterPages.pageSize - 1) / RegisterPages.pageSize)
        let others =
            search.isByName
            ? pagesByPost(pages)
            : pagination(current: number, pages: pages) { search.path(Paths.register, [("page", String($0))]) }
        return """
            <h2>\(count(list))</h2>
            \(if: !isPrint, ways)
            \(RegisterTable(rows: list.rows, today: list.today, isNarrowed: search.isNarrowed || search.isByName).html)
            \(if: !isPrint, others)
            """
    }

    private func count(_ list: ShownList) -> String {
        let what = list.total == 1 ? "1 case" : "\(grouped(list.total)) cases"
        guard list.rows.count < list.total else { return what }
        let first = search.filter.offset + 1
        return list.rows.isEmpty ? what : "\(what), \(grouped(first)) to \(grouped(first + list.rows.count - 1)) shown"
    }

    /// Other forms of the same list: the whole of it, not this page of it.
    private var ways: HTML {
        if search.isByName {
            let name = hiddenField("subject", search.form.typed("subject"))
            return postForm(
                to: Paths.registerSearch, csrf: csrf,
                """
                \(name)<div class="buttons">\(button("Download as CSV", .secondary, name: "as", value: "csv"))\
                \(button("Download as JSON", .secondary, name: "as", value: "json"))\(printButton())</div>
                """)
        }
        return """
            <p class="ways"><a href="\(search.path(Paths.registerCSV))">Download all as CSV</a> \
            <a href="\(search.path(Paths.registerJSON))">Download all as JSON</a> \
            <a href="\(search.path(Paths.register, [("print", "all")]))">Print all</a></p>
            """
    }

    /// The pages of a search by name: posted again, since the name may stand in no address.
    private func pagesByPost(_ pages: Int) -> HTML {
        guard pages > 1 else { return "" }
        let before = number > 1 ? button("Previous page", .secondary, name: "page", value: String(number - 1)) : nil
        let after = number < pages ? button("Next page", .secondary, name: "page", value: String(number + 1)) : nil
        let name = hiddenField("subject", search.form.typed("subject"))
        return postForm(
            to: Paths.registerSearch, csrf: csrf,
            "\(name)<p>Page \(number) of \(pages)</p><div class=\"buttons\">\(before)\(after)</div>")
    }

    /// What proves the list complete: with the audit trail, anybody can count again.
    private var closing: HTML {
        let cut: HTML =
            if let list, isPrint, list.total > list.rows.count {
                warningText(
                    "Only the first \(grouped(list.rows.count)) are printed. Download the list for the rest.")
            } else {
                ""
            }
        return """
            \(cut)
            <p class="small quiet">Made from an audit trail of <a href="\(Paths.book)">\(grouped(head.size)) \
            entries</a> with the root <code>\(TreeHash(head.root).map(\.description) ?? "")</code>, \
            on \(spoken(at)).</p>
            """
    }
}

/// Cases of any kind, in the record.
struct RegisterTable: Sendable {
    let rows: [ReleasedRow]
    let today: Day
    let isNarrowed: Bool

    var html: HTML {
        Table(
            "Cases", hidesCaption: true,
            columns: [
                "Reference", "What", "State", "From", "To", "Class", "Opened", "Last change", "Keep until",
            ].map { Table.Column($0) },
            rows: rows.map { row in
                [
                    caseLink(row.reference), "\(row.kind.uppercasedFirst)",
                    "\(row.state.tag)\(if: row.isUrgent && row.isOpen, " \(tag("Urgent", .bad))")",
                    agencyNames(row.owners), agencyNames(row.recipients + row.participants),
                    "\(orDash(row.informationClass))", listed(row.opened.day), listed(row.changed.day),
                    keepUntil(row),
                ]
            },
            empty: isNarrowed
                ? "Nothing matches. Clear the filters or change them."
                : "There is nothing in the record yet. Requests and disclosures appear here at once."
        ).html
    }

    private func keepUntil(_ row: ReleasedRow) -> HTML {
        guard let day = row.keepUntil, row.isOpen, row.isSpent(on: today) else {
            return listed(row.keepUntil)
        }
        return late(day, "Overdue")
    }
}
