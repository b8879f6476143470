import Casework
import Foundation
import Ledger
import SharingProtocol
import Testing

@testable import Exchange

@Suite("Invariant 3: only a permission opens, and only what it is for")
struct PermissionTests {
    @Test func `a permission for one case, or one record, opens no other`() async throws {
        let partnership = try await Partnership()
        let one = try await partnership.request(at: .received)
        let other = try await partnership.request(at: .received)
        let sight = try await partnership.desk.sight(of: one, by: Partnership.asker)
        let request = try #require(sight.history?.request)
        let sealed = try #require(sight.history?.sealed)
        func opened(_ reading: Reading) throws -> [String: Confidential] {
            let decision = decideReading(reading, under: sight.circumstances.rules)
            let permission = try #require(Permission(decision))
            return try partnership.desk.strongroom.open(
                sealed, under: permission, of: one, owner: request.holding, keys: sight.keys,
                agencies: sight.snapshot.keys)
        }
        func reading(_ matter: Matter) -> Reading {
            var reading = Reading(
                matter: matter, on: sight.circumstances.today,
                owner: sight.circumstances.register.party(
                    request.holding, on: sight.circumstances.today, under: "safermk-2013"),
                receiving: sight.circumstances.register.party(
                    request.asking, on: sight.circumstances.today, under: "safermk-2013"))
            reading.readersAgency = request.asking.text
            reading.isNamed = true
            reading.informationClass = "personal"
            reading.ground = Claim<Ground>("risk-of-harm", evidence: ["risk", "risk-to"])
            reading.keepUntil = request.keepUntil
            return reading
        }
        #expect(try opened(reading(Matter(one.text, record: "disclosure"))).count == 1)
        #expect(try opened(reading(Matter(other.text, record: "disclosure"))).isEmpty)
        #expect(try opened(reading(Matter(one.text, record: "certificate"))).isEmpty)
    }

    @Test func `a decision that refuses makes no permission`() async throws {
        let partnership = try await Partnership()
        let reference = try await partnership.request(at: .received)
        let sight = try await partnership.desk.sight(
            of: reference, by: Partnership.badge("colleague", Partnership.police))
        let outcome = sight.history?.request.decide(.read(file: nil), in: sight.circumstances)
        guard case .refused(let refusal)? = outcome, let decision = refusal.decision else {
            Issue.record("a colleague who is not named was let in")
            return
        }
        #expect(Permission(decision) == nil)
    }
}

@Suite("Invariant 4: an audience is a closed list")
struct AudienceTests {
    @Test func `with its last reader removed nobody but the liaison officers reads it (4.10)`() async throws {
        let partnership = try await Partnership()
        let reference = try await partnership.request(at: .received)
        try await partnership.act(
            .removeReader(Partnership.asker.officer), on: reference, by: Partnership.holdingLiaison)
        for name in ["practitioner", "colleague", "signatory"] {
            for agency in [Partnership.police, Partnership.council] {
                let opens = try await partnership.desk.opens(reference, by: Partnership.badge(name, agency))
                #expect(!opens, "\(name) of \(agency) reads what nobody is named for")
            }
        }
    }

    @Test func `the administrator of the server reads nothing and sees no case`() async throws {
        let partnership = try await Partnership()
        let reference = try await partnership.request(at: .received)
        await #expect(throws: DeskError.self) {
            _ = try await partnership.desk.look(at: reference, by: Partnership.administrator)
        }
        #expect(try await !partnership.desk.opens(reference, by: Partnership.administrator))
        let list = try await partnership.desk.registerList(RegisterFilter(), by: Partnership.administrator)
        #expect(list.total == 0)
    }

    @Test func `an auditor sees what stands in clear, and opens nothing`() async throws {
        let partnership = try await Partnership()
        let reference = try await partnership.request(at: .received)
        let folder = try await partnership.desk.look(at: reference, by: Partnership.auditor)
        #expect(folder.words.isEmpty)
        #expect(folder.acts.isEmpty)
        guard case .refused = try await partnership.desk.read(reference, by: Partnership.auditor) else {
            Issue.record("the auditor reads")
            return
        }
        #expect(try await partnership.desk.registerList(RegisterFilter(), by: Partnership.auditor).total == 1)
    }

    @Test func `the other agency knows of a request only once it is approved (4.2)`() async throws {
        let partnership = try await Partnership()
        let reference = try await partnership.request(at: .awaitingApproval)
        #expect(
            try await partnership.desk.registerList(RegisterFilter(), by: Partnership.holdingLiaison).total == 0)
        await #expect(throws: DeskError.self) {
            _ = try await partnership.desk.look(at: reference, by: Partnership.holdingLiaison)
        }
        try await partnership.act(.approve, on: reference, by: Partnership.askingLiaison)
        #expect(
            try await partnership.desk.registerList(RegisterFilter(), by: Partnership.holdingLiaison).total == 1)
    }
}

@Suite("Invariant 6: judged at every reading, on that day's facts")
struct JudgedAtReadingTests {
    private func reads(_ partnership: Partnership, _ reference: CaseID) async throws -> Bool {
        switch try await partnership.desk.read(reference, by: Partnership.asker) {
        case .opened: true
        case .refused: false
        }
    }

