import Casework
import SharingProtocol
import Testing

@testable import Web

/// From its first page to its certificate, as the people in it see it.
@Suite("4.3, 4.6 A request through its pages")
struct RequestJourneyTests {
    @Test func `goes from its asking to its destruction (4.2, 4.3, 4.6, 4.10, 4.13)`() async throws {
        let site = try await RequestSite()
        let asker = try await site.browser(.asker)
        let reference = try await site.written(by: asker)
        let path = "/requests/\(reference)"
        let check = try await asker.get("/requests/new/\(reference)/check")
        #expect(check.body.contains("Can it be requested? Yes: all"))
        #expect(check.body.contains("Vera Tennant"))
        let submitted = try await asker.post("/requests/new/\(reference)/check")
        #expect(submitted.location == "\(path)?done=submitted")
        let shown = try await asker.get("\(path)?done=submitted")
        #expect(shown.body.contains("Your liaison officer has it now."))
        #expect(shown.body.contains("Awaiting approval"))

        let liaison = try await site.browser(.policeLiaison)
        let approval = try await liaison.get("\(path)/approval")
        #expect(approval.body.contains("The last known address"))
        try await site.expectDone(liaison.fill("\(path)/approval", []))

        let holder = try await site.browser(.councilLiaison)
        try await site.expectDone(holder.fill("\(path)/question", [("words", "Which Mill Lane?")]))
        let question = try await liaison.get("\(path)/answer")
        #expect(question.body.contains("Which Mill Lane?"))
        try await site.expectDone(liaison.fill("\(path)/answer", [("words", "The one in Eastfield")]))
        let determination = Filled.determination(today: site.today) + [("action", "determine")]
        try await site.expectDone(holder.fill("\(path)/determination", determination))
        let page = try await holder.get("\(path)/disclosure")
        #expect(page.body.contains("RESTRICTED: for Tess Marlow only"))
        #expect(page.body.contains("Speak to nobody at the school"))
        let disclosed = try await holder.fill(
            "\(path)/disclosure", Filled.disclosure, files: [("files", "log.txt", Array("Two calls".utf8))])
        let disclosure = "/disclosures/\(RequestSite.disclosure(of: reference))"
        #expect(disclosed.location == "\(disclosure)?done=disclosed")
        #expect(try await holder.get("\(disclosure)?done=disclosed").body.contains("Its readers can read it now."))

        let cover = try await asker.get("\(disclosure)/reading")
        #expect(cover.body.contains("Speak to nobody at the school"))
        #expect(!cover.body.contains("14 Mill Lane"))
        let text = try await asker.post("\(disclosure)/reading")
        #expect(text.body.contains("14 Mill Lane"))
        #expect(text.body.contains("Opened by Tess Marlow, Northbrook Police, on 31 May 2031"))
        let file = try #require(text.body.firstMatch(of: /files\/(F-[A-Z0-9-]+)/)?.1)
        let taken = try await asker.post("\(disclosure)/files/\(file)")
        #expect(taken.body == "Two calls")

        try await site.expectDone(liaison.fill("\(disclosure)/receipt", []))
        try await site.expectDone(liaison.fill("\(disclosure)/destruction", Filled.destruction))
        let certificate = try await holder.get("\(disclosure)/certificate")
        #expect(certificate.body.contains("Certificate of destruction"))
        #expect(certificate.body.contains("Dana Firth, Northbrook Police"))
        #expect(try await holder.get("\(path)/certificate").body.contains("Certificate of destruction"))
        let gone = try await liaison.post("\(disclosure)/reading")
        #expect(!gone.body.contains("14 Mill Lane"))
        #expect(gone.body.contains("It was destroyed."))
    }

