import Casework
import Testing

@testable import Exchange

@Suite("4.2, 4.10 Which entries an officer sees")
struct SeenEntriesTests {
    @Test func `a page looks through so many of others’ entries, and says where it stopped`() async throws {
        let partnership = try await Partnership()
        let before = try await partnership.size()
        let reference = try await partnership.disclosure(at: .received)
        let length = try await partnership.records.record(of: reference).entries.count
        let header = EntryHeader(
            reference: reference, at: partnership.clock.now, officer: Partnership.asker.officer,
            agency: Partnership.police, version: "safermk-2013")
        let reading = DisclosureEvent.read(file: nil, clauses: [])
        let others = (0..<2100).map {
            header.encoded(reading.kind, reading.facts, sealed: [:], sequence: length + $0)
        }
        _ = try await partnership.records.file(
            Filing(reference, expectedLength: length, at: partnership.clock.now, entries: others))
        let first = try await partnership.desk.book(by: Partnership.coordinator)
        #expect(first.entries.isEmpty)
        let older = try #require(first.older)
        #expect(older > before)
        let next = try await partnership.desk.book(before: older, limit: before, by: Partnership.coordinator)
        #expect(next.entries.count == before && next.older == nil)
    }
}
