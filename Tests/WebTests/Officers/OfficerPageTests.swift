import Casework
import Exchange
import Testing

@testable import Web

@Suite("4.8 Accounts on screen")
struct OfficerPageTests {
    private static let opened = [
        ("name", "Nell Ashby"), ("position", "Analyst"), ("email", "Nell.Ashby@officers.example"),
        ("telephone", "01632 960003"), ("agency", "northbrook-police"), ("role", "practitioner"),
    ]

    private func password(on page: String) throws -> String {
        String(try #require(page.firstMatch(of: /<code>([0-9A-Z-]{19})<\/code>/)?.1))
    }

    @Test func `are opened by one, and their password is handed over by another, once`() async throws {
        let site = try await RequestSite()
        let administrator = try await site.administrator()
        let form = try await administrator.get("/officers/new")
        #expect(faults(in: form.body) == [])
        let path = try #require(try await administrator.post("/officers", Self.opened).location)
        let page = try await administrator.get(path)
        #expect(page.body.contains("Dana Firth hands over its password"))
        #expect(page.body.firstMatch(of: /<code>/) == nil)
        #expect(faults(in: page.body) == [])
        let account = try #require(try await site.desk.records.account(named: "nell.ashby@officers.example"))
        #expect(!account.hasPassword)
        // Neither who asked nor anybody else has such a page.
        let handover = "/passwords/\(account.officer.text)"
        for browser in [administrator, try await site.browser(.councilLiaison), try await site.browser(.coordinator)] {
            #expect(try await browser.get(handover).status == 404)
            #expect(try await browser.post(handover, []).status == 404)
        }
        let liaison = try await site.browser(.policeLiaison)
        #expect(try await liaison.get("/in-tray").body.contains(handover))
        let asked = try await liaison.get(handover)
        #expect(asked.body.contains("Nell Ashby"))
        #expect(faults(in: asked.body) == [])
        let answer = try await liaison.post(handover, [])
        #expect(faults(in: answer.body) == [])
        let password = try password(on: answer.body)
        #expect(try await liaison.post(handover, []).status == 404)
        let list = try await administrator.get("/officers")
        #expect(list.body.contains("nell.ashby@officers.example"))
        #expect(!list.body.contains(password))
        let browser = site.test.browser()
        try await browser.signIn(name: "nell.ashby@officers.example", password: password)
        #expect(try await browser.get("/in-tray").location == "/account/password")
    }

    @Test(arguments: [
        ("name", "", "Enter the officer’s name"), ("name", String(repeating: "n", count: 101), "Shorten this answer"),
        ("position", " ", "Enter the officer’s job title"), ("email", "", "Enter an e-mail address"),
        ("email", "nell at example", "Enter an e-mail address with an @ in it"),
        ("email", "tess-marlow@officers.example", "That e-mail address already belongs to an account"),
        ("agency", "nobody", "Choose one of the answers on the page"), ("agency", "", "Choose an agency"),
        ("role", "king", "Choose one of the answers on the page"), ("role", "", "Choose what the account is for"),
        ("role", "auditor", "belong to the support team, not to an agency"),
    ])
    func `are not opened from a form that says too little`(
        _ field: String, _ value: String, _ sentence: String
    ) async throws {
        let site = try await RequestSite()
        let administrator = try await site.administrator()
        _ = try await administrator.get("/officers/new")
        let size = try await site.bookSize()
        let answer = try await administrator.post("/officers", Self.opened.with(field, value))
        #expect(answer.status == 422)
        #expect(answer.body.contains(sentence))
        #expect(faults(in: answer.body) == [])
        #expect(try await site.bookSize() == size)
    }

    @Test func `get a new one-time password, which signs their owner out and is entered`() async throws {
        let site = try await RequestSite()
        let asker = try await site.browser(.asker)
        let administrator = try await site.administrator()
        _ = try await administrator.get("/officers/tess-marlow")
        try await site.expectDone(administrator.post("/officers/tess-marlow/password"))
        #expect(try await asker.get("/in-tray").status == 303)
        let again = site.test.browser()
        _ = try await again.get("/sign-in")
        let (name, old) = (RequestSite.Person.asker.signInName, TestSite.password)
        #expect(try await again.post("/sign-in", [("name", name), ("password", old)]).status == 422)
        let liaison = try await site.browser(.policeLiaison)
        _ = try await liaison.get("/passwords/tess-marlow")
        let password = try password(on: try await liaison.post("/passwords/tess-marlow", []).body)
        try await again.signIn(name: RequestSite.Person.asker.signInName, password: password)
        #expect(try await again.get("/in-tray").location == "/account/password")
        let own = try await site.browser(.policeLiaison).get("/agencies/northbrook-police")
        #expect(own.body.contains("One-time password asked for, for Tess Marlow"))
        #expect(own.body.contains("Password handed over to Tess Marlow"))
        let others = try await site.browser(.councilLiaison).get("/agencies/northbrook-police")
        #expect(!others.body.contains("One-time password"))
        #expect(!others.body.contains("handed over"))
    }

    @Test func `are closed for good, and their owner is out at once`() async throws {
        let site = try await RequestSite()
        let liaison = try await site.browser(.policeLiaison)
        let administrator = try await site.administrator()
        let sure = try await administrator.get("/officers/dana-firth/closure")
        #expect(sure.body.contains("acts as liaison officer of Northbrook Police: that ends too"))
        #expect(faults(in: sure.body) == [])
        try await site.expectDone(administrator.post("/officers/dana-firth/closure"))
        #expect(try await liaison.get("/in-tray").status == 303)
        let page = try await administrator.get("/officers/dana-firth")
        #expect(page.body.contains("Closed"))
        #expect(!page.body.contains("One-time"))
        let twice = try await administrator.post("/officers/dana-firth/closure")
        #expect(twice.status == 200)
        #expect(twice.body.contains("That account is closed already."))
        let agency = try await administrator.get("/agencies/northbrook-police")
        #expect(agency.body.contains("has no liaison officer in post"))
        // One’s own, never.
        let own = try await administrator.post("/officers/\(TestSite.officer)/closure")
        #expect(own.body.contains("Ask another administrator to close your own account."))
    }

    @Test func `show markup in a name as what it is`() async throws {
        let site = try await RequestSite()
        let administrator = try await site.administrator()
        _ = try await administrator.get("/officers/new")
        let name = "<img src=x onerror=alert(1)> & \"Co\""
        let opened = try #require(
            try await administrator.post("/officers", Self.opened.with("name", name)).location)
        for path in [opened, "/officers", "/agencies/northbrook-police"] {
            let page = try await administrator.get(path)
            #expect(!page.body.contains("<img"), "\(path)")
            #expect(page.body.contains("&lt;img src=x onerror=alert(1)&gt; &amp; &quot;Co&quot;"), "\(path)")
            #expect(faults(in: page.body) == [], "\(path)")
        }
    }

    @Test func `show a name without the characters that would turn the page round`() async throws {
        let site = try await RequestSite()
        let administrator = try await site.administrator()
        _ = try await administrator.get("/officers/new")
        let form = Self.opened.with("name", "\u{202E}Nell Ash\u{200B}by").with("position", "Ana\u{2067}lyst")
        let opened = try #require(try await administrator.post("/officers", form).location)
        let page = try await administrator.get(opened)
        #expect(page.body.contains("Nell Ashby") && page.body.contains("Analyst"))
        #expect(!page.body.unicodeScalars.contains { $0.properties.generalCategory == .format })
    }
}
