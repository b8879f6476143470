import Casework
import SharingProtocol
import Synchronization
import Testing
import Vault

@testable import Exchange

@Suite("4.2, 4.3 Carrying out a request files it and its disclosure together")
struct CarryingOutTests {
    private let partnership: Partnership
    private let failing: FailingRecords
    private var desk: LiaisonDesk { partnership.desk }

    init() async throws {
        partnership = try await Partnership { FailingRecords($0) }
        failing = try #require(partnership.records as? FailingRecords)
    }

    @Test func `side by side in the ledger, under one moment and one officer`() async throws {
        let request = try await partnership.request(at: .agreed)
        let size = try await partnership.size()
        guard
            case .done(let history, let filed) = try await desk.perform(
                .disclose(.example), on: request, by: Partnership.holdingLiaison)
        else { throw Partnership.Refused() }
        #expect(filed == Filed(position: size, size: size + 3))
        #expect(history.entries.last?.position == size)
        let entries = try await partnership.records.entries(from: size, limit: 10)
        #expect(entries.map(\.reference) == [request, request.disclosure, request.disclosure])
        let read = try #require(try DisclosureHistory(request.disclosure, Array(entries.dropFirst())))
        #expect(read.entries.allSatisfy { $0.at == partnership.clock.now })
        #expect(read.entries.allSatisfy { $0.officer == Partnership.holdingLiaison.officer })
        #expect(read.disclosure.terms.origin == .request(request))
    }

    @Test func `and both are remembered, so that the next act on either reads nothing anew`() async throws {
        let request = try await partnership.request(at: .disclosed)
        failing.read.withLock { $0 = [] }
        try await partnership.act(.acknowledge, on: request.disclosure, by: Partnership.askingLiaison)
        guard
            case .opened = try await desk.read(
                .open(record: "determination"), on: request, as: RequestCase.self, by: Partnership.asker)
        else { throw Partnership.Refused() }
        #expect(failing.read.withLock { $0 } == [])
        for (reference, place) in [(request.disclosure, 2), (request, 4)] {
            let record = try await partnership.records.record(of: reference)
            #expect(record.entries.count == place + 1)
        }
        let kept = try #require(desk.cases.kept(request.disclosure, as: DisclosureCase.self)?.history)
        let record = try await partnership.records.record(of: request.disclosure)
        #expect(kept.entries.map(\.position) == record.entries.map(\.position))
    }

    @Test func `neither, while the records cannot be written, and both afterwards`() async throws {
        let (request, files) = try await broughtFile()
        let before = try await picture(request)
        failing.fail(true)
        await #expect(throws: DeskError.self) { _ = try await disclose(files, request) }
        #expect(try await picture(request) == before)
        failing.fail(false)
        guard case .done = try await disclose(files, request) else { throw Partnership.Refused() }
        #expect(
            try await desk.taken(files.0.id, of: request.disclosure, by: Partnership.asker) == [4, 5, 6],
            "the file that waited meanwhile")
    }

    @Test func `neither, where the request has moved on meanwhile, and both once it was decided again`() async throws {
        let (request, files) = try await broughtFile()
        let (desk, size) = (desk, try await partnership.size())
        failing.meanwhile.withLock { $0 = { _ = try await desk.look(at: request, by: Partnership.asker) } }
        guard case .done(_, let filed) = try await disclose(files, request) else { throw Partnership.Refused() }
        // Between them stands the one entry of whoever looked.
        #expect(filed == Filed(position: size + 1, size: size + 4))
        #expect(try await partnership.kinds(of: request).suffix(2) == ["request.opened", "request.disclosed"])
        #expect(try await desk.taken(files.0.id, of: request.disclosure, by: Partnership.asker) == [4, 5, 6])
    }

    /// Somebody could wait there with a disclosure of their own, to be the owner of what is put into it and to have
    /// others read it.
    @Test func `both, where somebody tried to begin another disclosure under its reference`() async throws {
        try await partnership.join(Partnership.fire)
        let request = try await partnership.request(at: .agreed)
        let other = try await desk.begin(
            request.disclosure, .volunteer(.example(to: [Partnership.fire])), as: DisclosureCase.self,
            by: Partnership.askingLiaison)
        guard case .refused = other else {
            Issue.record("it was begun")
            return
        }
        #expect(try await partnership.kinds(of: request.disclosure).isEmpty)
        _ = try await desk.perform(.disclose(.example), on: request, by: Partnership.holdingLiaison)
        #expect(try await partnership.kinds(of: request.disclosure) == ["information.disclosed", "copy.given"])
    }

    @Test func `neither, where it was disclosed by another server at that moment`() async throws {
        let request = try await partnership.request(at: .agreed)
        let other = LiaisonDesk(
            records: failing.records, root: desk.root, protocols: desk.protocols,
            isSigned: partnership.isSigned, now: desk.now, dice: .seeded(9))
        failing.meanwhile.withLock {
            $0 = { _ = try await other.perform(.disclose(.example), on: request, by: Partnership.holdingLiaison) }
        }
        let outcome = try await desk.perform(.disclose(.example), on: request, by: Partnership.holdingLiaison)
        guard case .refused(let refusal) = outcome else {
            Issue.record("disclosed twice")
            return
        }
        #expect(refusal.reason == .notNow)
        #expect(try await partnership.kinds(of: request).count { $0 == "request.disclosed" } == 1)
        #expect(try await partnership.kinds(of: request.disclosure) == ["information.disclosed", "copy.given"])
    }

    private typealias Brought = (DisclosedFile, FileIntake)

    private func broughtFile() async throws -> (CaseID, Brought) {
        let request = try await partnership.request(at: .agreed)
        let intake = try await desk.intake(for: request, by: Partnership.holdingLiaison)
        return (request, (try await desk.incoming("letter.txt", [4, 5, 6], in: intake), intake))
    }

    private func disclose(_ brought: Brought, _ request: CaseID) async throws -> RequestOutcome {
        try await desk.perform(
            .disclose(DisclosedInformation(words: [:], files: [brought.0])), on: request,
            by: Partnership.holdingLiaison, intake: brought.1)
    }

    /// All that there is of the two.
    private func picture(_ request: CaseID) async throws -> [String] {
        var picture = ["\(try await partnership.records.head())"]
        for reference in [request, request.disclosure] {
            picture.append("\(try await partnership.records.record(of: reference))")
            picture.append("\(String(describing: try await partnership.records.row(of: reference)))")
        }
        return picture
    }
}
