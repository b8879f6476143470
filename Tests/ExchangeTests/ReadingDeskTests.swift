import Casework
import Exchange
import Testing

@Suite("4.10 Looking and reading at the desk")
struct ReadingDeskTests {
    @Test func `whoever looks at the same words twice is entered once, and their writer not at all`() async throws {
        let partnership = try await Partnership()
        let reference = try await partnership.request(at: .sent)
        for badge in [Partnership.holdingLiaison, Partnership.holdingLiaison, Partnership.asker] {
            let folder = try await partnership.desk.look(at: reference, by: badge)
            #expect(folder.words["request/subject"]?.revealed == "Zebediah Quillfeather")
        }
        #expect(try await partnership.kinds(of: reference).count { $0 == "request.opened" } == 1)
    }

    @Test func `looking moves a case for nobody who is about to act on it (4.3)`() async throws {
        let partnership = try await Partnership()
        let desk = partnership.desk
        let reference = try await partnership.request(at: .agreed)
        let seen = try await desk.look(at: reference, by: Partnership.holdingLiaison).history.moves
        let intake = try await desk.intake(for: reference, by: Partnership.holdingLiaison)
        // The files take their time, and meanwhile others look.
        let entries = try await partnership.kinds(of: reference).count
        _ = try await desk.look(at: reference, by: Partnership.asker)
        _ = try await desk.look(at: reference, by: Partnership.askingLiaison)
        #expect(try await partnership.kinds(of: reference).count > entries)
        let outcome = try await desk.perform(
            .disclose(.example), on: reference, by: Partnership.holdingLiaison, expecting: seen, intake: intake)
        guard case .done = outcome else { throw Partnership.Refused() }
        // What changes it does move it.
        guard
            case .refused(let refusal) = try await desk.perform(
                .nameReader(Partnership.badge("colleague", Partnership.police).officer), on: reference,
                by: Partnership.holdingLiaison, expecting: seen)
        else { throw Partnership.Refused() }
        #expect(refusal.reason == .notNow)
    }

    @Test func `a file that is destroyed while it is taken breaks off, and is not taken for whole (4.13)`() async throws
    {
        let partnership = try await Partnership()
        let desk = partnership.desk
        let reference = try await partnership.request(at: .agreed)
        let intake = try await desk.intake(for: reference, by: Partnership.holdingLiaison)
        var file = desk.newFile(named: "letter.txt", in: intake)
        try await desk.take([UInt8](repeating: 7, count: 200_000), into: &file)
        let disclosed = try await desk.finish(file)
        #expect(disclosed.chunks > 1)
        let outcome = try await desk.perform(
            .disclose(DisclosedInformation(words: [:], files: [disclosed])), on: reference,
            by: Partnership.holdingLiaison, intake: intake)
        guard case .done = outcome else { throw Partnership.Refused() }
        guard case .opened(var opened) = try await desk.take(disclosed.id, of: reference, by: Partnership.asker) else {
            throw Partnership.Refused()
        }
        #expect(try await opened.nextChunk()?.isEmpty == false)
        try await partnership.act(.destroy(nil), on: reference, by: Partnership.askingLiaison)
        await #expect(throws: DeskError.self) { while try await opened.nextChunk() != nil {} }
    }
}
