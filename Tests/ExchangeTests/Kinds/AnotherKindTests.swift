import Casework
import Testing

@testable import Exchange

/// A kind of case that nothing in the sources has heard of goes the way of all of them.
@Suite("A kind of case that is added")
struct AnotherKindTests {
    private static let kinds = Kinds(Kinds.gatehouse.all + [Note.self])
    private static let reference: CaseID = "N-0001"
    private static let writer = Partnership.asker
    private static let checker = Partnership.askingLiaison
    private static let strangers = [
        Partnership.badge("colleague", Partnership.police), Partnership.holdingLiaison, Partnership.coordinator,
    ]

    /// A partnership in which the note is written.
    private static func written(in records: any RecordStore) async throws -> (Partnership, CaseHistory<Note>) {
        let partnership = try await Partnership(kinds: kinds) { _ in records }
        let written = try await partnership.desk.begin(
            reference, .write(about: "Zebediah Quillfeather", words: "He called."), as: Note.self, by: writer)
        guard case .done(let history, _) = written else { throw Partnership.Refused() }
        return (partnership, history)
    }

    @Test(arguments: Store.allCases)
    func `is begun, changed, looked at, read and destroyed by the desk`(_ store: Store) async throws {
        try await store.run { (records: any RecordStore) async throws in
            let (partnership, history) = try await Self.written(in: records)
            let (desk, reference, writer) = (partnership.desk, Self.reference, Self.writer)

            // Whoever looks moves it for nobody; whoever changes it does.
            let seen = history.moves(for: Self.checker.agency)
            #expect(try await desk.look(at: reference, as: Note.self, by: Self.checker).words.count == 2)
            guard case .opened(let opened) = try await desk.read(.read, on: reference, as: Note.self, by: writer)
            else { throw Partnership.Refused() }
            #expect(opened.words["note/words"] == "He called.")
            guard
                case .done = try await desk.perform(
                    .amend("He called twice."), on: reference, as: Note.self, by: Self.checker, expecting: seen),
                case .refused(let late) = try await desk.perform(
                    .amend("He did not."), on: reference, as: Note.self, by: writer, expecting: seen)
            else { throw Partnership.Refused() }
            #expect(late.reason == .notNow)
            #expect(
                try await desk.look(at: reference, as: Note.self, by: writer).words["note/words"] == "He called twice.")

            // To others there is no such case, whatever they try.
            let size = try await partnership.size()
            for stranger in Self.strangers {
                #expect(try await isUnknown { try await desk.look(at: reference, as: Note.self, by: stranger) })
                #expect(try await isUnknown { try await desk.read(.read, on: reference, as: Note.self, by: stranger) })
                #expect(
                    try await isUnknown { try await desk.perform(.shred, on: reference, as: Note.self, by: stranger) })
            }
            #expect(try await partnership.size() == size)

