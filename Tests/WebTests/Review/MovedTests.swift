import Casework
import Exchange
import SharingProtocol
import Testing

@testable import Web

/// A partnership that has moved to `model-2026` while a restricted disclosure of 2013 was out.
@Suite("4.7, 5.1 Old cases after the protocol has changed")
struct MovedTests {
    private typealias Person = RequestSite.Person

    private func act(_ act: PartnershipAct, by person: Person, at site: RequestSite) async throws {
        guard case .done = try await site.desk.perform(act, by: person.badge) else { throw RequestSite.NotDone() }
    }

    private func move(_ site: RequestSite) async throws {
        let model = try InformationSharingProtocol.model2026()
        let text = ProposedText(name: model.name, text: model.text, textHash: model.textHash)
        let words: [String: Confidential] = ["findings": "Old law.", "recommendations": "Move."]
        try await act(.team(.write(words: words)), by: .coordinator, at: site)
        try await act(.team(.present(text: text, figures: [:])), by: .coordinator, at: site)
        for person in [Person.policeLiaison, .councilLiaison] {
            let presented = try await site.desk.register().register.partnership.reviews.last?.presentedAt
            try await act(.answer(approves: true, words: "", presentedAt: presented), by: person, at: site)
        }
        try await act(.team(.adopt(from: site.today)), by: .coordinator, at: site)
    }

    @Test func `keep their marking, their words, and the clauses of their time`() async throws {
        let site = try await RequestSite()
        let reference = try await site.disclosure(at: .received)
        let before = try await site.browser(.asker).get("/disclosures/\(reference)/reading")
        #expect(before.body.contains("class=\"marking"))
        try await move(site)
        let browser = try await site.browser(.asker)
        let cover = try await browser.get("/disclosures/\(reference)/reading")
        #expect(cover.body.contains("class=\"marking"))
        for path in ["/disclosures/\(reference)", "/requests/R-\(reference.dropFirst(2))"] {
            let shown = try await browser.get(path)
            #expect(shown.body.contains("It was decided under safermk-2013"), "\(path)")
            #expect(shown.body.contains("/clauses?version=safermk-2013#clause-3.11"), "\(path)")
            #expect(faults(in: shown.body) == [], "\(path)")
        }
        let clauses = try await browser.get("/clauses?version=safermk-2013")
        #expect(clauses.body.contains("in force from 1 April 2013"))
        #expect(try await browser.get("/clauses?version=nothing").status == 404)
    }

    @Test func `pages of the review are for those whose they are (5.2)`() async throws {
        let site = try await RequestSite()
        let asker = try await site.browser(.asker)
        for path in ["/review/writing", "/review/presentation", "/review/adoption", "/review/answer"] {
            #expect(try await asker.get(path).status == 403, "\(path)")
        }
        let outsider = try await site.browser(.trustLiaison)
        #expect(try await outsider.get("/review/figures").status == 403)
        #expect(try await outsider.get("/review").status == 200)
        let team = try await site.browser(.coordinator)
        for path in ["/review", "/review/figures", "/review/writing", "/agencies/northbrook-police/standing"] {
            let page = try await team.get(path)
            #expect(page.status == 200 && faults(in: page.body) == [], "\(path)")
        }
        #expect(try await asker.get("/agencies/eastfield-council/leaving").status == 403)
        #expect(try await asker.get("/agencies/northbrook-police/standing").status == 403)
    }
}
