import Casework
import Exchange
import HTTPTypes
import SharingProtocol
import Testing

@testable import Web

/// The acts of a few words, each on a page of its own.
@Suite("4.2, 4.4, 4.10, 4.13 The acts’ pages of a request")
struct ActTests {
    /// An act that consists in words: where it is done, by whom, and at which point.
    struct Words: Sendable, CustomTestStringConvertible {
        let part: RequestPart
        let person: RequestSite.Person
        let state: RequestState
        let missing: String
        var testDescription: String { part.rawValue }
    }

    static let words = [
        Words(
            part: .sendingBack, person: .policeLiaison, state: .awaitingApproval, missing: "Enter what has to change"),
        Words(part: .withdrawal, person: .asker, state: .sent, missing: "Enter the reason for withdrawing it"),
        Words(part: .question, person: .councilLiaison, state: .sent, missing: "Enter your question"),
        Words(part: .answer, person: .policeLiaison, state: .clarifying, missing: "Enter your answer"),
    ]

    @Test func `are entered when somebody looks, and a HEAD looks at nothing (4.10)`() async throws {
        let site = try await RequestSite()
        let reference = try await site.request(at: .sent)
        let browser = try await site.browser(.councilLiaison)
        let before = try await site.kinds(reference)
        #expect(try await browser.send(.head, "/requests/\(reference)", headers: [:], body: []).status == 200)
        #expect(try await site.kinds(reference) == before)
        #expect(try await browser.get("/requests/\(reference)").status == 200)
        #expect(try await site.kinds(reference) == before + ["request.opened"])
    }

    @Test(arguments: words)
    func `need their words, once, and not too many`(_ act: Words) async throws {
        let site = try await RequestSite()
        let reference = try await site.request(at: act.state)
        let browser = try await site.browser(act.person)
        let path = "/requests/\(reference)/\(act.part.rawValue)"
        let shown = try await browser.get(path)
        #expect(faults(in: shown.body) == [])
        let kinds = try await site.kinds(reference)
        for (fields, sentence) in [
            ([], act.missing), ([("words", "  ")], act.missing),
            ([("words", "a"), ("words", "b")], "Give one answer, not 2"),
            ([("words", String(repeating: "x", count: 2001))], "Shorten this answer to 2000"),
        ] {
            let answer = try await browser.fill(path, fields)
            #expect(answer.status == 422)
            #expect(answer.body.contains(sentence))
        }
        #expect(try await site.kinds(reference) == kinds)
        try await site.expectDone(browser.fill(path, [("words", "These words")]))
        let after = try await site.moves(reference)
        let again = try await browser.post(path, [("seen", "1"), ("words", "These words")])
        #expect(again.body.contains("Nothing was done"))
        #expect(try await site.moves(reference) == after)
    }

    @Test func `say that the request moved on, and keep what was typed`() async throws {
        let site = try await RequestSite()
        let reference = try await site.request(at: .sent)
        let holder = try await site.browser(.councilLiaison)
        let path = "/requests/\(reference)/question"
        let stale = try await holder.get(path)
        #expect(stale.status == 200)
        let seen = holder.hidden("seen")
        try await site.expectDone(holder.fill(path, [("words", "First?")]))
        try await site.expectDone(
            site.browser(.policeLiaison).fill("/requests/\(reference)/answer", [("words", "Yes")]))
        let answer = try await holder.post(path, [("seen", seen), ("words", "Second?")])
        #expect(answer.status == 200)
        #expect(answer.body.contains("The case has moved on since you looked at it"))
        #expect(answer.body.contains("Second?"))
        try await site.expectDone(holder.post(path, [("seen", holder.hidden("seen")), ("words", "Second?")]))
    }

    @Test func `are not offered, and not done, by those whose they are not (4.2)`() async throws {
        let site = try await RequestSite()
        let reference = try await site.request(at: .awaitingApproval)
        let asker = try await site.browser(.asker)
        let page = try await asker.get("/requests/\(reference)").body
        #expect(!page.contains("Approve the request"))
        #expect(page.contains("Waiting for Dana Firth (Northbrook Police) to approve it."))
        let got = try await asker.get("/requests/\(reference)/approval")
        #expect(got.body.contains("You cannot do this."))
        let posted = try await asker.post("/requests/\(reference)/approval", [("seen", "1")])
        #expect(posted.body.contains("You cannot do this."))
        #expect(try await site.state(reference) == .awaitingApproval)
        let holder = try await site.browser(.councilLiaison)
        #expect(try await holder.get("/requests/\(reference)").status == 404)
    }

