import Testing

@testable import Web

@Suite("An upload as it is sent")
struct MultipartTests {
    @Test func `is refused where white space after a delimiter has no end`() throws {
        var parser = MultipartParser(boundary: "XX")
        parser.feed(Array("--XX".utf8) + [UInt8](repeating: 32, count: 100_000))
        #expect(throws: FormError.self) { _ = try parser.next() }
    }

    @Test func `is refused where a part's headers have no end`() throws {
        var parser = MultipartParser(boundary: "XX")
        parser.feed(Array("--XX\r\nContent-Disposition: ".utf8) + [UInt8](repeating: 97, count: 100_000))
        #expect(throws: FormError.self) { _ = try parser.next() }
    }

    @Test(arguments: ["\"a\u{7}b\"", "\"\"", String(repeating: "a", count: 71), "\"Grüße\""])
    func `has no boundary that its own rules do not allow`(_ boundary: String) {
        #expect(MultipartParser.boundary(of: "multipart/form-data; boundary=\(boundary)") == nil)
    }

    private static let body = """
        --XX\r
        Content-Disposition: form-data; name="csrf"\r
        \r
        abc\r
        --XX\r
        content-disposition: form-data; name="empty"\r
        \r
        \r
        --XX\r
        Content-Disposition: form-data; name="file"; filename="report \\"one\\".txt"\r
        Content-Type: text/plain\r
        \r
        line\r
        --X not the end\r
        --XY\r
        \r
        --XX  \r
        Content-Disposition: form-data; filename=plain.bin; name=second\r
        \r
        \0\u{1}\r
        --XX--\r
        whatever follows
        """

    private static let parts = [
        Part(MultipartHeaders(name: "csrf", fileName: nil), "abc"),
        Part(MultipartHeaders(name: "empty", fileName: nil), ""),
        Part(MultipartHeaders(name: "file", fileName: "report \"one\".txt"), "line\r\n--X not the end\r\n--XY\r\n"),
        Part(MultipartHeaders(name: "second", fileName: "plain.bin"), "\0\u{1}"),
    ]

    private struct Part: Equatable {
        let headers: MultipartHeaders
        var content: [UInt8]

        init(_ headers: MultipartHeaders, _ content: String) {
            self.headers = headers
            self.content = Array(content.utf8)
        }
    }

    /// What a parser makes of bytes that arrive in chunks of one size.
    private func parts(of bytes: [UInt8], boundary: String = "XX", chunk: Int) throws -> (parts: [Part], ended: Bool) {
        var parser = MultipartParser(boundary: boundary)
        var parts: [Part] = []
        var ended = false
        for start in stride(from: 0, to: bytes.count, by: chunk) {
            parser.feed(bytes[start..<min(start + chunk, bytes.count)])
            while let event = try parser.next() {
                switch event {
                case .part(let headers): parts.append(Part(headers, ""))
                case .content(let more): parts[parts.count - 1].content += more
                case .endOfPart: break
                case .end: ended = true
                }
            }
        }
        return (parts, ended)
    }

    @Test(arguments: 1...40)
    func `is read the same however it is cut`(_ chunk: Int) throws {
        let read = try parts(of: Array(Self.body.utf8), chunk: chunk)
        #expect(read.parts == Self.parts)
        #expect(read.ended)
    }

    @Test(arguments: 1...12)
    func `may have words before it, and no parts at all`(_ chunk: Int) throws {
        let preamble = try parts(of: Array(("Hello\r\n" + Self.body).utf8), chunk: chunk)
        #expect(preamble.parts == Self.parts)
        let nothing = try parts(of: Array("--XX--\r\n".utf8), chunk: chunk)
        #expect(nothing.parts.isEmpty && nothing.ended)
    }

    @Test func `is refused where its parts do not stand as they should`() {
        for wrong in [
            "--XXjunk\r\n", "--XX\r\n\r\nno headers", "--XX\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\n",
            "--XX\r\nContent-Disposition: form-data\r\n\r\n", "--XX\r\n" + String(repeating: "h", count: 20_000),
        ] {
            #expect(throws: FormError.malformedUpload) { try parts(of: Array(wrong.utf8), chunk: 7) }
        }
    }

    @Test func `never stops the reader, whatever bytes it is made of`() {
        var dice = SeededDice(seed: 2013)
        let pieces = [
            "--XX", "\r\n", "--", "Content-Disposition: form-data; name=\"", "\"", "a", "\0", ";", "filename=", "\\",
        ]
        for _ in 0..<2_000 {
            let text = (0..<Int(dice.next() % 30)).map { _ in pieces[Int(dice.next() % UInt64(pieces.count))] }.joined()
            do throws(any Error) {
                _ = try parts(of: Array(text.utf8), chunk: 1 + Int(dice.next() % 9))
            } catch {
                #expect(error is FormError)
            }
        }
    }

    @Test(arguments: [
        ("multipart/form-data; boundary=abc", "abc"), ("multipart/form-data; boundary=\"a b\"", "a b"),
        ("Multipart/Form-Data; charset=utf-8; Boundary=abc", "abc"), ("multipart/form-data", nil),
        ("multipart/form-data; boundary=", nil), ("multipart/mixed; boundary=abc", nil),
        ("multipart/form-data; boundary=" + String(repeating: "b", count: 71), nil), ("text/plain", nil),
    ])
    func `names its boundary`(_ type: String, _ boundary: String?) {
        #expect(MultipartParser.boundary(of: type) == boundary)
    }
}
