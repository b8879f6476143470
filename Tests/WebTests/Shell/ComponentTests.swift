import HTML
import Testing

@testable import Web

@Suite("The components of a page")
struct ComponentTests {
    private let shell = Shell(
        partnership: "Exampleshire", footing: { Footing(version: "example-2031") })
    private let viewer = Viewer(name: "Ada <Quill>", agency: "Eastfield & Co", role: "Liaison officer")
    private let token = CSRFToken(of: SessionToken { Array(repeating: 1, count: $0) })

    private var document: String { shell.document(gallery(), for: viewer, csrf: token).text }

    @Test func `match their tags, their labels and their references`() {
        #expect(faults(in: document) == [])
    }

    @Test func `are checked by something that finds faults`() {
        let broken = "<p id=\"a\"><b id=\"a\"></p><label for=\"none\">x</label><input name=\"y\"><a style=\"\">z</a>"
        #expect(faults(in: broken).count >= 5)
    }

    @Test func `lead with every problem, linked, and say so in the title`() {
        #expect(document.contains("<title>Error: Components – Gatehouse – Exampleshire</title>"))
        #expect(document.contains("There is a problem"))
        #expect(document.contains("<a href=\"#until-day\">The keep-until date must be a real date"))
    }

    @Test func `keep what was typed, escaped`() {
        #expect(document.contains("value=\"Incidents &amp; “near misses” &lt;since&gt; June\""))
        #expect(document.contains("value=\"crime\" checked"))
        #expect(!document.contains("<since>") && !document.contains("<Quill>"))
    }

    @Test func `say who is looking, for which agency, and where they are`() {
        #expect(document.contains("Ada &lt;Quill&gt;"))
        #expect(document.contains("Liaison officer, Eastfield &amp; Co"))
        #expect(document.contains("<a href=\"/register\" aria-current=\"page\">Record of requests</a>"))
        #expect(document.contains("Sign out"))
    }

    @Test func `say which protocol is in force and how long the audit trail is`() {
        #expect(document.contains("example-2031"))
        #expect(document.contains(">Audit trail</a>"))
    }

    @Test("4.7 put the marking at the head and at the foot")
    func markingStandsTwice() {
        let band = "RESTRICTED: Anti-social behaviour working group"
        #expect(document.components(of: band) == 2)
        var page = gallery()
        page.marking = nil
        #expect(!shell.document(page, for: viewer, csrf: token).text.contains("class=\"marking"))
    }

    @Test func `say on every printed sheet whose it is, what it is and who printed it`() throws {
        let head = try #require(document.split(separator: "<p class=\"letterhead print-only\">").last)
        let words = ["Exampleshire", "Components", "Ada &lt;Quill&gt;, Eastfield &amp; Co"]
        #expect(head.hasPrefix(words.map { "<span>\($0)</span> " }.joined() + "</p>"))
        let visitor = shell.document(Page("Sign in", body: ""), for: nil, csrf: nil).text
        #expect(visitor.contains("<span>Exampleshire</span> <span>Sign in</span> </p>"))
    }

    @Test func `name in each cell of a list its column and its part, for when the row is a card`() {
        let cells: [HTML] = ["R-0000-0001", "–", "27 March 2031"]
        let list = Table(
            "Cases", columns: [.init("Reference"), .init("Class"), .init("Due", isNumber: true)], rows: [cells],
            empty: ""
        ).html.text
        for cell in [
            "<th scope=\"row\" role=\"rowheader\" data-label=\"Reference\">R-0000-0001</th>",
            "<td role=\"cell\" data-label=\"Class\" class=\"nothing\">–</td>",
            "<td role=\"cell\" data-label=\"Due\" class=\"number\">27 March 2031</td>",
        ] {
            #expect(list.contains(cell), "\(cell)")
        }
        #expect(list.hasPrefix("<div class=\"table\"><table role=\"table\">"))
    }

    @Test(arguments: [(6, "<div class=\"table\">"), (7, "<div class=\"table many\">")])
    func `turn a list of many columns into cards sooner`(_ columns: Int, _ opening: String) {
        let row = Array(repeating: "x" as HTML, count: columns)
        let list = Table("List", columns: row.map { _ in .init("Column") }, rows: [row], empty: "").html.text
        #expect(list.hasPrefix(opening))
    }

    @Test func `unfold to the entries that a line of a history stands for`() {
        let entry = TimelineEntry("Read", by: "Ada Quill", when: "1 June 2031 at 9:05am")
        let line = timeline([TimelineEntry("Opened 2 times", by: "Ada Quill", when: "1 June 2031", folded: [entry])])
        #expect(line.text.contains("<summary>Opened 2 times, by Ada Quill <span class=\"timeline-by\">1 June 2031"))
        #expect(line.text.contains("<h3>Read</h3>"))
        #expect(faults(in: line.text) == [])
    }

    @Test func `show nobody and no navigation to a visitor`() {
        let page = shell.document(Page("Sign in", body: "<h1>Sign in</h1>"), for: nil, csrf: nil).text
        #expect(!page.contains("Sign out") && !page.contains("<nav"))
        #expect(faults(in: page) == [])
    }

    @Test func `never write a password back into a page`() {
        var form = Form(["password": "correct horse battery"])
        form.note("Wrong", at: "password")
        #expect(!textField(Field("password", "Password"), in: form, kind: .password).text.contains("horse"))
    }

    @Test func `leave out pages that are far away`() {
        let pages = pagination(current: 5, pages: 100) { "/register?page=\($0)" }.text
        #expect(pages.contains("page=4") && pages.contains("page=6") && pages.contains("page=100"))
        #expect(!pages.contains("page=7\"") && !pages.contains("page=50"))
        #expect(pagination(current: 1, pages: 1) { _ in "" }.isEmpty)
    }

    @Test(arguments: [(0, "0"), (999, "999"), (1000, "1,000"), (-1234567, "-1,234,567")])
    func `part thousands`(_ number: Int, _ text: String) {
        #expect(grouped(number) == text)
    }
}

extension String {
    func components(of part: String) -> Int { split(separator: part, omittingEmptySubsequences: false).count - 1 }
}
