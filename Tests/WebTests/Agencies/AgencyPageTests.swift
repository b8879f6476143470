import Casework
import Exchange
import HTTPTypes
import SharingProtocol
import Testing

@testable import Web

@Suite("2.9, 2.13, 6.2 Agencies are admitted")
struct AdmissionTests {
    @Test func `under the key of their own line of Appendix One`() async throws {
        let site = try await RequestSite()
        let coordinator = try await site.browser(.coordinator)
        let form = try await coordinator.get("/agencies/new")
        #expect(faults(in: form.body) == [])
        let admitted = try await coordinator.post("/agencies", [("party", "thames-valley-police"), ("name", "")])
        #expect(admitted.location == "/agencies/thames-valley-police?done=admitted")
        let page = try await coordinator.get("/agencies/thames-valley-police?done=admitted")
        #expect(page.body.contains("Agency admitted"))
        #expect(page.body.contains("it has not signed the protocol in force, and has no liaison officer in post"))
        // The line is taken now.
        #expect(!(try await coordinator.get("/agencies/new").body.contains("value=\"thames-valley-police\"")))
        let again = try await coordinator.post("/agencies", [("party", "thames-valley-police")])
        #expect(again.status == 422)
        let other = try await coordinator.post(
            "/agencies", [("party", "thames-valley-police"), ("name", "Other police")])
        #expect(other.body.contains("Another agency stands on that line: choose another (clause 2.13)"))
        #expect(again.body.contains("There is an agency of that name already (clause 6.2)"))
    }

    @Test func `under a name of their own where the line stands for several`() async throws {
        let site = try await RequestSite()
        let coordinator = try await site.browser(.coordinator)
        _ = try await coordinator.get("/agencies/new")
        let nameless = try await coordinator.post("/agencies", [("party", "schools")])
        #expect(nameless.body.contains("Enter the agency’s own name"))
        let admitted = try await coordinator.post(
            "/agencies", [("party", "schools"), ("name", "St. Bede’s & <b>All</b> Saints")])
        #expect(admitted.location == "/agencies/st-bede-s-b-all-b-saints?done=admitted")
        for path in ["/agencies", "/agencies/directory", "/agencies/st-bede-s-b-all-b-saints", "/in-tray"] {
            let page = try await coordinator.get(path)
            #expect(page.body.contains("&lt;b&gt;All&lt;/b&gt;"), "\(path)")
            #expect(!page.body.contains("<b>All"), "\(path)")
            #expect(faults(in: page.body) == [], "\(path)")
        }
        let same = try await coordinator.post(
            "/agencies", [("party", "schools"), ("name", "st. bede’s & <b>all</b> saints")])
        #expect(same.status == 422)
    }

    @Test func `and are listed as people look for names, with accents and numbers`() async throws {
        let site = try await RequestSite()
        let coordinator = try await site.browser(.coordinator)
        let names = ["Éclair School", "Fold School", "Łan School", "Marsh School 9", "Marsh School 10", "Zeal School"]
        for name in names.reversed() {
            _ = try await coordinator.get("/agencies/new")
            #expect(try await coordinator.post("/agencies", [("party", "schools"), ("name", name)]).status == 303)
        }
        for path in ["/agencies", "/agencies/directory"] {
            let page = try await coordinator.get(path).body
            #expect(page.matches(of: />([^<>]* School[^<>]*)<\/a>/).map { String($0.1) } == names, "\(path)")
        }
    }

    @Test(arguments: [
        ([], "Choose its line of the list of parties"),
        ([("party", "nobody")], "Choose one of the answers on the page"),
        ([("party", "schools"), ("name", String(repeating: "x", count: 121))], "Shorten this answer"),
        ([("party", "schools"), ("name", "…")], "Enter the agency’s own name in letters"),
    ])
    func `not from a form that says too little`(_ fields: [(String, String)], _ sentence: String) async throws {
        let site = try await RequestSite()
        let coordinator = try await site.browser(.coordinator)
        _ = try await coordinator.get("/agencies/new")
        let size = try await site.bookSize()
        let answer = try await coordinator.post("/agencies", fields)
        #expect(answer.status == 422)
        #expect(answer.body.contains(sentence))
        #expect(try await site.bookSize() == size)
    }
}

