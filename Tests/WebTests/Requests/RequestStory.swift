import Casework
import SharingProtocol
import Testing

@testable import Web

/// What people fill in, page by page.
enum Filled {
    static func asking(_ informationClass: String, today: Day) -> [(step: String, fields: [(String, String)])] {
        let begin: [(String, [(String, String)])] = [
            ("agency", [("agency", RequestSite.council.text)]), ("class", [("class", informationClass)]),
            ("purpose", [("purpose", "shared-intelligence"), ("why", "To plan patrols in Mill Lane")]),
        ]
        let tests: [(String, [(String, String)])] =
            informationClass.hasSuffix("personal")
            ? [
                ("reason", [("reason", "prevent-or-detect")]),
                ("subject", [("subject", "Vera Tennant, born 3 March 1981")]),
                (
                    "ground",
                    [
                        ("ground", "risk-of-harm"), ("evidence.risk", "Threats at the door"),
                        ("evidence.risk-to", "Her neighbour"),
                    ]
                ),
                ("necessity", [("necessity", "Nothing less finds the address")]),
            ]
            : [("criterion", [("criterion", "analysis"), ("criterion-words", "It shows where burglaries gather")])]
        let set: [(String, [(String, String)])] =
            informationClass == "depersonalised" ? [("set", [("set", "none")])] : []
        let end: [(String, [(String, String)])] = [
            ("items", [("item.1", "The last known address"), ("item.2", "Complaints since May")]),
            ("readers", [("readers", RequestSite.Person.asker.rawValue)]),
            ("keeping", today.adding(months: 3).typed("keeping")), ("timing", []),
            ("own-reference", [("own-reference", "NP/77")]),
        ]
        return (begin + (informationClass.hasSuffix("personal") ? tests : set + tests) + end).map {
            (step: $0.0, fields: $0.1)
        }
    }

    /// A determination that gives everything.
    static func determination(today: Day) -> [(String, String)] {
        [
            ("item.1", "give"), ("item.2", "give"), ("class", "personal"), ("ground", "risk-of-harm"),
            ("evidence.risk", "Threats at the door"), ("evidence.risk-to", "Her neighbour"),
            ("necessity", "Nothing less finds the address"), ("confidence", "notGivenInConfidence"),
            ("marking", "restricted"), ("readers", RequestSite.Person.asker.rawValue),
            ("conditions", "Speak to nobody at the school"), ("reasons", "The risk is plain"),
        ] + today.adding(months: 3).typed("keep")
    }

    static let destruction = [("paper", "none"), ("certain", "yes")]
    static let disclosure = [("item.1", "14 Mill Lane"), ("item.2", "Two, both in June"), ("checked", "yes")]
}

extension [(String, String)] {
    /// The same without one field, or with another answer in it.
    func with(_ name: String, _ value: String?) -> [(String, String)] {
        filter { $0.0 != name } + (value.map { [(name, $0)] } ?? [])
    }
}

extension RequestSite {
    /// A draft with every page answered; its reference.
    func written(_ informationClass: String = "personal", by browser: TestClient) async throws -> String {
        _ = try await browser.get("/requests/new")
        let begun = try await browser.post("/requests/new")
        let path = try #require(begun.location)
        for (step, fields) in Filled.asking(informationClass, today: today) {
            let kept = try await browser.fill("\(path)/\(step)", fields)
            #expect(kept.status == 303, "\(step): \(kept.body)")
        }
        return String(try #require(path.split(separator: "/").last))
    }

    /// A request of the police to the council that has come to `state`, through the pages.
    func request(at state: RequestState) async throws -> String {
        let asker = try await browser(.asker)
        let reference = try await written(by: asker)
        let path = "/requests/\(reference)"
        try await expectDone(asker.fill("/requests/new/\(reference)/check", []))
        if state == .awaitingApproval { return reference }
        let liaison = try await browser(.policeLiaison)
        if state == .returned {
            try await expectDone(liaison.fill("\(path)/sending-back", [("words", "Say which Mill Lane")]))
            return reference
        }
        try await expectDone(liaison.fill("\(path)/approval", []))
        if state == .sent { return reference }
        let holder = try await browser(.councilLiaison)
        if state == .clarifying {
            try await expectDone(holder.fill("\(path)/question", [("words", "Which Mill Lane?")]))
            return reference
        }
        let determination = Filled.determination(today: today) + [("action", "determine")]
        try await expectDone(holder.fill("\(path)/determination", determination))
        if state == .agreed { return reference }
        try await expectDone(holder.fill("\(path)/disclosure", Filled.disclosure))
        if state == .disclosed { return reference }
        try await expectDone(
            liaison.fill("/disclosures/\(Self.disclosure(of: reference))/destruction", Filled.destruction))
        return reference
    }

    /// What was disclosed on a request of the police to the council, its copy come to `state`, through the pages.
    func disclosure(at state: CopyState) async throws -> String {
        let reference = Self.disclosure(of: try await request(at: .disclosed))
        if state == .disclosed { return reference }
        let liaison = try await browser(.policeLiaison)
        try await expectDone(liaison.fill("/disclosures/\(reference)/receipt", []))
        if state == .received { return reference }
        try await expectDone(liaison.fill("/disclosures/\(reference)/destruction", Filled.destruction))
        return reference
    }

    /// The disclosure that answers a request: `D-` and the same number.
    static func disclosure(of reference: String) -> String { "D-" + reference.dropFirst(2) }

    func expectDone(_ answer: TestClient.Answer) {
        #expect(answer.status == 303, "\(answer.body)")
    }
}
