import Casework
import Testing

@testable import Exchange

/// An item stands in its meeting and in a disclosure of its own. So does its owner's confirmation.
@Suite("4.2, 4.5 What a meeting and its items leave in several cases")
struct MeetingFilingTests {
    /// An act that leaves entries in both.
    enum Act: CaseIterable {
        case sharing, confirming

        /// What has to have happened before.
        func prepare(_ partnership: Partnership) async throws {
            guard self == .confirming else { return }
            try await partnership.act(atMeeting: .share(.example()))
            try await partnership.closeMeeting()
        }

        func isDone(in partnership: Partnership) async throws -> Bool {
            switch self {
            case .sharing:
                if case .done = try await partnership.attempt(atMeeting: .share(.example())) { true } else { false }
            case .confirming:
                if case .done = try await partnership.desk.perform(
                    .ratify(.example), on: Partnership.item, by: Partnership.holdingLiaison)
                {
                    true
                } else {
                    false
                }
            }
        }
    }

    /// What lists, keys and entries say of the two.
    private static func picture(_ partnership: Partnership) async throws -> [String] {
        var picture: [String] = []
        for reference in [Partnership.meeting, Partnership.item] {
            picture += try await partnership.kinds(of: reference)
            picture += try await partnership.keys(of: reference)
            picture.append(String(describing: try await partnership.records.row(of: reference)))
        }
        return picture
    }

    /// Somebody in the room is faster each time, and so the meeting has always moved on.
    @Test(arguments: Store.allCases, Act.allCases)
    func `is not filed in either where the meeting moves on, and is filed in both in the end`(
        _ store: Store, _ act: Act
    ) async throws {
        try await store.meet { partnership, failing in
            try await act.prepare(partnership)
            let (desk, size) = (partnership.desk, try await partnership.size())
            let items = try await partnership.kinds(of: Partnership.item)
            let keys = try await partnership.keys(of: Partnership.item)
            failing.beforeEach {
                _ = try await desk.perform(
                    .addToNote("Of the park."), on: Partnership.meeting, as: MeetingCase.self,
                    by: Partnership.askingLiaison)
            }
            await #expect(throws: DeskError.self) { _ = try await act.isDone(in: partnership) }
            failing.leave()
            #expect(try await partnership.kinds(of: Partnership.item) == items)
            #expect(try await partnership.keys(of: Partnership.item) == keys)
            let added = try await partnership.records.entries(from: size, limit: 100).map(\.reference)
            #expect(!added.isEmpty && added.allSatisfy { $0 == Partnership.meeting })
            let kinds = try await partnership.kinds(of: Partnership.meeting).suffix(added.count)
            #expect(kinds.allSatisfy { $0 == "note.added" }, "only the other officer's entries")

            let before = try await partnership.size()
            #expect(try await act.isDone(in: partnership))
            let filed = Set(try await partnership.records.entries(from: before, limit: 100).map(\.reference))
            #expect(filed == [Partnership.meeting, Partnership.item])
        }
    }

    @Test(arguments: Store.allCases, Act.allCases)
    func `is not filed in either while the records cannot be written`(_ store: Store, _ act: Act) async throws {
        try await store.meet { partnership, failing in
            try await act.prepare(partnership)
            let before = try await Self.picture(partnership)
            failing.fail(true)
            await #expect(throws: DeskError.self) { _ = try await act.isDone(in: partnership) }
            failing.fail(false)
            #expect(try await Self.picture(partnership) == before)
            #expect(try await act.isDone(in: partnership))
        }
    }

    /// The first case's entries are written, and with the second's row the records break down: as they would where the
    /// process is killed there.
    @Test(arguments: Store.allCases, ["entry", "wrappedKey", "caseRow", "task"])
    func `leaves nothing where the records break down between the two`(_ store: Store, _ table: String) async throws {
        try await store.runOpenly { records, write in
            let partnership = try await Partnership { _ in records }
            try await partnership.meet()
            let (before, size) = (try await Self.picture(partnership), try await partnership.size())
            try write(store.breakingDown(at: table, of: Partnership.item.text))
            await #expect(throws: DeskError.self) { _ = try await Act.sharing.isDone(in: partnership) }
            #expect(try await Self.picture(partnership) == before)
            #expect(try await partnership.size() == size)
            try write(store.mended(at: table))
            #expect(try await Act.sharing.isDone(in: partnership))
            #expect(try await partnership.size() == size + 4)
        }
    }

    @Test(arguments: Store.allCases)
    func `leaves nothing where its owner's confirmation breaks down in the meeting`(_ store: Store) async throws {
        try await store.runOpenly { records, write in
            let partnership = try await Partnership { _ in records }
            try await partnership.meet()
            try await Act.confirming.prepare(partnership)
            let before = try await Self.picture(partnership)
            try write(store.breakingDown(at: "entry", of: Partnership.meeting.text))
            await #expect(throws: DeskError.self) { _ = try await Act.confirming.isDone(in: partnership) }
            #expect(try await Self.picture(partnership) == before)
            #expect(try await !partnership.desk.opens(Partnership.item, by: Partnership.asker))
            try write(store.mended(at: "entry"))
            #expect(try await Act.confirming.isDone(in: partnership))
            #expect(try await partnership.desk.opens(Partnership.item, by: Partnership.asker))
        }
    }

    /// What answers a request is that request's alone to begin.
    @Test(arguments: Store.allCases)
    func `does not take the place of what answers a request (4.3)`(_ store: Store) async throws {
        try await store.meet { partnership, _ in
            let request = try await partnership.request(at: .agreed)
            let (size, item) = (try await partnership.size(), SharedItem.example(request.disclosure))
            let isShared = await thrown { try await partnership.act(atMeeting: .share(item)) } == nil
            #expect(!isShared, "an item was begun in its place")
            let begun = try await partnership.desk.begin(
                request.disclosure, .volunteer(.example(to: [Partnership.fire])), as: DisclosureCase.self,
                by: Partnership.askingLiaison)
            guard case .refused(let refusal) = begun else {
                Issue.record("a disclosure was begun in its place")
                return
            }
            #expect(refusal.reason == .notNow)
            #expect(try await partnership.size() == size)
            try await partnership.act(.disclose(.example), on: request, by: Partnership.holdingLiaison)
            #expect(try await partnership.desk.opens(request.disclosure, by: Partnership.asker))
            let other = Partnership.badge("liaison", Partnership.fire)
            #expect(try await !partnership.desk.opens(request.disclosure, by: other))
        }
    }
}