    @Test func `of a liaison officer goes straight out, and says so (4.2)`() async throws {
        let site = try await RequestSite()
        let liaison = try await site.browser(.policeLiaison)
        let reference = try await site.written("aggregate-public", by: liaison)
        let check = try await liaison.get("/requests/new/\(reference)/check")
        #expect(check.body.contains("at once to Eastfield Council"))
        let sent = try await liaison.post("/requests/new/\(reference)/check")
        #expect(sent.location == "/requests/\(reference)?done=sent-out")
        #expect(try await site.kinds(reference) == ["request.drafted", "request.approved"])
    }

    @Test func `is changed by its writer once it was sent back (4.2)`() async throws {
        let site = try await RequestSite()
        let reference = try await site.request(at: .returned)
        let asker = try await site.browser(.asker)
        let shown = try await asker.get("/requests/\(reference)")
        #expect(shown.body.contains("Say which Mill Lane"))
        #expect(shown.body.contains("Change it and submit it again"))
        let change = try await asker.post("/requests/\(reference)/change")
        #expect(change.location == "/requests/new/\(reference)")
        let items = try await asker.get("/requests/new/\(reference)/items")
        #expect(items.body.contains("The last known address"))
        try await site.expectDone(
            asker.post("/requests/new/\(reference)/items", [("item.1", "The address in Mill Lane, Eastfield")]))
        let submitted = try await asker.fill("/requests/new/\(reference)/check", [])
        #expect(submitted.location == "/requests/\(reference)?done=submitted")
        let liaison = try await site.browser(.policeLiaison)
        let again = try await liaison.get("/requests/\(reference)")
        #expect(again.body.contains("The address in Mill Lane, Eastfield"))
        #expect(!again.body.contains("Complaints since May"))
        #expect(again.body.contains("Changed and submitted again"))
    }

    @Test(arguments: RequestState.allCases.filter { $0 != .refused && $0 != .withdrawn })
    func `shows sound markup to everybody at every point`(_ state: RequestState) async throws {
        let site = try await RequestSite()
        let reference = try await site.request(at: state)
        for person in [RequestSite.Person.asker, .policeLiaison, .councilLiaison, .auditor] {
            let browser = try await site.browser(person)
            let parts = [""] + RequestPart.allCases.map { "/" + $0.rawValue }
            for part in parts where part != "/change" {
                let page = try await browser.get("/requests/\(reference)\(part)")
                #expect(page.status == 200 || page.status == 404, "\(person) \(part)")
                #expect(faults(in: page.body) == [], "\(person) \(state) \(part)")
            }
        }
    }

    @Test func `is nowhere to be found for an agency that has no part in it (4.10)`() async throws {
        let site = try await RequestSite()
        let reference = try await site.request(at: .disclosed)
        for person in [RequestSite.Person.trustLiaison, .councilOfficer, .colleague, .coordinator] {
            let stranger = try await site.browser(person)
            for part in RequestPart.allCases where part != .change {
                let got = try await stranger.get("/requests/\(reference)/\(part.rawValue)")
                #expect(got.status == 404, "\(person) \(part)")
            }
            #expect(try await stranger.get("/requests/\(reference)").status == 404)
            for part in RequestPart.allCases where part != .decision && part != .certificate {
                let posted = try await stranger.post("/requests/\(reference)/\(part.rawValue)", [("seen", "1")])
                #expect(posted.status == 404, "\(person) \(part)")
                #expect(!posted.body.contains("Mill Lane"))
            }
        }
        #expect(try await site.state(reference) == .disclosed)
    }

    @Test func `shows an auditor what stands in clear and nothing that is sealed (5.2)`() async throws {
        let site = try await RequestSite()
        let reference = try await site.request(at: .disclosed)
        let auditor = try await site.browser(.auditor)
        let page = try await auditor.get("/requests/\(reference)")
        #expect(page.body.contains("Personal information"))
        #expect(page.body.contains("Disclosure \(RequestSite.disclosure(of: reference))"))
        for sealed in ["Vera Tennant", "Mill Lane", "The risk is plain", "NP/77"] {
            #expect(!page.body.contains(sealed))
        }
    }
}
