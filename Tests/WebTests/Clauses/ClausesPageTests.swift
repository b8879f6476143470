import HTML
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
        #expect(cited["2.3"]?.map(\.what) == ["Duty", "Rests on it"])
        #expect(cited["4.7"]?.contains(Citation(what: "Marking", words: "Restricted")) == true)
    }

    @Test func `are listed by their parts, or in one list where each would be a part of its own`() throws {
        let ours = ClausesPage(rules: try InformationSharingProtocol.safermk2013()).page.body.text
        #expect(ours.contains("<summary>Part 1: 1.1 to 1.4</summary>"))
        #expect(ours.contains("<summary>Appendices</summary>"))
        let saltmere = try #require(ProtocolFile.read(InformationSharingProtocol.startText).rules)
        let theirs = ClausesPage(rules: saltmere).page.body.text
        #expect(!theirs.contains("<summary>"))
        #expect(theirs.contains("href=\"#clause-6(a)\""))
    }

    @Test func `are cited by another partnership’s numbers, and not at all where its document says nothing`() throws {
        let saltmere = try #require(ProtocolFile.read(InformationSharingProtocol.startText).rules)
        #expect(clauseLink(.liaisonOfficers, in: saltmere).text.contains("href=\"/clauses#clause-8\""))
        #expect(clauseLink(.access, in: saltmere).isEmpty && clauseLinks([.access], in: saltmere).isEmpty)
        let both = clauseLinks([.signatories, .agreementForm], in: saltmere).text
        #expect(both.ranges(of: "#clause-12").count == 1, "a clause that is cited twice is shown once")
        #expect(clauseLinks([.signatories], in: saltmere, of: saltmere.name).text.contains("?version=saltmere-2026#"))
    }
}
