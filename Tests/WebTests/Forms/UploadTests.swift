import HTTPTypes
import Testing

@testable import Web

@Suite("4.8 Sending files")
struct UploadTests {
    private let site: TestSite

    init() async throws { site = try await TestSite() }

    private func browser(_ limits: UploadLimits = UploadLimits()) async throws -> TestClient {
        var site = site.site
        site.uploads = limits
        let browser = TestClient(responder: probes(site))
        try await browser.signIn()
        _ = try await browser.get("/none")
        return browser
    }

    private func bytes(_ count: Int) -> [UInt8] { Array(repeating: UInt8(ascii: "x"), count: count) }

    @Test func `takes the fields, then one file after another`() async throws {
        let answer = try await browser().upload(
            "/files", [("words", "two files")],
            files: [("file", "../Protokół.txt", bytes(123_456)), ("file", "b.bin", bytes(1))])
        #expect(answer.body.contains("two files|file Protokół.txt 123456|file b.bin 1"))
    }

    @Test func `passes over an input in which nothing was chosen`() async throws {
        let answer = try await browser().upload("/files", [("words", "none")], files: [("file", "", [])])
        #expect(answer.status == 200 && answer.body.contains("none</main>") || answer.body.contains("none\n</main>"))
    }

    @Test func `refuses an upload without its proof before a byte of a file is read`() async throws {
        let browser = try await browser()
        let body = """
            --b0\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nx\r\n--b0\r
            Content-Disposition: form-data; name="csrf"\r\n\r\nlate\r\n--b0--\r\n
            """
        let answer = try await browser.send(
            .post, "/files", headers: [.contentType: "multipart/form-data; boundary=b0"], body: Array(body.utf8))
        #expect(answer.status == 403)
    }

    @Test func `refuses a file with nothing in it`() async throws {
        let answer = try await browser().upload("/files", [], files: [("file", "empty.txt", [])])
        #expect(answer.status == 400 && answer.body.contains("The file “empty.txt” is empty"))
    }

    @Test func `refuses what is too large, too much or too many`() async throws {
        let limits = UploadLimits(file: 50_000, total: 80_000, files: 2)
        let one = try await browser(limits).upload("/files", [], files: [("file", "a", bytes(50_001))])
        #expect(one.status == 413 && one.body.contains("The file “a” is larger than 48 KB"))
        let all = try await browser(limits).upload(
            "/files", [], files: [("file", "a", bytes(45_000)), ("file", "b", bytes(45_000))])
        #expect(all.status == 413 && all.body.contains("Together the files are larger than 78 KB"))
        let many = try await browser(limits).upload(
            "/files", [], files: [("f", "a", bytes(1)), ("f", "b", bytes(1)), ("f", "c", bytes(1))])
        #expect(many.status == 413 && many.body.contains("More than 2 files"))
    }

    @Test func `refuses fields that are longer than any form's, a file that was not chosen among them`() async throws {
        let long = bytes(FormLimits.form + 1)
        let words = try await browser().upload("/files", [("words", String(decoding: long, as: UTF8.self))], files: [])
        #expect(words.status == 413)
        let unchosen = try await browser().upload("/files", [("words", "w")], files: [("file", "", long)])
        #expect(unchosen.status == 413)
    }

    @Test func `refuses at once what says beforehand that it is too large`() async throws {
        let answer = try await browser().send(
            .post, "/files",
            headers: [.contentType: "multipart/form-data; boundary=b0", .contentLength: "4294967296"], body: [])
        #expect(answer.status == 413 && answer.body.contains("100 MB"))
    }

    @Test func `says so when the upload stops before its end`() async throws {
        let browser = try await browser()
        let answer = try await browser.send(
            .post, "/files", headers: [.contentType: "multipart/form-data; boundary=b0"],
            body: Array("--b0\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\nabc".utf8))
        #expect(answer.status == 400 && answer.body.contains("stopped before its end"))
    }

    @Test func `closes the connection on a sender that goes on and on`() async throws {
        let browser = try await browser(UploadLimits(file: 10_000, total: 20_000, files: 2))
        await #expect(throws: FormError.cutShort) {
            try await browser.upload("/files", [], files: [("file", "a", bytes(400_000))])
        }
    }

    @Test func `reads out what a page leaves unread, so that its answer arrives`() async throws {
        let answer = try await browser().upload("/deaf", [], files: [("file", "a", bytes(90_000))])
        #expect(answer.status == 200 && answer.body.contains("not read"))
    }

    @Test(arguments: [
        (0, "0 bytes"), (1, "1 byte"), (1023, "1023 bytes"), (1024, "1 KB"), (1536, "1.5 KB"), (262_144, "256 KB"),
        (52_428_800, "50 MB"), (5_368_709_120, "5 GB"),
    ])
    func `writes sizes as people read them`(_ bytes: Int, _ words: String) {
        #expect(fileSize(bytes) == words)
    }
}
