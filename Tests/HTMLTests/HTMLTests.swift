import Testing

@testable import HTML

@Suite("Markup")
struct HTMLTests {
    @Test func `escapes what is interpolated, for text and for quoted attributes alike`() {
        let name = #"<script>alert('1 & "2"')</script>"#
        let markup: HTML = "<td title=\"\(name)\">\(name)</td>"
        let escaped = "&lt;script&gt;alert(&#39;1 &amp; &quot;2&quot;&#39;)&lt;/script&gt;"
        #expect(markup.text == "<td title=\"\(escaped)\">\(escaped)</td>")
    }

    @Test func `takes markup into markup as it is`() {
        let cell: HTML = "<b>\("A&B")</b>"
        let markup: HTML = "<p>\(cell)\([cell, cell])\(Optional(cell))\(Optional<HTML>.none)</p>"
        #expect(markup.text == "<p><b>A&amp;B</b><b>A&amp;B</b><b>A&amp;B</b><b>A&amp;B</b></p>")
    }

    @Test func `writes numbers, parts of texts and whatever describes itself`() {
        struct Mark: CustomStringConvertible { let description = "<&>" }
        let markup: HTML = "\(42)|\(-7)|\("<ab"[...])|\(Mark())|\(3.5)"
        #expect(markup.text == "42|-7|&lt;ab|&lt;&amp;&gt;|3.5")
    }

    @Test func `writes a conditional piece only when its condition holds`() {
        let markup: HTML = "<input\(if: true, " checked")\(if: false, " disabled")>"
        #expect(markup.text == "<input checked>")
    }

    @Test func `keeps every alphabet, and leaves NUL out`() {
        let markup: HTML = "<p>\("Žofia 李 \u{1F6A8} é\0é")</p>"
        #expect(markup.text == "<p>Žofia 李 \u{1F6A8} éé</p>")
    }

    @Test func `joins pieces with what stands between them`() {
        let pieces: [HTML] = ["<i>1</i>", "<i>2</i>", "<i>3</i>"]
        #expect(pieces.joined(separator: ", ").text == "<i>1</i>, <i>2</i>, <i>3</i>")
        #expect([HTML]().joined(separator: ", ").isEmpty)
    }

    @Test(arguments: [
        "<img src=x onerror=alert(1)>", "\"><svg/onload=alert(1)>", "'-alert(1)-'", "</textarea><script>", "&lt;b&gt;",
        "<!--", "]]>", "\u{FF1C}script\u{FF1E}", "<\0script>", "javascript:alert(1)//<",
    ])
    func `lets no known trick out of a quoted attribute or a text`(_ trick: String) {
        let markup: HTML = "\(trick)"
        #expect(!markup.text.contains { "<>\"'".contains($0) })
        #expect(unescaped(markup.text) == trick.filter { $0 != "\0" })
    }

    @Test func `lets no random text out, and loses none of it`() {
        var dice = SeededDice(seed: 20_131_104)
        let alphabet = Array("<>&\"'/=a; \u{301}\u{202E}é李\u{1F6A8}-!`{}#\n")
        for _ in 0..<5_000 {
            let text = String(
                (0..<Int(dice.next() % 40)).map { _ in alphabet[Int(dice.next() % UInt64(alphabet.count))] })
            let markup: HTML = "\(text)"
            #expect(!markup.bytes.contains { [UInt8(ascii: "<"), UInt8(ascii: ">"), 34, 39].contains($0) })
            #expect(unescaped(markup.text) == text)
        }
    }

    /// What a browser would read back.
    private func unescaped(_ markup: String) -> String {
        var text = ""
        var rest = markup.unicodeScalars[...]
        let references = ["&lt;": "<", "&gt;": ">", "&quot;": "\"", "&#39;": "'", "&amp;": "&"]
        while let first = rest.first {
            if first == "&", let end = rest.firstIndex(of: ";"), let known = references[String(rest[...end])] {
                text += known
                rest = rest[rest.index(after: end)...]
            } else {
                text.unicodeScalars.append(first)
                rest = rest.dropFirst()
            }
        }
        return text
    }
}

/// The same dice for every run (SplitMix64).
struct SeededDice: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
