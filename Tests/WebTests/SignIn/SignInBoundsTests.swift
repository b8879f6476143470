import Casework
import Exchange
import HTTPTypes
import SQLiteRecords
import Testing

@testable import Web

@Suite("4.8 Signing in, from wherever it is tried")
struct SignInBoundsTests {
    private func guess(_ site: TestSite, _ name: String, at address: String) async throws -> SignInDesk.Refusal? {
        do {
            _ = try await site.site.signIn.signIn(name: name, password: "a wrong guess", address: address, device: "")
            return nil
        } catch let refusal as SignInDesk.Refusal {
            return refusal
        }
    }

    @Test func `an address that has guessed at many accounts waits, and another does not`() async throws {
        let site = try await TestSite()
        for number in 1...Throttling.addressAllowance {
            #expect(try await guess(site, "officer\(number)@support.example", at: "192.0.2.9") == .wrong)
        }
        guard case .wait = try await guess(site, "one-more@support.example", at: "192.0.2.9") else {
            Issue.record("the address need not wait")
            return
        }
        #expect(try await guess(site, "one-more@support.example", at: "192.0.2.10") == .wrong)
    }

    @Test func `an IPv4 address counts for itself, however it is written`() async throws {
        let site = try await TestSite()
        let throttling = Throttling(accounts: site.records)
        for _ in 1...Throttling.addressAllowance {
            try await throttling.countFailure(address: "::ffff:192.0.2.9", at: site.clock.now)
        }
        let now = site.clock.now
        #expect(try await throttling.secondsLeft(name: "a", address: "192.0.2.9", at: now) > 0)
        #expect(try await throttling.secondsLeft(name: "a", address: "::ffff:192.0.2.10", at: now) == 0)
    }

    /// Guesses until its address waits, as a browser that says whom it forwards for.
    private func isThrottled(_ site: TestSite, trustsProxy: Bool, chain: (Int) -> String) async throws -> Bool {
        var ours = site.site
        ours.trustsProxy = trustsProxy
        let name = try #require(HTTPField.Name("X-Forwarded-For"))
        for number in 0...Throttling.addressAllowance {
            let browser = TestClient(responder: ours.responder(), address: "192.0.2.50")
            _ = try await browser.get("/sign-in")
            let answer = try await browser.post(
                "/sign-in", [("name", "o\(number)@support.example"), ("password", "a wrong guess")],
                headers: [name: chain(number)])
            if answer.body.contains("too many attempts") { return true }
        }
        return false
    }

    @Test func `an address that somebody only claims to be forwarded for does not count`() async throws {
        #expect(try await isThrottled(try await TestSite(), trustsProxy: false) { "198.51.100.\($0)" })
    }

    @Test func `behind a proxy of ours the address that it saw counts, and not what stood before it`() async throws {
        let claimed = try await isThrottled(try await TestSite(), trustsProxy: true) { "198.51.100.\($0), 203.0.113.7" }
        #expect(claimed)
        let many = try await isThrottled(try await TestSite(), trustsProxy: true) { "203.0.113.7, 198.51.100.\($0)" }
        #expect(!many)
    }

    @Test func `an officer whose account is closed does not get in with the right password`() async throws {
        let site = try await RequestSite()
        let administrator = Badge(officer: TestSite.officer, agency: "support-team")
        _ = try await site.desk.perform(
            .endOfficer(RequestSite.Person.asker.officer), on: RequestSite.police, by: administrator)
        let browser = site.test.browser()
        _ = try await browser.get("/sign-in")
        let answer = try await browser.post(
            "/sign-in", [("name", RequestSite.Person.asker.signInName), ("password", TestSite.password)])
        #expect(answer.status == 422)
        #expect(try await site.desk.records.sessions(of: RequestSite.Person.asker.officer).isEmpty)
    }

