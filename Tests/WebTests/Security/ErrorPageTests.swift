import Logging
import HTTPTypes
import Testing

@testable import Web

@Suite("A page for each error")
struct ErrorPageTests {
    private let site: TestSite
    private let browser: TestClient

    init() async throws {
        site = try await TestSite()
        browser = TestClient(responder: probes(site.site))
        try await browser.signIn()
    }

    @Test(arguments: [
        ("/none", 404, "There is nothing at this address"), ("/others", 403, "Only the liaison officer of the owner"),
        ("/store/full", 503, "The disk that holds the records is full"), ("/store/busy", 503, "try again in a minute"),
        ("/store/moved", 409, "Somebody else acted on this case first"),
        ("/store/damaged", 503, "Tell the people who run this server."),
        ("/store/other", 500, "It has been noted, and nothing was shared"),
    ])
    func `says what happened and what to do, in a whole page`(_ path: String, _ status: Int, _ words: String)
        async throws
    {
        let answer = try await browser.get(path)
        #expect(answer.status == status)
        #expect(answer.body.contains(words))
        #expect(answer.headers[.contentType] == "text/html; charset=utf-8")
        #expect(faults(in: answer.body) == [])
        // Who is signed in still stands there, so that nobody thinks they were thrown out.
        #expect(answer.body.contains("Ada Quill"))
    }

    @Test func `shows nothing of what went wrong inside`() async throws {
        for path in ["/store/damaged", "/store/other"] {
            let body = try await browser.get(path).body
            #expect(!body.contains("Smith") && !body.contains("sqlite") && !body.contains("Secret"))
        }
    }

    @Test func `says which methods an address takes`() async throws {
        let whole = site.browser()
        try await whole.signIn()
        _ = try await whole.get("/account/sessions")
        let answer = try await whole.post("/sign-in/none")
        #expect(answer.status == 404)
        let put = try await whole.send(
            .put, "/account/password", headers: [.contentType: "application/x-www-form-urlencoded"],
            body: Array("csrf=".utf8))
        #expect(put.status == 403)
        let wrong = try await whole.post("/")
        #expect(wrong.status == 405 && wrong.headers[.allow] == "GET, HEAD")
    }

    @Test func `answers a HEAD with the head alone`() async throws {
        let answer = try await site.browser().send(.head, "/sign-in", headers: [:], body: [])
        #expect(answer.status == 200 && answer.body.isEmpty)
    }

    @Test func `serves the style sheet, the script and the icon under names that may be kept for ever`() async throws {
        for asset in Asset.all {
            let answer = try await site.browser().get(asset.path)
            #expect(answer.status == 200)
            #expect(answer.headers[.cacheControl] == "public, max-age=31536000, immutable")
            #expect(answer.headers[.contentType] == asset.type && !answer.body.isEmpty)
        }
        #expect(try await site.browser().get("/assets/gatehouse-0.css").status == 404)
    }
}
