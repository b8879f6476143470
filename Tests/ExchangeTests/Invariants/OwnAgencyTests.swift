import Casework
import SharingProtocol
import Testing

@testable import Exchange

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
        for badge in strangers {
            for place in [reference, "R-NONE"] {
                #expect(
                    try await isUnknown { try await partnership.desk.perform(.approve, on: place, by: badge) })
            }
        }
        #expect(try await partnership.size() == size)
    }

    private let strangers = [
        Partnership.coordinator, Partnership.administrator, Partnership.badge("colleague", Partnership.police),
    ]

    @Test func `every act on another agency’s copy is refused, and leaves the disclosure as it was`() async throws {
        let partnership = try await Partnership()
        for agency in [Partnership.fire, Partnership.probation] { try await partnership.join(agency) }
        let (police, fire) = (Partnership.police, Partnership.fire)
        let reference = try await partnership.volunteered(to: [police, fire], acceptedBy: [police])
        let size = try await partnership.size()
        let until = Day(iso: "2014-01-01")!
        let colleague = Partnership.badge("colleague", police).officer
        for (act, badge): (DisclosureAct, Badge) in [
            (.accept, Partnership.holdingLiaison), (.accept, Partnership.askingLiaison),
            (.decline, Partnership.asker), (.acknowledge, Partnership.asker),
            (.destroy(at: police, nil), Partnership.badge("liaison", fire)),
            (.destroy(at: police, nil), Partnership.asker),
            (.nameReader(colleague, at: police), Partnership.badge("liaison", fire)),
            (.removeReader(Partnership.asker.officer, at: police), Partnership.badge("liaison", fire)),
            (.extendKeeping(at: police, until: until, "x"), Partnership.askingLiaison),
        ] {
            guard case .refused = try await partnership.desk.perform(act, on: reference, by: badge) else {
                Issue.record("\(badge.officer) could \(act.kind)")
                continue
            }
        }
        // To whoever has no part in it, it is as if there were none, and so it is before it is accepted.
        let others = [Partnership.badge("liaison", Partnership.probation), Partnership.badge("practitioner", fire)]
        for badge in strangers + others {
            for place in [reference, "D-NONE"] {
                #expect(
                    try await isUnknown { try await partnership.desk.perform(.acknowledge, on: place, by: badge) })
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