    @Test func `sessions that are over are swept when somebody signs in`() async throws {
        let site = try await TestSite()
        _ = try await site.signedIn()
        site.clock.advance(seconds: SignInDesk.wholeLimit + 60)
        let browser = try await site.signedIn()
        #expect(try await site.records.sessions(of: TestSite.officer).count == 1)
        _ = browser
    }

    @Test func `sessions that nobody has used for half an hour are not listed`() async throws {
        let site = try await TestSite()
        _ = try await site.signedIn()
        site.clock.advance(seconds: SignInDesk.idleLimit + 60)
        let browser = try await site.signedIn()
        let page = try await browser.get("/account/sessions")
        #expect(!page.body.contains("End this session"))
        #expect(try await site.records.sessions(of: TestSite.officer).count == 2)
    }

    @Test func `whoever got it right begins anew with their attempts`() async throws {
        let site = try await TestSite()
        for _ in 1...3 {
            for _ in 1..<Throttling.accountAllowance {
                #expect(try await guess(site, TestSite.name, at: "192.0.2.9") == .wrong)
            }
            _ = try await site.signedIn()
        }
    }

    @Test(arguments: ["", "abc", String(repeating: "a", count: 62), String(repeating: "a", count: 66)])
    func `a cookie of another length is no token`(_ value: String) {
        #expect(SessionToken(cookie: value) == nil)
    }

    @Test func `a token does not show, however it is printed`() {
        let token = SessionToken { [UInt8](repeating: 0xAB, count: $0) }
        var dumped = ""
        dump(token, to: &dumped)
        #expect(!dumped.contains("171") && !dumped.lowercased().contains("abab"))
        #expect(!String(reflecting: token).contains("171"))
    }

    @Test(arguments: ["qwertyuiopasdf", "1234567890123", "zyxwvutsrqponm", "1qaz2wsx3edc"])
    func `a row of keys is no password`(_ password: String) {
        #expect(NewPassword.weakness(of: password, signInName: "ada@example.org")?.contains("harder to guess") == true)
    }

    @Test func `a way back that is longer than any address of ours is none`() {
        #expect(LocalPath("/register?state=sent") != nil)
        #expect(LocalPath("/" + String(repeating: "a", count: 600)) == nil)
    }

    @Test func `guesses at the old password count like guesses at signing in`() async throws {
        let site = try await TestSite()
        let browser = try await site.signedIn()
        _ = try await browser.get("/account/password")
        func change(from old: String) async throws -> TestClient.Answer {
            try await browser.post(
                "/account/password",
                [("old", old), ("new", "lantern bridge oyster"), ("again", "lantern bridge oyster")])
        }
        for _ in 1...Throttling.accountAllowance { #expect(try await change(from: "a guess").status == 422) }
        #expect(try await change(from: TestSite.password).body.contains("too many attempts"))
        site.clock.advance(seconds: 31)
        #expect(try await change(from: TestSite.password).status < 400)
        // And whoever has changed it begins anew.
        #expect(try await guess(site, TestSite.name, at: "192.0.2.9") == .wrong)
    }

    @Test func `signing in again ends the session before, in the same browser`() async throws {
        let site = try await TestSite()
        let browser = try await site.signedIn()
        let before = try #require(browser.cookies["gatehouse"])
        // Who is in already is not asked; the form may still be open in another tab.
        #expect(try await browser.get("/sign-in").status == 303)
        _ = try await browser.get("/account/sessions")
        let again = try await browser.post("/sign-in", [("name", TestSite.name), ("password", TestSite.password)])
        #expect(again.status == 303)
        let thief = site.browser()
        thief.plant("gatehouse", before)
        #expect(try await thief.get("/account/sessions").status == 303)
    }

    @Test func `what was typed as a name is not kept`() async throws {
        let site = try await TestSite()
        #expect(try await guess(site, "my secret password", at: "192.0.2.9") == .wrong)
        for key in ["account:my secret password", "my secret password"] {
            #expect(try await site.records.throttle(key) == nil)
        }
    }
}
