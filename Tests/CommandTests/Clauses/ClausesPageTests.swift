import Foundation
import SharingProtocol
import Testing

/// `make clauses` writes the page; this says when it was forgotten.
@Suite("The page of clauses")
struct ClausesPageTests {
    /// What these tests plant to be found is none of it.
    private static let mentions = Project.files(under: "Tests")
        .filter { !$0.path.hasPrefix("Tests/CommandTests/Clauses/") }.flatMap(\.clauseMentions)

    private static func rules() throws -> InformationSharingProtocol {
        let file = try Project.file("Sources/SharingProtocol/Protocols/safermk-2013.yaml")
        return try #require(ProtocolFile.read(file.text).rules, "the protocol file cannot be used")
    }

    @Test func `is what the tests and the words make of it`() throws {
        let clauses = try Self.rules().clauses.filter { !$0.clause.number.contains("(") }.map {
            ClausesPage.Clause(number: $0.clause.number, title: $0.title, slip: $0.slip)
        }
        let words = ClauseWords(try Project.file(ClauseWords.file).text)
        let page = ClausesPage(clauses: clauses, words: words, mentions: Self.mentions)
        let address = Project.root.appending(path: "docs/clauses.md")
        if ProcessInfo.processInfo.environment["GATEHOUSE_CLAUSES"] == "write" {
            try Data(page.text.utf8).write(to: address)
        }
        let written = try String(contentsOf: address, encoding: .utf8)
        let differing = zip(written.split(separator: "\n"), page.text.split(separator: "\n")).first { $0 != $1 }
        if written != page.text {
            Issue.record("docs/clauses.md is not up to date: make clauses. It begins at: \(differing?.1 ?? "the end")")
        }
    }

    @Test func `cites no clause that the protocol does not have`() throws {
        let known = Set(try Self.rules().clauses.map(\.clause.number))
        for mention in Self.mentions {
            for clause in mention.clauses where !known.contains(clause) {
                Issue.record("\(mention.path): “\(mention.title)” cites \(clause), which the protocol does not have")
            }
        }
        let words = ClauseWords(try Project.file(ClauseWords.file).text)
        for passage in words.does + words.readings + words.background {
            let clauses = try #require(
                ClauseNumbers.read(passage.clauses[...]),
                "\(ClauseWords.file): \(passage.clauses) is no list of clauses")
            #expect(known.isSuperset(of: clauses), "\(ClauseWords.file) cites one of \(clauses) that is not there")
        }
    }

    @Test func `a title's numbers are its clauses`() {
        let file = ProjectFile(
            path: "Tests/WebTests/AskTests.swift",
            text: """
                @Suite("4.7, 6.6 Marking")
                @Suite("3.10–3.12 Before sharing")
                @Suite("A value (RFC 8949, 4.2.1)")
                @Suite("3.11(a) A risk of harm")
                @Suite("Appendix Four The form")
                @Suite("Invariant 8: judged by the version in force (5.1)")
                func `refuses a stranger (4.10)`() {}
                func `reads a form (RFC 7578)`() {}
                """)
        #expect(
            file.clauseMentions.map(\.clauses) == [
                ["4.7", "6.6"], ["3.10", "3.11", "3.12"], ["3.11(a)"], ["Appendix Four"], ["5.1"], ["4.10"],
            ])
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
        let words = ClauseWords(
            "<!-- Edit me. -->\n\n# Does\n\n## 4.7, 6.6\n\nIt marks\nand keeps.\n\n# Reads\n\n## 3.8\n\nAlways.\n\n"
                + "# Background\n\n## 3.1\n\nIt defines.\n"
        )
        #expect(words.does("6.6") == "It marks and keeps.")
        #expect(words.readings == [ClauseWords.Passage(clauses: "3.8", words: "Always.")])
        #expect(words.isBackground("3.1") && !words.isBackground("3.8"))
    }

    @Test func `a clause that no test shows is not yet kept`() {
        let page = ClausesPage(
            clauses: [.init(number: "4.10", title: "Access", slip: nil)], words: ClauseWords(""),
            mentions: [])
        #expect(page.text.contains("| 4.10 Access | *not yet* |  |"))
    }
}
