package import HTML

/// What a button does to what it stands beside.
package enum ButtonKind: Sendable {
    /// The one thing that the page is for.
    case primary
    case secondary
    /// What cannot be taken back, such as destroying.
    case warning

    var style: String {
        switch self {
        case .primary: "button"
        case .secondary: "button secondary"
        case .warning: "button warning"
        }
    }
}

/// A button that sends its form; with a name and a value where a form has several.
package func button(
    _ words: String, _ kind: ButtonKind = .primary, name: String? = nil, value: String = ""
) -> HTML {
    let name: HTML = name.map { " name=\"\($0)\" value=\"\(value)\"" } ?? ""
    return "<button class=\"\(kind.style)\"\(name)>\(words)</button>"
}

/// A link that looks like a button: it goes somewhere, and changes nothing.
package func linkButton(_ words: String, to path: String, _ kind: ButtonKind = .primary) -> HTML {
    "<a class=\"\(kind.style)\" href=\"\(path)\">\(words)</a>"
}

/// Buttons and links side by side.
package func buttonGroup(_ actions: HTML...) -> HTML { "<div class=\"buttons\">\(actions)</div>" }

/// A button that prints the page; only there where scripts run, since nothing else can print.
package func printButton(_ words: String = "Print this page") -> HTML {
    "<button type=\"button\" class=\"button secondary\" data-print hidden>\(words)</button>"
}

/// A form that changes something: posted, and carrying the token that proves it came from its own page.
///
/// In a form with files (`hasFiles`) the file inputs stand last, and its buttons have no names.
package func postForm(to path: String, csrf: CSRFToken, hasFiles: Bool = false, _ body: HTML) -> HTML {
    """
    <form method="post" action="\(path)" novalidate data-once\
    \(if: hasFiles, " enctype=\"multipart/form-data\"")>
    \(csrf.field)
    \(body)
    </form>
    """
}

/// A form that only looks for something: its answers stand in the address.
package func filterForm(to path: String, clear: Link? = nil, _ fields: HTML) -> HTML {
    """
    <form class="filter" method="get" action="\(path)" role="search" novalidate>
    <div class="filter-fields">\(fields)</div>
    <div class="buttons">\(button("Apply filters", .secondary))\(clear?.html)</div>
    </form>
    """
}

/// Something that a form carries and does not show.
package func hiddenField(_ name: String, _ value: String) -> HTML {
    "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">"
}
