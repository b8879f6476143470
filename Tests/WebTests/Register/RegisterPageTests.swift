import Casework
import HTTPTypes
import SharingProtocol
import Testing

@testable import Web

@Suite("4.6 The record’s page")
struct RegisterPageTests {
    /// Four requests that differ in everything that can be filtered by.
    private func site() async throws -> RequestSite {
        let site = try await RequestSite()
        try await site.handIn("R-0000-0001")
        site.test.clock.advance(seconds: 3 * 86_400)
        try await site.handIn("R-0000-0002", "depersonalised")
        try await site.handIn("R-0000-0003", of: RequestSite.trust) { $0.purpose = "performance" }
        try await site.handIn("R-0000-0004", by: .asker)
        return site
    }

    @Test(arguments: [
        ("", ["1", "2", "3", "4"]), ("?state=awaitingApproval", ["4"]), ("?state=sent", ["1", "2", "3"]),
        ("?class=depersonalised", ["2"]), ("?purpose=performance", ["3"]), ("?agency=hillside-trust", ["3"]),
        ("?reference=r-0000-0002", ["2"]), ("?reference=ROOOO%E2%80%93oo+O2", ["2"]), ("?reference=0003", ["3"]),
        ("?reference=r+0000+000", ["1", "2", "3", "4"]), ("?reference=R-OOOI", []), ("?reference=l", ["1"]),
        ("?reference=R-0000-0009", []), ("?reference=D0000", []), ("?state=destroyed", []),
        ("?state=sent&class=aggregate-public&agency=eastfield-council", ["1"]),
        ("?state=&class=", ["1", "2", "3", "4"]), ("?kind=request", ["1", "2", "3", "4"]), ("?kind=disclosure", []),
    ])
    func `shows what the filters leave`(_ query: String, _ expected: [String]) async throws {
        let site = try await site()
        let liaison = try await site.browser(.policeLiaison)
        let page = try await liaison.get("/register\(query)")
        #expect(page.status == 200)
        #expect(references(on: page.body).sorted() == expected.map { "R-0000-000" + $0 })
        #expect(page.body.contains(expected.count == 1 ? "1 case<" : "\(expected.count) cases<"))
        #expect(faults(in: page.body) == [])
    }

    @Test func `leads to a case whose reference is typed into the address as people write it`() async throws {
        let site = try await site()
        let liaison = try await site.browser(.policeLiaison)
        for typed in ["R-0000-0002", "r-0000-0002", "roooo0002"] {
            let page = try await liaison.get("/requests/\(typed)")
            #expect(page.status == 200 && page.body.contains("R-0000-0002"), "\(typed)")
        }
        #expect(try await liaison.get("/disclosures/R-0000-0002").status == 404)
        #expect(try await liaison.get("/requests/R-0000").status == 404)
    }

    @Test func `filters by the days of opening, both included`() async throws {
        let site = try await site()
        let liaison = try await site.browser(.policeLiaison)
        let (first, last) = (site.today.adding(days: -3).iso, site.today.iso)
        for (query, count) in [
            ("?to=\(first)", 1), ("?from=\(last)", 3), ("?from=\(first)&to=\(last)", 4),
            ("?from=\(site.today.adding(days: 1).iso)", 0),
        ] {
            #expect(references(on: try await liaison.get("/register\(query)").body).count == count, "\(query)")
        }
    }

    @Test(arguments: [
        ("?state=lost", "Choose one of the answers on the page"),
        ("?kind=agency", "Choose one of the answers on the page"),
        ("?class=<b>", "Choose one of the answers on the page"),
        ("?from=yesterday", "Enter the date as year, month and day, such as 2031-03-27"),
        ("?from=2031-02-30", "Enter the date as year, month and day, such as 2031-03-27"),
        ("?from=2031-05-02&to=2031-05-01", "Enter a last day that is not before the first day"),
        ("?reference=R%2F1", "Enter a reference of letters, digits and hyphens only"),
        ("?state=sent&state=agreed", "Give one answer, not 2"),
    ])
    func `says what is wrong with a filter, and lists nothing`(_ query: String, _ sentence: String) async throws {
        let site = try await site()
        let liaison = try await site.browser(.policeLiaison)
        let page = try await liaison.get("/register\(query)")
        #expect(page.status == 422)
        #expect(page.body.contains(sentence))
        #expect(references(on: page.body) == [])
        #expect(!page.body.contains("<b>"))
        // A file made from such a filter would be taken for what it is not.
        #expect(try await liaison.get("/register.csv\(query)").status == 303)
    }

    @Test func `is paged, and counts all`() async throws {
        let site = try await RequestSite()
        for number in 1...RegisterPages.pageSize + 3 {
            try await site.handIn(CaseID("R-0000-\(1000 + number)"))
            site.test.clock.advance(seconds: 60)
        }
        let liaison = try await site.browser(.policeLiaison)
        let first = try await liaison.get("/register?state=sent")
        let second = try await liaison.get("/register?state=sent&page=2")
        #expect(first.body.contains("53 cases, 1 to 50 shown"))
        #expect(second.body.contains("53 cases, 51 to 53 shown"))
        #expect(first.body.contains("href=\"/register?state=sent&amp;page=2\""))
        let all = references(on: first.body) + references(on: second.body)
        #expect(all.count == 53)
        #expect(Set(all).count == 53)
        #expect(all.first == "R-0000-1053")
        #expect(try await liaison.get("/register?page=99").body.contains("53 cases"))
        #expect(references(on: try await liaison.get("/register?print=all").body).count == 53)
        let csv = try await liaison.get("/register.csv?state=sent")
        #expect(csv.body.split(separator: "\r\n").count == 1 + 53)
    }

    @Test func `says who printed it, when, and from which audit trail`() async throws {
        let site = try await site()
        let liaison = try await site.browser(.policeLiaison)
        let page = try await liaison.get("/register?print=all")
        #expect(page.body.contains("Printed by Dana Firth, Northbrook Police, on 3 June 2031 at"))
        #expect(page.body.contains("\(try await site.bookSize()) entries</a> with the root <code>"))
        #expect(!page.body.contains("class=\"filter\""))
    }

    @Test func `lists cases of several kinds, and tells them apart`() async throws {
        let site = try await RequestSite()
        let disclosure = try await site.disclosure(at: .received)
        let request = "R-" + disclosure.dropFirst(2)
        let liaison = try await site.browser(.policeLiaison)
        for (query, expected) in [
            ("", [disclosure, request]), ("?kind=disclosure", [disclosure]), ("?kind=request", [request]),
            ("?state=received", [disclosure]), ("?state=disclosed", [request]),
            ("?state=received&kind=request", []),
        ] {
            let page = try await liaison.get("/register\(query)").body
            #expect(references(on: page).sorted() == expected, "\(query)")
        }
        let page = try await liaison.get("/register?kind=disclosure").body
        for words in [
            "Record of requests and disclosures", ">Disclosure</td>", ">Eastfield Council</td>", ">Received</span>",
        ] {
            #expect(page.contains(words), "\(words)")
        }
        #expect(page.contains("<option value=\"disclosed\">Disclosed</option>"))
        let csv = try await liaison.get("/register.csv?kind=disclosure").body
        #expect(csv.contains("\(disclosure),Disclosure,Received,Eastfield Council,Northbrook Police,Ruth Vale"))
    }
}