    @Test func `the day after its keep-until day it is not read, with no job having run (4.12)`() async throws {
        let partnership = try await Partnership()
        let reference = try await partnership.request(at: .received)
        #expect(try await reads(partnership, reference))
        partnership.clock.move(days: 181)
        #expect(partnership.clock.now.day.iso == "2013-12-01")
        #expect(try await reads(partnership, reference))
        partnership.clock.move(days: 1)
        #expect(try await !reads(partnership, reference))
    }

    @Test func `an officer whose account was closed this minute reads nothing`() async throws {
        let partnership = try await Partnership()
        let reference = try await partnership.request(at: .received)
        #expect(try await reads(partnership, reference))
        _ = try await partnership.desk.perform(
            .endOfficer(Partnership.asker.officer), on: Partnership.police, by: Partnership.administrator)
        await #expect(throws: DeskError.self) { _ = try await reads(partnership, reference) }
    }

    @Test func `two desks on one store see each other's changes at once`() async throws {
        let partnership = try await Partnership()
        let second = try await Partnership(seed: 2, in: partnership.folder, founded: false)
        let reference = try await partnership.request(at: .received)
        #expect(try await reads(second, reference))
        _ = try await partnership.desk.perform(
            .endOfficer(Partnership.asker.officer), on: Partnership.police, by: Partnership.administrator)
        await #expect(throws: DeskError.self) { _ = try await reads(second, reference) }
    }
}

@Suite("Invariant 8: judged by the version in force, which it names (5.1)")
struct VersionTests {
    @Test func `each entry and each decision names the version`() async throws {
        let partnership = try await Partnership()
        let reference = try await partnership.request(at: .received)
        let folder = try await partnership.desk.look(at: reference, by: Partnership.askingLiaison)
        #expect(folder.history.entries.allSatisfy { $0.version == "safermk-2013" })
        #expect(folder.request.exchangeDecision?.version == "safermk-2013")
    }

    @Test func `before the first version is in force nothing is asked`() async throws {
        let partnership = try await Partnership()
        await #expect(throws: DeskError.self) { try await partnership.desk.rules(on: Day(iso: "2013-03-31")!) }
        #expect(try await partnership.desk.rules(on: Day(iso: "2013-04-01")!).name == "safermk-2013")
    }
}

@Suite("Invariant 9: nobody acts for an agency not theirs (4.2)")
struct OwnAgencyTests {
    @Test func `every act by the wrong side is refused, and leaves the case as it was`() async throws {
        let partnership = try await Partnership()
        let reference = try await partnership.request(at: .sent)
        let size = try await partnership.size()
        for (act, badge): (RequestAct, Badge) in [
            (.determine(.example), Partnership.askingLiaison), (.approve, Partnership.holdingLiaison),
            (.askForClarification("Which?"), Partnership.asker), (.withdraw("x"), Partnership.holdingLiaison),
        ] {
            guard case .refused = try await partnership.desk.perform(act, on: reference, by: badge) else {
                Issue.record("\(badge.officer) could \(act.kind)")
                continue
            }
        }
        // To whoever has no part in it, it is as if there were none.
        for badge in [
            Partnership.coordinator, Partnership.administrator, Partnership.badge("colleague", Partnership.police),
        ] {
            for place in [reference, "R-NONE"] {
                await #expect(throws: DeskError.self) {
                    _ = try await partnership.desk.perform(.acknowledge, on: place, by: badge)
                }
            }
        }
        #expect(try await partnership.size() == size)
    }

    @Test func `a badge that names another agency is nobody's`() async throws {
        let partnership = try await Partnership()
        let reference = try await partnership.request(at: .sent)
        let forged = Badge(officer: Partnership.askingLiaison.officer, agency: Partnership.council)
        await #expect(throws: DeskError.self) {
            _ = try await partnership.desk.perform(.determine(.example), on: reference, by: forged)
        }
    }

    @Test func `two liaison officers who decide at once: one does, the other sees what stands`() async throws {
        let partnership = try await Partnership()
        let reference = try await partnership.request(at: .sent)
        let outcomes = try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 1...8 {
                group.addTask {
                    switch try await partnership.desk.perform(
                        .determine(.example), on: reference, by: Partnership.holdingLiaison)
                    {
                    case .done: true
                    case .refused(let refusal): refusal.reason != .notNow
                    }
                }
            }
            return try await group.reduce(into: 0) { count, done in count += done ? 1 : 0 }
        }
        #expect(outcomes == 1)
        #expect(try await partnership.kinds(of: reference).filter { $0 == "request.determined" }.count == 1)
    }

    @Test func `a form posted twice is one act`() async throws {
        let partnership = try await Partnership()
        let reference = partnership.newReference()
        for attempt in 1...2 {
            let outcome = try await partnership.desk.begin(reference, .example, by: Partnership.asker)
            if case .done = outcome { #expect(attempt == 1) } else { #expect(attempt == 2) }
        }
        #expect(try await partnership.kinds(of: reference) == ["request.drafted"])
    }
}
