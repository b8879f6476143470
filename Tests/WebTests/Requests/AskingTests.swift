import Casework
import Exchange
import SharingProtocol
import Testing

@testable import Web

/// Writing a request, page by page.
@Suite("4.3 Writing a request")
struct AskingTests {
    /// One wrong answer on one page, and the sentence that says what to do.
    struct Wrong: Sendable, CustomTestStringConvertible {
        let step: String
        let fields: [(String, String)]
        let sentence: String
        var testDescription: String { "\(step): \(sentence)" }

        init(_ step: String, _ fields: [(String, String)], _ sentence: String) {
            self.step = step
            self.fields = fields
            self.sentence = sentence
        }
    }

    private static func long(_ count: Int) -> String { String(repeating: "x", count: count + 1) }
    private static let twice = "Give one answer, not 2"
    private static let offered = "Choose one of the answers on the page"

    static let wrongs: [Wrong] = [
        Wrong("agency", [], "Choose the agency you are asking"),
        Wrong("agency", [("agency", "no-such-agency")], offered),
        Wrong("agency", [("agency", RequestSite.police.text)], offered),
        Wrong("agency", [("agency", "eastfield-council"), ("agency", "hillside-trust")], twice),
        Wrong("class", [], "Choose the class of information"),
        Wrong("class", [("class", "secret")], offered),
        Wrong("purpose", [("why", "Because")], "Choose the purpose"),
        Wrong("purpose", [("purpose", "service-delivery"), ("why", " \n")], "Enter the intended use"),
        Wrong("purpose", [("purpose", "service-delivery"), ("why", long(2000))], "Shorten this answer to 2000"),
        Wrong("purpose", [("purpose", "service-delivery"), ("why", "a"), ("why", "b")], twice),
        Wrong("reason", [], "Choose the reason under the Act"),
        Wrong("reason", [("reason", "curiosity")], offered),
        Wrong("subject", [], "Enter who the information is about"),
        Wrong("subject", [("subject", long(300))], "Shorten this answer to 300"),
        Wrong("ground", [], "Choose the lawful ground, or that the holder decides"),
        Wrong("ground", [("ground", "hearsay")], offered),
        Wrong("ground", [("ground", "consent"), ("evidence.consent-scope", long(500))], "Shorten this answer to 500"),
        Wrong("necessity", [], "Enter why this is necessary and proportionate"),
        Wrong("necessity", [("necessity", long(2000))], "Shorten this answer to 2000"),
        Wrong("items", [], "Enter at least one item that you are asking for"),
        Wrong("items", [("item.1", long(500))], "Shorten this answer to 500"),
        Wrong("items", [("item.1", "a"), ("item.1", "b")], twice),
        Wrong("readers", [], "Choose at least one reader"),
        Wrong("readers", [("readers", "ruth-vale")], "Choose from the answers on the page"),
        Wrong("keeping", [], "Enter the keep-until date"),
        Wrong("keeping", [("keeping-day", "31")], "The keep-until date must include a month and a year"),
        Wrong(
            "keeping", [("keeping-day", "31"), ("keeping-month", "2"), ("keeping-year", "2032")],
            "February 2032 has 29 days. Enter a day from 1 to 29"),
        Wrong(
            "keeping", [("keeping-day", "1"), ("keeping-month", "2"), ("keeping-year", "32")],
            "Enter the year with four digits, for example 2032"),
        Wrong(
            "keeping", [("keeping-day", "31"), ("keeping-month", "12"), ("keeping-year", "2206")],
            "Is 31 December 2206 right? Tick to confirm."),
        Wrong(
            "timing", [("timing-day", "31"), ("timing-month", "12"), ("timing-year", "2206")],
            "Is 31 December 2206 right? Tick to confirm."),
        Wrong("subject", [("subject", "Vera\0Tennant")], "a character in it that cannot be kept was taken out"),
        Wrong("subject", [("subject", long(70_000))], "Shorten this answer to 300"),
        Wrong(
            "keeping", [("keeping-day", "1"), ("keeping-month", "1"), ("keeping-year", "2031")],
            "The keep-until date must be today or later"),
        Wrong(
            "keeping",
            [("keeping-day", "1"), ("keeping-day", "2"), ("keeping-month", "1"), ("keeping-year", "2032")], twice),
        Wrong(
            "timing", [("timing-day", "one"), ("timing-month", "1"), ("timing-year", "2032")],
            "The needed-by date must be a real date"),
        Wrong("timing", [("urgent", "perhaps")], "Choose from the answers on the page"),
        Wrong("own-reference", [("own-reference", "two\nlines")], "Write this answer in one line"),
        Wrong("own-reference", [("own-reference", long(60))], "Shorten this answer to 60"),
    ]

