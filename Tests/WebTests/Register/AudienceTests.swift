import Casework
import Exchange
import Testing

@testable import Web

/// Who gets which page: each kind of officer at each address of these folders.
@Suite("4.2, 4.6, 4.8, 4.10 Who gets which page")
struct AudienceTests {
    enum Who: String, CaseIterable, CustomTestStringConvertible {
        case asker, colleague, liaison, holder, coordinator, auditor, administrator, stranger
        var testDescription: String { rawValue }
    }

    /// What is answered: the page; that it is not theirs; that there is nothing here; or the way to signing in.
    private enum Answer: Int { case page = 200, notTheirs = 403, nothing = 404, signIn = 303 }

    /// The whole table. Whoever is not named gets the second answer, and somebody not signed in is sent to sign in.
    private static func table(
        sent: Int, unsent: Int, agency: Int
    ) -> [(path: String, who: Set<Who>, otherwise: Answer)] {
        let all = Set(Who.allCases)
        let sharing = all.subtracting([.coordinator, .administrator])
        return [
            ("/in-tray", all, .notTheirs), ("/in-tray/waiting-for-others", all, .notTheirs),
            ("/disclosures/new", all, .notTheirs), ("/clauses", all, .notTheirs), ("/clauses/text", all, .notTheirs),
            ("/register", sharing, .notTheirs),
            ("/register?print=all", sharing, .notTheirs),
            ("/register.csv", sharing, .notTheirs),
            ("/register.json", sharing, .notTheirs),
            ("/agencies", all, .notTheirs), ("/agencies/directory", all, .notTheirs),
            ("/agencies/northbrook-police", all, .notTheirs), ("/agencies/no-such-agency", [], .nothing),
            ("/agencies/new", [.coordinator], .notTheirs),
            ("/agencies/northbrook-police/liaison-officers", [.liaison], .notTheirs),
            ("/agencies/northbrook-police/liaison-officers/dana-firth/end", [.liaison], .notTheirs),
            ("/agencies/northbrook-police/liaison-officers/tess-marlow/end", [], .nothing),
            ("/officers", [.administrator], .notTheirs), ("/officers/new", [.administrator], .notTheirs),
            ("/officers/tess-marlow", [.administrator], .notTheirs),
            ("/officers/tess-marlow/closure", [.administrator], .notTheirs),
            ("/book", all, .notTheirs), ("/book/checkpoint", all, .notTheirs),
            ("/book/entries/\(sent)", [.asker, .liaison, .holder, .auditor], .nothing),
            ("/book/entries/\(sent)/proof", [.asker, .liaison, .holder, .auditor], .nothing),
            ("/book/entries/\(unsent)", [.asker, .liaison, .auditor], .nothing),
            ("/book/entries/\(unsent)/proof", [.asker, .liaison, .auditor], .nothing),
            ("/book/entries/\(agency)", [.asker, .colleague, .liaison, .coordinator, .auditor], .nothing),
            ("/book/entries/999999", [], .nothing), ("/book/entries/-1", [], .nothing),
            ("/book/entries/01", [], .nothing), ("/book/entries/x", [], .nothing),
        ]
    }

    private func browser(_ who: Who, _ site: RequestSite) async throws -> TestClient {
        switch who {
        case .asker: try await site.browser(.asker)
        case .colleague: try await site.browser(.colleague)
        case .liaison: try await site.browser(.policeLiaison)
        case .holder: try await site.browser(.councilLiaison)
        case .coordinator: try await site.browser(.coordinator)
        case .auditor: try await site.browser(.auditor)
        case .administrator: try await site.administrator()
        case .stranger: try await site.browser(.trustLiaison)
        }
    }

