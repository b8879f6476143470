import Casework
import Exchange
import SharingProtocol
import Testing
import Vault

/// A partnership that moves from the protocol of 2013 to that of 2026 through its review.
@Suite("5.1, 5.2 The protocol's own life, at the desk")
struct PartnershipDeskTests {
    private let partnership: Partnership
    private var desk: LiaisonDesk { partnership.desk }

    init() async throws { partnership = try await Partnership() }

    private func act(_ act: PartnershipAct, by badge: Badge = Partnership.coordinator) async throws {
        guard case .done = try await desk.perform(act, by: badge) else { throw Partnership.Refused() }
    }

    private func signatory(_ agency: AgencyID) -> Badge { Partnership.badge("signatory", agency) }

    /// Reviews, approves, and brings `model-2026` into force today.
    private func move() async throws {
        let model = try InformationSharingProtocol.model2026()
        let today = desk.now().day
        try await act(.team(.write(words: ["findings": "Old law.", "recommendations": "Move."])))
        let pack = try await desk.reviewPack(from: today.adding(days: -100), until: today, by: Partnership.coordinator)
        let text = ProposedText(name: model.name, text: model.text, textHash: model.textHash)
        try await act(.team(.present(text: text, figures: pack.figures)))
        for agency in [Partnership.police, Partnership.council] {
            let presented = try await desk.register().register.partnership.reviews.last?.presentedAt
            try await act(
                .answer(approves: true, words: "We agree.", presentedAt: presented), by: signatory(agency))
        }
        try await act(.team(.adopt(from: today)))
    }

    private func sign(_ agency: AgencyID) async throws {
        let hash = try InformationSharingProtocol.model2026().textHash
        let signed = try await desk.perform(
            .signAgreement(
                textHash: hash,
                words: ["name": "S", "position": "Chief", "authority": "Office", "address": "1 Example Row"]),
            on: agency, by: signatory(agency))
        guard case .done = signed else { throw Partnership.Refused() }
    }

    @Test func `a version is in force from its day, for desks opened afterwards too`() async throws {
        try await move()
        let today = desk.now().day
        #expect(try await desk.rules(on: today).name == "model-2026")
        #expect(try await desk.rules(on: today.adding(days: -1)).name == "safermk-2013")
        let clock = partnership.clock
        let other = LiaisonDesk(
            records: partnership.records, root: RootKey.generate(.seeded(42)), protocols: desk.protocols,
            isSigned: partnership.isSigned, now: { clock.now }, dice: .seeded(3))
        #expect(try await other.rules(on: today).name == "model-2026")
        #expect(other.versionInForce == "model-2026")
    }

    @Test func `what was decided before shows its own rule, and is read by it (5.1)`() async throws {
        let old = try await partnership.disclosure(at: .received)
        partnership.clock.move(days: 1)
        try await move()
        let folder = try await desk.lookAtDisclosure(old, by: Partnership.askingLiaison)
        #expect(folder.disclosure.decision?.version == "safermk-2013")
        #expect(folder.circumstances.rules.name == "model-2026")
        // `risk-of-harm` is no ground of 2026: the reading is judged by the version that it was shared by.
        guard case .opened = try await desk.read(old, by: Partnership.asker) else {
            Issue.record("what was received can no longer be read")
            return
        }
    }

    @Test func `a request after the move is judged by the new version, which has to be signed in time (4.3)`()
        async throws
    {
        try await move()
        var draft = RequestDraft.example
        draft.terms.keepUntil = desk.now().day.adding(days: 30)
        guard
            case .refused(let missing) = try await desk.begin(partnership.newReference(), draft, by: Partnership.asker)
        else { throw Partnership.Refused() }
        #expect(missing.decision?.version == "model-2026")
        #expect(missing.decision?.unmet.map(\.question) == [.particulars])
        partnership.clock.move(days: 91)
        draft.terms.keepUntil = desk.now().day.adding(days: 30)
        guard case .refused(let late) = try await desk.begin(partnership.newReference(), draft, by: Partnership.asker)
        else { throw Partnership.Refused() }
        #expect(late.decision?.unmet.map(\.question) == [.particulars, .signatories])
        try await sign(Partnership.police)
        try await sign(Partnership.council)
        guard case .refused(let signed) = try await desk.begin(partnership.newReference(), draft, by: Partnership.asker)
        else { throw Partnership.Refused() }
        #expect(signed.decision?.unmet.map(\.question) == [.particulars])
    }

