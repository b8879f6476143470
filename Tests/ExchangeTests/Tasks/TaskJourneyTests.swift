import Casework
import SharingProtocol
import Testing

@testable import Exchange

@Suite("4.2, 4.3, 4.12, 4.13 Whose turn it is, along a whole journey")
struct TaskJourneyTests {
    private let partnership: Partnership
    private var desk: LiaisonDesk { partnership.desk }
    private let asker = Partnership.asker
    private let asking = Partnership.askingLiaison
    private let holding = Partnership.holdingLiaison
    private let police = Partnership.police

    init() async throws {
        partnership = try await Partnership()
        try await partnership.join(Partnership.fire)
    }

    private func tray(_ badge: Badge) async throws -> [String] {
        try await desk.inTray(of: badge).tasks.map { "\($0.task.what) \($0.row.reference)" }
    }

    private func waiting(_ badge: Badge) async throws -> [String] {
        try await desk.waitingForOthers(of: badge).tasks.map { "\($0.task.what) \($0.holder)" }
    }

    /// What there is to do, by them or by others.
    private func open(_ badge: Badge) async throws -> [String] {
        let own = try await tray(badge)
        return own + (try await waiting(badge))
    }

    /// Exactly one officer has it in their in-tray, those who may know of it see that it waits for them, and nobody
    /// else sees anything.
    private func expect(
        _ what: String, of reference: CaseID, from badge: Badge, by name: String, known: [Badge]
    ) async throws {
        let officers = ["practitioner", "colleague", "liaison", "signatory"]
        let agencies = [police, Partnership.council, Partnership.fire]
        let everybody =
            agencies.flatMap { agency in officers.map { Partnership.badge($0, agency) } }
            + [Partnership.coordinator, Partnership.auditor, Partnership.administrator]
        for other in everybody {
            let own = other == badge ? ["\(what) \(reference)"] : []
            #expect(try await tray(other) == own, "\(what) \(other.officer)")
            #expect(try await desk.inTrayCount(of: other) == own.count)
            let sees = known.contains(other) && other != badge
            #expect(try await waiting(other) == (sees ? ["\(what) \(name)"] : []), "\(what) \(other.officer)")
        }
        let shown = try #require(try await desk.inTray(of: badge).tasks.first)
        #expect(shown.title != what, "it has a title for people")
    }