@Suite("4.3, Appendix Four The agreement on screen")
struct AgreementPageTests {
    private static let words = [
        ("name", "Sig Natory"), ("position", "Head"), ("authority", "Resolution 12"), ("address", "1 Example Row"),
        ("telephone", ""), ("email", "sig@example.org"), ("declaration", "yes"),
    ]

    /// A partnership with a signatory of an agency that has not signed yet, signed in.
    private func unsigned() async throws -> (RequestSite, TestClient) {
        let site = try await RequestSite()
        let coordinator = try await site.browser(.coordinator)
        _ = try await coordinator.get("/agencies/new")
        _ = try await coordinator.post("/agencies", [("party", "parks-trust")])
        let administrator = try await site.administrator()
        _ = try await administrator.get("/officers/new")
        let opened = try await administrator.post(
            "/officers",
            [
                ("name", "Sig Natory"), ("position", "Head"), ("email", "Sig@Example.org"), ("telephone", ""),
                ("agency", "parks-trust"), ("role", "practitioner"), ("maySign", "yes"),
            ])
        let handover = "/passwords/" + (opened.location ?? "").dropFirst("/officers/".count).prefix { $0 != "?" }
        _ = try await coordinator.get(handover)
        let handed = try await coordinator.post(handover)
        let password = try #require(handed.body.firstMatch(of: /<code>([0-9A-Z-]{19})<\/code>/)?.1)
        let browser = site.test.browser()
        try await browser.signIn(name: "sig@example.org", password: String(password))
        _ = try await browser.get("/account/password")
        let changed = try await browser.post(
            "/account/password",
            [("old", String(password)), ("new", "lantern bridge oyster"), ("again", "lantern bridge oyster")])
        #expect(changed.status < 400, "\(changed.body)")
        return (site, browser)
    }

    @Test func `is signed to the hash of the text, and says so before and after`() async throws {
        let (site, browser) = try await unsigned()
        let hash = try await site.desk.rules(on: site.today).textHash
        let form = try await browser.get("/agencies/parks-trust/agreement")
        #expect(form.body.contains("<code>\(hash)</code>"))
        #expect(form.body.contains("value=\"sig@example.org\""))
        #expect(faults(in: form.body) == [])
        let signed = try await browser.post("/agencies/parks-trust/agreement", Self.words + [("text", hash)])
        #expect(signed.location == "/agencies/parks-trust?done=signed")
        let page = try await browser.get("/agencies/parks-trust?done=signed")
        #expect(page.body.contains("SHA-256 of the text signed: <code>\(hash)</code>"))
        #expect(page.body.contains("Resolution 12"))
        // What stands on the form is the agency's and the support team's; that it is signed, everybody's.
        let other = try await site.browser(.asker).get("/agencies/parks-trust")
        #expect(!other.body.contains("Resolution 12"))
        #expect(other.body.contains("by Sig Natory, on"))
        let twice = try await browser.post("/agencies/parks-trust/agreement", Self.words + [("text", hash)])
        #expect(twice.body.contains("The agreement for this version is signed already (clause 4.3)"))
    }

    @Test func `is not signed to a text that was not shown, nor by half`() async throws {
        let (site, browser) = try await unsigned()
        let hash = try await site.desk.rules(on: site.today).textHash
        let size = try await site.bookSize()
        _ = try await browser.get("/agencies/parks-trust/agreement")
        for (fields, sentence) in [
            (Self.words + [("text", "00")], "That is not the text of a version in force"),
            (Self.words.with("declaration", nil) + [("text", hash)], "Tick the box"),
            (Self.words.with("authority", " ") + [("text", hash)], "State by what authority"),
            (Self.words.with("name", String(repeating: "n", count: 201)) + [("text", hash)], "Shorten this answer"),
        ] {
            let answer = try await browser.post("/agencies/parks-trust/agreement", fields)
            #expect(answer.status == 422)
            #expect(answer.body.contains(sentence))
        }
        #expect(try await site.bookSize() == size)
    }

    @Test func `leads to the text itself, whose hash it is`() async throws {
        let site = try await RequestSite()
        let text = try await site.browser(.asker).get("/clauses/text")
        #expect(text.headers[.contentType] == "text/plain; charset=utf-8")
        #expect(text.body == (try await site.desk.rules(on: site.today).text))
        #expect(text.body.hasPrefix("# The information sharing protocol"))
    }
}
