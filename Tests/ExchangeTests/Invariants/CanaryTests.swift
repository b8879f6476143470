import Casework
import Foundation
import Ledger
import SharingProtocol
import Testing
import Vault

@testable import Exchange

/// Nothing that names somebody outlives its end, whoever has the root key and however long they try.
@Suite("4.13 What is left of a person once everything about them is destroyed")
struct CanaryTests {
    private static let canary = "Aurelia Nightjar"

    @Test(arguments: Store.allCases)
    func `is nothing, in any field that there is`(_ store: Store) async throws {
        try await store.run { (records: any RecordStore) async throws in
            let partnership = try await Partnership { _ in records }
            let reference = try await Self.story(partnership)
            let before = try await Self.opened(reference, partnership)
            #expect(before == Self.everyField, "the story does not fill every field that there is")

            try await partnership.act(.destroy(nil), on: reference, by: Partnership.askingLiaison)
            #expect(try await Self.opened(reference, partnership).isEmpty)
            #expect(try await records.drafts(of: Partnership.asker.officer).isEmpty)
            #expect(try await Self.found(partnership) == 0)
        }
    }

    @Test func `is nothing of a request that was asked back about, and withdrawn`() async throws {
        let partnership = try await Partnership()
        let reference = try await partnership.request(at: .sent)
        try await partnership.act(
            .askForClarification(Confidential("Which \(canary)?")), on: reference, by: Partnership.holdingLiaison)
        try await partnership.act(
            .withdraw(Confidential("\(canary) moved.")), on: reference, by: Partnership.askingLiaison)
        #expect(try await Self.opened(reference, partnership).count == 2)
        try await partnership.act(.destroy(nil), on: reference, by: Partnership.askingLiaison)
        #expect(try await Self.opened(reference, partnership).isEmpty)
    }

    private var canary: String { Self.canary }

    /// Every sealed field of a request, as `docs/entries.md` lists them.
    private static let everyField: Set<String> = [
        "request/subject", "request/item.1", "request/item.2", "request/why", "request/necessity",
        "request/criterion", "request/ownReference", "request/evidence.ground.risk",
        "request/evidence.ground.risk-to", "request/evidence.particular.alerts", "request/returned.1",
        "request/answer.1", "request/consentWithdrawn", "determination/question.1", "determination/reasons",
        "determination/item.2.reason", "determination/necessity", "determination/criterion",
        "determination/conditions", "determination/dutyGround", "determination/confidence",
        "determination/authorisation", "determination/evidence.ground.risk",
        "determination/evidence.ground.risk-to", "determination/extension.0", "disclosure/item.1",
        "disclosure/file.name",
    ]

    /// A request through all that can happen to one, with the name in every word that is written.
    private static func story(_ partnership: Partnership) async throws -> CaseID {
        let desk = partnership.desk
        let reference = partnership.newReference()
        let words = Confidential(canary)
        func all(_ names: String...) -> [String: Confidential] {
            Dictionary(uniqueKeysWithValues: names.map { ($0, words) })
        }
        var terms = RequestDraft.example.terms
        terms.ground = "consent"
        let evidence = ["evidence.ground.risk", "evidence.ground.risk-to"]
        var draft = RequestDraft(
            terms,
            words: all(
                "subject", "item.1", "item.2", "why", "necessity", "criterion", "ownReference",
                "evidence.particular.alerts"))
        for piece in try consentEvidence() + evidence { draft.words[piece] = words }
        draft = RequestDraft(draft.terms, words: draft.words)

        try await desk.keepDraft(["subject": canary], as: reference, by: Partnership.asker)
        guard case .done = try await desk.begin(reference, draft, by: Partnership.asker) else {
            throw Partnership.Refused()
        }
        try await partnership.act(.sendBack(words), on: reference, by: Partnership.askingLiaison)
        try await partnership.act(.submit(draft), on: reference, by: Partnership.asker)
        try await partnership.act(.approve, on: reference, by: Partnership.askingLiaison)
        try await partnership.act(.askForClarification(words), on: reference, by: Partnership.holdingLiaison)
        try await partnership.act(.clarify(words), on: reference, by: Partnership.askingLiaison)
        _ = try await desk.look(at: reference, by: Partnership.holdingLiaison)

        var found = Determination.example.terms
        found.given = [true, false]
        found.ground = "consent"
        var answer = all(
            "reasons", "item.2.reason", "necessity", "criterion", "conditions", "dutyGround", "confidence",
            "authorisation")
        for piece in try consentEvidence() + evidence { answer[piece] = words }
        try await partnership.act(
            .determine(Determination(found, words: answer)), on: reference, by: Partnership.holdingLiaison)

        let intake = try await desk.intake(for: reference, by: Partnership.holdingLiaison)
        var file = desk.newFile(named: words, in: intake)
        try await desk.take(Array(canary.utf8), into: &file)
        let information = DisclosedInformation(words: [1: words], files: [try await desk.finish(file)])
        guard
            case .done = try await desk.perform(
                .disclose(information), on: reference, by: Partnership.holdingLiaison, intake: intake)
        else { throw Partnership.Refused() }
        try await partnership.act(.acknowledge, on: reference, by: Partnership.askingLiaison)
        try await partnership.act(
            .extendKeeping(until: Day(iso: "2014-02-01")!, words), on: reference, by: Partnership.holdingLiaison)
        guard case .opened = try await desk.read(reference, by: Partnership.asker) else { throw Partnership.Refused() }
        try await partnership.act(
            .withdrawConsent(on: partnership.clock.now.day, words), on: reference, by: Partnership.askingLiaison)
        return reference
    }

    private static func consentEvidence() throws -> [String] {
        let ground = try InformationSharingProtocol.safermk2013().ground("consent")
        return (ground?.evidence ?? []).map { EvidenceSubject.ground.field($0.key) }
    }

    /// The sealed fields that the root key still opens and that name her, without the numbers that differ.
    private static func opened(_ reference: CaseID, _ partnership: Partnership) async throws -> Set<String> {
        let record = try await partnership.records.record(of: reference)
        let agencies = try await partnership.desk.register().keys
        var opened: Set<String> = []
        for stored in record.entries {
            let entry = try LedgerEntry(decoding: stored.bytes)
            for (name, ciphertext) in entry.sealed {
                for wrapped in record.keys {
                    guard let agency = agencies[AgencyID(wrapped.owner)] else { continue }
                    let binding = Binding(caseReference: reference.text, field: name, owner: wrapped.owner)
                    guard let text = text(ciphertext, binding, try agency.dataKey(wrapped)) else { continue }
                    if text.contains(canary) { opened.insert(shown(name)) }
                }
            }
        }
        return opened.subtracting(try consentEvidence().flatMap { ["request/\($0)", "determination/\($0)"] })
    }

    /// A key that did not seal this opens nothing.
    private static func text(_ sealed: [UInt8], _ binding: Binding, _ key: DataKey) -> String? {
        do { return String(decoding: try key.open(sealed, binding: binding), as: UTF8.self) } catch { return nil }
    }

    private static func shown(_ name: String) -> String {
        if name.hasPrefix("disclosure/file.") { return "disclosure/file.name" }
        if name.hasPrefix("determination/extension.") { return "determination/extension.0" }
        return name
    }

    /// How many entries of the whole ledger have her in clear.
    private static func found(_ partnership: Partnership) async throws -> Int {
        let size = try await partnership.size()
        return try await partnership.records.entries(from: 0, limit: size).count {
            String(decoding: $0.bytes, as: UTF8.self).contains(canary)
        }
    }
}
