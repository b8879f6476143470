import Casework
import Exchange
import SharingProtocol
import Testing

@testable import Web

/// A site that shows its public page, and takes applications.
private func takingApplications() async throws -> RequestSite {
    let site = try await RequestSite()
    guard
        case .done = try await site.desk.perform(
            .team(.switchPublicPage(on: true)), by: RequestSite.Person.coordinator.badge)
    else { throw RequestSite.NotDone() }
    return site
}

private func fields(_ name: String = "Willow Refuge", besides missing: String? = nil) -> [(String, String)] {
    [
        ("name", name), ("line", "other-approved-organisations"), ("basis", "Consent of those whom we house"),
        ("contact", "Ada Willow"), ("position", "Manager"), ("email", "ada@willow.example"),
    ].filter { $0.0 != missing }
}

/// Somebody outside applies; the reference of the application.
private func apply(at site: RequestSite) async throws -> AgencyID {
    let outside = site.test.browser()
    _ = try await outside.get("/join")
    _ = try await outside.post("/join", fields())
    return try #require(try await site.desk.register().register.waitingApplicants.first?.id)
}

@Suite("2.13, 6.2 The page for those who want to join")
struct JoiningPagesTests {
    @Test func `is there while the partnership shows itself, and only then`() async throws {
        let site = try await RequestSite()
        let browser = site.test.browser()
        #expect(try await browser.get("/join").status == 404)
        #expect(try await browser.get("/join/sent").status == 404)
        let open = try await takingApplications()
        let page = try await open.test.browser().get("/join")
        #expect(page.status == 200 && faults(in: page.body) == [])
        #expect(!page.body.contains("thames-valley-police"), "a line that names one body is not offered")
    }

    @Test func `takes an application from a page of ours alone`() async throws {
        let site = try await takingApplications()
        let browser = site.test.browser()
        _ = try await browser.get("/join")
        #expect(try await browser.postBare("/join", fields()).status == 403, "without its proof of origin")
        _ = try await browser.get("/join")
        let sent = try await browser.post("/join", fields())
        #expect(sent.status == 303 && sent.location == "/join/sent")
        let page = try await browser.get("/join/sent")
        #expect(page.body.contains("Application sent") && !page.body.contains("Willow"))
        #expect(try await site.desk.register().register.waitingApplicants.count == 1)
    }

