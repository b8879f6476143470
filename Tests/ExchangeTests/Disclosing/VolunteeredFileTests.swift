import Casework
import Testing
import Vault

@testable import Exchange

@Suite("4.3, 4.9, 4.13 Files of what is volunteered")
struct VolunteeredFileTests {
    private let partnership: Partnership
    private var desk: LiaisonDesk { partnership.desk }
    private let police = Partnership.police
    private let fire = Partnership.fire
    private let reference: CaseID = "D-FILES"
    private let bytes = (0..<70_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }

    init() async throws {
        partnership = try await Partnership()
        try await partnership.join(Partnership.fire)
    }

    /// Offered to both and accepted by those, with one file that was sealed before.
    private func file(acceptedBy agencies: [AgencyID]) async throws -> FileID {
        let holder = Partnership.holdingLiaison
        let intake = try await desk.intake(forNew: reference, as: DisclosureCase.self, by: holder)
        let file = try await desk.incoming("letter of Quillfeather.txt", bytes, in: intake)
        #expect(try await partnership.kinds(of: reference).isEmpty, "nothing is filed yet")
        _ = try await partnership.volunteered(
            to: [police, fire], acceptedBy: agencies, files: [file], as: reference, intake: intake)
        return file.id
    }

    @Test func `are sealed before they are offered, and come out for the readers of each copy`() async throws {
        let file = try await file(acceptedBy: [police, fire])
        for agency in [police, fire] {
            for badge in [Partnership.badge("practitioner", agency), Partnership.badge("liaison", agency)] {
                #expect(try await desk.taken(file, of: reference, by: badge) == bytes, "\(badge.officer)")
            }
        }
        #expect(try await desk.taken(file, of: reference, by: Partnership.holdingLiaison) == bytes)
        guard case .opened(let opened) = try await desk.read(reference, by: Partnership.asker) else {
            throw Partnership.Refused()
        }
        #expect(opened.name(of: file) == "letter of Quillfeather.txt")
        for agency in [police, fire, Partnership.council] {
            let stranger = Partnership.badge("colleague", agency)
            #expect(try await desk.taken(file, of: reference, by: stranger) == nil)
        }
        let chunk = try #require(try await partnership.records.chunk(0, of: file))
        #expect(Array(chunk.prefix(1_000)) != Array(bytes.prefix(1_000)))
    }

    @Test func `come out for nobody of an agency that has not accepted`() async throws {
        let file = try await file(acceptedBy: [police])
        for name in ["practitioner", "liaison"] {
            #expect(try await desk.taken(file, of: reference, by: Partnership.badge(name, fire)) == nil, "\(name)")
        }
        #expect(try await desk.taken(file, of: reference, by: Partnership.asker) == bytes)
    }

    @Test func `go with the last copy, and no earlier (4.13)`() async throws {
        let file = try await file(acceptedBy: [police, fire])
        try await partnership.act(.destroy(at: police, nil), on: reference, by: Partnership.askingLiaison)
        #expect(try await desk.taken(file, of: reference, by: Partnership.asker) == nil)
        #expect(try await desk.taken(file, of: reference, by: Partnership.badge("practitioner", fire)) == bytes)
        #expect(try await faults() == [])
        try await partnership.act(.destroy(at: fire, nil), on: reference, by: Partnership.badge("liaison", fire))
        for number in 0..<2 { #expect(try await partnership.records.chunk(number, of: file) == nil) }
        for badge in [Partnership.badge("practitioner", fire), Partnership.holdingLiaison] {
            #expect(try await desk.taken(file, of: reference, by: badge) == nil)
        }
        #expect(try await faults() == [])
    }

    @Test func `that nobody took up are nobody’s, and are discarded`() async throws {
        let intake = try await desk.intake(
            forNew: reference, as: DisclosureCase.self, by: Partnership.holdingLiaison)
        let file = try await desk.incoming("letter.txt", bytes, in: intake)
        // What is offered under the reference meanwhile has nothing to do with them.
        _ = try await partnership.volunteered(to: [police], as: reference, intake: intake)
        let keys = try await partnership.records.record(of: reference).keys.map(\.id)
        #expect(Set(keys) == Set(["copy.\(police)", "disclosure", "determination"].map { "\(reference)/\($0)" }))
        partnership.clock.move(days: 2)
        #expect(try await partnership.records.discardStaged(before: partnership.clock.now) == 1)
        #expect(try await partnership.records.chunk(0, of: file.id) == nil)
    }

    private func faults() async throws -> [CaseFault] {
        let check = CaseCheck(records: partnership.records)
        return try await check.faults(of: reference, listed: try await check.rows()[reference])
    }
}
