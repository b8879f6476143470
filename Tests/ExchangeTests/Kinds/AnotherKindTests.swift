import Casework
import Testing

@testable import Exchange

/// A kind of case that nothing in the sources has heard of goes the way of all of them.
@Suite("A kind of case that is added")
struct AnotherKindTests {
    private static let reference: CaseID = "N-0001"
    private static let colleague = Partnership.badge("colleague", Partnership.police)
    private static let stranger = Partnership.badge("colleague", Partnership.council)

    @Test(arguments: Store.allCases)
    func `is begun, changed, looked at, read and destroyed by the desk`(_ store: Store) async throws {
        try await store.run { (records: any RecordStore) async throws in
            let partnership = try await Partnership(kinds: Kinds(Kinds.gatehouse.all + [Note.self])) { _ in records }
            let desk = partnership.desk
            let (reference, writer) = (Self.reference, Partnership.asker)
            let written = try await desk.begin(
                reference, .write(about: "Zebediah Quillfeather", words: "He called."), as: Note.self, by: writer)
            guard case .done(let history, _) = written else { throw Partnership.Refused() }

            // Whoever looks moves it for nobody; whoever changes it does.
            let seen = history.moves
            #expect(try await desk.look(at: reference, as: Note.self, by: Self.colleague).words.count == 2)
            guard case .opened(let opened) = try await desk.read(.read, on: reference, as: Note.self, by: writer)
            else { throw Partnership.Refused() }
            #expect(opened.words["note/words"] == "He called.")
            guard
                case .done = try await desk.perform(
                    .amend("He called twice."), on: reference, as: Note.self, by: Self.colleague, expecting: seen),
                case .refused(let late) = try await desk.perform(
                    .amend("He did not."), on: reference, as: Note.self, by: writer, expecting: seen)
            else { throw Partnership.Refused() }
            #expect(late.reason == .notNow)
            #expect(
                try await desk.look(at: reference, as: Note.self, by: writer).words["note/words"] == "He called twice.")

            // To others there is no such case, whatever they try.
            let size = try await partnership.size()
            await #expect(throws: DeskError.self) {
                _ = try await desk.look(at: reference, as: Note.self, by: Self.stranger)
            }
            await #expect(throws: DeskError.self) {
                _ = try await desk.read(.read, on: reference, as: Note.self, by: Self.stranger)
            }
            #expect(try await partnership.size() == size)

            let check = CaseCheck(records: records, kinds: desk.kinds, rowKey: desk.rowKey)
            #expect(try await check.faults(of: reference, listed: try await check.rows()[reference]).isEmpty)
            guard case .done = try await desk.perform(.shred, on: reference, as: Note.self, by: writer) else {
                throw Partnership.Refused()
            }
            #expect(try await check.faults(of: reference, listed: try await check.rows()[reference]).isEmpty)
            #expect(try await desk.look(at: reference, as: Note.self, by: writer).words.isEmpty)
            #expect(try await records.record(of: reference).keys.isEmpty)
        }
    }

    @Test func `is known to the ledger check, to certificates, to reviews and to the audit trail`() async throws {
        let kinds = Kinds(Kinds.gatehouse.all + [Note.self])
        let partnership = try await Partnership(kinds: kinds)
        let (desk, reference) = (partnership.desk, Self.reference)
        _ = try await desk.begin(
            reference, .write(about: "Somebody", words: "Words."), as: Note.self, by: Partnership.asker)
        _ = try await desk.perform(.shred, on: reference, as: Note.self, by: Partnership.asker)
        let entries = try await partnership.records.record(of: reference).entries
        #expect(try entries.flatMap { try $0.certifiedKeys(kinds) } == ["N-0001/note"])
        let today = desk.now().day
        let pack = try await desk.reviewPack(from: today, until: today, by: Partnership.coordinator)
        #expect(pack.lines(.kept).first { $0.words == "Notes shredded" }?.count == 1)
        _ = try await desk.publicSummary()
        let last = try #require(entries.last)
        #expect(try await desk.entry(at: last.position, by: Partnership.auditor).title == "Note shredded")

        // One that a newer Gatehouse wrote is said to be unreadable, and is not taken for anything else.
        #expect(throws: DeskError.self) { try last.certifiedKeys() }
        let older = CaseCheck(records: partnership.records)
        #expect(
            try await older.faults(of: reference, listed: nil)
                == [.unreadable(reference, position: entries[0].position)])
    }
}
