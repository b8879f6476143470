import Testing

/// What is written about the project is true of it.
@Suite("Tidy documents")
struct TidyDocsTests {
    @Test func `a link to a file of ours leads to one`() {
        for file in Project.files where file.isMarkdown {
            for link in links(in: file) {
                let target = Markdown.path(of: link.address, from: file.folder)
                let words: Comment = "\(file.path):\(link.line): the link \(link.address) leads nowhere"
                guard let found = Project.files.first(where: { $0.path == target }) else {
                    Issue.record(words)
                    continue
                }
                if let anchor = link.address.split(separator: "#").dropFirst().first {
                    #expect(Markdown.anchors(of: found).contains(String(anchor)), words)
                }
            }
        }
    }

    @Test func `a command of make that is written about is one`() throws {
        let targets = Set(
            try Project.file("Makefile").lines.filter { $0.contains(":") }.map { $0.prefix { $0 != ":" } })
        for file in Project.files where file.isMarkdown {
            for match in file.text.matches(of: /(?:`|^    |\n    )make ([a-z]+)/) {
                #expect(targets.contains(match.1), "\(file.path) speaks of make \(match.1), which the Makefile lacks")
            }
        }
    }

    @Test func `a word of the glossary has its meaning, once, and its type exists`() throws {
        var before: Set<String> = []
        let rows = try Project.file("docs/glossary.md").lines.filter { $0.hasPrefix("|") }.map(Markdown.cells)
        for row in rows where row.first != "Word" && row.first?.hasPrefix("---") == false {
            try #require(row.count == 3, "\(row) has not three columns")
            #expect(before.insert(row[0]).inserted, "\(row[0]) is explained twice")
            #expect(row[1].count > 10 && row[1].hasSuffix("."), "\(row[0]) needs a sentence that says what it means")
            let type = row[2].filter { $0 != "`" }
            #expect(type.isEmpty || Self.types.contains(type), "\(row[0]): no type of ours is called \(type)")
        }
        #expect(before.count > 40)
    }

    @Test func `every target is explained in the architecture, with what it imports`() throws {
        let rows = try Project.file("docs/architecture.md").lines.filter { $0.hasPrefix("| `") }.map(Markdown.cells)
        for (target, imports) in TidyRule.arrows {
            let row = try #require(rows.first { $0[0] == "`\(target)`" }, "docs/architecture.md lacks \(target)")
            guard row[2].contains("`") else { continue }
            let named = Set(row[2].split(separator: "`").map(String.init).filter { TidyRule.arrows[$0] != nil })
            #expect(named == imports, "docs/architecture.md and the table of imports differ on \(target)")
        }
    }

    @Test func `every invariant names a test that exists`() throws {
        let tests = Project.files(under: "Tests").map(\.text)
        let rows = try Project.file("docs/architecture.md").lines.map(Markdown.cells).filter {
            Int($0.first ?? "") != nil
        }
        #expect(rows.count == 12)
        for row in rows {
            let names = row[3].split(separator: "`").map { String($0) }.filter { $0.count > 10 }
            #expect(names.count > 0, "invariant \(row[0]) names no test")
            for name in names where !tests.contains(where: { $0.contains(name) }) {
                Issue.record("invariant \(row[0]): there is no test “\(name)”")
            }
        }
    }

    @Test func `every decision is in the list of decisions`() throws {
        let list = try Project.file("docs/decisions/README.md").text
        for file in Project.files(under: "docs/decisions") where file.name != "README.md" {
            let title = try #require(file.lines.first).dropFirst(2)
            #expect(list.contains("[\(title)](\(file.name))"), "docs/decisions/README.md lacks \(file.name)")
        }
    }

    /// Every type that the product declares.
    private static let types: Set<String> = Set(
        Project.files(under: "Sources", endingIn: ".swift").flatMap { file in
            file.text.matches(of: /(?:struct|enum|protocol|class|actor|typealias) ([A-Z]\w*)/).map { String($0.1) }
        })

    private func links(in file: ProjectFile) -> [(line: Int, address: String)] {
        zip(1..., file.lines).flatMap { line, text in
            text.matches(of: /\]\(([^)]+)\)/).map { (line, String($0.1)) }.filter { !$1.contains("://") }
        }
    }
}

/// As much of Markdown as the documents use.
enum Markdown {
    /// `docs/vault.md` of `../docs/vault.md#keys` in `Tests/README.md`.
    static func path(of address: String, from folder: String) -> String {
        let path = address.prefix { $0 != "#" }
        var parts = folder.split(separator: "/")
        for part in path.split(separator: "/") {
            if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(part) }
        }
        return parts.joined(separator: "/")
    }

    /// The anchors that headings get: small letters, spaces as hyphens, without punctuation.
    static func anchors(of file: ProjectFile) -> Set<String> {
        let headings = file.lines.filter { $0.hasPrefix("#") }.map { $0.drop { $0 == "#" || $0 == " " } }
        return Set(
            headings.map { heading in
                heading.lowercased().filter { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" }
                    .replacing(" ", with: "-")
            })
    }

    /// The cells of a table's row.
    static func cells(_ row: String) -> [String] {
        guard row.hasPrefix("|"), row.hasSuffix("|") else { return [] }
        return row.dropFirst().dropLast().split(separator: "|", omittingEmptySubsequences: false)
            .map { cell in String(cell.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
    }
}
