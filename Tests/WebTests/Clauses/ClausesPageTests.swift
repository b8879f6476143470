import SharingProtocol
import Testing

@testable import Web

@Suite("5.1 The clauses on screen")
struct ClausesPageTests {
    @Test func `stand each in a place of its own, to which every number leads`() async throws {
        let site = try await RequestSite()
        let page = try await site.browser(.asker).get("/clauses")
        let rules = try InformationSharingProtocol.safermk2013()
        #expect(faults(in: page.body) == [])
        #expect(page.body.contains("id=\"clause-3.11\""))
        for provision in rules.clauses {
            let path = Paths.clause(provision.clause)
            #expect(!path.contains(" "))
            #expect(page.body.contains("id=\"\(path.drop { $0 != "#" }.dropFirst())\""), "\(provision.clause)")
        }
        #expect(page.body.contains("A slip in the document: "))
    }

    /// A clause that a page can lead to and that is not there would be a link to nowhere.
    @Test func `have one for every clause that anything rests on`() throws {
        let rules = try InformationSharingProtocol.safermk2013()
        let known = Set(rules.clauses.map(\.clause))
        for clause in citations(of: rules).keys { #expect(known.contains(clause), "\(clause)") }
    }

    @Test func `say which questions, powers and grounds rest on them`() throws {
        let cited = citations(of: try InformationSharingProtocol.safermk2013())
        #expect(cited["3.11"]?.map(\.what) == ["Question", "Ground"])
        #expect(cited["2.2"]?.map(\.what) == ["Question", "Power"])
        #expect(cited["2.3"]?.map(\.what) == ["Duty"])
        #expect(cited["4.7"]?.contains(Citation(what: "Marking", words: "Restricted")) == true)
    }
}
