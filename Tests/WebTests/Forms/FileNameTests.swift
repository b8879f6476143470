import Testing

@testable import Web

@Suite("A file's name")
struct FileNameTests {
    @Test func `is shown short in a sentence, with its beginning and its ending`() {
        #expect(FileName(from: "report.pdf").short == "report.pdf")
        let long = FileName(from: String(repeating: "a", count: 100) + String(repeating: "b", count: 30) + ".pdf").short
        #expect(long.count == 41)
        #expect(long.hasPrefix("aaaa") && long.contains("…") && long.hasSuffix("bbbb.pdf"))
    }

    @Test(arguments: [
        ("report.pdf", "report.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\ada\\Notes.docx", "Notes.docx"),
        ("..", "file"), ("", "file"), ("/", "file"), ("...", "file"), ("  .hidden  ", "hidden"),
        ("Zażółć gęślą jaźń.txt", "Zażółć gęślą jaźń.txt"),
        ("報告書 2031.pdf", "報告書 2031.pdf"),
        ("تقرير.pdf", "تقرير.pdf"),
        ("a\u{0}b\u{1B}\nc.txt", "abc.txt"),
        ("annex\u{202E}fdp.exe", "annexfdp.exe"), ("\u{2066}a\u{2069}.txt", "a.txt"),
        ("a<b>:\"c|?*;%.txt", "a-b---c-----.txt"),
        ("con.txt", "-con.txt"), ("LPT1", "-LPT1"), ("console.txt", "console.txt"),
        ("trailing. . ", "trailing"),
    ])
    func `is a name and nothing else`(_ sent: String, _ kept: String) {
        #expect(FileName(from: sent).text == kept)
    }

    @Test func `is cut to 150 characters, and keeps its ending`() {
        let long = FileName(from: String(repeating: "a", count: 400) + ".xlsx").text
        #expect(long.count == 150 && long.hasSuffix("a.xlsx"))
        let many = FileName(from: String(repeating: "\u{1F6A8}", count: 200) + ".pdf").text
        #expect(many.utf8.count <= 240 && many.hasSuffix(".pdf"))
    }
}
