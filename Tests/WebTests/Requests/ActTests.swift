import Casework
import Exchange
import HTTPTypes
import SharingProtocol
import Testing

@testable import Web

/// The acts of a few words, each on a page of its own.
@Suite("4.2, 4.10, 4.12, 4.13 The acts’ pages")
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
        Words(part: .sendingBack, person: .policeLiaison, state: .awaitingApproval, missing: "Say what has to change"),
        Words(part: .withdrawal, person: .asker, state: .sent, missing: "Say why it is withdrawn"),
        Words(part: .question, person: .councilLiaison, state: .sent, missing: "Write what you need to know"),
        Words(part: .answer, person: .policeLiaison, state: .clarifying, missing: "Write your answer"),
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
        let after = try await site.kinds(reference).count { $0 != "request.opened" }
        let again = try await browser.post(path, [("seen", "1"), ("words", "These words")])
        #expect(again.body.contains("Nothing was done"))
        #expect(try await site.kinds(reference).count { $0 != "request.opened" } == after)
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
        #expect(!page.contains("Approve it"))
        #expect(page.contains("It waits for Dana Firth, the liaison officer of Northbrook Police,"))
        let got = try await asker.get("/requests/\(reference)/approval")
        #expect(got.body.contains("This is not yours to do."))
        let posted = try await asker.post("/requests/\(reference)/approval", [("seen", "1")])
        #expect(posted.body.contains("This is not yours to do."))
        #expect(try await site.state(reference) == .awaitingApproval)
        let holder = try await site.browser(.councilLiaison)
        #expect(try await holder.get("/requests/\(reference)").status == 404)
    }

    @Test func `let it be kept longer, with a later day and a reason (4.12)`() async throws {
        let site = try await RequestSite()
        let reference = try await site.request(at: .received)
        let holder = try await site.browser(.councilLiaison)
        let path = "/requests/\(reference)/keeping"
        let later = site.today.adding(months: 5)
        for (fields, sentence) in [
            ([("words", "Still open")], "Enter the new keep-until day"),
            (later.typed("until"), "Say why it is still needed"),
            (site.today.typed("until") + [("words", "x")], "Choose a day after the present keep-until day."),
        ] {
            let answer = try await holder.fill(path, fields)
            #expect(answer.status == 422)
            #expect(answer.body.contains(sentence))
            #expect(faults(in: answer.body) == [])
        }
        try await site.expectDone(holder.fill(path, later.typed("until") + [("words", "Still open")]))
        #expect(try await holder.get("/requests/\(reference)").body.contains("May be kept until \(later.spoken)"))
    }

    @Test func `destroy with a tick, and with a witness for paper (4.13)`() async throws {
        let site = try await RequestSite()
        let reference = try await site.request(at: .received)
        let liaison = try await site.browser(.policeLiaison)
        let path = "/requests/\(reference)/destruction"
        let paper: [(String, String)] =
            [("paper", "shredded"), ("certain", "yes"), ("witness", "col-reeve")] + site.today.typed("shredded")
        for (fields, sentence) in [
            ([("certain", "yes")], "Say whether there were copies on paper"),
            ([("paper", "none")], "Tick the box to say that you understand"),
            (paper.with("witness", nil), "Choose the colleague who saw it"),
            (paper.with("witness", "ruth-vale"), "Choose one of the answers on the page"),
            (paper.with("witness", "dana-firth"), "Choose one of the answers on the page"),
            (paper.with("shredded-year", "2045"), "Give the day of shredding: today or before."),
            (paper.with("shredded-day", ""), "The day of shredding must include a day"),
        ] {
            let answer = try await liaison.fill(path, fields)
            #expect(answer.status == 422, "\(sentence)")
            #expect(answer.body.contains(sentence), "\(sentence)")
            #expect(faults(in: answer.body) == [])
        }
        #expect(try await site.state(reference) == .received)
        try await site.expectDone(liaison.fill(path, paper))
        let certificate = try await site.browser(.councilLiaison).get("/requests/\(reference)/certificate").body
        #expect(certificate.contains("seen by Col Reeve of Northbrook Police"))
        let again = try await liaison.post(path, [("seen", "1")] + paper)
        #expect(again.body.contains("Nothing was done"))
        #expect(try await site.kinds(reference).filter { $0 == "information.destroyed" }.count == 1)
        let page = try await liaison.get("/requests/\(reference)").body
        for words in ["Vera Tennant", "Mill Lane", "NP/77"] { #expect(!page.contains(words)) }
    }

    @Test func `name and remove readers, where it is theirs to widen the group (4.7, 4.10)`() async throws {
        let site = try await RequestSite()
        let reference = try await site.request(at: .disclosed)
        let path = "/requests/\(reference)/readers"
        let liaison = try await site.browser(.policeLiaison)
        let own = try await liaison.get(path).body
        #expect(own.contains("only Eastfield Council, whose it is, can name another reader"))
        let tried = try await liaison.post(path, [("seen", "1"), ("reader", "col-reeve")])
        #expect(tried.body.contains("Nothing was done"))
        let holder = try await site.browser(.councilLiaison)
        #expect(try await holder.fill(path, []).status == 422)
        #expect(try await holder.fill(path, [("reader", "owen-pike")]).status == 422)
        try await site.expectDone(holder.fill(path, [("reader", "col-reeve")]))
        let colleague = try await site.browser(.colleague)
        let text = try await colleague.fill("/requests/\(reference)/reading", []).body
        #expect(text.contains("14 Mill Lane"))
        #expect(text.contains("RESTRICTED: for Tess Marlow, Col Reeve only"))
        _ = try await liaison.get(path)
        try await site.expectDone(
            liaison.post("\(path)/removal", [("seen", liaison.hidden("seen")), ("reader", "col-reeve")]))
        #expect(try await colleague.get("/requests/\(reference)").status == 404)
    }

    @Test func `note that consent was withdrawn, after which nothing is read (4.4)`() async throws {
        let site = try await RequestSite()
        let reference = try await site.request(at: .sent)
        let holder = try await site.browser(.councilLiaison)
        let evidence = [
            ("evidence.consent-given-by", "Vera Tennant"), ("evidence.consent-date", "1 May 2031"),
            ("evidence.consent-scope", "Her address"), ("evidence.consent-evidence", "Form in file 9"),
        ]
        let consent = Filled.determination(today: site.today).with("ground", "consent") + evidence
        try await site.expectDone(
            holder.fill("/requests/\(reference)/determination", consent + [("action", "determine")]))
        try await site.expectDone(holder.fill("/requests/\(reference)/disclosure", Filled.disclosure))
        let path = "/requests/\(reference)/consent-withdrawal"
        let future = site.today.adding(days: 2).typed("on") + [("words", "By telephone")]
        #expect(try await holder.fill(path, future).status == 422)
        try await site.expectDone(holder.fill(path, site.today.typed("on") + [("words", "By telephone")]))
        let answer = try await site.browser(.asker).fill("/requests/\(reference)/reading", [])
        #expect(answer.body.contains("and the person has withdrawn it."))
        #expect(!answer.body.contains("14 Mill Lane"))
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
        for browser in [asker, liaison, holder] {
            harmless(try await browser.get(page).body)
            harmless(try await browser.get("\(page)/reading").body)
            harmless(try await browser.post("\(page)/reading").body)
        }
    }

    private func harmless(_ markup: String) {
        #expect(!markup.contains("<script>alert"))
        #expect(!markup.contains("<img"))
        #expect(faults(in: markup) == [])
    }
}
