import Casework
import Ledger
import Testing

@testable import Exchange

/// Where an entry is kept is not under the ledger's hashes: somebody with a hand on the database could keep a reading
/// under another case, and every entry would still be as it was signed.
@Suite("An entry that is kept under another case")
struct MisplacedEntryTests {
    private let partnership: Partnership
    private let robbed: CaseID
    private let given: CaseID

    init() async throws {
        partnership = try await Partnership()
        robbed = try await partnership.disclosure(at: .received)
        given = try await partnership.disclosure(at: .received)
        for reference in [robbed, given] {
            for _ in 1...2 { _ = try await partnership.desk.read(reference, by: Partnership.asker) }
        }
    }

    private func entries(_ reference: CaseID) async throws -> [StoredEntry] {
        try await partnership.records.record(of: reference).entries
    }

    private func kept(_ entry: StoredEntry, under reference: CaseID) -> StoredEntry {
        StoredEntry(
            position: entry.position, reference: reference, bytes: entry.bytes, leafHash: entry.leafHash)
    }

    @Test func `makes the case unreadable that it was put into`() async throws {
        let reading = try #require(try await entries(robbed).last)
        let own = try await entries(given)
        #expect(try DisclosureHistory(given, own)?.entries.count == own.count)
        #expect(throws: DeskError.self) { try DisclosureHistory(given, own + [kept(reading, under: given)]) }
    }

    @Test func `makes the case unreadable in which it takes the place of another entry`() async throws {
        let reading = try #require(try await entries(robbed).last)
        let own = try await entries(given)
        #expect(try await entries(robbed).count == own.count, "both stand in the same place of their cases")
        #expect(throws: DeskError.self) { try DisclosureHistory(given, own.dropLast() + [kept(reading, under: given)]) }
    }

    @Test func `makes the case unreadable that it was taken out of`() async throws {
        let own = try await entries(robbed)
        #expect(throws: DeskError.self) { try DisclosureHistory(robbed, own.dropLast(2) + own.suffix(1)) }
    }

    @Test func `is shown to nobody`() async throws {
        let reading = try #require(try await entries(robbed).last)
        let sight = try await partnership.desk.disclosure(robbed, by: Partnership.auditor)
        let egress = Egress(sight.circumstances, in: sight.snapshot, kinds: .gatehouse)
        #expect(try egress.released(reading, among: .gatehouse).kind == "information.read")
        #expect(throws: DeskError.self) { try egress.released(kept(reading, under: given), among: .gatehouse) }
    }
}