    @Test func `an agency that has not signed in time reads on, where the version lets it`() async throws {
        let old = try await partnership.disclosure(at: .received)
        try await move()
        partnership.clock.move(days: 100)
        guard case .opened = try await desk.read(old, by: Partnership.asker) else {
            Issue.record("the version says that it reads on")
            return
        }
        guard
            case .done = try await desk.perform(
                .standing(.suspend("A lost laptop.")), on: Partnership.police, by: Partnership.coordinator)
        else { throw Partnership.Refused() }
        guard case .refused = try await desk.read(old, by: Partnership.asker) else {
            Issue.record("a suspended agency reads")
            return
        }
    }

    @Test func `what was shared before can be kept longer by its own version (4.12)`() async throws {
        let old = try await partnership.disclosure(at: .received)
        try await move()
        let until = Day(iso: "2014-01-01")!
        try await partnership.act(
            .extendKeeping(at: Partnership.police, until: until, "The case goes on."), on: old,
            by: Partnership.holdingLiaison)
        let kept = try await desk.lookAtDisclosure(old, by: Partnership.askingLiaison).disclosure
        #expect(kept.copy(of: Partnership.police)?.keepUntil == until)
    }

    @Test func `what was offered under a version before is accepted under the one in force, or not at all (5.1)`()
        async throws
    {
        let offered = try await partnership.volunteered(to: [Partnership.police])
        partnership.clock.move(days: 1)
        try await move()
        guard
            case .refused(let refusal) = try await desk.perform(.accept, on: offered, by: Partnership.askingLiaison)
        else {
            Issue.record("accepted on a ground that the version in force does not have")
            return
        }
        #expect(refusal.decision?.version == "model-2026")
        #expect(try await partnership.kinds(of: offered).last == "disclosure.refused")
    }

    @Test func `the words of a review are sealed, and everybody who signs in reads them`() async throws {
        try await act(.team(.write(words: ["findings": "Nightingale Yard was named.", "recommendations": "None."])))
        let words = try await desk.reviewWords(1, by: Partnership.asker)
        #expect(words["findings"]?.revealed == "Nightingale Yard was named.")
        let record = try await partnership.records.record(of: PartnershipCase.reference)
        for entry in record.entries {
            #expect(!String(decoding: entry.bytes, as: UTF8.self).contains("Nightingale"))
        }
    }

