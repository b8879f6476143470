import Casework
import SharingProtocol

@testable import Exchange

/// Cases through all that can happen to one, with a person's name in every word that is written.
struct CanaryStory {
    static let name = "Aurelia Nightjar"
    static var words: Confidential { Confidential(name) }

    private let partnership: Partnership
    private var desk: LiaisonDesk { partnership.desk }

    init(_ partnership: Partnership) { self.partnership = partnership }

    // Every sealed field of a case, as `docs/entries.md` lists them.
    static let fieldsOfRequest = Set(
        draftFields.map { "request/\($0)" } + ["request/returned.1", "request/answer.1", "determination/question.1"]
            + (answerFields + ["item.2.reason"]).map { "determination/\($0)" })
    static let fieldsOfAnswer: Set<String> = [
        "disclosure/item.1", "disclosure/file.name", "determination/extension.0", "determination/consentWithdrawn",
    ]
    static let fieldsOfVolunteered = fieldsOfAnswer.union((answerFields + ["subject"]).map { "determination/\($0)" })

    private static let draftFields =
        ["subject", "item.1", "item.2", "why", "necessity", "criterion", "ownReference", "evidence.particular.alerts"]
        + evidence
    private static let answerFields =
        ["reasons", "necessity", "criterion", "conditions", "dutyGround", "confidence", "authorisation"] + evidence
    private static let evidence =
        ["evidence.ground.risk", "evidence.ground.risk-to"] + consentPieces.map { EvidenceSubject.ground.field($0) }
    private static let consentPieces = [
        "consent-given-by", "consent-date", "consent-scope", "consent-evidence",
    ]

    private static func all(_ names: [String]) -> [String: Confidential] {
        Dictionary(uniqueKeysWithValues: names.map { ($0, words) })
    }

    /// A request that rests on consent, every word of it her name.
    static func draftOnConsent() -> RequestDraft {
        var terms = RequestDraft.example.terms
        terms.ground = "consent"
        return RequestDraft(terms, words: all(draftFields))
    }

    /// A request, sent back, asked back about, decided on consent and disclosed with a file; then kept longer, read,
    /// and the consent withdrawn.
    func asked() async throws -> CaseID {
        let (asker, approver, holder) = (Partnership.asker, Partnership.askingLiaison, Partnership.holdingLiaison)
        let (reference, words, draft) = (partnership.newReference(), Self.words, Self.draftOnConsent())
        try await desk.keepDraft(["subject": Self.name], as: reference, by: asker)
        guard case .done = try await desk.begin(reference, draft, by: asker) else { throw Partnership.Refused() }
        var found = Determination.example.terms
        found.given = [true, false]
        found.ground = "consent"
        for (act, badge): (RequestAct, Badge) in [
            (.sendBack(words), approver), (.submit(draft), asker), (.approve, approver),
            (.askForClarification(words), holder), (.clarify(words), approver),
            (.determine(Determination(found, words: Self.all(Self.answerFields + ["item.2.reason"]))), holder),
        ] {
            try await partnership.act(act, on: reference, by: badge)
            _ = try await desk.look(at: reference, by: approver)
        }
        let intake = try await desk.intake(for: reference, by: holder)
        let file = try await desk.incoming(words, Array(Self.name.utf8), in: intake)
        let disclosing = RequestAct.disclose(DisclosedInformation(words: [1: words], files: [file]))
        try await partnership.act(disclosing, as: RequestCase.self, on: reference, by: holder, intake: intake)
        try await keep(reference.disclosure, at: [Partnership.police])
        return reference
    }

    /// What is offered to those agencies.
    func offered(to agencies: [AgencyID]) async throws -> CaseID {
        let reference: CaseID = "D-CANARY"
        let holder = Partnership.holdingLiaison
        let intake = try await desk.intake(forNew: reference, as: DisclosureCase.self, by: holder)
        let file = try await desk.incoming(Self.words, Array(Self.name.utf8), in: intake)
        var volunteered = Volunteered.example(to: agencies)
        volunteered.determination.terms.ground = "consent"
        volunteered.determination = Determination(
            volunteered.determination.terms, words: Self.all(Self.answerFields + ["subject"]))
        volunteered.information = DisclosedInformation(words: [1: Self.words], files: [file])
        let outcome = try await desk.begin(
            reference, .volunteer(volunteered), as: DisclosureCase.self, by: holder, intake: intake)
        guard case .done = outcome else { throw Partnership.Refused() }
        return reference
    }

    /// The same, accepted by all of them; then kept longer, read, and the consent withdrawn.
    func volunteered(to agencies: [AgencyID]) async throws -> CaseID {
        let reference = try await offered(to: agencies)
        for agency in agencies {
            try await partnership.act(.accept, on: reference, by: Partnership.badge("liaison", agency))
        }
        try await keep(reference, at: agencies)
        return reference
    }

    private func keep(_ reference: CaseID, at agencies: [AgencyID]) async throws {
        for agency in agencies {
            try await partnership.act(
                .extendKeeping(at: agency, until: Day(iso: "2014-02-01")!, Self.words), on: reference,
                by: Partnership.holdingLiaison)
            let reader = Partnership.badge("practitioner", agency)
            guard case .opened = try await desk.read(reference, by: reader) else { throw Partnership.Refused() }
            _ = try await desk.lookAtDisclosure(reference, by: Partnership.badge("liaison", agency))
        }
        let withdrawal = DisclosureAct.withdrawConsent(on: desk.now().day, Self.words)
        try await partnership.act(withdrawal, on: reference, by: Partnership.holdingLiaison)
    }
}
