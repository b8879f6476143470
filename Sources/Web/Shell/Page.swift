package import HTML

/// One page: what its handler knows of it. The shell puts the same head and foot around every one.
package struct Page: Sendable {
    package enum Width: Sendable {
        /// One column of a length that reads well: questions, a case, a document.
        case reading
        /// The whole width: lists and tables.
        case wide
    }

    /// Stands in the browser's title bar; the page's own `<h1>` is in the body.
    package var title: String
    package var width = Width.reading
    /// The item of the navigation that it belongs under.
    package var section: Section?
    /// Where "Back" goes.
    package var back: Link?
    package var crumbs: [Link] = []
    /// The marking of what is on it, with the group it is restricted to (4.7): at the head and the foot of the page
    /// and of every sheet it is printed on.
    package var marking: String?
    /// A form whose problems lead the page.
    package var form: Form?
    /// What has just happened.
    package var notice: Notice?
    package var body: HTML

    package init(_ title: String, width: Width = .reading, section: Section? = nil, body: HTML) {
        self.title = title
        self.width = width
        self.section = section
        self.body = body
    }
}

/// Words and the address within Gatehouse that they lead to.
package struct Link: Hashable, Sendable {
    package let words: String
    package let path: String

    package init(_ words: String, to path: String) {
        self.words = words
        self.path = path
    }

    package var html: HTML { "<a href=\"\(path)\">\(words)</a>" }
}

/// The navigation at the head of every page.
package enum Section: CaseIterable, Sendable {
    case inTray, newRequest, meetings, register, agencies, officers, clauses, review, book

    package var link: Link {
        switch self {
        case .inTray: Link("In-tray", to: Paths.inTray)
        case .newRequest: Link("New request", to: Paths.newRequest)
        case .meetings: Link("Meetings", to: Paths.meetings)
        case .register: Link("Record of requests", to: Paths.register)
        case .agencies: Link("Agencies", to: Paths.agencies)
        case .officers: Link("Accounts", to: Paths.officers)
        case .clauses: Link("Clauses", to: Paths.clauses)
        case .review: Link("Review", to: Paths.review)
        case .book: Link("Audit trail", to: Paths.book)
        }
    }
}

/// What has just happened, said once at the head of the next page.
package struct Notice: Hashable, Sendable {
    package enum Tone: Sendable { case success, important }

    package let tone: Tone
    package let heading: String
    package let words: String

    package init(_ tone: Tone, _ heading: String, _ words: String = "") {
        self.tone = tone
        self.heading = heading
        self.words = words
    }
}

/// Who is looking, as the head of every page says it.
package struct Viewer: Sendable {
    package let name: String
    package let agency: String
    package let role: String
    /// Where the navigation leads them: to what they have a part in.
    package internal(set) var sections = Section.allCases

    package init(name: String, agency: String, role: String) {
        self.name = name
        self.agency = agency
        self.role = role
    }
}

/// What the foot of every page says.
package struct Footing: Hashable, Sendable {
    /// The protocol version in force, `safermk-2013`.
    package let version: String

    package init(version: String) { self.version = version }
}
