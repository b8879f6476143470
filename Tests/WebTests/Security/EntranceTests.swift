import HTTPTypes
import Testing

@testable import Web

@Suite("4.8 What every request passes through")
struct EntranceTests {
    private let site: TestSite

    init() async throws { site = try await TestSite() }

    private func browser(_ change: (inout Site) -> Void = { _ in }) async throws -> TestClient {
        var site = site.site
        change(&site)
        let browser = TestClient(responder: probes(site))
        try await browser.signIn()
        return browser
    }

    @Test func `lets nobody in who is not signed in`() async throws {
        let stranger = TestClient(responder: probes(site.site))
        let answer = try await stranger.get("/slow")
        #expect(answer.status == 303 && answer.location == "/sign-in?next=/slow")
    }

    @Test func `takes a form with its proof`() async throws {
        let browser = try await browser()
        _ = try await browser.get("/none")
        let answer = try await browser.post("/echo", [("words", "<b>hello</b>")])
        #expect(answer.status == 200 && answer.body.contains("&lt;b&gt;hello&lt;/b&gt;"))
    }

    @Test func `refuses a form without its proof, or with another session's`() async throws {
        let browser = try await browser()
        _ = try await browser.get("/none")
        #expect(try await browser.postBare("/echo", [("words", "x")]).status == 403)
        #expect(try await browser.postBare("/echo", [("csrf", ""), ("words", "x")]).status == 403)
        let other = CSRFToken(of: SessionToken { Array(repeating: 9, count: $0) })
        let answer = try await browser.postBare("/echo", [("csrf", other.text), ("words", "x")])
        #expect(answer.status == 403 && answer.body.contains("load the page again"))
    }

    @Test(arguments: [
        ("Sec-Fetch-Site", "cross-site", 403), ("Sec-Fetch-Site", "same-site", 403), ("Sec-Fetch-Site", "none", 403),
        ("Sec-Fetch-Site", "same-origin", 200), ("Origin", "https://elsewhere.example", 403),
        ("Origin", "http://gatehouse.example", 200), ("Origin", "https://gatehouse.example", 200),
        ("Origin", "https://gatehouse.example.elsewhere.example", 403), ("Origin", "null", 200),
    ])
    func `believes a browser that says where a form comes from`(_ name: String, _ value: String, _ status: Int)
        async throws
    {
        let browser = try await browser()
        _ = try await browser.get("/none")
        let header = try #require(HTTPField.Name(name))
        #expect(try await browser.post("/echo", [("words", "x")], headers: [header: value]).status == status)
    }

    @Test func `refuses what is neither a form nor an upload`() async throws {
        let browser = try await browser()
        let answer = try await browser.send(
            .post, "/echo", headers: [.contentType: "application/json"], body: Array("{}".utf8))
        #expect(answer.status == 415 && answer.body.contains("takes a form from its page"))
    }

    @Test func `refuses a form that is too large`() async throws {
        let browser = try await browser()
        let large = String(repeating: "a", count: FormLimits.form)
        let answer = try await browser.post("/echo", [("words", large)])
        #expect(answer.status == 413 && answer.body.contains("larger than 256 KB"))
    }

    @Test func `puts the same strict headers on every answer, errors and all`() async throws {
        let browser = try await browser()
        for path in ["/none", "/others", "/store/full", "/sign-in"] {
            let headers = try await browser.get(path).headers
            let policy = try #require(HTTPField.Name("Content-Security-Policy").flatMap { headers[$0] })
            #expect(policy.hasPrefix("default-src 'none'; ") && policy.contains("frame-ancestors 'none'"))
            #expect(!policy.contains("unsafe"))
            #expect(headers[.cacheControl] == "no-store")
            for (name, value) in [
                ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "no-referrer"),
                ("Cross-Origin-Opener-Policy", "same-origin"), ("Cross-Origin-Resource-Policy", "same-origin"),
            ] {
                #expect(HTTPField.Name(name).flatMap { headers[$0] } == value)
            }
            #expect(HTTPField.Name("Strict-Transport-Security").flatMap { headers[$0] } == nil)
        }
    }

    @Test func `asks for https ever after, once it is reached by https`() async throws {
        let answer = try await TestSite(isSecure: true).browser().get("/sign-in")
        #expect(
            HTTPField.Name("Strict-Transport-Security").flatMap { answer.headers[$0] }?.hasPrefix("max-age=") == true)
    }

    @Test func `makes an address wait that asks too often`() async throws {
        var site = site.site
        site.secondsToWait = { $0 == "192.0.2.7" ? 12 : nil }
        let answer = try await TestClient(responder: probes(site)).get("/sign-in")
        #expect(answer.status == 429 && answer.headers[.retryAfter] == "12")
        let other = TestClient(responder: probes(site), address: "192.0.2.8")
        #expect(try await other.get("/sign-in").status == 200)
    }

    @Test func `gives up on what takes too long`() async throws {
        var hasty = site.site
        hasty.timeLimit = .milliseconds(200)
        let browser = TestClient(responder: probes(hasty))
        browser.plant("gatehouse", try #require(try await self.browser().cookies["gatehouse"]))
        let answer = try await browser.get("/slow")
        #expect(answer.status == 503 && answer.body.contains("This took too long"))
    }
}
