import Exchange
import HTTPTypes
import Hummingbird
import Logging
import Testing

@testable import Web

/// Several partnerships at one address (4.2, 4.8): each answers at its own name, and nothing crosses.
@Suite("Several partnerships at one address")
struct SiteChooserTests {
    private static func chooser(_ sites: [String: TestSite]) -> SiteChooser<SitePages> {
        let pages = sites.mapValues { $0.site.responder() }
        let doorway = Doorway(isSecure: false) {
            pages.keys.map { Doorway.Door(name: $0, title: "The \($0) partnership") }
        }
        return SiteChooser(host: "gatehouse.example", doorway: doorway) { pages[$0] }
    }

    @Test(arguments: [
        ("north.gatehouse.example", "north"), ("NORTH.Gatehouse.Example:8443", "north"),
        ("gatehouse.example", nil), ("gatehouse.example:8080", nil), ("", nil), (".gatehouse.example", nil),
        ("a.north.gatehouse.example", nil), ("north.gatehouse.example.evil.example", nil),
        ("northgatehouse.example", nil), ("north.elsewhere.example", nil), ("north.gatehouse.example:1:2", "north"),
    ])
    func `know a partnership by what stands before the address, and by nothing else`(_ host: String, _ name: String?) {
        #expect(Self.chooser([:]).name(in: host) == name)
    }

    @Test func `are strangers to one another's officers`() async throws {
        let (north, south) = (try await TestSite(), try await TestSite())
        let chooser = Self.chooser(["north": north, "south": south])
        let there = TestClient(responder: chooser, authority: "north.gatehouse.example")
        try await there.signIn()
        #expect(try await there.get("/in-tray").status == 200)
        // The very same cookie at the next name opens nothing, and no form of the one is taken by the other.
        let next = TestClient(responder: chooser, authority: "south.gatehouse.example")
        for (name, value) in there.cookies { next.plant(name, value) }
        let answer = try await next.get("/in-tray")
        #expect(answer.status == 303 && answer.location?.hasPrefix("/sign-in") == true)
        #expect(there.cookies.keys.allSatisfy { !$0.isEmpty })
    }

    @Test func `set cookies for their own name alone`() async throws {
        let site = try await TestSite()
        let browser = TestClient(
            responder: Self.chooser(["north": site]), authority: "north.gatehouse.example")
        let answer = try await browser.get("/sign-in")
        let cookie = try #require(answer.headers[.setCookie])
        #expect(!cookie.lowercased().contains("domain="))
    }

    @Test func `are led to from the address itself, which asks nobody who they are`() async throws {
        let site = try await TestSite()
        let chooser = Self.chooser(["north": site])
        let browser = TestClient(responder: chooser, authority: "gatehouse.example")
        let answer = try await browser.get("/")
        #expect(answer.status == 200)
        #expect(answer.body.contains("<a href=\"//north.gatehouse.example/\">The north partnership</a>"))
        #expect(browser.cookies.isEmpty)
        #expect(try await browser.get("/in-tray").status == 404)
        for name in ["nobody.gatehouse.example", "elsewhere.example"] {
            let stranger = TestClient(responder: chooser, authority: name)
            #expect(try await stranger.get("/sign-in").status == 404, "\(name)")
        }
    }

    @Test func `are never led to by an address that somebody else made up`() async throws {
        let chooser = Self.chooser(["north": try await TestSite()])
        let browser = TestClient(responder: chooser, authority: "evil.example\"><script>")
        let answer = try await browser.get("/")
        #expect(answer.status == 200 && !answer.body.contains("evil.example") && !answer.body.contains("<script>"))
    }

    @Test func `say so, and nothing of why, where one cannot be opened`() async throws {
        let doorway = Doorway(isSecure: false) { [] }
        let chooser = SiteChooser<SitePages>(host: "gatehouse.example", doorway: doorway) { _ in
            throw StoreError.unreachable(place: "db.internal.example", why: "it does not answer")
        }
        let browser = TestClient(responder: chooser, authority: "north.gatehouse.example")
        for path in ["/", "/sign-in", "/register"] {
            let answer = try await browser.get(path)
            #expect(answer.status == 503 && answer.body.contains("cannot reach its records"), "\(path)")
            #expect(!answer.body.contains("internal") && answer.headers[.contentSecurityPolicy] != nil)
        }
    }

    @Test func `say so where there is none yet`() async throws {
        let browser = TestClient(responder: Self.chooser([:]), authority: "gatehouse.example")
        #expect(try await browser.get("/").body.contains("There is no partnership here yet"))
    }

    @Test func `are looked for by name where there are many`() async throws {
        let doorway = Doorway(isSecure: false) {
            (1...60).map { Doorway.Door(name: "p\($0)", title: "Partnership \($0)") }
        }
        let chooser = SiteChooser<SitePages>(host: "gatehouse.example", doorway: doorway) { _ in nil }
        let browser = TestClient(responder: chooser, authority: "gatehouse.example")
        #expect(try await browser.get("/").body.contains("And 10 more"))
        let found = try await browser.get("/?name=ship%2060").body
        #expect(found.contains("//p60.gatehouse.example/") && !found.contains("//p59.gatehouse.example/"))
        #expect(try await browser.get("/?name=nowhere").body.contains("None has that in its name"))
    }
}
