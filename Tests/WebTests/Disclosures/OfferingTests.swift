import Casework
import Exchange
import HTTPTypes
import SharingProtocol
import Testing

@testable import Web

extension RequestSite {
    /// What the council's liaison officer fills in to offer information without being asked, page by page.
    func offering(to agencies: [AgencyID]) -> [(step: String, fields: [(String, String)])] {
        let decision: [(String, String)] = [
            ("class", "personal"), ("ground", "risk-of-harm"), ("evidence.risk", "Threats at the door"),
            ("evidence.risk-to", "Her neighbour"), ("necessity", "Nothing less warns them"),
            ("confidence", "notGivenInConfidence"), ("marking", "none"), ("conditions", "Tell nobody at the school"),
            ("reasons", "The risk is plain"),
        ]
        let readers = [RequestSite.police: "tess-marlow", RequestSite.trust: "hal-dunn"]
        return [
            ("recipients", agencies.map { ("recipients", $0.text) }), ("purpose", [("purpose", "shared-intelligence")]),
            (
                "decision",
                decision + agencies.compactMap { readers[$0].map { ("readers", $0) } }
                    + today.adding(months: 3).typed("keep")
            ),
            ("reason", [("reason", "prevent-or-detect")]), ("subject", [("subject", "Vera Tennant")]),
            ("information", [("information", "Two calls a week")]),
        ]
    }

    /// The same as a draft with every page answered; its address.
    func offeringDraft(to agencies: [AgencyID], by browser: TestClient) async throws -> String {
        _ = try await browser.get("/disclosures/new")
        let path = try #require(try await browser.post("/disclosures/new").location)
        for (step, fields) in offering(to: agencies) {
            let kept = try await browser.fill("\(path)/\(step)", fields)
            #expect(kept.status == 303, "\(step): \(kept.body)")
        }
        return path
    }

