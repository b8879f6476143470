import HTTPTypes
import Logging
import SQLiteRecords
import Testing

@testable import Web

@Suite("Health and readiness")
struct ReadinessTests {
    private let site: TestSite

    init() async throws { site = try await TestSite() }

    private func browser(_ readiness: Readiness) -> TestClient {
        TestClient(responder: Probed(inner: site.site.responder()) { readiness })
    }

    @Test(arguments: [
        (Readiness.ready, 200, "ready\n"),
        (.leaving, 503, "This server is being stopped: send requests to another.\n"),
        (.withoutRecords, 503, "This server's records do not answer: send requests to another, and look at its log.\n"),
    ])
    func `says in one line whether requests are to be sent here`(
        _ readiness: Readiness, _ status: Int, _ line: String
    ) async throws {
        let answer = try await browser(readiness).get("/ready")
        #expect(answer.status == status && answer.body == line)
        #expect(answer.headers[.contentType] == "text/plain; charset=utf-8")
        #expect(answer.headers[.cacheControl] == "no-store")
    }

    @Test(arguments: [Readiness.ready, .leaving, .withoutRecords])
    func `says that the process is alive, whatever else there is`(_ readiness: Readiness) async throws {
        let answer = try await browser(readiness).get("/health")
        #expect(answer.status == 200 && answer.body == "ok\n")
        #expect(answer.headers[.contentType] == "text/plain; charset=utf-8")
    }

    @Test(arguments: ["/health", "/ready"])
    func `answers without a session and gives none, wherever it is asked from`(_ path: String) async throws {
        let browser = browser(.ready)
        let elsewhere = try #require(HTTPField.Name("Sec-Fetch-Site"))
        for headers in [[:], [elsewhere: "cross-site"]] as [HTTPFields] {
            let answer = try await browser.get(path, headers: headers)
            #expect(answer.status == 200 && answer.headers[.setCookie] == nil)
        }
        #expect(browser.cookies.isEmpty)
        let head = try await browser.send(.head, path, headers: [:], body: [])
        #expect(head.status == 200 && head.bytes.isEmpty)
    }

    @Test(arguments: ["/health", "/ready"])
    func `asks the records for nobody's session`(_ path: String) async throws {
        let browser = browser(.ready)
        try await browser.signIn()
        try site.records.close()
        #expect(try await browser.get("/in-tray").status == 500)
        #expect(try await browser.get(path).status == 200)
    }

    @Test func `leaves every other address to the pages, and these two to asking`() async throws {
        let browser = browser(.leaving)
        #expect(try await browser.get("/sign-in").status == 200)
        #expect(try await browser.get("/ready/").status == 404)
        #expect(try await browser.post("/ready").status == 403)
    }

    @Test func `is neither logged nor counted`() async throws {
        let book = LogBook()
        let pages = Probed(inner: site.site.responder()) { .ready }
        let browser = TestClient(responder: pages, logger: Logger(label: "test") { _ in book })
        _ = try await browser.get("/health")
        _ = try await browser.get("/ready")
        #expect(book.lines.isEmpty)
        let counts = try #require(site.site.meter.metrics.first { $0.name == "gatehouse_http_requests_total" })
        #expect(counts.samples.isEmpty)
    }
}
