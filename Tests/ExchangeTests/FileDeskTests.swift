import Casework
import Exchange
import Testing
import Vault

@Suite("4.3, 4.9 Files that are disclosed")
struct FileDeskTests {
    @Test func `each comes out as it went in, for a named reader, and each taking is entered (4.10)`() async throws {
        let partnership = try await Partnership()
        let contents = [65_535, 65_536, 65_537, 1, 200_000].map { size in
            (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        }
        let (reference, files) = try await partnership.disclosed(files: contents)
        for (file, content) in zip(files, contents) {
            #expect(try await partnership.desk.taken(file.id, of: reference, by: Partnership.asker) == content)
        }
        #expect(try await partnership.kinds(of: reference).filter { $0 == "information.read" }.count == contents.count)
        let stranger = Partnership.badge("colleague", Partnership.council)
        #expect(try await partnership.desk.taken(files[0].id, of: reference, by: stranger) == nil)
    }

    @Test func `each is bound to the disclosure and to its owner, who takes it too (4.9)`() async throws {
        let partnership = try await Partnership()
        let (reference, files) = try await partnership.disclosed(files: [[1, 2, 3]])
        let taken = try await partnership.desk.taken(files[0].id, of: reference, by: Partnership.holdingLiaison)
        #expect(taken == [1, 2, 3])
        let request = try await partnership.records.record(of: CaseID("R" + reference.text.dropFirst()))
        #expect(!request.keys.contains { $0.id.hasSuffix("/disclosure") }, "the request has no part of it")
        let keys = try await partnership.records.record(of: reference).keys.map(\.id)
        #expect(Set(keys) == ["\(reference)/disclosure", "\(reference)/copy.\(Partnership.police)"])
    }

    @Test func `none comes out once it is destroyed, nor does its chunk stay (4.13)`() async throws {
        let partnership = try await Partnership()
        let (reference, files) = try await partnership.disclosed(files: [[1, 2, 3]])
        #expect(try await partnership.records.chunk(0, of: files[0].id) != nil)
        try await partnership.act(
            .destroy(at: Partnership.police, nil), on: reference, by: Partnership.askingLiaison)
        #expect(try await partnership.records.chunk(0, of: files[0].id) == nil)
        for badge in [Partnership.asker, Partnership.askingLiaison, Partnership.holdingLiaison] {
            #expect(try await partnership.desk.taken(files[0].id, of: reference, by: badge) == nil)
        }
    }

    @Test func `nobody but who may disclose brings a file in`() async throws {
        let partnership = try await Partnership()
        let reference = try await partnership.request(at: .agreed)
        for badge in [Partnership.asker, Partnership.askingLiaison, Partnership.auditor] {
            await #expect(throws: DeskError.self) {
                _ = try await partnership.desk.intake(for: reference, by: badge)
            }
        }
        // Nor does anybody but a liaison officer to what would be volunteered, and none to what is already.
        for badge in [Partnership.asker, Partnership.badge("colleague", Partnership.council), Partnership.auditor] {
            await #expect(throws: DeskError.self) {
                _ = try await partnership.desk.intake(forNew: "D-NEW", as: DisclosureCase.self, by: badge)
            }
        }
        let there = try await partnership.disclosure(at: .disclosed)
        await #expect(throws: DeskError.self) {
            _ = try await partnership.desk.intake(
                forNew: there, as: DisclosureCase.self, by: Partnership.holdingLiaison)
        }
    }
}