    @Test(arguments: ["name", "line", "basis", "contact", "position", "email"])
    func `says what is missing, and keeps what was typed`(_ field: String) async throws {
        let site = try await takingApplications()
        let browser = site.test.browser()
        _ = try await browser.get("/join")
        let answer = try await browser.post("/join", fields(besides: field))
        #expect(answer.status == 422 && answer.body.contains("There is a problem"))
        if field != "contact" { #expect(answer.body.contains("Ada Willow")) }
        #expect(faults(in: answer.body) == [])
        #expect(try await site.desk.register().register.waitingApplicants.isEmpty)
    }

    @Test func `takes no more than five an hour from one network, and then writes nothing`() async throws {
        let site = try await takingApplications()
        func apply(_ number: Int, from address: String) async throws -> Int {
            let browser = site.test.browser(at: address)
            _ = try await browser.get("/join")
            return try await browser.post("/join", fields("Trust \(number)")).status
        }
        for number in 1...5 { #expect(try await apply(number, from: "2001:db8:1:\(number)::7") == 303) }
        #expect(try await apply(6, from: "2001:db8:1:99::7") == 422, "one line at home has many networks")
        #expect(try await apply(7, from: "192.0.2.80") == 303, "others may")
        site.test.clock.advance(seconds: 3601)
        #expect(try await apply(8, from: "2001:db8:1:1::7") == 303)
        #expect(try await site.desk.register().register.waitingApplicants.count == 7)
    }

    @Test func `is decided on by the support team alone, once`() async throws {
        let site = try await takingApplications()
        let id = try await apply(at: site)
        let path = "/agencies/applications/\(id)"
        for person in [RequestSite.Person.asker, .policeLiaison, .auditor] {
            let browser = try await site.browser(person)
            #expect(try await browser.get(path).status == 403)
            #expect(!(try await browser.get("/agencies").body.contains(id.text)))
            #expect(try await browser.get("/agencies/\(id)").status == 404, "it is no agency")
        }
        let coordinator = try await site.browser(.coordinator)
        let page = try await coordinator.get(path)
        #expect(page.body.contains("Application from Willow Refuge") && page.body.contains("ada@willow.example"))
        #expect(faults(in: page.body) == [])
        #expect(try await coordinator.get("/in-tray").body.contains("1 application to join"))
        let approved = try await coordinator.post(path, [("act", "approve"), ("name", "The Willow Refuge")])
        #expect(approved.location == "/agencies/\(id)?done=approved")
        let agency = try await coordinator.get("/agencies/\(id)?done=approved")
        #expect(agency.body.contains("The Willow Refuge") && agency.body.contains("Its application to join"))
        #expect(faults(in: agency.body) == [])
        #expect(try await coordinator.get(path).location == "/agencies/\(id)", "it is decided")
    }

    @Test func `is there from the page of signing in, while the partnership shows itself`() async throws {
        let closed = try await RequestSite().test.browser().get("/sign-in").body
        #expect(!closed.contains("href=\"/about\"") && !closed.contains("href=\"/join\""))
        let browser = try await takingApplications().test.browser()
        let open = try await browser.get("/sign-in")
        let wrong = try await browser.post("/sign-in", [("name", ""), ("password", "")])
        for page in [open.body, wrong.body] {
            #expect(page.contains("href=\"/about\"") && page.contains("href=\"/join\""))
            #expect(faults(in: page) == [])
        }
    }

    @Test(arguments: [
        ("Z\0A123456", "taken out"), (String(repeating: "x", count: 70_000), "Shorten this answer to 200"),
    ])
    func `of assurances comes back with what is wrong in it, and enters nothing`(
        _ typed: String, _ sentence: String
    ) async throws {
        let site = try await RequestSite()
        let liaison = try await site.browser(.policeLiaison)
        let size = try await site.bookSize()
        let kind = Assurance.registration.rawValue
        let until = site.today.adding(months: 6).typed("\(kind)-until")
        let fields = [("kind", kind), ("\(kind)-reference", typed)] + until
        let answer = try await liaison.fill("/agencies/northbrook-police/assurances", fields)
        #expect(answer.status == 422 && answer.body.contains(sentence))
        #expect(answer.body.contains("name=\"\(kind)-reference\""))
        #expect(faults(in: answer.body) == [])
        #expect(try await site.bookSize() == size)
    }

    @Test func `is declined with a reason, once they have been told`() async throws {
        let site = try await takingApplications()
        let id = try await apply(at: site)
        let path = "/agencies/applications/\(id)"
        let coordinator = try await site.browser(.coordinator)
        _ = try await coordinator.get(path)
        let untold = try await coordinator.post(path, [("act", "decline"), ("words", "Not in the area")])
        #expect(untold.status == 422 && untold.body.contains("they have been told"))
        let declined = try await coordinator.post(
            path, [("act", "decline"), ("words", "Not in the area"), ("told", "yes")])
        #expect(declined.location == "/agencies?done=declined")
        let after = try await coordinator.get(path)
        #expect(after.body.contains("Not in the area") && !after.body.contains("ada@willow.example"))
    }
}

@Suite("4.1, 4.2 Reassigning on its pages")
struct ReassigningPagesTests {
    @Test func `what a colleague leaves behind is found, and goes to another`() async throws {
        let site = try await RequestSite()
        try await site.handIn("R-0000-0001", about: "Vera Tennant", by: .asker)
        try await site.handIn("R-0000-0002", about: "Vera Tennant", by: .asker)
        let gone = AgencyAct.endOfficer(RequestSite.Person.asker.officer)
        guard
            case .done = try await site.desk.perform(
                gone, on: RequestSite.police, by: Badge(officer: TestSite.officer, agency: "support-team"))
        else { throw RequestSite.NotDone() }

        let liaison = try await site.browser(.policeLiaison)
        let tray = try await liaison.get("/in-tray").body
        #expect(tray.contains("href=\"/in-tray/left-behind\">Reassign 2 requests</a>"))
        let page = try await liaison.get("/in-tray/left-behind")
        #expect(page.body.contains("Reassign all 2 requests") && faults(in: page.body) == [])
        let nobody = try await liaison.post("/in-tray/left-behind", [("colleague", "")])
        #expect(nobody.status == 422 && nobody.body.contains("Choose a colleague"))
        let colleague = RequestSite.Person.colleague.rawValue
        let done = try await liaison.post("/in-tray/left-behind", [("colleague", colleague)])
        #expect(done.location == "/in-tray?done=reassigned")
        #expect(try await liaison.get("/in-tray?done=reassigned").body.contains("The requests are reassigned"))
        let nothing = "There are no requests of colleagues who have left."
        #expect(try await liaison.get("/in-tray/left-behind").body.contains(nothing))

        // The officer who wrote it is still named for that.
        let request = try await liaison.get("/requests/R-0000-0001").body
        #expect(request.contains("Tess Marlow wrote the request on"))
        #expect(request.contains("The request is Col Reeve’s now."))
        let other = try await site.browser(.councilLiaison)
        #expect(try await other.get("/in-tray/left-behind").body.contains(nothing))
    }
}
