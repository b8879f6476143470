import Casework
import SharingProtocol
import Testing

@testable import Web

@Suite("The two columns of a case’s page")
struct CaseBodyTests {
    @Test func `begin with the next step, the people and the dates, of a request`() async throws {
        let site = try await RequestSite()
        let reference = try await site.request(at: .awaitingApproval)
        let page = try await site.browser(.policeLiaison).get("/requests/\(reference)").body
        let (aside, main) = try columns(of: page)
        for words in [
            ">Approve the request</a>", "Northbrook Police", "Liaison officer: Ruth Vale", "Proposed readers",
            site.today.adding(months: 3).spoken,
        ] {
            #expect(aside.contains(words), "\(words)")
        }
        #expect(main.contains("The last known address") && main.contains("id=\"history\""))
        #expect(!main.contains("Proposed readers"), "said once")
    }

    @Test func `begin with the copies and the conditions, of a disclosure`() async throws {
        let site = try await RequestSite()
        let reference = try await site.disclosure(at: .disclosed)
        let page = try await site.browser(.policeLiaison).get("/disclosures/\(reference)").body
        let (aside, main) = try columns(of: page)
        for words in [">Acknowledge receipt</a>", "Tess Marlow", "Speak to nobody at the school"] {
            #expect(aside.contains(words), "\(words)")
        }
        #expect(main.contains("id=\"history\"") && !main.contains("Speak to nobody at the school"))
    }

    @Test func `begin with what is asked for and agreed, where a request is decided`() async throws {
        let site = try await RequestSite()
        let reference = try await site.request(at: .agreed)
        let page = try await site.browser(.councilLiaison).get("/requests/\(reference)").body
        let (aside, main) = try columns(of: page)
        for words in [">Disclose information</a>", "<dt>Readers</dt><dd>Tess Marlow", "Speak to nobody at the school"] {
            #expect(aside.contains(words), "\(words)")
        }
        #expect(main.contains("The risk is plain") && !main.contains("Speak to nobody at the school"))
    }

    @Test func `begin with the time and the place, of a meeting`() async throws {
        let site = try await MeetingSite()
        let taker = try await site.browser("officer", "police")
        let reference = try await site.planned(by: taker)
        let (aside, main) = try columns(of: try await taker.get("/meetings/\(reference)").body)
        for words in ["Open the meeting", "Town Hall", "Officer Police", "Eastfield Council"] {
            #expect(aside.contains(words), "\(words)")
        }
        #expect(main.contains("Mill Lane") && main.contains("id=\"history\""))
    }

    /// What stands in each column; the right one comes first.
    private func columns(of page: String) throws -> (aside: String, main: String) {
        let parts = page.split(separator: "<div class=\"case-main\">", maxSplits: 1)
        try #require(parts.count == 2)
        let aside = try #require(parts[0].split(separator: "<div class=\"case-aside\">", maxSplits: 1).last)
        #expect(aside.count < parts[0].count)
        return (String(aside), String(try #require(parts[1].split(separator: "</main>").first)))
    }
}
