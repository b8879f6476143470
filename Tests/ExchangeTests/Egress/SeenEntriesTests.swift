import Casework
import Exchange
import Testing

@Suite("4.2, 4.10 Which entries an officer sees")
struct SeenEntriesTests {
    @Test func `a page looks through so many of others’ entries, and says where it stopped`() async throws {
        let partnership = try await Partnership()
        let before = try await partnership.size()
        let others = (1...2100).map { Array("entry \($0)".utf8) }
        _ = try await partnership.records.file(
            Filing("R-OTHERS", expectedLength: 0, at: partnership.clock.now, entries: others))
        let first = try await partnership.desk.book(by: Partnership.coordinator)
        #expect(first.entries.isEmpty)
        let older = try #require(first.older)
        #expect(older > before)
        let next = try await partnership.desk.book(before: older, limit: before, by: Partnership.coordinator)
        #expect(next.entries.count == before && next.older == nil)
    }
}
