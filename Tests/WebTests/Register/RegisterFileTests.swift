import Casework
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Synchronization
import Testing

@testable import Web

@Suite("4.6 The register leaves as a file")
struct RegisterFileTests {
    @Test func `as CSV and as JSON, under a name without anything personal in it`() async throws {
        let site = try await RequestSite()
        try await site.handIn("R-0000-0001", about: "Vera Tennant")
        let liaison = try await site.browser(.policeLiaison)
        let csv = try await liaison.get("/register.csv")
        let name = "gatehouse-register-northbrook-police-2031-05-31-ledger-\(try await site.bookSize())"
        #expect(csv.headers[.contentType] == "text/csv; charset=utf-8")
        #expect(csv.headers[.contentDisposition] == "attachment; filename=\"\(name).csv\"")
        #expect(csv.headers[.cacheControl] == "no-store")
        #expect(
            csv.body.contains(
                "R-0000-0001,Request,With the holder,Eastfield Council,Northbrook Police,Dana Firth,"
                    + "Personal information"))
        #expect(csv.body.utf8.starts(with: [0xEF, 0xBB, 0xBF]))
        #expect(csv.body.contains(",\"Record of requests and disclosures of Northbrook Police, for its liaison"))
        let json = try await liaison.get("/register.json")
        #expect(json.headers[.contentType] == "application/json")
        let read = try #require(try JSONSerialization.jsonObject(with: Data(json.body.utf8)) as? [String: Any])
        #expect(read["count"] as? Int == 1)
        for file in [csv, json] { #expect(!file.body.contains("Tennant")) }
    }

    @Test func `with no formula in it, whatever an agency or an officer is called`() async throws {
        let site = try await RequestSite()
        let coordinator = try await site.browser(.coordinator)
        _ = try await coordinator.get("/agencies/new")
        let admitted = try await coordinator.post(
            "/agencies", [("party", "schools"), ("name", "=HYPERLINK(\"http://x.example\")")])
        #expect(admitted.status == 303)
        try await site.handIn("R-0000-0001", about: "A", by: .asker)
        let liaison = try await site.browser(.policeLiaison)
        var csv = try await liaison.get("/register.csv").body
        #expect(!csv.contains("HYPERLINK"))
        // Give the name a row to stand in: the agency has to have signed before it can be asked.
        let agency: AgencyID = "hyperlink-http-x-example"
        try await site.sign(agency)
        try await site.handIn("R-0000-0002", of: agency)
        csv = try await liaison.get("/register.csv").body
        #expect(csv.contains(",\"'=HYPERLINK(\"\"http://x.example\"\")\","))
        let page = try await liaison.get("/register")
        #expect(page.body.contains("=HYPERLINK(&quot;http://x.example&quot;)"))
    }
}

@Suite("4.6, 4.10 Search by a person’s name")
struct NameSearchTests {
    @Test func `finds what is about that person, in one’s own register alone`() async throws {
        let site = try await RequestSite()
        try await site.handIn("R-0000-0001", about: "Vera Tennant")
        try await site.handIn("R-0000-0002", about: "Victor Tennant")
        try await site.handIn("R-0000-0003", about: "Vera Tennant", by: .asker)
        for (person, name, found) in [
            (RequestSite.Person.policeLiaison, "vera TENNANT", ["1", "3"]), (.councilLiaison, "Vera Tennant", ["1"]),
            (.councilLiaison, "Tennant", ["1", "2"]), (.trustLiaison, "Vera Tennant", []),
            (.asker, "Vera Tennant", []), (.auditor, "Vera Tennant", []),
        ] {
            let browser = try await site.browser(person)
            let page = try await browser.post("/register/search", [("subject", name)])
            #expect(page.status == 200)
            #expect(references(on: page.body).sorted() == found.map { "R-0000-000" + $0 }, "\(person) \(name)")
            #expect(faults(in: page.body) == [])
        }
    }

    @Test func `puts the name in no address and no link, and into no line of the log`() async throws {
        let site = try await RequestSite()
        for number in 1...RegisterPages.pageSize + 1 {
            try await site.handIn(CaseID("R-0000-\(1000 + number)"), about: "Vera Tennant")
        }
        let liaison = try await site.browser(.policeLiaison)
        _ = try await liaison.get("/register")
        #expect(liaison.page.contains("<form method=\"post\" action=\"/register/search\""))
        let lines = LogLines()
        let answer = try await lines.post(
            "/register/search", [("subject", "Vera Tennant"), ("csrf", liaison.hidden("csrf"))], as: liaison,
            at: site.test.site)
        #expect(answer.contains("51 cases, 1 to 50 shown"))
        #expect(!lines.all.isEmpty)
        for line in lines.all { #expect(!line.contains("Tennant")) }
        for match in answer.matches(of: /(?:href|action)="([^"]*)"/) { #expect(!match.1.contains("Tennant")) }
        #expect(!answer.contains("<title>Vera"))
        let second = try await liaison.post("/register/search", [("subject", "Vera Tennant"), ("page", "2")])
        #expect(references(on: second.body).count == 1)
        let file = try await liaison.post("/register/search", [("subject", "Vera Tennant"), ("as", "csv")])
        #expect(file.body.split(separator: "\r\n").count == 1 + 51)
        #expect(file.headers[.contentDisposition]?.contains("Tennant") == false)
        #expect(!file.body.contains("Tennant"))
    }

    @Test func `is never taken from an address`() async throws {
        let site = try await RequestSite()
        try await site.handIn("R-0000-0001", about: "Vera Tennant")
        let liaison = try await site.browser(.policeLiaison)
        #expect(references(on: try await liaison.get("/register?subject=Nobody").body) == ["R-0000-0001"])
        #expect(try await liaison.get("/register/search?subject=Vera").location == "/register")
        let empty = try await liaison.fill("/register", [])
        #expect(empty.status == 405)
        let nameless = try await liaison.post("/register/search", [("subject", " ")])
        #expect(nameless.status == 422)
        #expect(nameless.body.contains("Enter the name of the person it is about"))
    }
}

/// What the server writes into its log.
private final class LogLines: Sendable {
    private let lines = Mutex<[String]>([])
    var all: [String] { lines.withLock { $0 } }

    struct Handler: LogHandler {
        let into: LogLines
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.trace
        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }
        func log(event: LogEvent) {
            into.lines.withLock { $0.append("\(event.message) \(event.metadata ?? [:]) \(metadata)") }
        }
    }

    func post(_ path: String, _ fields: [(String, String)], as browser: TestClient, at site: Site) async throws
        -> String
    {
        let text = fields.map { LocalPath.queryEncoded($0.0) + "=" + LocalPath.queryEncoded($0.1) }
        let head = HTTPRequest(
            method: .post, scheme: "http", authority: "gatehouse.example", path: path,
            headerFields: [
                .cookie: browser.cookies.map { "\($0)=\($1)" }.joined(separator: "; "),
                .contentType: "application/x-www-form-urlencoded",
            ])
        let body = RequestBody(buffer: ByteBuffer(string: text.joined(separator: "&")))
        let logger = Logger(label: "test") { _ in Handler(into: self) }
        let response = try await site.responder().respond(
            to: Request(head: head, body: body), context: Visit(logger: logger, address: "192.0.2.7"))
        let written = Collected()
        try await response.body.write(written)
        return written.text.withLock { $0 }
    }

    private final class Collected: ResponseBodyWriter, Sendable {
        let text = Mutex("")
        func write(_ buffer: ByteBuffer) async throws { text.withLock { $0 += String(buffer: buffer) } }
        func finish(_ trailing: HTTPFields?) async throws {}
    }
}