    @Test func `of a request and what was disclosed`() async throws {
        let reference: CaseID = "R-1"
        let (own, both) = ([asker, asking, Partnership.auditor], [asker, asking, holding, Partnership.auditor])
        guard case .done = try await desk.begin(reference, .example, by: asker) else { throw Partnership.Refused() }
        try await expect("approve", of: reference, from: asking, by: police.text, known: own)
        try await partnership.act(.sendBack("Say why."), on: reference, by: asking)
        let name = Partnership.account(asker).name
        try await expect("submit", of: reference, from: asker, by: name, known: own)
        try await partnership.act(.submit(.example), on: reference, by: asker)
        try await expect("approve", of: reference, from: asking, by: police.text, known: own)
        try await partnership.act(.approve, on: reference, by: asking)
        let council = Partnership.council.text
        try await expect("determine", of: reference, from: holding, by: council, known: both)
        try await partnership.act(.askForClarification("Which?"), on: reference, by: holding)
        try await expect("clarify", of: reference, from: asking, by: police.text, known: both)
        try await partnership.act(.clarify("The upper one."), on: reference, by: asking)
        try await expect("determine", of: reference, from: holding, by: council, known: both)
        try await partnership.act(.determine(.example), on: reference, by: holding)
        try await expect("disclose", of: reference, from: holding, by: council, known: both)
        try await partnership.act(.disclose(.example), on: reference, by: holding)
        try await expect("acknowledge", of: "D-1", from: asking, by: police.text, known: both)
        try await partnership.act(.acknowledge, on: "D-1", by: asking)
        for badge in [asker, asking, holding] { #expect(try await open(badge) == []) }

        // Its last day is 1 December 2013.
        partnership.clock.move(days: 180)
        try await expect("destroy", of: "D-1", from: asking, by: police.text, known: both)
        partnership.clock.move(days: 2)
        #expect(try await desk.inTray(of: asking).tasks.map(\.isLate) == [true])
        #expect(try await desk.waitingForOthers(of: holding).tasks.map(\.isLate) == [true])
        try await partnership.act(.destroy(at: police, nil), on: "D-1", by: asking)
        for badge in [asker, asking, holding] { #expect(try await open(badge) == []) }
    }

    @Test func `of what is offered to several`() async throws {
        let fire = Partnership.badge("liaison", Partnership.fire)
        let reference = try await partnership.volunteered(to: [police, Partnership.fire])
        let row = "\(reference)"
        #expect(try await tray(asking) == ["accept \(row)"])
        #expect(try await tray(fire) == ["accept \(row)"])
        #expect(try await waiting(holding) == ["accept \(police)", "accept \(Partnership.fire)"])
        #expect(try await waiting(asking) == ["accept \(Partnership.fire)"])
        try await partnership.act(.accept, on: reference, by: asking)
        #expect(try await tray(asking) == [], "who accepts need not acknowledge receipt")
        #expect(try await tray(fire) == ["accept \(row)"], "each has a task of its own")
        try await partnership.act(.decline, on: reference, by: fire)
        for badge in [asking, fire, holding] { #expect(try await tray(badge) == []) }
    }

    @Test func `what is coming up is in no in-tray, the earliest day first (4.12)`() async throws {
        let late = try await partnership.disclosure(at: .received)
        let early = try await partnership.disclosure(at: .received)
        try await partnership.act(
            .extendKeeping(at: police, until: Day(iso: "2013-12-20")!, "It goes on."), on: late, by: holding)
        func coming() async throws -> [CaseID] { try await desk.comingUp(of: asking).tasks.map(\.row.reference) }
        #expect(try await coming() == [], "it is months away")
        // 15 November: 16 and 35 days are left.
        partnership.clock.move(days: 165)
        #expect(try await coming() == [early])
        partnership.clock.move(days: 8)
        #expect(try await coming() == [early, late])
        #expect(try await tray(asking) == [])
        partnership.clock.move(days: 1)
        #expect(try await tray(asking) == ["destroy \(early)"])
        #expect(try await coming() == [late])
        for badge in [asker, holding, Partnership.auditor] {
            #expect(try await desk.comingUp(of: badge).total == 0, "\(badge.officer)")
        }
    }

    @Test func `without the consent that it rests on, there is nothing to wait for (4.4)`() async throws {
        let reference = try await CanaryStory(partnership).offered(to: [police])
        try await partnership.act(.accept, on: reference, by: asking)
        #expect(try await tray(asking) == [])
        let withdrawal = DisclosureAct.withdrawConsent(on: desk.now().day, "By telephone.")
        try await partnership.act(withdrawal, on: reference, by: holding)
        #expect(try await tray(asking) == ["destroy \(reference)"])
        #expect(try await desk.inTray(of: asking).tasks.map(\.isLate) == [false])
    }

    @Test func `what an agency holds is counted until it is destroyed (4.12, 4.13)`() async throws {
        let fire = Partnership.fire
        func held(until day: String? = nil) async throws -> [Int] {
            var held: [Int] = []
            for agency in [police, fire, Partnership.council] {
                held.append(try await desk.held(by: agency, until: day.flatMap { Day(iso: $0) }))
            }
            return held
        }
        let asked = try await partnership.disclosure(at: .disclosed)
        let offered = try await partnership.volunteered(to: [police, fire], acceptedBy: [fire])
        #expect(try await held() == [1, 1, 0], "what is only offered is held by nobody")
        #expect(try await held(until: "2013-11-30") == [0, 0, 0])
        #expect(try await held(until: "2013-12-01") == [1, 1, 0])
        try await partnership.act(.accept, on: offered, by: asking)
        try await partnership.act(
            .extendKeeping(at: police, until: Day(iso: "2014-01-01")!, "It goes on."), on: offered, by: holding)
        #expect(try await held() == [2, 1, 0])
        #expect(try await held(until: "2013-12-01") == [1, 1, 0])
        try await partnership.act(.destroy(at: police, nil), on: asked, by: asking)
        try await partnership.act(.destroy(at: fire, nil), on: offered, by: holding)
        #expect(try await held() == [1, 0, 0])
    }
}