    /// Information of the council that is offered to these agencies; its reference.
    func offered(to agencies: [AgencyID]) async throws -> String {
        let owner = try await browser(.councilLiaison)
        let path = try await offeringDraft(to: agencies, by: owner)
        try await expectDone(owner.fill("\(path)/check", [("checked", "yes")]))
        return String(try #require(path.split(separator: "/").last))
    }
}

/// Giving information without being asked.
@Suite("3.12, 4.2, 4.3 Offering information")
struct OfferingTests {
    @Test func `goes from its first page to its acceptance and reading`() async throws {
        let site = try await RequestSite()
        let owner = try await site.browser(.councilLiaison)
        let draft = try await site.offeringDraft(to: [RequestSite.police], by: owner)
        let reference = String(try #require(draft.split(separator: "/").last))
        let check = try await owner.get("\(draft)/check")
        for words in [
            "Northbrook Police", "Tess Marlow", "Vera Tennant", "Two calls a week", "Tell nobody at the school",
            "Can it be shared with Northbrook Police? Yes: all",
        ] {
            #expect(check.body.contains(words), "\(words)")
        }
        #expect(faults(in: check.body) == [])
        let sent = try await owner.fill(
            "\(draft)/check", [("checked", "yes")], files: [("files", "log.txt", Array("Two calls".utf8))])
        #expect(sent.location == "/disclosures/\(reference)?done=offered")
        let path = "/disclosures/\(reference)"
        #expect(try await owner.get(path).body.contains("Waiting for Dana Firth (Northbrook Police) to accept it"))

        let reader = try await site.browser(.asker)
        #expect(try await reader.get(path).status == 404, "nothing enters an agency without its liaison officer")
        let liaison = try await site.browser(.policeLiaison)
        let tray = try await liaison.get("/in-tray").body
        #expect(tray.contains("Accept what is offered or decline it") && tray.contains("href=\"\(path)\""))
        let shown = try await liaison.get(path).body
        #expect(shown.contains("Next: accept it or decline it."))
        #expect(shown.contains("The risk is plain"))
        #expect(!shown.contains("Two calls a week"))
        #expect(!(try await liaison.post("\(path)/reading").body.contains("Two calls a week")))
        #expect(try await liaison.get("\(path)/acceptance").body.contains("Tell nobody at the school"))
        try await site.expectDone(liaison.fill("\(path)/acceptance", []))
        let cover = try await reader.get("\(path)/reading").body
        #expect(cover.contains("Tell nobody at the school"))
        let text = try await reader.post("\(path)/reading").body
        #expect(text.contains("Two calls a week") && text.contains("log.txt"))
        let file = try #require(text.firstMatch(of: /files\/(F-[A-Z0-9-]+)/)?.1)
        #expect(try await reader.post("\(path)/files/\(file)").body == "Two calls")
    }

    @Test func `ends where it is declined, and its owner is told (4.2)`() async throws {
        let site = try await RequestSite()
        let reference = try await site.offered(to: [RequestSite.police])
        let path = "/disclosures/\(reference)"
        let liaison = try await site.browser(.policeLiaison)
        try await site.expectDone(liaison.fill("\(path)/declining", []))
        #expect(try await site.copies(reference) == [RequestSite.police: .declined])
        let owner = try await site.browser(.councilLiaison)
        #expect(try await owner.get("/in-tray").body.contains("What you offered was declined"))
        #expect(!(try await owner.fill("\(path)/reading", []).body.contains("Two calls a week")))
        #expect(try await liaison.post("\(path)/acceptance", [("seen", "1")]).body.contains("Nothing was done"))
        #expect(try await site.copies(reference) == [RequestSite.police: .declined])
    }

    @Test func `is offered once, however often it is posted`() async throws {
        let site = try await RequestSite()
        let owner = try await site.browser(.councilLiaison)
        let draft = try await site.offeringDraft(to: [RequestSite.police], by: owner)
        let reference = String(try #require(draft.split(separator: "/").last))
        _ = try await owner.get("\(draft)/check")
        let first = try await owner.post("\(draft)/check", [("checked", "yes")])
        #expect(first.location == "/disclosures/\(reference)?done=offered")
        let kinds = try await site.kinds(reference)
        let second = try await owner.post("\(draft)/check", [("checked", "yes")])
        #expect(second.location == "/disclosures/\(reference)?done=already")
        #expect(try await site.kinds(reference) == kinds)
        #expect(try await owner.get(draft).location == "/disclosures/\(reference)?done=already")
    }

    @Test func `says what is wrong, keeps what was typed, and files nothing`() async throws {
        let site = try await RequestSite()
        let owner = try await site.browser(.councilLiaison)
        let path = try await site.offeringDraft(to: [RequestSite.police], by: owner)
        let decision = try #require(site.offering(to: [RequestSite.police]).first { $0.step == "decision" }?.fields)
        let size = try await site.bookSize()
        let long = String(repeating: "x", count: 10_001)
        let wrongs: [(step: String, fields: [(String, String)], sentence: String)] = [
            ("recipients", [], "Choose at least one agency"),
            ("recipients", [("recipients", "eastfield-council")], "Choose from the answers on the page"),
            ("purpose", [], "Choose the purpose"),
            ("purpose", [("purpose", "curiosity")], "Choose one of the answers on the page"),
            ("decision", decision.with("class", nil), "Choose the class of information"),
            ("decision", decision.with("readers", "owen-pike"), "Choose from the answers on the page"),
            ("decision", decision.with("reasons", nil), "Enter the reasons for the decision"),
            ("decision", decision.with("keep-day", nil), "The keep-until date must include a day"),
            ("decision", decision.with("confidence", nil), "Say whether it was given in confidence"),
            ("reason", [], "Choose the reason under the Act"), ("subject", [], "Enter who the information is about"),
            ("information", [("information", long)], "Shorten this answer to 10000"),
        ]
        for wrong in wrongs {
            let answer = try await owner.fill("\(path)/\(wrong.step)", wrong.fields)
            #expect(answer.status == 422, "\(wrong.step)")
            #expect(answer.body.contains(wrong.sentence), "\(wrong.step): \(wrong.sentence)")
            #expect(wrong.step != "decision" || answer.body.contains("Tell nobody at the school"))
            #expect(faults(in: answer.body) == [], "\(wrong.step)")
        }
        let unticked = try await owner.fill("\(path)/check", [])
        #expect(unticked.status == 422)
        #expect(unticked.body.contains("Tick the box to say that you have checked it"))
        let large = [("files", "large.bin", [UInt8](repeating: 7, count: 300_001))]
        let tooLarge = try await owner.fill(
            "\(path)/check", [("checked", "yes")], files: large.map { (field: $0.0, name: $0.1, content: $0.2) })
        #expect(tooLarge.status == 422 && tooLarge.body.contains("Choose your files again."))
        #expect(try await site.bookSize() == size)
        #expect(try await owner.get("\(path)/check").body.contains("Two calls a week"))
    }

    @Test func `needs words or a file, and goes only to agencies that the protocol lets have it`() async throws {
        let site = try await RequestSite()
        let owner = try await site.browser(.councilLiaison)
        let path = try await site.offeringDraft(to: [RequestSite.police], by: owner)
        try await site.expectDone(owner.fill("\(path)/information", [("information", "")]))
        let empty = try await owner.fill("\(path)/check", [("checked", "yes")])
        #expect(empty.status == 422 && empty.body.contains("Write the information, or attach a file."))
        try await site.expectDone(owner.fill("\(path)/information", [("information", "Two calls a week")]))
        let decision = try #require(site.offering(to: [RequestSite.police]).first { $0.step == "decision" }?.fields)
        try await site.expectDone(owner.fill("\(path)/decision", decision.with("evidence.risk", "")))
        let check = try await owner.get("\(path)/check").body
        #expect(check.contains("Can it be shared with Northbrook Police? No:"))
        #expect(check.contains("The evidence for the ground is not all on file."))
        #expect(!check.contains("Offer the information</button>"), "what would be refused is not offered")
        let posted = try await owner.post("\(path)/check", [("checked", "yes")])
        #expect(posted.status == 200 && posted.body.contains("Nothing was offered"))
    }

    @Test func `loses the readers of an agency that is taken off`() async throws {
        let site = try await RequestSite()
        let owner = try await site.browser(.councilLiaison)
        let path = try await site.offeringDraft(to: [RequestSite.police, RequestSite.trust], by: owner)
        try await site.expectDone(owner.fill("\(path)/recipients", [("recipients", RequestSite.trust.text)]))
        let check = try await owner.get("\(path)/check").body
        #expect(check.contains("Hal Dunn") && !check.contains("Tess Marlow"))
    }

    @Test func `is for liaison officers, and a draft is its writer’s alone`() async throws {
        let site = try await RequestSite()
        let owner = try await site.browser(.councilLiaison)
        let path = try await site.offeringDraft(to: [RequestSite.police], by: owner)
        for person in [RequestSite.Person.councilOfficer, .auditor, .coordinator] {
            let browser = try await site.browser(person)
            let page = try await browser.get("/disclosures/new")
            #expect(page.body.contains("Only an agency’s liaison officer, or a deputy, can offer"), "\(person)")
            #expect(try await browser.post("/disclosures/new").status == 403, "\(person)")
        }
        let other = try await site.browser(.policeLiaison)
        for page in ["", "/recipients", "/check", "/discarding"] {
            #expect(try await other.get(path + page).status == 404, "\(page)")
        }
        #expect(try await owner.get("/in-tray").body.contains("href=\"\(path)\""))
        #expect(!(try await owner.get("/requests/new").body.contains(path)))
        try await site.expectDone(owner.fill("\(path)/discarding", []))
        #expect(try await owner.get(path).status == 404)
    }

    @Test func `does not ask whom it is about where nobody can be identified`() async throws {
        let site = try await RequestSite()
        let owner = try await site.browser(.councilLiaison)
        _ = try await owner.get("/disclosures/new")
        let path = try #require(try await owner.post("/disclosures/new").location)
        for (step, fields) in site.offering(to: [RequestSite.police]).prefix(2) {
            try await site.expectDone(owner.fill("\(path)/\(step)", fields))
        }
        let decision: [(String, String)] =
            [
                ("class", "aggregate-public"), ("criterion", "analysis"), ("criterion-words", "It shows where"),
                ("confidence", "notGivenInConfidence"), ("marking", "none"), ("reasons", "It helps"),
                ("readers", "tess-marlow"),
            ] + site.today.adding(months: 3).typed("keep")
        let kept = try await owner.fill("\(path)/decision", decision)
        #expect(kept.location == "\(path)/information")
        #expect(try await owner.get("\(path)/subject").location == "\(path)/information")
    }
}
