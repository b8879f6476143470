package import HTML

/// One line of a summary: what it is, what it says, and where it can be changed.
package struct SummaryRow: Sendable {
    package let key: String
    package let value: HTML
    package let change: Link?

    package init(_ key: String, _ value: HTML, change: Link? = nil) {
        self.key = key
        self.value = value
        self.change = change
    }
}

/// What is known of one thing; with links to change it, what was answered so far.
package func summaryList(_ rows: [SummaryRow]) -> HTML {
    let items = rows.map { row -> HTML in
        let change = row.change.map {
            """
            <dd class="summary-change"><a href="\($0.path)">\($0.words)<span class="unseen"> \(row.key)</span></a></dd>
            """ as HTML
        }
        return "<div><dt>\(row.key)</dt><dd>\(row.value)</dd>\(change)</div>\n"
    }
    return "<dl class=\"summary\">\(items)</dl>"
}

/// One step of several that may be done in any order.
package struct Step: Sendable {
    package let words: String
    /// Where it is done; `nil` while it cannot be.
    package let path: String?
    package let status: HTML
    package let hint: HTML?

    package init(_ words: String, to path: String?, status: HTML, hint: HTML? = nil) {
        self.words = words
        self.path = path
        self.status = status
        self.hint = hint
    }
}

package func taskList(_ tasks: [Step]) -> HTML {
    let items = tasks.map { task -> HTML in
        let words: HTML = task.path.map { "<a href=\"\($0)\">\(task.words)</a>" } ?? "\(task.words)"
        let hint = task.hint.map { "<div class=\"hint\">\($0)</div>" as HTML }
        return "<li><div>\(words)\(hint)</div><div class=\"task-status\">\(task.status)</div></li>\n"
    }
    return "<ul class=\"tasks\">\(items)</ul>"
}

/// One thing that happened, or several of a kind that follow each other.
package struct TimelineEntry: Sendable {
    package let heading: HTML
    /// Who did it, and for which agency.
    package let by: String
    /// As people write it, `21 June 2031 at 2:05pm`.
    package let when: String
    package let body: HTML?
    /// The entries that it stands for; it unfolds to them.
    package let folded: [TimelineEntry]

    package init(_ heading: HTML, by: String, when: String, body: HTML? = nil, folded: [TimelineEntry] = []) {
        self.heading = heading
        self.by = by
        self.when = when
        self.body = body
        self.folded = folded
    }
}

/// What happened, in the order given. The headings are of the third rank: they stand under one of the second.
package func timeline(_ entries: [TimelineEntry]) -> HTML {
    "<ol class=\"timeline\">\(entries.map(timelineItem))</ol>"
}

private func timelineItem(_ entry: TimelineEntry) -> HTML {
    guard entry.folded.isEmpty else {
        return """
            <li class="timeline-folded"><details><summary>\(entry.heading), by \(entry.by) \
            <span class="timeline-by">\(entry.when)</span></summary>\(timeline(entry.folded))</details></li>

            """
    }
    return """
        <li><h3>\(entry.heading)</h3><p class="timeline-by">\(entry.when), \(entry.by)</p>\
        \(entry.body.map { "<div class=\"timeline-body\">\($0)</div>" as HTML })</li>

        """
}

/// A figure that a page opens with: "3 waiting for you".
package struct Figure: Sendable {
    package let number: Int
    package let words: String
    package let path: String?

    package init(_ number: Int, _ words: String, to path: String? = nil) {
        self.number = number
        self.words = words
        self.path = path
    }
}

package func figures(_ figures: [Figure]) -> HTML {
    let items = figures.map { figure -> HTML in
        let content: HTML = "<strong>\(grouped(figure.number))</strong> \(figure.words)"
        return figure.path.map { "<li><a href=\"\($0)\">\(content)</a></li>" } ?? "<li>\(content)</li>"
    }
    return "<ul class=\"figures\">\(items)</ul>"
}

/// What stands in a cell; a dash where there is nothing.
func orDash(_ text: String?) -> String { text.flatMap { $0.isEmpty ? nil : $0 } ?? "–" }