    @Test func `refuses every wrong answer with a sentence, and files nothing`() async throws {
        let site = try await RequestSite()
        let asker = try await site.browser(.asker)
        let reference = try await site.written(by: asker)
        let before = try await asker.get("/requests/new/\(reference)/check").body
        let size = try await site.bookSize()
        for wrong in Self.wrongs {
            let answer = try await asker.fill("/requests/new/\(reference)/\(wrong.step)", wrong.fields)
            #expect(answer.status == 422, "\(wrong.testDescription)")
            #expect(answer.body.contains(wrong.sentence), "\(wrong.testDescription)")
            #expect(answer.body.contains("There is a problem"))
            #expect(faults(in: answer.body) == [], "\(wrong.testDescription)")
        }
        #expect(try await site.bookSize() == size)
        #expect(try await asker.get("/requests/new/\(reference)/check").body == before)
    }

    @Test func `asks the criterion of aggregates, a set of depersonalised cases, and a ground of persons (3.9–3.11)`()
        async throws
    {
        let site = try await RequestSite()
        let asker = try await site.browser(.asker)
        for (informationClass, asked, notAsked) in [
            ("aggregate-public", ["criterion"], ["set", "ground", "reason", "subject", "necessity"]),
            ("depersonalised", ["set", "criterion"], ["ground", "subject"]),
            ("sensitive-personal", ["reason", "subject", "ground", "necessity"], ["set", "criterion"]),
        ] {
            let reference = try await site.written(informationClass, by: asker)
            let tasks = try await asker.get("/requests/new/\(reference)").body
            for step in asked { #expect(tasks.contains("/requests/new/\(reference)/\(step)\"")) }
            for step in notAsked {
                #expect(!tasks.contains("/requests/new/\(reference)/\(step)\""))
                let page = try await asker.get("/requests/new/\(reference)/\(step)")
                #expect(page.location == "/requests/new/\(reference)/check")
            }
        }
    }

    @Test func `leads back to the first page that is not answered`() async throws {
        let site = try await RequestSite()
        let asker = try await site.browser(.asker)
        let path = try #require(try await asker.post("/requests/new").location)
        for step in ["class", "items", "readers", "check"] {
            #expect(try await asker.get("\(path)/\(step)").location == "\(path)/agency")
        }
        #expect(try await asker.post("\(path)/items", [("item.1", "x")]).location == "\(path)/agency")
        #expect(try await asker.post("\(path)/check").location == "\(path)/agency")
        #expect(try await asker.get("\(path)/nowhere").status == 404)
        let tasks = try await asker.get(path)
        #expect(tasks.body.contains("Cannot start yet"))
    }

    @Test func `keeps what is there, for another day, and discards it for good`() async throws {
        let site = try await RequestSite()
        let asker = try await site.browser(.asker)
        let path = try #require(try await asker.post("/requests/new").location)
        _ = try await asker.fill("\(path)/agency", [("agency", RequestSite.council.text)])
        _ = try await asker.fill("\(path)/class", [("class", "personal")])
        let later = try await asker.fill("\(path)/purpose", [("why", "Half a thought"), ("then", "later")])
        #expect(later.location == "/requests/new")
        #expect(try await asker.get("/requests/new").body.contains("Eastfield Council"))
        #expect(try await asker.get("\(path)/purpose").body.contains("Half a thought"))
        #expect(try await asker.get("\(path)/reason").location == "\(path)/purpose")
        #expect(try await site.browser(.colleague).get(path).status == 404)
        try await site.expectDone(asker.fill("\(path)/discarding", []))
        #expect(try await asker.get(path).status == 404)
        #expect(try await asker.get("/requests/new").body.contains("You have no drafts"))
    }

    @Test func `adds a line for one item more, up to ten`() async throws {
        let site = try await RequestSite()
        let asker = try await site.browser(.asker)
        let reference = try await site.written(by: asker)
        let path = "/requests/new/\(reference)/items"
        let nine = (1...9).map { ("item.\($0)", "Item \($0)") }
        let more = try await asker.fill(path, nine + [("then", "another")])
        #expect(more.location == path)
        let page = try await asker.get(path).body
        #expect(page.contains("name=\"item.10\""))
        #expect(!page.contains("Add another item"))
    }

    @Test func `offers signed agencies with a liaison officer in post, and says what the others lack (4.1, 4.3)`()
        async throws
    {
        let site = try await RequestSite()
        let liaison = RequestSite.Person.trustLiaison
        _ = try await site.desk.perform(
            .endAppointment(liaison.officer, on: site.today), on: liaison.agency, by: liaison.badge)
        _ = try await site.desk.admit(
            "parks", name: "Brookside Parks", category: "co-operating-body",
            by: RequestSite.Person.coordinator.badge)
        site.test.clock.advance(seconds: 86_400)
        let asker = try await site.browser(.asker)
        let path = try #require(try await asker.post("/requests/new").location)
        let page = try await asker.get("\(path)/agency").body
        #expect(page.contains("value=\"eastfield-council\""))
        #expect(!page.contains("value=\"hillside-trust\""))
        #expect(page.contains("Hillside Trust: no liaison officer is in post"))
        #expect(page.contains("Brookside Parks: it has not signed the protocol in force"))
    }

    @Test func `is submitted once, however often it is posted (4.2)`() async throws {
        let site = try await RequestSite()
        let asker = try await site.browser(.asker)
        let reference = try await site.written(by: asker)
        let check = "/requests/new/\(reference)/check"
        _ = try await asker.get(check)
        #expect(try await asker.post(check).location == "/requests/\(reference)?done=submitted")
        #expect(try await asker.post(check).location == "/requests/\(reference)?done=already")
        #expect(try await asker.get("/requests/\(reference)?done=already").body.contains("submitted already"))
        #expect(try await site.kinds(reference) == ["request.drafted"])
    }

    @Test func `says that it was submitted already, where two posts of one form come at once`() async throws {
        let site = try await RequestSite()
        let asker = try await site.browser(.asker)
        let reference = try await site.written(by: asker)
        let badge = RequestSite.Person.asker.badge
        let draft = try #require(try await site.desk.draft(CaseID(reference), of: badge))
        let check = "/requests/new/\(reference)/check"
        try await site.expectDone(asker.fill(check, []))
        // As the second post saw it: the draft was there when it was read, and the request was not.
        try await site.desk.keepDraft(draft.fields, as: draft.reference, by: badge)
        #expect(try await asker.post(check).location == "/requests/\(reference)?done=already")
        let page = try await asker.get("/requests/\(reference)?done=already").body
        #expect(page.contains("This was submitted already") && !page.contains("Nothing was submitted"))
        #expect(try await site.kinds(reference) == ["request.drafted"])
    }

    @Test func `makes one draft, however often it is begun`() async throws {
        let site = try await RequestSite()
        let asker = try await site.browser(.asker)
        let first = try await asker.post("/requests/new").location
        #expect(try await asker.post("/requests/new").location == first)
    }

    @Test(arguments: [RequestSite.Person.auditor, .coordinator])
    func `is nothing for those who ask for nothing`(_ person: RequestSite.Person) async throws {
        let site = try await RequestSite()
        let browser = try await site.browser(person)
        #expect(browser.page.contains("Only officers of an agency that has signed can ask for information."))
        #expect(try await browser.post("/requests/new").status == 403)
    }

    @Test func `says before anything is written what one’s own agency lacks (4.1)`() async throws {
        let site = try await RequestSite()
        let liaison = RequestSite.Person.policeLiaison
        _ = try await site.desk.perform(
            .endAppointment(liaison.officer, on: site.today), on: liaison.agency, by: liaison.badge)
        site.test.clock.advance(seconds: 86_400)
        let asker = try await site.browser(.asker)
        #expect(asker.page.contains("Northbrook Police has no liaison officer in post"))
        let reference = try await site.written(by: asker)
        let check = try await asker.fill("/requests/new/\(reference)/check", [])
        #expect(check.status == 200)
        #expect(check.body.contains("It cannot be requested with these answers."))
        #expect(check.body.contains("Have the asking agency appoint a liaison officer or a deputy."))
        #expect(try await asker.get("/requests/\(reference)").status == 404)
    }
}
