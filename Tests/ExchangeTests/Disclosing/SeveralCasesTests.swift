import Casework
import SharingProtocol
import Synchronization
import Testing
import Vault

@testable import Exchange

/// Destroying the last copy of what was asked for leaves an entry in the request as well.
@Suite("4.2, 4.13 An act that leaves entries in several cases")
struct SeveralCasesTests {
    private let partnership: Partnership
    private let failing: FailingRecords
    private let request: CaseID
    private var desk: LiaisonDesk { partnership.desk }
    private let destroying = DisclosureAct.destroy(at: Partnership.police, nil)

    init() async throws {
        partnership = try await Partnership { FailingRecords($0) }
        failing = try #require(partnership.records as? FailingRecords)
        request = try await partnership.request(at: .disclosed)
        failing.filings.withLock { $0 = [] }
    }

    private func attempts() -> [[CaseID]] {
        failing.filings.withLock { $0.map { filing in filing.cases.map(\.reference) } }
    }

    /// One filing for whoever is first, between two of the act.
    private func wasDecidedTwice(after other: CaseID) -> Bool {
        attempts() == [[request.disclosure, request], [other], [request.disclosure, request]]
    }

    @Test func `files nothing where the other case has moved on, and succeeds once decided again`() async throws {
        let (desk, request, size) = (desk, request, try await partnership.size())
        failing.meanwhile.withLock { $0 = { _ = try await desk.look(at: request, by: Partnership.asker) } }
        guard
            case .done(_, let filed) = try await desk.perform(
                destroying, on: request.disclosure, by: Partnership.askingLiaison)
        else { throw Partnership.Refused() }
        #expect(wasDecidedTwice(after: request))
        #expect(filed == Filed(position: size + 1, size: size + 3), "only the look stands between")
        #expect(try await partnership.kinds(of: request).suffix(2) == ["request.opened", "request.destroyed"])
        #expect(try await partnership.kinds(of: request.disclosure).count { $0 == "information.destroyed" } == 1)
    }

    @Test func `files nothing where the case itself has moved on, and succeeds once decided again`() async throws {
        let (desk, request) = (desk, request)
        failing.meanwhile.withLock { $0 = { _ = try await desk.read(request.disclosure, by: Partnership.asker) } }
        try await partnership.act(destroying, on: request.disclosure, by: Partnership.askingLiaison)
        #expect(wasDecidedTwice(after: request.disclosure))
        #expect(try await partnership.kinds(of: request).count { $0 == "request.destroyed" } == 1)
    }

    @Test func `files nothing at all while the records cannot be written`() async throws {
        failing.fail(true)
        let (size, before) = (try await partnership.size(), try await keys())
        await #expect(throws: DeskError.self) {
            _ = try await desk.perform(destroying, on: request.disclosure, by: Partnership.askingLiaison)
        }
        #expect(try await partnership.size() == size)
        #expect(try await keys() == before)
        #expect(!before.isEmpty)
        failing.fail(false)
        #expect(try await desk.opens(request.disclosure, by: Partnership.asker), "nothing was destroyed")
    }

    @Test func `of several officers who do it at once, one does, and the others see what stands`() async throws {
        let (desk, reference, act) = (desk, request.disclosure, destroying)
        let done = try await withThrowingTaskGroup(of: Bool.self) { group in
            for badge in [Partnership.askingLiaison, Partnership.holdingLiaison, Partnership.askingLiaison] {
                group.addTask {
                    if case .done = try await desk.perform(act, on: reference, by: badge) { true } else { false }
                }
            }
            return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(done == 1)
        for (place, kind) in [(reference, "information.destroyed"), (request, "request.destroyed")] {
            #expect(try await partnership.kinds(of: place).count { $0 == kind } == 1)
        }
        #expect(try await keys() == [])
    }

    private func keys() async throws -> [String] {
        var keys: [String] = []
        for reference in [request, request.disclosure] {
            keys += try await partnership.records.record(of: reference).keys.map(\.id)
        }
        return keys
    }
}
