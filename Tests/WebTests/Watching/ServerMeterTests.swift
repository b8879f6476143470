import Exchange
import HTTPTypes
import Testing

@testable import Web

@Suite("What a server counts")
struct ServerMeterTests {
    /// The metrics of a site, as a scraper would read them.
    private func scrape(_ site: Site) async throws -> (text: String, read: Exposition) {
        let page = TestClient(responder: MetricsPage { site.meter.metrics })
        let answer = try await page.get("/metrics")
        #expect(answer.status == 200)
        #expect(answer.headers[.contentType] == "text/plain; version=0.0.4; charset=utf-8")
        return (answer.body, try Exposition(answer.body))
    }

    @Test func `counts requests by their route's pattern, their method and how they went`() async throws {
        let test = try await TestSite()
        let browser = TestClient(responder: probes(test.site))
        try await browser.signIn()
        for name in ["full", "other", "moved"] { _ = try await browser.get("/store/\(name)") }
        _ = try await browser.get("/unknown/R-7F3K-2Q8D")
        let read = try await scrape(test.site).read
        func count(_ route: String, _ method: String, _ status: String) -> Double? {
            read.value("gatehouse_http_requests_total", ["route": route, "method": method, "status": status])
        }
        #expect(count("/sign-in", "GET", "2xx") == 1 && count("/sign-in", "POST", "3xx") == 1)
        #expect(count("/store/{name}", "GET", "5xx") == 2 && count("/store/{name}", "GET", "4xx") == 1)
        #expect(count("NotFound", "GET", "4xx") == 1)
        let times = "gatehouse_http_request_duration_seconds_count"
        #expect(read.value(times, ["route": "/store/{name}", "method": "GET"]) == 3)
        #expect(read.value("gatehouse_http_requests_under_way") == 0)
    }

    @Test func `counts what the records could not do, by kind`() async throws {
        let test = try await TestSite()
        let browser = TestClient(responder: probes(test.site))
        try await browser.signIn()
        for name in ["full", "busy", "busy", "damaged", "other"] { _ = try await browser.get("/store/\(name)") }
        let read = try await scrape(test.site).read
        let errors = read.families["gatehouse_store_errors_total"]?.samples ?? []
        let counts = Dictionary(uniqueKeysWithValues: errors.map { ($0.labels["kind"] ?? "", $0.value) })
        #expect(counts.filter { $0.value > 0 } == ["full": 1, "busy": 2, "damaged": 1])
        #expect(Set(counts.keys) == Set(StoreError.Kind.allCases.map(\.rawValue)))
    }

    @Test func `counts attempts to sign in by how they ended`() async throws {
        let test = try await TestSite()
        let browser = test.browser()
        _ = try await browser.get("/sign-in")
        for _ in 1...6 {
            _ = try await browser.post("/sign-in", [("name", TestSite.name), ("password", "not this one")])
        }
        let other = test.browser(at: "198.51.100.3")
        try await other.signIn(name: "kit-arden@officers.example")
        let read = try await scrape(test.site).read
        let outcomes = ["done": 1.0, "wrong": 5, "wait": 1, "busy": 0]
        for (outcome, count) in outcomes {
            #expect(read.value("gatehouse_sign_ins_total", ["outcome": outcome]) == count, "\(outcome)")
        }
    }

    @Test func `tells apart no methods but those that somebody may mean`() async throws {
        let test = try await TestSite()
        let browser = test.browser()
        for word in ["BREW", "SMITH"] {
            let method = try #require(HTTPRequest.Method(word))
            _ = try await browser.send(method, "/sign-in", headers: [:], body: [])
        }
        let (text, read) = try await scrape(test.site)
        #expect(!text.contains("BREW") && !text.contains("SMITH"))
        let others = read.families["gatehouse_http_requests_total"]?.samples.filter { $0.labels["method"] == "other" }
        #expect(others?.map(\.value).reduce(0, +) == 2)
    }

    @Test func `says nothing of anybody after a journey`() async throws {
        let site = try await RequestSite()
        let asker = try await site.browser(.asker)
        let reference = try await site.written(by: asker)
        _ = try await asker.get("/requests/new/\(reference)/check")
        _ = try await asker.post("/requests/new/\(reference)/check")
        _ = try await asker.get("/register?q=Tennant")
        _ = try await asker.get("/\(reference)/Vera%20Tennant?name=Smith")
        let text = try await scrape(site.test.site).text
        #expect(text.contains("route=\"/requests/new/{reference}/check\""))
        for word in [reference, "R-", "Tess", "Marlow", "Vera", "Tennant", "Smith", "@", "192.0.2", "?", "%"] {
            #expect(!text.contains(word), "the metrics say \(word)")
        }
    }

    @Test func `is shown at no public address, and only for the asking`() async throws {
        let test = try await TestSite()
        let browser = try await test.signedIn()
        #expect(try await browser.get("/metrics").status == 404)
        let page = TestClient(responder: MetricsPage { test.site.meter.metrics })
        #expect(try await page.get("/").status == 404)
        #expect(try await page.get("/in-tray").status == 404)
        let posted = try await page.send(.post, "/metrics", headers: [:], body: [])
        #expect(posted.status == 405 && posted.headers[.allow] == "GET, HEAD")
    }
}
