import Casework
import Exchange
import SQLiteRecords
import Testing

@testable import Web

@Suite("4.8 Being signed in")
struct SessionTests {
    @Test func `ends half an hour after the last use`() async throws {
        let site = try await TestSite()
        let browser = try await site.signedIn()
        for _ in 1...3 {
            site.clock.advance(seconds: SignInDesk.idleLimit - 1)
            #expect(try await browser.get("/account/sessions").status == 200)
        }
        site.clock.advance(seconds: SignInDesk.idleLimit)
        #expect(try await browser.get("/account/sessions").status == 303)
        #expect(try await site.records.sessions(of: TestSite.officer).isEmpty)
    }

    @Test func `ends after twelve hours, whatever happens`() async throws {
        let site = try await TestSite()
        let browser = try await site.signedIn()
        for _ in 1..<(SignInDesk.wholeLimit / 1200) {
            site.clock.advance(seconds: 1200)
            #expect(try await browser.get("/account/sessions").status == 200)
        }
        site.clock.advance(seconds: 1200)
        #expect(try await browser.get("/account/sessions").status == 303)
    }

    @Test func `ends when one signs out, for a copy of the cookie too`() async throws {
        let site = try await TestSite()
        let browser = try await site.signedIn()
        _ = try await browser.get("/account/sessions")
        let copy = site.browser()
        copy.plant("gatehouse", try #require(browser.cookies["gatehouse"]))
        #expect(try await copy.get("/account/sessions").status == 200)
        let out = try await browser.post("/sign-out")
        #expect(out.location == "/sign-in")
        #expect(browser.cookies["gatehouse"] == nil)
        #expect(try await copy.get("/account/sessions").status == 303)
    }

    @Test func `is shown wherever it is, and can be ended from anywhere`() async throws {
        let site = try await TestSite()
        let lost = try await site.signedIn()
        site.clock.advance(seconds: 60)
        let browser = try await site.signedIn()
        let page = try await browser.get("/account/sessions").body
        #expect(page.components(of: "End this session") == 1 && page.contains("This one"))
        let token = try #require(lost.cookies["gatehouse"].flatMap { SessionToken(cookie: $0) })
        let ended = try await browser.post("/account/sessions", [("session", hexadecimal(token.hash.prefix(8)))])
        #expect(ended.status == 303)
        #expect(try await lost.get("/account/sessions").status == 303)
        #expect(try await browser.get("/account/sessions").status == 200)
    }

    @Test func `gives way to a new password, which ends every other session`() async throws {
        let site = try await TestSite()
        let other = try await site.signedIn()
        let browser = try await site.signedIn()
        _ = try await browser.get("/account/password")
        let new = "lantern otter quiet"
        let changed = try await browser.post(
            "/account/password", [("old", TestSite.password), ("new", new), ("again", new)])
        #expect(changed.body.contains("Your password is changed"))
        #expect(try await other.get("/account/sessions").status == 303)
        #expect(try await browser.get("/account/sessions").status == 200)
        try await site.browser().signIn(password: new)
    }

    @Test(arguments: [
        ("wrong password", "lantern otter quiet", "lantern otter quiet", "That is not your password"),
        (TestSite.password, "short", "short", "at least 12 characters"),
        (TestSite.password, "lantern otter quiet", "lantern otter", "the same both times"),
        (TestSite.password, TestSite.password, TestSite.password, "that you have not now"),
        ("", "lantern otter quiet", "lantern otter quiet", "Enter your password as it is now"),
    ])
    func `keeps the old password where the form does not hold`(
        _ old: String, _ new: String, _ again: String, _ sentence: String
    ) async throws {
        let browser = try await TestSite().signedIn()
        _ = try await browser.get("/account/password")
        let answer = try await browser.post("/account/password", [("old", old), ("new", new), ("again", again)])
        #expect(answer.status == 422 && answer.body.contains(sentence))
        #expect(!answer.body.contains("lantern"))
    }

    @Test func `begins with a password of one's own`() async throws {
        let site = try await TestSite(mustChangePassword: true)
        let browser = try await site.signedIn()
        #expect(try await browser.get("/account/sessions").location == "/account/password")
        #expect(try await browser.get("/account/password").body.contains("chosen for you"))
        let new = "lantern otter quiet"
        _ = try await browser.post("/account/password", [("old", TestSite.password), ("new", new), ("again", new)])
        #expect(try await browser.get("/account/sessions").status == 200)
    }

    @Test(arguments: [
        ("short", "at least 12"), ("aaaaaaaaaaaa", "different characters"), ("Password1234!", "harder to guess"),
        ("qwertyuiop123", "harder to guess"), ("123456789012", "harder to guess"), ("gatehouse2031", "harder to guess"),
        ("ada.quill-2031", "your own name"), (String(repeating: "abcde ", count: 30), "at most 128"),
    ])
    func `takes no password that is easily guessed`(_ password: String, _ sentence: String) throws {
        let weakness = try #require(NewPassword.weakness(of: password, signInName: TestSite.name))
        #expect(weakness.contains(sentence))
    }

    @Test(arguments: ["lantern otter quiet", "tQ9-vulture-roof", "żółw pod mostem", "correct horse battery staple"])
    func `takes any other`(_ password: String) {
        #expect(NewPassword.weakness(of: password, signInName: TestSite.name) == nil)
    }

    @Test(arguments: [
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537 Chrome/126.0 Safari/537 Edg/126.0", "Edge on Windows"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0", "Firefox on Linux"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Safari/604.1", "Safari on iPhone"),
        ("", "A browser"), ("<script>", "A browser"),
    ])
    func `names a device so that its owner knows it again`(_ userAgent: String, _ name: String) {
        #expect(deviceName(userAgent) == name)
    }
}