    @Test func `its figures are counted from the book, each with its entries (5.2)`() async throws {
        _ = try await partnership.disclosure(at: .received)
        _ = try await partnership.request(at: .sent)
        _ = try await partnership.volunteered(to: [Partnership.police])
        let today = desk.now().day
        let pack = try await desk.reviewPack(from: today, until: today, by: Partnership.coordinator)
        let asked = try #require(pack.lines(.askedBy).first)
        #expect(asked.count == 2 && asked.entries.count == 2)
        let entries = try await desk.countedEntries(asked.entries, by: Partnership.auditor)
        #expect(entries.map(\.kind) == ["request.approved", "request.approved"])
        // Whoever has no part in a case learns of it neither here nor anywhere else (4.10).
        #expect(try await desk.countedEntries(asked.entries, by: Partnership.coordinator).isEmpty)
        #expect(pack.lines(.outcome).map(\.words).sorted() == ["Agreed in full", "Disclosed", "Volunteered"])
        #expect(pack.csv(namesEntries: true).hasPrefix("\u{FEFF}What,Of,Count,Entries\r\n"))
        #expect(pack.figures["outcome: Agreed in full"] == 1)
        let later = today.adding(days: 1)
        let empty = try await desk.reviewPack(from: later, until: later, by: Partnership.coordinator)
        #expect(empty.lines(.askedBy).isEmpty)
        await #expect(throws: DeskError.self) {
            try await desk.reviewPack(from: today, until: today, by: Partnership.administrator)
        }
    }

    @Test func `an agency leaves once its certificates are in (4.13)`() async throws {
        let held = try await partnership.disclosure(at: .received)
        func police(_ act: AgencyAct, by badge: Badge) async throws -> String? {
            switch try await desk.perform(act, on: Partnership.police, by: badge) {
            case .done: nil
            case .refused(let refusal): refusal.sentence
            }
        }
        let last = desk.now().day
        #expect(
            try await police(.notice(.leave(on: last, into: nil, "Merged.")), by: signatory(Partnership.police)) == nil)
        #expect(try await desk.comingUp(of: Partnership.askingLiaison).tasks.map(\.row.reference) == [held])
        partnership.clock.move(days: 1)
        guard case .refused = try await desk.read(held, by: Partnership.asker) else {
            Issue.record("an agency that has left reads")
            return
        }
        let sentence = try await police(.standing(.close(held: 0)), by: Partnership.coordinator)
        #expect(sentence == "It still has what it received in 1 case: the certificates have to be in first.")
        try await partnership.act(.destroy(at: Partnership.police, nil), on: held, by: Partnership.askingLiaison)
        #expect(try await police(.standing(.close(held: 9)), by: Partnership.coordinator) == nil)
    }

    @Test func `of two who sign for one agency at once, one has signed (4.3)`() async throws {
        try await move()
        let badge = signatory(Partnership.police)
        let hash = try InformationSharingProtocol.model2026().textHash
        let words: [String: Confidential] = [
            "name": "S", "position": "Chief", "authority": "Office", "address": "1 Example Row",
        ]
        let desk = desk
        let outcomes = try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 1...4 {
                group.addTask {
                    let outcome = try await desk.perform(
                        .signAgreement(textHash: hash, words: words), on: Partnership.police, by: badge)
                    if case .done = outcome { return true }
                    return false
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.count(where: \.self) == 1)
        let agency = try #require(try await desk.register().register.agencies[Partnership.police])
        #expect(agency.agreements.count { $0.version == "model-2026" } == 1)
    }

    @Test func `what was sent back to somebody who has left is their liaison officer’s to end (4.1)`() async throws {
        let reference = try await partnership.request(at: .awaitingApproval)
        try await partnership.act(.sendBack("Say why."), on: reference, by: Partnership.askingLiaison)
        #expect(try await desk.leftBehind(at: Partnership.askingLiaison).total == 0)
        guard
            case .done = try await desk.perform(
                .endOfficer(Partnership.asker.officer), on: Partnership.police, by: Partnership.administrator)
        else { throw Partnership.Refused() }
        let left = try await desk.leftBehind(at: Partnership.askingLiaison)
        #expect(left.rows.map(\.reference) == [reference])
        #expect(try await desk.leftBehind(at: Partnership.holdingLiaison).total == 0)
        try await partnership.act(.withdraw("Its writer has left."), on: reference, by: Partnership.askingLiaison)
        #expect(try await desk.leftBehind(at: Partnership.askingLiaison).total == 0)
    }

    @Test func `verifying finds nothing wrong with the partnership’s own case`() async throws {
        try await move()
        let check = CaseCheck(records: partnership.records)
        let rows = try await check.rows()
        let faults = try await check.faults(
            of: PartnershipCase.reference, listed: rows[PartnershipCase.reference])
        #expect(faults.isEmpty)
    }
}
