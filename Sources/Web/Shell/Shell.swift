package import HTML

/// What stands around every page: whose partnership it is, who is signed in, where one can go.
package struct Shell: Sendable {
    /// The partnership whose protocol this is, `SaferMK`.
    package let partnership: String
    /// Where it works; `nil` where its name says so.
    package let area: String?
    /// Asked for every page, so it has to be quick; `nil` where there is no partnership yet to speak of.
    package let footing: (@Sendable () -> Footing)?

    package init(partnership: String, area: String? = nil, footing: (@Sendable () -> Footing)?) {
        self.partnership = partnership
        self.area = area
        self.footing = footing
    }

    /// A whole document. Without a viewer there is nothing of an officer and no navigation on it.
    package func document(_ page: Page, for viewer: Viewer?, csrf: CSRFToken?) -> HTML {
        let whose: HTML = partnership.isEmpty ? "" : " – \(partnership)"
        let hasProblems = page.form.map { !$0.isSound } ?? false
        return """
            <!doctype html>
            <html lang="en-GB">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(if: hasProblems, "Error: ")\(page.title) – Gatehouse\(whose)</title>
            <link rel="icon" href="\(Asset.icon.path)" type="image/svg+xml">
            <link rel="stylesheet" href="\(Asset.styles.path)">
            <script src="\(Asset.script.path)" defer></script>
            </head>
            <body>
            <a class="skip" href="#main">Skip to the main content</a>
            \(sheetHead(of: page, for: viewer))
            \(head(of: page, for: viewer, csrf: csrf))
            \(crumbs(of: page))
            <main id="main" class="\(page.width == .wide ? "main wide" : "main")" tabindex="-1">
            \(page.notice.map(notice))
            \(page.form.map(errorSummary))
            \(page.body)
            </main>
            \(foot())
            \(page.marking.map { markingBand($0, at: "foot") })
            </body>
            </html>
            """
    }

    private func head(of page: Page, for viewer: Viewer?, csrf: CSRFToken?) -> HTML {
        """
        <header class="head">
        <div class="head-row">
        <a class="brand" href="\(Paths.home)"><span class="brand-mark" aria-hidden="true"></span>\
        <span class="brand-name">Gatehouse</span> <span class="brand-of">\(partnership)</span></a>
        \(viewer.map { whoIsIn($0, csrf: csrf) })
        </div>
        \(viewer.map { navigation($0.sections, current: page.section) })
        </header>
        """
    }

    private func whoIsIn(_ viewer: Viewer, csrf: CSRFToken?) -> HTML {
        """
        <div class="who">
        <p class="who-words"><a class="who-name" href="\(Paths.sessions)">\(viewer.name)</a> \
        <span class="who-role">\(viewer.role), \(viewer.agency)</span></p>
        <form method="post" action="\(Paths.signOut)">\(csrf?.field)<button class="who-out">Sign out</button></form>
        </div>
        """
    }

    private func navigation(_ sections: [Section], current: Section?) -> HTML {
        let items = sections.map { section -> HTML in
            let mark: HTML = section == current ? " aria-current=\"page\"" : ""
            return "<li><a href=\"\(section.link.path)\"\(mark)>\(section.link.words)</a></li>"
        }
        return "<nav class=\"nav\" aria-label=\"Main\"><ul>\(items)</ul></nav>"
    }

    private func crumbs(of page: Page) -> HTML? {
        if let back = page.back {
            // Within a landmark, as everything on a page has to be for those who go from one to the next.
            return """
                <nav class="trail" aria-label="Back"><a class="back" href="\(back.path)">\(back.words)</a></nav>
                """
        }
        guard !page.crumbs.isEmpty else { return nil }
        let items = page.crumbs.map { "<li>\($0.html)</li>" as HTML }
        return "<nav class=\"trail\" aria-label=\"Breadcrumb\"><ol>\(items)</ol></nav>"
    }

    private func foot() -> HTML {
        guard let footing = footing?() else {
            return "<footer class=\"foot\"><div class=\"foot-row\"><p>Gatehouse</p></div></footer>"
        }
        return """
            <footer class="foot"><div class="foot-row">
            <p>Protocol in force: <a href="\(Paths.clauses)">\(footing.version)</a></p>
            <p><a href="\(Paths.book)">Audit trail</a></p>
            <p>Gatehouse, for \(partnership)</p>
            </div></footer>
            """
    }

    /// What every printed sheet begins with: the marking, the partnership, the page and who printed it. On screen it is
    /// the marking alone.
    private func sheetHead(of page: Page, for viewer: Viewer?) -> HTML {
        let words = [partnership, page.title, viewer.map { "\($0.name), \($0.agency)" } ?? ""]
        let pieces = words.filter { !$0.isEmpty }.map { "<span>\($0)</span> " as HTML }
        return """
            <div class="sheet-head">\(page.marking.map { markingBand($0, at: "head") })
            <p class="letterhead print-only">\(pieces)</p></div>
            """
    }

    /// On screen a band; in print, at the same edge of every sheet.
    private func markingBand(_ marking: String, at edge: String) -> HTML {
        """
        <div class="marking marking-\(edge)" role="region" aria-label="Marking at the \(edge) of the page">\
        <p>\(marking)</p></div>
        """
    }
}

/// A number with its thousands parted: `12,345`.
package func grouped(_ number: Int) -> String {
    let digits = Array(String(abs(number)))
    var text = number < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
        if index > 0, (digits.count - index) % 3 == 0 { text += "," }
        text.append(digit)
    }
    return text
}
