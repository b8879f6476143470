import Casework
import Exchange
import SharingProtocol
import Testing

@testable import Web

extension RequestSite {
    /// Submits a request at the desk, as the person who asks or, straight out, as their liaison officer.
    @discardableResult
    func handIn(
        _ reference: CaseID, _ informationClass: Key<InformationClass> = "aggregate-public",
        of holding: AgencyID = RequestSite.council, about subject: String? = nil, by person: Person = .policeLiaison,
        change: (inout RequestTerms) -> Void = { _ in }
    ) async throws -> CaseID {
        var terms = RequestTerms(
            holding: holding, informationClass: informationClass, purpose: "shared-intelligence", items: 1,
            readers: [Person.asker.officer], keepUntil: today.adding(months: 3))
        var words: [String: Confidential] = ["why": "To plan patrols", "item.1": "What is known"]
        if let subject {
            terms.informationClass = "personal"
            terms.reason = "prevent-or-detect"
            terms.ground = "risk-of-harm"
            for (name, text) in [
                ("subject", subject), ("necessity", "N"), ("evidence.risk", "R"), ("evidence.risk-to", "T"),
            ] {
                words[name] = Confidential(text)
            }
        } else {
            terms.criterion = "analysis"
            words["criterion"] = "It shows where"
        }
        change(&terms)
        let outcome = try await desk.begin(reference, RequestDraft(terms, words: words), by: person.badge)
        guard case .done = outcome else {
            Issue.record("\(outcome)")
            throw NotDone()
        }
        return reference
    }

    /// Makes an agency able to share: somebody signs for it, and becomes its liaison officer.
    func sign(_ agency: AgencyID) async throws {
        let badge = Badge(officer: OfficerID("sig-" + agency.text), agency: agency)
        let account = Account(
            officer: badge.officer, agency: agency, signInName: "\(agency)@officers.example", name: "Sig Natory",
            position: "Head", telephone: "", passwordHash: "-", mustChangePassword: false)
        let administrator = Badge(officer: TestSite.officer, agency: "support-team")
        _ = try await desk.admitOfficer(account, role: .practitioner, maySign: true, by: administrator)
        let words: [String: Confidential] = ["name": "N", "position": "P", "authority": "A", "address": "1 Row"]
        let hash = try await desk.rules(on: today).textHash
        _ = try await desk.perform(.signAgreement(textHash: hash, words: words), on: agency, by: badge)
        let appointed = try await desk.perform(
            .appoint(badge.officer, asDeputy: false, from: today, until: nil), on: agency, by: badge)
        guard case .done = appointed else { throw NotDone() }
    }

    /// A browser in which the administrator is signed in.
    func administrator() async throws -> TestClient {
        let browser = test.browser()
        try await browser.signIn()
        return browser
    }
}

/// The references of cases that a page leads to, in its order, each once.
func references(on page: String) -> [String] {
    var seen: [String] = []
    for match in page.matches(of: /href="\/(?:requests|disclosures)\/([RD]-[0-9A-Z-]+)"/) {
        if !seen.contains(String(match.1)) { seen.append(String(match.1)) }
    }
    return seen
}
