package import HTML

/// A table that is read across. Where there is little room, each row becomes a card whose lines say their column.
package struct Table: Sendable {
    package struct Column: Sendable {
        package let heading: String
        package let isNumber: Bool

        package init(_ heading: String, isNumber: Bool = false) {
            self.heading = heading
            self.isNumber = isNumber
        }
    }

    package let caption: String
    package let columns: [Column]
    package let rows: [[HTML]]
    /// What stands in its place when it has no rows.
    package let empty: String
    /// Whether the caption only repeats the heading above it.
    package let hidesCaption: Bool

    package init(_ caption: String, hidesCaption: Bool = false, columns: [Column], rows: [[HTML]], empty: String) {
        self.caption = caption
        self.hidesCaption = hidesCaption
        self.columns = columns
        self.rows = rows
        self.empty = empty
    }

    /// How many columns fit on most screens. A table of more becomes cards sooner, and is printed on wide paper.
    private static let few = 6
    /// A cell of this is left out of a card.
    private static let nothing: HTML = "–"

    /// The first cell of a row heads it.
    ///
    /// Roles are written out because a table that a style sheet turns into blocks otherwise stops being a table to
    /// screen readers.
    package var html: HTML {
        guard !rows.isEmpty else { return "<p class=\"empty\">\(empty)</p>" }
        let openings = columns.enumerated().map { index, column -> (HTML, HTML) in
            let kind: HTML = column.isNumber ? " class=\"number\"" : ""
            return index == 0
                ? ("<th scope=\"row\" role=\"rowheader\" data-label=\"\(column.heading)\"\(kind)>", "</th>")
                : ("<td role=\"cell\" data-label=\"\(column.heading)\"\(kind)>", "</td>")
        }
        let without = columns.map {
            "<td role=\"cell\" data-label=\"\($0.heading)\" class=\"nothing\">\(Self.nothing)</td>" as HTML
        }
        let heads = columns.map { column -> HTML in
            let kind: HTML = column.isNumber ? " class=\"number\"" : ""
            return "<th scope=\"col\" role=\"columnheader\"\(kind)>\(column.heading)</th>"
        }
        var body = HTML()
        for row in rows {
            body += "<tr role=\"row\">"
            for (index, (cell, tags)) in zip(row, openings).enumerated() {
                guard index == 0 || cell != Self.nothing else {
                    body += without[index]
                    continue
                }
                body += tags.0
                body += cell
                body += tags.1
            }
            body += "</tr>\n"
        }
        return """
            <div class="table\(if: columns.count > Self.few, " many")">\
            <table role="table"><caption\(if: hidesCaption, " class=\"unseen\"")>\(caption)</caption>
            <thead role="rowgroup"><tr role="row">\(heads)</tr></thead>
            <tbody role="rowgroup">
            \(body)</tbody></table></div>
            """
    }
}

/// Where one is in a list that is too long for one page.
///
/// `path` gives the address of a page by its number, from 1. Pages far away are left out.
package func pagination(current: Int, pages: Int, path: (Int) -> String) -> HTML {
    guard pages > 1 else { return "" }
    var items = HTML()
    var last = 0
    for page in 1...pages where page == 1 || page == pages || abs(page - current) <= 1 {
        if page > last + 1 { items += "<li class=\"gap\" aria-hidden=\"true\">…</li>" }
        let mark: HTML = page == current ? " aria-current=\"page\"" : ""
        items += """
            <li><a href="\(path(page))"\(mark)><span class="unseen">Page </span>\(page)</a></li>
            """
        last = page
    }
    let before: HTML =
        current > 1 ? "<a class=\"page-step\" rel=\"prev\" href=\"\(path(current - 1))\">Previous</a>" : ""
    let after: HTML =
        current < pages ? "<a class=\"page-step\" rel=\"next\" href=\"\(path(current + 1))\">Next</a>" : ""
    return "<nav class=\"pages\" aria-label=\"Pages\">\(before)<ol>\(items)</ol>\(after)</nav>"
}
