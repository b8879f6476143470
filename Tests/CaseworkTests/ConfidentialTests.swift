import Casework
import Testing

/// Logs print descriptions, and `dump`, templates and reports of failed tests read mirrors.
@Suite("3.5 Words that may identify somebody")
struct ConfidentialTests {
    @Test func `print as a mark, wherever they stand and however they are printed`() {
        let words: Confidential = "Quillfeather"
        let secret = Secret("request", "subject", words)
        var dumped = ""
        dump(secret, to: &dumped)
        dump(RequestDraft.example().words, to: &dumped)
        let printed = [
            "\(words)", String(reflecting: words), "\(secret)", String(reflecting: secret), "\([words])",
            "\(RequestAct.sendBack(words))", dumped,
        ]
        for text in printed {
            #expect(!text.contains("Quillfeather") && !text.contains("A. Person"))
            #expect(text.contains("‹confidential›"))
        }
        #expect(Mirror(reflecting: words).children.isEmpty)
        #expect(words.revealed == "Quillfeather")
    }
}
