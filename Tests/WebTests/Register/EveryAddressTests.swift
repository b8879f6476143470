import Casework
import Exchange
import HTTPTypes
import Hummingbird
import Testing

@testable import Web

/// Every address that the router itself knows, tried by people who have no part in a case.
@Suite("4.2, 4.10 No address tells of a case to whoever has no part in it")
struct EveryAddressTests {
    private static let words = ["Tennant", "Mill Lane"]

    /// What stands in the place of each part of an address that is filled in; a new part has to be added here.
    private static func values(_ references: [String], _ position: Int) -> [String: [String]] {
        [
            "reference": references, "agency": ["northbrook-police", "eastfield-council"],
            "officer": ["tess-marlow"], "position": [String(position)], "file": ["F-0000-0001"],
            "step": ["subject", "items", "recipients", "decision"],
            "figure": ReviewSubject.allCases.map { $0.rawValue + "-1" },
        ]
    }

    private static func filled(_ path: String, _ values: [String: [String]]) throws -> [String] {
        guard let part = path.firstMatch(of: /\{([a-z]+)\}/) else { return [path] }
        let known = try #require(values[String(part.1)], "\(path): say what stands in the place of \(part.1)")
        return try known.flatMap { try filled(path.replacing(part.0, with: $0, maxReplacements: 1), values) }
    }

    private func browser(_ person: RequestSite.Person?, _ site: RequestSite) async throws -> TestClient {
        if let person { return try await site.browser(person) }
        return try await site.administrator()
    }

    @Test(arguments: [RequestSite.Person?.none, .colleague, .councilOfficer, .trustLiaison, .coordinator])
    func `is shown, and nothing is entered by trying`(_ person: RequestSite.Person?) async throws {
        let site = try await RequestSite()
        let disclosure = try await site.disclosure(at: .received)
        let references = [disclosure, "R-" + disclosure.dropFirst(2)]
        let size = try await site.bookSize()
        let browser = try await browser(person, site)
        let routes = Web.routes(site.test.site).routes.filter { $0.method == .get || $0.method == .post }
        #expect(routes.count > 60, "\(routes.count)")
        var tried = 0
        for position in (0..<size).reversed() {
            let entry = try await site.desk.records.entries(from: position, limit: 1).first
            guard references.contains(entry?.reference.text ?? "") || position == 0 else { continue }
            let values = Self.values(references, position)
            // Every address once, and the ledger's entries one by one.
            for route in routes where tried == 0 || route.path.description.contains("{position}") {
                for path in try Self.filled(route.path.description, values) {
                    let isOfCases = references.contains { path.contains($0) }
                    guard route.method == .get || isOfCases else { continue }
                    let answer = try await route.method == .get ? browser.get(path) : browser.post(path)
                    // An address that names a case may say it again, on the page that there is nothing.
                    for word in Self.words + references where !path.contains(word) {
                        #expect(!answer.body.contains(word), "\(route.method) \(path) tells of “\(word)”")
                    }
                    if isOfCases { #expect(answer.status != 200, "\(route.method) \(path)") }
                }
            }
            tried += 1
        }
        #expect(tried > 5)
        #expect(try await site.bookSize() == size, "the size of the ledger tells that there is such a case")
    }
}