            #expect(try await Self.faults(in: records, desk).isEmpty)
            guard case .done = try await desk.perform(.shred, on: reference, as: Note.self, by: writer) else {
                throw Partnership.Refused()
            }
            #expect(try await Self.faults(in: records, desk).isEmpty)
            #expect(try await desk.look(at: reference, as: Note.self, by: writer).words.isEmpty)
            #expect(try await records.record(of: reference).keys.isEmpty)
        }
    }

    private static func faults(in records: any RecordStore, _ desk: LiaisonDesk) async throws -> [String] {
        let check = try await CaseCheck(records: records, kinds: desk.kinds, root: desk.root)
        let faults = try await check.faults(of: reference, listed: try await check.rows()[reference])
        return try await records.check() + faults.map(\.sentence)
    }

    @Test(arguments: Store.allCases)
    func `is found in the record, in searches and in files, by those whose it is`(_ store: Store) async throws {
        try await store.run { (records: any RecordStore) async throws in
            let (partnership, _) = try await Self.written(in: records)
            let (desk, reference) = (partnership.desk, Self.reference)
            _ = try await partnership.request(at: .sent)
            var narrowed = RegisterFilter()
            (narrowed.kind, narrowed.states) = ("note", ["kept"])
            for (badge, sees) in [(Self.writer, true), (Self.checker, true), (Partnership.auditor, true)]
                + Self.strangers.map({ ($0, false) })
            {
                let all = try await desk.registerList(RegisterFilter(), by: badge)
                #expect(all.rows.map(\.reference).contains(reference) == sees, "\(badge.officer)")
                let list = try await desk.registerList(narrowed, by: badge)
                #expect(list.rows.map(\.reference) == (sees ? [reference] : []), "\(badge.officer)")
                #expect(list.rows.allSatisfy { $0.state.title == "Kept" && $0.participants.count == 1 })
                #expect(try await desk.book(by: badge).entries.contains { $0.reference == reference } == sees)
                let file = try await desk.registerExport(narrowed, as: .csv, by: badge)
                var text = ""
                try await file.write { text += $0 }
                #expect(text.contains("N-0001,Note,Kept,,\(Partnership.police),") == sees, "\(badge.officer)")
            }
            #expect(try await desk.ownCases(of: Self.writer).rows.map(\.reference).contains(reference))
            narrowed.subject = "quillfeather"
            #expect(try await desk.registerList(narrowed, by: Self.checker).rows.map(\.reference) == [reference])
            #expect(try await desk.registerList(narrowed, by: Partnership.holdingLiaison).total == 0)
            narrowed.states = ["shredded"]
            #expect(try await desk.registerList(narrowed, by: Self.checker).total == 0)
        }
    }

    @Test(arguments: Store.allCases)
    func `waits in the in-tray of whose task it is, until it is done`(_ store: Store) async throws {
        try await store.run { (records: any RecordStore) async throws in
            let (partnership, _) = try await Self.written(in: records)
            let desk = partnership.desk
            let tray = try await desk.inTray(of: Self.checker)
            #expect(tray.tasks.map(\.row.reference) == [Self.reference] && tray.total == 1)
            #expect(tray.tasks.map(\.title) == ["Check the note"])
            #expect(try await desk.waitingForOthers(of: Self.writer).tasks.map(\.task.what) == ["check"])
            for badge in Self.strangers + [Self.writer] {
                #expect(try await desk.inTrayCount(of: badge) == 0, "\(badge.officer)")
            }
            guard case .done = try await desk.perform(.shred, on: Self.reference, as: Note.self, by: Self.checker)
            else { throw Partnership.Refused() }
            #expect(try await desk.inTrayCount(of: Self.checker) == 0)
            #expect(try await desk.waitingForOthers(of: Self.writer).total == 0)
        }
    }

    @Test func `is known to the ledger check, to certificates, to reviews and to the audit trail`() async throws {
        let partnership = try await Partnership(kinds: Self.kinds)
        let (desk, reference) = (partnership.desk, Self.reference)
        _ = try await desk.begin(reference, .write(about: "Somebody", words: "Words."), as: Note.self, by: Self.writer)
        _ = try await desk.perform(.shred, on: reference, as: Note.self, by: Self.writer)
        let entries = try await partnership.records.record(of: reference).entries
        #expect(try entries.flatMap { try $0.certifiedKeys(Self.kinds) } == ["N-0001/note"])
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

    /// Or nobody could say any more, for as long as the ledger is kept, what its entries mean.
    @Test func `has references of its own, under which no other kind is begun`() async throws {
        let partnership = try await Partnership(kinds: Self.kinds)
        let (desk, size) = (partnership.desk, try await partnership.size())
        for reference: CaseID in ["N-0002", "D-0002", "agency-new", "0002"] {
            #expect(try await isUnknown { try await desk.begin(reference, .example, by: Self.writer) }, "\(reference)")
        }
        #expect(try await partnership.size() == size)
        let request = try await partnership.request(at: .sent)
        #expect(
            try await isUnknown { try await desk.look(at: request, as: Note.self, by: Self.checker) })
        #expect(try await isUnknown { try await desk.read(request, by: Self.checker) })
    }
}
