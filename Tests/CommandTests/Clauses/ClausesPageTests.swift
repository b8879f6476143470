import Foundation
import Testing

/// `make clauses` writes the page; this says when it was forgotten.
@Suite("The page of clauses")
struct ClausesPageTests {
    private static let mentions = Project.files(under: "Tests").flatMap(\.clauseMentions)

    @Test func `a title's numbers are its clauses`() {
        let file = ProjectFile(
            path: "Tests/WebTests/AskTests.swift",
            text: """
                @Suite("4.7, 6.6 Marking")
                @Suite("3.10–3.12 Before sharing")
                @Suite("A value (RFC 8949, 4.2.1)")
                @Suite("3.11(a) A risk of harm")
                func `refuses a stranger (4.10)`() {}
                func `reads a form (RFC 7578)`() {}
                """)
        #expect(
            file.clauseMentions.map(\.clauses) == [["4.7", "6.6"], ["3.10", "3.11", "3.12"], ["3.11(a)"], ["4.10"]])
    }

    @Test func `a journey's decorator names its clauses`() {
        let file = ProjectFile(
            path: "Tests/browser/test_request.py",
            text: """
                    @clause("4.3", "4.10")
                    def test_a_request_is_read(self):
                """)
        #expect(
            file.clauseMentions == [
                ClauseMention(clauses: ["4.3", "4.10"], title: "a request is read", path: file.path)
            ])
    }

    @Test func `what Gatehouse does is read from prose`() {
        let words = ClauseWords("# Does\n\n## 4.7, 6.6\n\nIt marks\nand keeps.\n\n# Reads\n\n## 3.8\n\nAlways.\n")
        #expect(words.does("6.6") == "It marks and keeps.")
        #expect(words.readings == [ClauseWords.Passage(clauses: "3.8", words: "Always.")])
    }

    @Test func `a clause that no test shows is not yet kept`() {
        let page = ClausesPage(
            clauses: [.init(number: "4.10", title: "Access", slip: nil)], words: ClauseWords(""), mentions: [])
        #expect(page.text.contains("| 4.10 Access | not yet |  |"))
    }
}
