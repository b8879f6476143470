import Casework
import SharingProtocol
import Testing

@testable import Exchange

@Suite("4.2, 4.6, 4.10, 4.13 What one agency has to do with another's copy")
struct OtherCopiesTests {
    private let partnership: Partnership
    private var desk: LiaisonDesk { partnership.desk }
    private let owner = Partnership.holdingLiaison
    private let police = Partnership.askingLiaison
    private let fire = Partnership.badge("liaison", Partnership.fire)

    init() async throws {
        partnership = try await Partnership()
        try await partnership.join(Partnership.fire)
    }

    private func seen(_ reference: CaseID, by badge: Badge) async throws -> [String] {
        try await desk.book(by: badge).entries.filter { $0.reference == reference }.map(\.kind).reversed()
    }

    @Test func `what an agency does with its own copy stops nobody who is about to act on another`() async throws {
        let agencies = [Partnership.police, Partnership.fire]
        let reference = try await partnership.volunteered(to: agencies, acceptedBy: agencies)
        let before = try await desk.disclosure(reference, by: owner).history?.moves(for: owner.agency)
        let colleague = Partnership.badge("colleague", Partnership.fire).officer
        for act in [DisclosureAct.nameReader(colleague, at: fire.agency), .removeReader(colleague, at: fire.agency)] {
            try await partnership.act(act, on: reference, by: fire)
        }
        let calledIn = try await desk.perform(
            .destroy(at: police.agency, nil), on: reference, as: DisclosureCase.self, by: owner, expecting: before)
        guard case .done = calledIn else {
            Issue.record("its owner could not call in a copy")
            return
        }
        // What concerns the agency itself, or every copy, does.
        let own = try await desk.disclosure(reference, by: fire).history?.moves(for: fire.agency)
        try await partnership.act(
            .extendKeeping(at: fire.agency, until: Day(iso: "2014-01-01")!, "It goes on."), on: reference, by: owner)
        let late = try await desk.perform(
            .destroy(at: fire.agency, nil), on: reference, as: DisclosureCase.self, by: fire, expecting: own)
        guard case .refused(let refusal) = late else {
            Issue.record("a copy was destroyed whose owner had extended it meanwhile")
            return
        }
        #expect(refusal.sentence.contains("moved on"))
    }

    @Test func `an agency sees what happens to its own copy, and to no other`() async throws {
        let agencies = [Partnership.police, Partnership.fire]
        let reference = try await partnership.volunteered(to: agencies, acceptedBy: [Partnership.police])
        _ = try await desk.read(reference, by: Partnership.asker)
        try await partnership.act(.decline, on: reference, by: fire)
        _ = try await desk.read(reference, by: Partnership.asker)
        let all = try await partnership.kinds(of: reference)
        #expect(try await seen(reference, by: owner) == all)
        #expect(try await seen(reference, by: Partnership.auditor) == all)
        #expect(try await seen(reference, by: fire) == ["information.disclosed", "copy.given", "copy.declined"])
        #expect(
            try await seen(reference, by: police)
                == ["information.disclosed", "copy.given", "copy.accepted", "information.read", "information.read"])
        let entries = try await partnership.records.record(of: reference).entries
        let reading = try #require(entries.last)
        await #expect(throws: DeskError.self) { try await desk.entry(at: reading.position, by: fire) }
        await #expect(throws: DeskError.self) { try await desk.proof(of: reading.position, by: fire) }
        #expect(try await desk.entry(at: reading.position, by: owner).kind == "information.read")
    }

    @Test func `an agency that was only offered it says nothing of consent, and destroys nothing`() async throws {
        let reference = try await partnership.volunteered(to: [Partnership.police, Partnership.fire])
        for act in [
            DisclosureAct.withdrawConsent(on: partnership.clock.now.day, "By letter."), .destroy(at: fire.agency, nil),
        ] {
            let outcome = try await desk.perform(act, on: reference, as: DisclosureCase.self, by: fire)
            guard case .refused(let refusal) = outcome else {
                Issue.record("\(act.kind) was done")
                continue
            }
            #expect(refusal.reason == .notNow)
        }
    }

    @Test(arguments: Store.allCases)
    func `an agency finds by a name only what it may read that name of`(_ store: Store) async throws {
        try await store.run { (records: any RecordStore) async throws in
            let partnership = try await Partnership { _ in records }
            try await partnership.meet()
            func found(_ badge: Badge) async throws -> [CaseID] {
                var filter = RegisterFilter()
                filter.subject = "Zebediah Quillfeather"
                return try await partnership.desk.registerList(filter, by: badge).rows.map(\.reference).sorted()
            }
            // Heard at a meeting, and not confirmed yet.
            try await partnership.act(atMeeting: .share(.example()))
            #expect(try await found(fire) == [])
            #expect(try await found(police) == [])
            #expect(try await found(owner) == [Partnership.item])
            try await partnership.act(.ratify(.example), on: Partnership.item, by: owner)
            #expect(try await found(fire) == [Partnership.item])
            #expect(try await found(police) == [Partnership.item])
            // Its own copy is destroyed, or was declined; the others go on.
            try await partnership.act(.destroy(at: fire.agency, nil), on: Partnership.item, by: fire)
            let offered = try await partnership.volunteered(to: [Partnership.police, Partnership.fire])
            #expect(try await found(fire) == [offered])
            try await partnership.act(.decline, on: offered, by: fire)
            #expect(try await found(fire) == [])
            #expect(try await found(police) == [Partnership.item, offered].sorted())
        }
    }
}
