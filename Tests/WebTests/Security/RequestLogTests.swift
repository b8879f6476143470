import Logging
import Testing

@testable import Web

@Suite("The log")
struct RequestLogTests {
    @Test func `says what was asked and how it went, and nothing of anybody`() async throws {
        let site = try await TestSite()
        let book = LogBook()
        let browser = TestClient(
            responder: probes(site.site), address: "192.0.2.77", logger: Logger(label: "test") { _ in book })
        try await browser.signIn()
        _ = try await browser.post("/sign-in", [("name", "eve@other.example"), ("password", "not a password")])
        _ = try await browser.get("/store/other?name=Smith")
        _ = try await browser.get("/unknown/R-7F3K")
        let lines = book.lines
        #expect(lines.contains("info GET /sign-in 200 0 ms"))
        #expect(lines.contains("info GET /store/{name} 500 0 ms"))
        #expect(lines.contains("error GET /store/{name} failed: Secret"))
        #expect(lines.contains("info GET NotFound 404 0 ms"))
        for word in ["ada", "eve", "Smith", "Example Row", "192.0.2", "R-7F3K", "password", "?"] {
            #expect(!lines.contains { $0.contains(word) }, "the log says \(word)")
        }
    }
}