    @Test(arguments: Who.allCases)
    func `each officer gets their own pages, and no word of a case that is not theirs`(_ who: Who) async throws {
        let site = try await RequestSite()
        try await site.handIn("R-0000-0001", about: "Vera Tennant", by: .asker)
        _ = try await site.desk.perform(
            .approve, on: "R-0000-0001", by: RequestSite.Person.policeLiaison.badge)
        try await site.handIn("R-0000-0002", about: "Vera Tennant", by: .asker)
        func first(_ reference: CaseID) async throws -> Int {
            try #require(try await site.desk.records.record(of: reference).entries.first?.position)
        }
        let table = Self.table(
            sent: try await first("R-0000-0001"), unsent: try await first("R-0000-0002"),
            agency: try await first(CaseID(of: RequestSite.police)))
        let seesSent: Set<Who> = [.asker, .liaison, .holder, .auditor]
        let seesUnsent: Set<Who> = [.asker, .liaison, .auditor]
        let browser = try await browser(who, site)
        for (path, allowed, otherwise) in table {
            let answer = try await browser.get(path)
            let isAllowed = allowed.contains(who)
            #expect(answer.status == (isAllowed ? Answer.page : otherwise).rawValue, "\(path)")
            #expect(!answer.body.contains("Tennant"), "\(path)")
            #expect(!answer.body.contains("R-0000-0001") || seesSent.contains(who), "\(path)")
            #expect(!answer.body.contains("R-0000-0002") || seesUnsent.contains(who), "\(path)")
            if answer.body.hasPrefix("<!doctype") { #expect(faults(in: answer.body) == [], "\(path)") }
        }
        #expect(seesSent.contains(who) == (try await browser.get("/register").body.contains("R-0000-0001")))
    }

    @Test func `nobody who is not signed in gets any of them`() async throws {
        let site = try await RequestSite()
        for (path, _, _) in Self.table(sent: 0, unsent: 1, agency: 2) {
            let answer = try await site.test.browser().get(path)
            #expect(answer.status == Answer.signIn.rawValue, "\(path)")
            #expect(answer.location?.hasPrefix("/sign-in") == true, "\(path)")
        }
    }

    @Test func `nobody is led to a page that they would be refused`() async throws {
        let site = try await RequestSite()
        for who in Who.allCases {
            let browser = try await browser(who, site)
            let navigation = try await browser.get("/in-tray").body.split(separator: "<nav class=\"nav\"")[1]
                .split(separator: "</nav>")[0]
            let paths = navigation.matches(of: /href="([^"]+)"/).map { String($0.1) }
            #expect(paths.first == "/in-tray")
            #expect(paths.contains("/officers") == (who == .administrator))
            for path in paths { #expect(try await browser.get(path).status == 200, "\(who) \(path)") }
        }
    }

    @Test func `a form that is not theirs changes nothing, whoever posts it`() async throws {
        let site = try await RequestSite()
        let size = try await site.bookSize()
        let posts: [(path: String, fields: [(String, String)], not: [Who])] = [
            ("/agencies", [("party", "mkact")], [.liaison, .auditor, .administrator]),
            ("/agencies/northbrook-police/agreement", [("declaration", "yes")], [.asker, .coordinator, .stranger]),
            (
                "/agencies/northbrook-police/liaison-officers",
                [("officer", "tess-marlow"), ("post", "liaison")] + site.today.typed("from"),
                [.asker, .coordinator, .administrator, .stranger]
            ),
            (
                "/agencies/northbrook-police/liaison-officers/dana-firth/end", site.today.typed("on"),
                [.asker, .coordinator, .stranger]
            ),
            ("/officers/tess-marlow/closure", [], [.liaison, .coordinator, .auditor]),
            ("/officers/tess-marlow/password", [], [.liaison, .coordinator, .auditor]),
            ("/officers", [("name", "N")], [.liaison, .coordinator, .auditor]),
        ]
        for (path, fields, others) in posts {
            for who in others {
                let browser = try await browser(who, site)
                _ = try await browser.get("/in-tray")
                #expect(try await browser.post(path, fields).status == 403, "\(who) \(path)")
            }
        }
        #expect(try await site.bookSize() == size)
    }
}
