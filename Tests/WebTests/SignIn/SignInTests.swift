import Casework
import Exchange
import SQLiteRecords
import HTTPTypes
import Testing

@testable import Web

@Suite("4.8 Signing in")
struct SignInTests {
    @Test func `opens a session under a new token, and shows who is in`() async throws {
        let site = try await TestSite()
        let browser = site.browser()
        let first = try await browser.get("/sign-in")
        #expect(first.status == 200)
        let planted = browser.cookies["gatehouse"]
        try await browser.signIn()
        #expect(browser.cookies["gatehouse"] != planted)
        let page = try await browser.get("/account/sessions")
        #expect(page.status == 200)
        #expect(page.body.contains("Ada Quill") && page.body.contains("Support Team"))
    }

    @Test func `never takes up a token that was planted beforehand`() async throws {
        let site = try await TestSite()
        let browser = site.browser()
        let planted = String(repeating: "ab", count: 32)
        browser.plant("gatehouse", planted)
        _ = try await browser.get("/sign-in")
        try await browser.signIn()
        let thief = site.browser()
        thief.plant("gatehouse", planted)
        #expect(try await thief.get("/account/sessions").status == 303)
    }

    @Test func `keeps no token in the store, only its hash`() async throws {
        let site = try await TestSite()
        let browser = try await site.signedIn()
        let token = try #require(browser.cookies["gatehouse"].flatMap { SessionToken(cookie: $0) })
        let sessions = try await site.records.sessions(of: TestSite.officer)
        #expect(sessions.map(\.tokenHash) == [token.hash])
        #expect(token.hash != token.bytes && "\(token)" == "‹session token›")
    }

    @Test func `says the same of a wrong password and of an account that is not there`() async throws {
        let site = try await TestSite()
        let browser = site.browser()
        _ = try await browser.get("/sign-in")
        let wrong = try await browser.post("/sign-in", [("name", TestSite.name), ("password", "not this one")])
        let unknown = try await browser.post(
            "/sign-in", [("name", "nobody@support.example"), ("password", "not this")])
        #expect(wrong.status == 422 && unknown.status == 422)
        let sentence = "Check your e-mail address and your password"
        #expect(wrong.body.contains(sentence) && unknown.body.contains(sentence))
        #expect(!wrong.body.contains("not this one"))
    }

    @Test func `asks for what is missing`() async throws {
        let browser = try await TestSite().browser()
        _ = try await browser.get("/sign-in")
        let answer = try await browser.post("/sign-in", [("name", ""), ("password", "")])
        #expect(answer.body.contains("Enter your e-mail address") && answer.body.contains("Enter your password"))
    }

    @Test func `takes the address in capitals as well`() async throws {
        let browser = try await TestSite().browser()
        try await browser.signIn(name: TestSite.name.uppercased())
    }

    @Test func `makes an account wait after five failures, even with the right password`() async throws {
        let site = try await TestSite()
        let browser = site.browser()
        _ = try await browser.get("/sign-in")
        for _ in 1...5 { _ = try await browser.post("/sign-in", [("name", TestSite.name), ("password", "wrong")]) }
        let right = [("name", TestSite.name), ("password", TestSite.password)]
        let refused = try await browser.post("/sign-in", right)
        #expect(refused.status == 422 && refused.body.contains("There were too many attempts"))
        site.clock.advance(seconds: 31)
        #expect(try await browser.post("/sign-in", right).status == 303)
    }

    @Test func `lets no more guesses through at once than one after the other`() async throws {
        let site = try await TestSite()
        let desk = site.site.signIn
        let tried = await withTaskGroup(of: Bool.self) { group in
            for number in 1...20 {
                group.addTask {
                    do {
                        _ = try await desk.signIn(
                            name: TestSite.name, password: "guess \(number)", address: "192.0.2.\(number)", device: "")
                        return true
                    } catch SignInDesk.Refusal.wrong {
                        return true
                    } catch {
                        return false
                    }
                }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(tried <= Throttling.accountAllowance)
    }

    @Test func `makes an address wait, whichever accounts it tries`() async throws {
        let site = try await TestSite()
        let throttling = Throttling(accounts: site.records)
        for number in 1...Throttling.addressAllowance {
            try await throttling.countFailure(address: "2001:db8:1:2::\(number)", at: site.clock.now)
        }
        let now = site.clock.now
        #expect(try await throttling.secondsLeft(name: "new", address: "2001:db8:1:2:9::1", at: now) == 30)
        #expect(try await throttling.secondsLeft(name: "new", address: "2001:db8:1:3::1", at: now) == 0)
    }

    @Test(arguments: [(0, 0), (4, 0), (5, 30), (6, 60), (7, 120), (10, 900), (1_000_000, 900)])
    func `makes the wait grow, to a quarter of an hour`(_ failures: Int, _ seconds: Int) {
        #expect(Throttling.wait(after: failures, allowance: 5) == seconds)
    }

    @Test func `leads back to where somebody wanted to go, within Gatehouse only`() async throws {
        let site = try await TestSite()
        let away = try await site.browser().get("/account/sessions?page=2")
        #expect(away.location == "/sign-in?next=/account/sessions%3Fpage%3D2")
        for (next, place) in [
            ("/account/sessions?page=2", "/account/sessions?page=2"), ("//elsewhere.example", "/"),
            ("https://elsewhere.example", "/"), ("/\\elsewhere.example", "/"), ("/a\nb", "/"),
        ] {
            let browser = site.browser()
            _ = try await browser.get("/sign-in?next=" + LocalPath.queryEncoded(next))
            let fields = [("name", TestSite.name), ("password", TestSite.password), ("next", next)]
            #expect(try await browser.post("/sign-in", fields).location == place)
        }
    }

    @Test(arguments: ["/sign-in", "/account/sessions?page=2"])
    func `signs nobody out who follows a link on another site`(_ path: String) async throws {
        let site = try await TestSite()
        let from = try #require(HTTPField.Name("Sec-Fetch-Site"))
        // The browser keeps the cookie back, so it is asked by one that has none.
        let answer = try await site.browser().get(path, headers: [from: "cross-site"])
        #expect(answer.status == 200 && answer.headers[.setCookie] == nil)
        #expect(HTTPField.Name("Refresh").flatMap { answer.headers[$0] } == "0; url=\(path)")
        let next = try await site.signedIn().get("/account/sessions", headers: [from: "same-origin"])
        #expect(next.body.contains("Ada Quill"))
    }

    @Test func `has a cookie that scripts cannot read and that other sites do not send`() async throws {
        let plain = try await TestSite().browser().get("/sign-in")
        let cookie = try #require(plain.headers[.setCookie])
        #expect(cookie.hasPrefix("gatehouse=") && cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"))
        #expect(!cookie.contains("Secure"))
        let secure = try await TestSite(isSecure: true).browser().get("/sign-in")
        let hosted = try #require(secure.headers[.setCookie])
        #expect(hosted.hasPrefix("__Host-gatehouse=") && hosted.contains("Secure") && hosted.contains("Path=/"))
        #expect(!hosted.contains("Domain"))
    }
}