    @Test func `record that consent was withdrawn, after which it is decided again (4.4)`() async throws {
        let site = try await RequestSite()
        let reference = try await site.request(at: .sent)
        let holder = try await site.browser(.councilLiaison)
        let evidence =
            [
                ("evidence.consent-given-by", "Vera Tennant"), ("evidence.consent-scope", "Her address"),
                ("evidence.consent-evidence", "Form in file 9"),
            ] + site.today.adding(days: -30).typed("evidence.consent-date")
        let consent = Filled.determination(today: site.today).with("ground", "consent") + evidence
        try await site.expectDone(
            holder.fill("/requests/\(reference)/determination", consent + [("action", "determine")]))
        let path = "/requests/\(reference)/consent-withdrawal"
        let today = site.today.typed("on")
        for (fields, sentence) in [
            (today, "Enter how consent was withdrawn"),
            ([("words", "By telephone")], "Enter the date the consent was withdrawn"),
            (site.today.adding(days: 2).typed("on") + [("words", "x")], "Give the day on which it was withdrawn"),
        ] {
            let answer = try await holder.fill(path, fields)
            #expect(answer.status == 422)
            #expect(answer.body.contains(sentence))
            #expect(faults(in: answer.body) == [])
        }
        try await site.expectDone(holder.fill(path, today + [("words", "By telephone")]))
        #expect(try await site.state(reference) == .sent)
        let page = try await holder.get("/requests/\(reference)").body
        #expect(page.contains("Consent withdrawn on \(site.today.spoken)") && page.contains("By telephone"))
    }

    @Test func `destroy a request that came to nothing, with a certificate (4.13)`() async throws {
        let site = try await RequestSite()
        let reference = try await site.request(at: .sent)
        let asker = try await site.browser(.asker)
        try await site.expectDone(asker.fill("/requests/\(reference)/withdrawal", [("words", "Not needed")]))
        let liaison = try await site.browser(.policeLiaison)
        let path = "/requests/\(reference)/destruction"
        #expect(try await liaison.fill(path, [("paper", "none")]).status == 422)
        try await site.expectDone(liaison.fill(path, Filled.destruction))
        for person in [RequestSite.Person.policeLiaison, .councilLiaison] {
            let certificate = try await site.browser(person).get("/requests/\(reference)/certificate").body
            #expect(certificate.contains("Certificate of destruction") && certificate.contains("None"))
        }
        #expect(try await site.kinds(reference).filter { $0 == "request.destroyed" }.count == 1)
        let page = try await liaison.get("/requests/\(reference)").body
        for words in ["Vera Tennant", "Mill Lane", "NP/77"] { #expect(!page.contains(words)) }
    }

    @Test func `show what was typed as text and never as markup`() async throws {
        let site = try await RequestSite()
        let attack = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
        let asker = try await site.browser(.asker)
        let path = try #require(try await asker.post("/requests/new").location)
        let choices: Set = ["agency", "class", "purpose", "reason", "ground", "readers"]
        for (step, fields) in Filled.asking("personal", today: site.today) {
            let attacked = fields.map { name, value -> (String, String) in
                let isWords = !choices.contains(name) && !name.hasPrefix("keeping")
                return (name, isWords ? attack : value)
            }
            let answer = try await asker.fill("\(path)/\(step)", attacked)
            #expect(answer.status == 303, "\(step)")
            harmless(try await asker.get("\(path)/\(step)").body)
        }
        harmless(try await asker.get("\(path)/check").body)
        try await site.expectDone(asker.fill("\(path)/check", []))
        let reference = String(try #require(path.split(separator: "/").last))
        let page = "/requests/\(reference)"
        let liaison = try await site.browser(.policeLiaison)
        let holder = try await site.browser(.councilLiaison)
        harmless(try await liaison.fill("\(page)/sending-back", [("words", String(repeating: attack, count: 50))]).body)
        try await site.expectDone(liaison.fill("\(page)/approval", []))
        try await site.expectDone(holder.fill("\(page)/question", [("words", attack)]))
        harmless(try await liaison.get("\(page)/answer").body)
        try await site.expectDone(liaison.fill("\(page)/answer", [("words", attack)]))
        var determination = Filled.determination(today: site.today).filter { $0.0 != "item.2" }
        for name in ["necessity", "evidence.risk", "evidence.risk-to", "conditions", "reasons"] {
            determination = determination.with(name, attack)
        }
        determination += [("item.2", "withhold"), ("item.2.reason", attack)]
        harmless(try await holder.fill("\(page)/determination", determination + [("action", "check")]).body)
        try await site.expectDone(holder.fill("\(page)/determination", determination + [("action", "determine")]))
        harmless(try await holder.get("\(page)/disclosure").body)
        let handed = try await holder.fill(
            "\(page)/disclosure", [("item.1", attack), ("checked", "yes")],
            files: [("files", "<script>alert(1)</script>.txt", [1])])
        site.expectDone(handed)
        let disclosure = "/disclosures/\(RequestSite.disclosure(of: reference))"
        for browser in [asker, liaison, holder] {
            for path in [page, "\(page)/decision", disclosure, "\(disclosure)/reading"] {
                harmless(try await browser.get(path).body)
            }
            harmless(try await browser.post("\(disclosure)/reading").body)
        }
    }

    private func harmless(_ markup: String) {
        #expect(!markup.contains("<script>alert"))
        #expect(!markup.contains("<img"))
        #expect(faults(in: markup) == [])
    }
}
