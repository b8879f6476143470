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
        let looked = try await desk.look(at: reference, by: Partnership.holdingLiaison)
        let seen = looked.history.moves(for: Partnership.council)
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
                .withdraw("Over."), on: reference, by: Partnership.asker, expecting: seen)
        else { throw Partnership.Refused() }
        #expect(refusal.sentence == "The case has moved on since you looked at it: look again, then act.")
    }

    @Test func `reading moves a disclosure for nobody who is about to act on it (4.10)`() async throws {
        let partnership = try await Partnership()
        let desk = partnership.desk
        let reference = try await partnership.disclosure(at: .disclosed)
        let looked = try await desk.lookAtDisclosure(reference, by: Partnership.holdingLiaison)
        let seen = looked.history.moves(for: Partnership.council)
        #expect(try await desk.opens(reference, by: Partnership.asker))
        _ = try await desk.lookAtDisclosure(reference, by: Partnership.asker)
        let colleague = Partnership.badge("colleague", Partnership.police).officer
        let naming = DisclosureAct.nameReader(colleague, at: Partnership.police)
        for isFirst in [true, false] {
            let outcome = try await desk.perform(naming, on: reference, by: Partnership.holdingLiaison, expecting: seen)
            guard case .refused(let refusal) = outcome else {
                #expect(isFirst)
                continue
            }
            #expect(!isFirst && refusal.reason == .notNow)
        }
    }

    @Test func `a file that is destroyed while it is taken breaks off, and is not taken for whole (4.13)`() async throws
    {
        let partnership = try await Partnership()
        let desk = partnership.desk
        let (reference, files) = try await partnership.disclosed(files: [[UInt8](repeating: 7, count: 200_000)])
        #expect(files[0].chunks > 1)
        guard case .opened(var opened) = try await desk.take(files[0].id, of: reference, by: Partnership.asker) else {
            throw Partnership.Refused()
        }
        #expect(try await opened.nextChunk()?.isEmpty == false)
        try await partnership.act(
            .destroy(at: Partnership.police, nil), on: reference, by: Partnership.askingLiaison)
        await #expect(throws: DeskError.self) { while try await opened.nextChunk() != nil {} }
    }
}
