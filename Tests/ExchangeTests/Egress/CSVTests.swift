import Testing

@testable import Exchange

@Suite("A line of CSV")
struct CSVTests {
    @Test(arguments: ["=1+1", "+44 1632", "-2", "@SUM(A1)", "\tx", "\rx", "=HYPERLINK(\"http://x\")"])
    func `lets no cell begin a formula`(_ cell: String) throws {
        let written = CSV.line([cell])
        #expect(written.hasPrefix("'") || written.hasPrefix("\"'"))
        #expect(CSV.guarded(cell) == "'" + cell)
    }

    @Test(arguments: ["", "R-0000-0001", "2026-11-23", "a=b", "It’s 'so'", " =1"])
    func `leaves what begins no formula as it is`(_ cell: String) {
        #expect(CSV.guarded(cell) == cell)
    }

    @Test func `begins a file with a byte order mark, before a heading that is a line like any other`() {
        #expect(Array(CSV.heading(["a", "b,c"]).utf8) == [0xEF, 0xBB, 0xBF] + Array(CSV.line(["a", "b,c"]).utf8))
    }

    /// RFC 4180, section 2.
    @Test(arguments: [
        (["a", "b"], "a,b\r\n"), (["a,b", "c"], "\"a,b\",c\r\n"), (["say \"so\""], "\"say \"\"so\"\"\"\r\n"),
        (["two\nlines"], "\"two\nlines\"\r\n"), (["two\r\nlines", ""], "\"two\r\nlines\",\r\n"),
    ])
    func `is quoted as RFC 4180 has it`(_ cells: [String], _ line: String) {
        #expect(Array(CSV.line(cells).utf8) == Array(line.utf8))
    }
}

@Suite("A text in JSON")
struct JSONTextTests {
    @Test(arguments: [
        ("plain", "\"plain\""), ("a\"b\\c", "\"a\\\"b\\\\c\""), ("a\r\nb\tc", "\"a\\r\\nb\\tc\""),
        ("\u{1}\u{2028}", "\"\\u0001\\u2028\""), ("Zoë’s", "\"Zoë’s\""),
    ])
    func `is escaped as RFC 8259 has it`(_ text: String, _ json: String) {
        #expect(JSONText.text(text) == json)
    }
}
