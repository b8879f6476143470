import Casework
import Exchange
import Testing

@Suite("4.3, 4.9 Files that are disclosed")
struct FileDeskTests {
    private func disclose(
        _ contents: [[UInt8]], in partnership: Partnership
    ) async throws -> (CaseID, [DisclosedFile]) {
        let reference = try await partnership.request(at: .agreed)
        let intake = try await partnership.desk.intake(for: reference, by: Partnership.holdingLiaison)
        var files: [DisclosedFile] = []
        for (number, bytes) in contents.enumerated() {
            var file = partnership.desk.newFile(named: Confidential("letter \(number).txt"), in: intake)
            for start in stride(from: 0, to: bytes.count, by: 10_000) {
                try await partnership.desk.take(
                    Array(bytes[start..<min(start + 10_000, bytes.count)]), into: &file)
            }
            files.append(try await partnership.desk.finish(file))
        }
        let outcome = try await partnership.desk.perform(
            .disclose(DisclosedInformation(words: [:], files: files)), on: reference,
            by: Partnership.holdingLiaison, intake: intake)
        guard case .done = outcome else { throw Partnership.Refused() }
        return (reference, files)
    }

    private func taken(_ file: FileID, of reference: CaseID, by badge: Badge, in partnership: Partnership) async throws
        -> [UInt8]?
    {
        let outcome: FileOutcome<RequestCase>
        do throws(DeskError) { outcome = try await partnership.desk.take(file, of: reference, by: badge) } catch {
            guard case .noSuchCase = error else { throw error }
            return nil
        }
        guard case .opened(var opened) = outcome else { return nil }
        var bytes: [UInt8] = []
        while let chunk = try await opened.nextChunk() { bytes += chunk }
        return bytes
    }

    @Test func `each comes out as it went in, for a named reader, and each taking is entered (4.10)`() async throws {
        let partnership = try await Partnership()
        let contents = [65_535, 65_536, 65_537, 1, 200_000].map { size in
            (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        }
        let (reference, files) = try await disclose(contents, in: partnership)
        for (file, content) in zip(files, contents) {
            #expect(try await taken(file.id, of: reference, by: Partnership.asker, in: partnership) == content)
        }
        #expect(try await partnership.kinds(of: reference).filter { $0 == "information.read" }.count == contents.count)
        let stranger = Partnership.badge("colleague", Partnership.council)
        #expect(try await taken(files[0].id, of: reference, by: stranger, in: partnership) == nil)
    }

    @Test func `none comes out once it is destroyed, nor does its chunk stay (4.13)`() async throws {
        let partnership = try await Partnership()
        let (reference, files) = try await disclose([[1, 2, 3]], in: partnership)
        #expect(try await partnership.records.chunk(0, of: files[0].id) != nil)
        try await partnership.act(.destroy(nil), on: reference, by: Partnership.askingLiaison)
        #expect(try await partnership.records.chunk(0, of: files[0].id) == nil)
        #expect(try await taken(files[0].id, of: reference, by: Partnership.asker, in: partnership) == nil)
    }

    @Test func `nobody but who may disclose brings a file in`() async throws {
        let partnership = try await Partnership()
        let reference = try await partnership.request(at: .agreed)
        for badge in [Partnership.asker, Partnership.askingLiaison, Partnership.auditor] {
            await #expect(throws: DeskError.self) {
                _ = try await partnership.desk.intake(for: reference, by: badge)
            }
        }
    }
}
