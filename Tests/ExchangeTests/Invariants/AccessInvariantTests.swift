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
        let one = try await partnership.disclosure(at: .received)
        let other = try await partnership.disclosure(at: .received)
        let sight = try await partnership.desk.disclosure(one, by: Partnership.asker)
        let disclosure = try #require(sight.history?.disclosure)
        let sealed = try #require(sight.history?.sealed)
        func opened(_ reading: Reading) throws -> [String: Confidential] {
            let decision = decideReading(reading, under: sight.circumstances.rules)
            let permission = try #require(Permission(decision))
            return try partnership.desk.strongroom.open(
                "disclosure", in: sealed, under: permission, of: one, owner: disclosure.owner, keys: sight.keys,
                agencies: sight.snapshot.keys)
        }
        func reading(_ matter: Matter) -> Reading {
            var reading = Reading(
                matter: matter, on: sight.circumstances.today,
                owner: sight.circumstances.register.party(
                    disclosure.owner, on: sight.circumstances.today, under: "safermk-2013"),
                receiving: sight.circumstances.register.party(
                    Partnership.police, on: sight.circumstances.today, under: "safermk-2013"))
            reading.readersAgency = Partnership.police.text
            reading.isNamed = true
            reading.informationClass = "personal"
            reading.ground = Claim<Ground>("risk-of-harm", evidence: ["risk", "risk-to"])
            reading.keepUntil = disclosure.keepUntil
            return reading
        }
        let copy = DisclosureCopy.record(of: Partnership.police)
        #expect(try opened(reading(Matter(one.text, record: copy))).count == 1)
        #expect(try opened(reading(Matter(other.text, record: copy))).isEmpty)
        for record in ["certificate", "determination", DisclosureCopy.record(of: Partnership.fire)] {
            #expect(try opened(reading(Matter(one.text, record: record))).isEmpty, "\(record)")
        }
    }

    @Test func `a decision that refuses makes no permission`() async throws {
        let partnership = try await Partnership()
        let reference = try await partnership.disclosure(at: .received)
        let sight = try await partnership.desk.disclosure(
            reference, by: Partnership.badge("colleague", Partnership.police))
        let outcome = sight.history?.disclosure.decide(.read(file: nil), in: sight.circumstances)
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
        let reference = try await partnership.disclosure(at: .received)
        try await partnership.act(
            .removeReader(Partnership.asker.officer, at: Partnership.police), on: reference,
            by: Partnership.holdingLiaison)
        for name in ["practitioner", "colleague", "signatory"] {
            for agency in [Partnership.police, Partnership.council] {
                let opens = try await partnership.desk.opens(reference, by: Partnership.badge(name, agency))
                #expect(!opens, "\(name) of \(agency) reads what nobody is named for")
            }
        }
        for badge in [Partnership.askingLiaison, Partnership.holdingLiaison] {
            #expect(try await partnership.desk.opens(reference, by: badge))
        }
    }

    @Test func `the administrator of the server reads nothing and sees no case`() async throws {
        let partnership = try await Partnership()
        let request = try await partnership.request(at: .disclosed)
        await #expect(throws: DeskError.self) {
            _ = try await partnership.desk.look(at: request, by: Partnership.administrator)
        }
        await #expect(throws: DeskError.self) {
            _ = try await partnership.desk.lookAtDisclosure(request.disclosure, by: Partnership.administrator)
        }
        #expect(try await !partnership.desk.opens(request.disclosure, by: Partnership.administrator))
        let list = try await partnership.desk.registerList(RegisterFilter(), by: Partnership.administrator)
        #expect(list.total == 0)
        let others = try await partnership.desk.waitingForOthers(of: Partnership.administrator)
        #expect(others.total == 0 && others.tasks.isEmpty)
    }

    @Test func `an auditor sees what stands in clear, and opens nothing`() async throws {
        let partnership = try await Partnership()
        let request = try await partnership.request(at: .disclosed)
        let folder = try await partnership.desk.look(at: request, by: Partnership.auditor)
        #expect(folder.words.isEmpty)
        #expect(folder.acts.isEmpty)
        let disclosed = try await partnership.desk.lookAtDisclosure(request.disclosure, by: Partnership.auditor)
        #expect(disclosed.words.isEmpty)
        #expect(disclosed.offered.acts.isEmpty)
        guard case .refused = try await partnership.desk.read(request.disclosure, by: Partnership.auditor) else {
            Issue.record("the auditor reads")
            return
        }
        #expect(try await partnership.kinds(of: request.disclosure).last == "reading.refused")
        #expect(try await partnership.desk.registerList(RegisterFilter(), by: Partnership.auditor).total == 2)
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
        let reference = try await partnership.disclosure(at: .received)
        #expect(try await reads(partnership, reference))
        partnership.clock.move(days: 181)
        #expect(partnership.clock.now.day.iso == "2013-12-01")
        #expect(try await reads(partnership, reference))
        partnership.clock.move(days: 1)
        #expect(try await !reads(partnership, reference))
    }

    @Test func `an officer whose account was closed this minute reads nothing`() async throws {
        let partnership = try await Partnership()
        let reference = try await partnership.disclosure(at: .received)
        #expect(try await reads(partnership, reference))
        _ = try await partnership.desk.perform(
            .endOfficer(Partnership.asker.officer), on: Partnership.police, by: Partnership.administrator)
        await #expect(throws: DeskError.self) { _ = try await reads(partnership, reference) }
    }

    @Test func `two desks on one store see each other's changes at once`() async throws {
        let partnership = try await Partnership()
        let second = try await Partnership(seed: 2, in: partnership.folder, founded: false)
        let reference = try await partnership.disclosure(at: .received)
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
        let request = try await partnership.request(at: .disclosed)
        let folder = try await partnership.desk.look(at: request, by: Partnership.askingLiaison)
        #expect(folder.history.entries.allSatisfy { $0.version == "safermk-2013" })
        #expect(folder.request.exchangeDecision?.version == "safermk-2013")
        let disclosed = try await partnership.desk.lookAtDisclosure(request.disclosure, by: Partnership.askingLiaison)
        #expect(disclosed.history.entries.allSatisfy { $0.version == "safermk-2013" })
        #expect(disclosed.disclosure.copies.map(\.decision?.version) == ["safermk-2013"])
    }

    @Test func `before the first version is in force nothing is asked`() async throws {
        let partnership = try await Partnership()
        await #expect(throws: DeskError.self) { try await partnership.desk.rules(on: Day(iso: "2013-03-31")!) }
        #expect(try await partnership.desk.rules(on: Day(iso: "2013-04-01")!).name == "safermk-2013")
    }
}
