import Casework
import Exchange
import HTML
import Hummingbird
import NIOCore
import SharingProtocol

// What a review looks back on, and what two versions say differently.
extension ReviewPages {
    private func pack(_ folder: ReviewFolder, _ context: SignedIn) async throws -> ReviewPack {
        guard folder.seesFigures else {
            throw Problem.notYours("The figures are for the support team, auditors, and the authorities with a vote.")
        }
        let until = folder.current?.state == .presented ? folder.current?.presented?.until : nil
        return try await desk.reviewPack(from: folder.from, until: until ?? folder.today, by: Badge(context.officer))
    }

    func figures(_ request: Request, _ context: SignedIn) async throws -> Response {
        let pack = try await pack(try await folder(context), context)
        let tables = ReviewSubject.allCases.map { subject -> HTML in
            let rows = pack.lines(subject).map { line -> [HTML] in
                let count: HTML =
                    line.entries.isEmpty
                    ? "\(grouped(line.count))"
                    : """
                    <a href="\(Paths.reviewFigure(line.key))">\(grouped(line.count))\
                    <span class="unseen"> entries: \(line.words)</span></a>
                    """
                return ["\(line.words)", count]
            }
            return """
                <section><h2>\(subject.words)</h2>
                \(Table(
                    subject.words, hidesCaption: true, columns: [.init("What"), .init("How many", isNumber: true)],
                    rows: rows, empty: "None in this time.").html)</section>
                """
        }
        let median: HTML =
            switch pack.medianDays {
            case nil: "No request was answered in this time."
            case 0?: "Half of the requests were answered on the day on which they were sent."
            case 1?: "Half of the requests were answered within 1 day."
            case let days?: "Half of the requests were answered within \(days) days."
            }
        var page = Page(
            "Figures for the review", section: .review,
            body: """
                <h1>Figures for the review</h1>
                <p>From \(pack.from.spoken) to \(pack.until.spoken), from the audit trail. \(median)</p>
                <div class="buttons">\(printButton())\
                \(linkButton("Download as CSV", to: Paths.reviewFiguresCSV, .secondary))</div>
                <div class="figure-tables">\(tables)</div>
                """)
        page.width = .wide
        page.crumbs = [Link("Review", to: Paths.review)]
        return shell.show(page, to: context)
    }

    func figuresFile(_ request: Request, _ context: SignedIn) async throws -> Response {
        let pack = try await pack(try await folder(context), context)
        return download(
            "text/csv; charset=utf-8", Egress.fileName("review-\(pack.from.iso)-to", on: pack.until, as: "csv"),
            ResponseBody(byteBuffer: ByteBuffer(string: pack.csv(namesEntries: context.officer.role == .auditor))))
    }

    /// The entries that one figure counts.
    func figure(_ request: Request, _ context: SignedIn) async throws -> Response {
        let pack = try await pack(try await folder(context), context)
        let key = context.parameters.get("figure").map { String($0) }
        guard let line = pack.lines.first(where: { $0.key == key }) else { throw Problem.notFound }
        let number = pageNumber(request)
        let pages = max(1, (line.entries.count + Self.figurePage - 1) / Self.figurePage)
        let shown = line.entries.dropFirst((min(number, pages) - 1) * Self.figurePage).prefix(Self.figurePage)
        let entries = try await desk.countedEntries(Array(shown), by: Badge(context.officer))
        let rows = entries.map { entry -> [HTML] in
            [
                "<a href=\"\(Paths.entry(entry.position))\">\(entry.position)</a>", "\(entry.title)",
                "\(entry.reference.text)", "\(entry.agency)", "\(spoken(entry.at))",
            ]
        }
        var page = Page(
            line.words, width: .wide, section: .review,
            body: """
                <h1>\(line.subject.words): \(line.words)</h1>
                <p>\(grouped(line.count)) \(line.count == 1 ? "entry" : "entries") of the audit trail, from \
                \(pack.from.spoken) to \(pack.until.spoken). An entry opens for those whose case it is, and for \
                auditors.</p>
                \(Table(
                    line.words, hidesCaption: true,
                    columns: [.init("Entry"), .init("What happened"), .init("Case"), .init("For"), .init("When")],
                    rows: rows, empty: "None of these entries is of a case that you may know of.").html)
                \(pagination(current: min(number, pages), pages: pages) {
                    "\(Paths.reviewFigure(line.key))?page=\($0)"
                })
                """)
        page.crumbs = [Link("Review", to: Paths.review), Link("Figures", to: Paths.reviewFigures)]
        return shell.show(page, to: context)
    }

    private static let figurePage = 50

    func difference(_ request: Request, _ context: SignedIn) async throws -> Response {
        let folder = try await folder(context)
        func rules(_ name: Substring?) -> InformationSharingProtocol? {
            guard let name = name.map(String.init(_:)) else { return nil }
            if let proposed = folder.proposed, proposed.name == name { return proposed }
            return folder.register.versions.named(name)
        }
        let asked = request.uri.queryParameters
        guard let old = rules(asked["from"]), let new = rules(asked["to"]) else { throw Problem.notFound }
        return shell.show(DifferencePage(old: old, new: new).page, to: context)
    }
}

/// What two versions say differently, clause by clause and list by list.
struct DifferencePage: Sendable {
    let old: InformationSharingProtocol
    let new: InformationSharingProtocol

    var page: Page {
        let comparison = VersionComparison(from: old, to: new)
        let lists = comparison.lists.map { list -> HTML in
            "<h2>\(list.name)</h2>\(table(list.name, "Key", list.differences))"
        }
        var page = Page(
            "What is different", width: .wide, section: .review,
            body: """
                <h1>\(old.name) and \(new.name)</h1>
                <p>\(comparison.sameClauses) clauses are the same word for word, and \(comparison.clauses.count) \
                are not.</p>
                <div class="buttons">\(printButton())</div>
                <h2>Clauses</h2>
                \(table("Clauses", "Clause", comparison.clauses))
                \(lists)
                """)
        page.crumbs = [Link("Review", to: Paths.review)]
        return page
    }

    private func table(_ caption: String, _ what: String, _ differences: [Difference]) -> HTML {
        let rows = differences.map { difference -> [HTML] in
            let name: HTML = "\(difference.name)"
            return switch difference.change {
            case .added(let words): [name, tag("New", .good), "–", "\(words)"]
            case .removed(let words): [name, tag("Gone", .bad), "\(words)", "–"]
            case .changed(let before, let after): [name, tag("Changed", .waiting), "\(before)", "\(after)"]
            }
        }
        return Table(
            caption, hidesCaption: true,
            columns: [.init(what), .init("Change"), .init(old.name), .init(new.name)], rows: rows,
            empty: "They say the same."
        ).html
    }
}
