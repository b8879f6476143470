import Casework
import Exchange
import HTTPTypes
import SharingProtocol
import Testing

@testable import Web

/// The page of a disclosure, and what it says to each who may see it.
@Suite("4.6, 4.10 The disclosure’s page")
struct DisclosurePageTests {
    @Test(arguments: [CopyState.disclosed, .received, .destroyed])
    func `shows sound markup to everybody at every point`(_ state: CopyState) async throws {
        let site = try await RequestSite()
        let reference = try await site.disclosure(at: state)
        for person in [RequestSite.Person.asker, .policeLiaison, .councilLiaison, .auditor] {
            let browser = try await site.browser(person)
            let parts = [""] + DisclosurePart.allCases.map { "/" + $0.rawValue }
            for part in parts where part != "/files" {
                let page = try await browser.get("/disclosures/\(reference)\(part)")
                #expect(page.status == 200 || page.status == 404, "\(person) \(part)")
                #expect(faults(in: page.body) == [], "\(person) \(state) \(part)")
            }
        }
    }

    @Test func `is nowhere to be found for whoever has no part in it (4.10)`() async throws {
        let site = try await RequestSite()
        let reference = try await site.disclosure(at: .disclosed)
        for person in [RequestSite.Person.trustLiaison, .councilOfficer, .colleague, .coordinator] {
            let stranger = try await site.browser(person)
            for part in [""] + DisclosurePart.allCases.map({ "/" + $0.rawValue }) where part != "/files" {
                let got = try await stranger.get("/disclosures/\(reference)\(part)")
                #expect(got.status == 404, "\(person) \(part)")
                guard !["", "/certificate"].contains(part) else { continue }
                let posted = try await stranger.post("/disclosures/\(reference)\(part)", [("seen", "1")])
                #expect(posted.status == 404, "\(person) \(part)")
                #expect(!posted.body.contains("Mill Lane"))
            }
            for part in ["readers/removal", "files/F-0000-0001"] {
                let posted = try await stranger.post("/disclosures/\(reference)/\(part)", [("seen", "1")])
                #expect(posted.status == 404, "\(person) \(part)")
            }
        }
        #expect(try await site.copies(reference) == [RequestSite.police: .disclosed])
    }

    @Test func `and its request lead to each other, for those who may see both (4.6)`() async throws {
        let site = try await RequestSite()
        let disclosure = try await site.disclosure(at: .disclosed)
        let request = "R-" + disclosure.dropFirst(2)
        for person in [RequestSite.Person.policeLiaison, .councilLiaison, .asker, .auditor] {
            let browser = try await site.browser(person)
            let there = try await browser.get("/requests/\(request)").body
            #expect(there.contains("href=\"/disclosures/\(disclosure)\">Disclosure \(disclosure)</a>"), "\(person)")
            let back = try await browser.get("/disclosures/\(disclosure)").body
            #expect(back.contains("href=\"/requests/\(request)\">Request \(request)</a>"), "\(person)")
        }
        let next = try await site.browser(.policeLiaison).get("/requests/\(request)").body
        #expect(next.contains("Next: acknowledge receipt of <a class=\"one-line\" href=\"/disclosures/\(disclosure)\""))

        let holder = try await site.browser(.councilLiaison)
        try await site.expectDone(holder.fill("/disclosures/\(disclosure)/readers", [("reader", "col-reeve")]))
        let reader = try await site.browser(.colleague)
        let shown = try await reader.get("/disclosures/\(disclosure)").body
        #expect(shown.contains("Request \(request)"))
        #expect(!shown.contains("href=\"/requests/R-"))
        #expect(try await reader.get("/requests/\(request)").status == 404)

        // Once it is destroyed they still lead to each other.
        try await site.expectDone(holder.fill("/disclosures/\(disclosure)/destruction", Filled.destruction))
        let after = try await holder.get("/requests/\(request)").body
        #expect(after.contains("Disclosure \(disclosure)</a>") && after.contains(">Destroyed</span>"))
    }

    @Test func `does not take the reference of another kind of case`() async throws {
        let site = try await RequestSite()
        let disclosure = try await site.disclosure(at: .disclosed)
        let liaison = try await site.browser(.policeLiaison)
        for path in [
            "/requests/\(disclosure)", "/disclosures/R-\(disclosure.dropFirst(2))", "/disclosures/agency-parks",
            "/requests/new/\(disclosure)", "/disclosures/new/R-\(disclosure.dropFirst(2))",
        ] {
            #expect(try await liaison.get(path).status == 404, "\(path)")
        }
    }

    @Test func `says what there is to know until it was seen (4.6)`() async throws {
        let site = try await RequestSite()
        let reference = try await site.disclosure(at: .received)
        func toKnow(_ person: RequestSite.Person) async throws -> String {
            let page = try await site.browser(person).get("/in-tray").body
            return String(page.split(separator: "<h2 id=\"to-know\">").dropFirst().first ?? "")
        }
        #expect(try await toKnow(.asker).contains("You may read this"))
        _ = try await site.browser(.asker).get("/disclosures/\(reference)")
        #expect(try await toKnow(.asker) == "")

        let holder = try await site.browser(.councilLiaison)
        let later = site.today.adding(months: 5)
        try await site.expectDone(
            holder.fill("/disclosures/\(reference)/keeping", later.typed("until") + [("words", "Still open")]))
        #expect(try await toKnow(.policeLiaison).contains("Retention was extended"))
        #expect(try await toKnow(.councilLiaison) == "", "who did it knows of it")
        _ = try await site.browser(.policeLiaison).get("/disclosures/\(reference)")
        #expect(try await toKnow(.policeLiaison) == "")
        #expect(try await site.kinds(reference).contains("notice.seen"))
    }
}
