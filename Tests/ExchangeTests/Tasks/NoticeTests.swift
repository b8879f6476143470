import Casework
import SharingProtocol
import Testing

@testable import Exchange

@Suite("4.4, 4.10, 4.13 What somebody has to know")
struct NoticeTests {
    private let partnership: Partnership
    private var desk: LiaisonDesk { partnership.desk }
    private let asker = Partnership.asker
    private let asking = Partnership.askingLiaison
    private let holding = Partnership.holdingLiaison
    private let colleague = Partnership.badge("colleague", Partnership.police)
    private let police = Partnership.police

    init() async throws { partnership = try await Partnership { FailingRecords($0) } }

    private func notices(_ badge: Badge) async throws -> [String] {
        let shown = try await desk.notices(of: badge)
        #expect(shown.total == shown.tasks.count, "\(badge.officer) is told of more than there is to see")
        return shown.tasks.map { "\($0.task.what) \($0.row.reference)" }
    }

    @Test func `waits until they have looked, whoever else looks`() async throws {
        let reference = try await partnership.volunteered(to: [police])
        #expect(try await notices(asker) == [], "nothing is accepted yet")
        try await partnership.act(.accept, on: reference, by: asking)
        try await partnership.act(.nameReader(colleague.officer, at: police), on: reference, by: asking)
        #expect(try await notices(asker) == ["readerNamed \(reference)"])
        #expect(try await desk.inTrayCount(of: asker) == 0, "there is nothing to do")
        for other in [asking, holding, Partnership.auditor, colleague] {
            _ = try await desk.lookAtDisclosure(reference, by: other)
            #expect(try await notices(asker) == ["readerNamed \(reference)"], "\(other.officer)")
        }
        #expect(try await notices(colleague) == [])
        _ = try await desk.lookAtDisclosure(reference, by: asker)
        #expect(try await notices(asker) == [])
    }

    @Test func `is entered once it was seen, and moves the case for nobody`() async throws {
        let reference = try await partnership.disclosure(at: .disclosed)
        let moves = try await desk.disclosure(reference, by: asking).history?.moves(for: asking.agency)
        for _ in 1...2 { _ = try await desk.lookAtDisclosure(reference, by: asker) }
        #expect(try await partnership.kinds(of: reference).count { $0 == "notice.seen" } == 1)
        #expect(try await desk.disclosure(reference, by: asking).history?.moves(for: asking.agency) == moves)
        let row = try #require(try await partnership.records.row(of: reference))
        #expect(row.tasks.map(\.what) == ["acknowledge", "destroy"] && row.changedAt == row.openedAt)
    }

    @Test func `is not lost where the look at it could not be entered`() async throws {
        let failing = try #require(partnership.records as? FailingRecords)
        let reference = try await partnership.disclosure(at: .disclosed)
        failing.fail(true)
        await #expect(throws: DeskError.self) { _ = try await desk.lookAtDisclosure(reference, by: asker) }
        failing.fail(false)
        #expect(try await notices(asker) == ["readerNamed \(reference)"])
    }

    @Test func `for a liaison desk is seen by whoever sits at it, a deputy too`() async throws {
        let deputy = Partnership.badge("colleague", Partnership.council)
        let appointed = AgencyAct.appoint(deputy.officer, asDeputy: true, from: desk.now().day, until: nil)
        guard
            case .done = try await desk.perform(
                appointed, on: Partnership.council, by: Partnership.badge("signatory", Partnership.council))
        else { throw Partnership.Refused() }
        let reference = try await partnership.volunteered(to: [police])
        try await partnership.act(.decline, on: reference, by: asking)
        for badge in [holding, deputy] { #expect(try await notices(badge) == ["declined \(reference)"]) }
        #expect(try await notices(Partnership.badge("practitioner", Partnership.council)) == [])
        _ = try await desk.lookAtDisclosure(reference, by: deputy)
        for badge in [holding, deputy] { #expect(try await notices(badge) == []) }
    }

    @Test func `that a request was refused is for who asked and for their desk, each by itself (4.3)`() async throws {
        let request = try await partnership.request(at: .sent)
        var refusing = Determination.example
        refusing.terms.given = [false]
        refusing.words["item.1.reason"] = "It is not held."
        try await partnership.act(.determine(refusing), on: request, by: holding)
        #expect(try await notices(asker) == ["refused \(request)"])
        #expect(try await notices(asking) == ["refused \(request)"])
        _ = try await desk.look(at: request, by: asker)
        #expect(try await notices(asker) == [])
        #expect(try await notices(asking) == ["refused \(request)"])
        _ = try await desk.look(at: request, by: asking)
        #expect(try await notices(asking) == [])
        for badge in [holding, colleague] { #expect(try await notices(badge) == []) }
    }

    @Test func `that consent was withdrawn is for every agency but the one that said so (4.4)`() async throws {
        let (fire, probation) = (Partnership.fire, Partnership.probation)
        for agency in [fire, probation] { try await partnership.join(agency) }
        let reference = try await CanaryStory(partnership).offered(to: [police, fire, probation])
        try await partnership.act(.accept, on: reference, by: asking)
        try await partnership.act(.decline, on: reference, by: Partnership.badge("liaison", probation))
        _ = try await desk.lookAtDisclosure(reference, by: holding)
        let withdrawal = DisclosureAct.withdrawConsent(on: desk.now().day, "By telephone.")
        try await partnership.act(withdrawal, on: reference, by: asking)
        for badge in [holding, Partnership.badge("liaison", fire)] {
            #expect(try await notices(badge) == ["consentWithdrawn \(reference)"], "\(badge.officer)")
        }
        for badge in [asking, Partnership.badge("liaison", probation)] {
            #expect(try await notices(badge) == [], "\(badge.officer)")
        }
    }

    @Test func `that a copy is gone is for its owner, and that it was called in for who had it (4.13)`() async throws {
        let asked = try await partnership.disclosure(at: .destroyed)
        #expect(try await notices(holding).contains("destroyed \(asked)"))
        #expect(try await notices(asking) == [], "they did it themselves")
        let called = try await partnership.volunteered(to: [police], acceptedBy: [police])
        try await partnership.act(.destroy(at: police, nil), on: called, by: holding)
        #expect(try await notices(asking) == ["calledIn \(called)"])
        let own = try await notices(holding)
        #expect(!own.contains("destroyed \(called)"))
    }

    /// Nobody is told of a case that they may not know of any more: they could never have done with it.
    @Test func `is nothing to who has no part in the case any more (4.1, 4.10)`() async throws {
        let removed = try await partnership.disclosure(at: .disclosed)
        try await partnership.act(.removeReader(asker.officer, at: police), on: removed, by: asking)
        let destroyed = try await partnership.disclosure(at: .destroyed)
        #expect(try await notices(asker) == [], "of \(removed) and \(destroyed)")
        let request = try await partnership.request(at: .sent)
        let signatory = Partnership.badge("signatory", police)
        for (from, to) in [(asker, colleague), (colleague, signatory)] {
            try await partnership.act(.reassign(from: from.officer, to: to.officer), on: request, by: asking)
        }
        #expect(try await notices(colleague) == [])
        #expect(try await notices(signatory) == ["reassigned \(request)"])
    }

    @Test func `of what comes to them again comes once`() async throws {
        let reference = try await partnership.disclosure(at: .disclosed)
        for act: DisclosureAct in [.removeReader(asker.officer, at: police), .nameReader(asker.officer, at: police)] {
            try await partnership.act(act, on: reference, by: asking)
        }
        #expect(try await notices(asker) == ["readerNamed \(reference)"])
    }
}
