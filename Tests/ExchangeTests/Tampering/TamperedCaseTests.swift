import Casework
import SharingProtocol
import Testing

@testable import Exchange

/// The same as on SQLite alone (`TamperingTests`), in the tables of every store: what somebody writes straight into the
/// database is found, and the case is named (4.2, 4.6).
@Suite("Invariant 11: meetings, copies, tasks and files, in every store")
struct TamperedCaseTests {
    typealias Tampering = (sql: String, found: String)

    private static let row = "The lists say of case "
    private static let (police, fire) = ("'thames-valley-police'", "'fire-and-rescue'")

    private static let ofRows: [Tampering] = [
        ("UPDATE caseRow SET keepUntil = keepUntil + 365 WHERE reference = 'M-1'", row + "M-1"),
        ("UPDATE caseRow SET keepUntil = NULL WHERE reference = 'D-2'", row + "D-2"),
        ("UPDATE caseRow SET purpose = 'performance' WHERE kind = 'meeting'", row + "M-1"),
        ("UPDATE caseRow SET officer = 'liaison.fire-and-rescue' WHERE kind = 'meeting'", row + "M-1"),
        ("UPDATE caseRow SET parties = replace(parties, ' untold ', ' told ') WHERE reference = 'R-1'", row + "R-1"),
        (
            "UPDATE caseRow SET parties = replace(parties, 'fire-and-rescue', 'support-team') WHERE kind = 'meeting'",
            row + "M-1"
        ),
        // In the row and in the index alike, so that these two agree with each other.
        (
            """
            INSERT INTO caseMember VALUES ('signatory.milton-keynes-council', 'D-M1');
            UPDATE caseRow SET members = members || '\n' || 'signatory.milton-keynes-council' WHERE reference = 'D-M1'
            """, row + "D-M1"
        ),
        ("DELETE FROM caseRow WHERE reference = 'M-1'", "Case M-1 has entries, and no list knows of it."),
        (
            "DELETE FROM caseRow WHERE reference = 'agency-fire-and-rescue'",
            "Case agency-fire-and-rescue has entries, and no list knows of it."
        ),
    ]

    private static let ofLists: [Tampering] = [
        ("DELETE FROM caseListed WHERE reference = 'M-1' AND agency = \(fire)", "Lists do not find case M-1"),
        ("DELETE FROM caseMember WHERE reference = 'M-1'", "Lists do not find case M-1"),
        ("UPDATE caseCount SET cases = cases + 1 WHERE kind = 'meeting'", "not as many as there are"),
        ("UPDATE task SET due = NULL WHERE what = 'ratify'", "Lists do not find case D-M1"),
        ("UPDATE task SET due = due + 90 WHERE what = 'ratify'", "Lists do not find case D-M1"),
        ("UPDATE task SET holder = 'desk fire-and-rescue' WHERE what = 'ratify'", "Lists do not find case D-M1"),
        ("DELETE FROM task WHERE what = 'ratify'", "Lists do not find case D-M1"),
        (
            "DELETE FROM task WHERE reference = 'D-V3' AND what = 'destroy' AND holder = 'desk fire-and-rescue'",
            "Lists do not find case D-V3"
        ),
        // In the row and in the index alike.
        ("DELETE FROM task; UPDATE caseRow SET tasks = ''", row + "D-M1"),
        ("UPDATE caseRow SET tasks = replace(tasks, 'ratification', 'keepUntil')", row + "D-M1"),
    ]

    private static let ofKeysAndFiles: [Tampering] = [
        (
            "DELETE FROM wrappedKey WHERE id = 'M-1/note'",
            "Record note of case M-1 is not destroyed, and its key is gone."
        ),
        (
            "UPDATE wrappedKey SET owner = CASE owner WHEN \(police) THEN \(fire) ELSE \(police) END "
                + "WHERE id LIKE 'D-V3/copy.%'",
            "The key of record copy.fire-and-rescue of case D-V3 is kept under another agency than its owner."
        ),
        (
            "UPDATE wrappedKey SET owner = 'milton-keynes-council' WHERE id = 'M-1/meeting'",
            "The key of record meeting of case M-1 is kept under another agency than its owner."
        ),
        ("UPDATE file SET key = NULL", "of case D-2 is not there whole."),
        ("DELETE FROM chunk WHERE file = (SELECT max(file) FROM chunk)", "of case D-2 is not there whole."),
        ("UPDATE chunk SET number = 7", "of case D-2 is not there whole."),
        (
            """
            UPDATE chunk SET bytes = (SELECT other.bytes FROM chunk AS other WHERE other.file <> chunk.file)
            WHERE file = (SELECT max(file) FROM chunk)
            """, "of case D-2 is not there whole."
        ),
    ]

    /// An agency's own key, a key that opens another copy, and a file that would go with another record's key (4.13).
    private static let ofWhatOpens: [Tampering] = [
        ("DELETE FROM wrappedKey WHERE id = 'agency/fire-and-rescue'", "agency-fire-and-rescue"),
        (
            """
            UPDATE wrappedKey SET bytes =
              (SELECT other.bytes FROM wrappedKey AS other WHERE other.id = 'D-V3/copy.fire-and-rescue')
            WHERE id = 'D-V3/copy.thames-valley-police'
            """, "copy.thames-valley-police of case D-V3"
        ),
        ("UPDATE file SET key = 'M-1/meeting'", "of case D-2"),
    ]

    @Test(arguments: Store.allCases, ofRows + ofLists + ofKeysAndFiles)
    func `is found`(_ store: Store, _ tampering: Tampering) async throws {
        try await Self.find(tampering, in: store)
    }

    @Test(arguments: Store.allCases, ofWhatOpens)
    func `is found where it opens nothing, or goes with another`(
        _ store: Store, _ tampering: Tampering
    ) async throws {
        try await Self.find(tampering, in: store)
    }

    private static func find(_ tampering: Tampering, in store: Store) async throws {
        try await store.runOpenly { records, write in
            let partnership = try await Partnership { _ in records }
            try await story(partnership)
            let before = try await partnership.said()
            #expect(before == [])
            try write(tampering.sql)
            let said = try await partnership.said()
            #expect(said.contains { $0.contains(tampering.found) }, "\(said)")
        }
    }

    /// Whoever puts one agency's key in the place of another's opens nothing with it, and nobody else does (4.9).
    @Test(arguments: Store.allCases)
    func `lets nobody read with the key of another's copy`(_ store: Store) async throws {
        try await store.runOpenly { records, write in
            let partnership = try await Partnership { _ in records }
            try await Self.story(partnership)
            let reader = Partnership.asker
            #expect(try await partnership.desk.opens("D-V3", by: reader))
            try write(Self.ofWhatOpens[1].sql)
            let again = try await Partnership(in: partnership.folder, founded: false) { _ in records }
            await #expect(throws: DeskError.self) { _ = try await again.desk.opens("D-V3", by: reader) }
            #expect(try await again.desk.opens("D-V3", by: Partnership.badge("practitioner", Partnership.fire)))
        }
    }

    /// A request that nobody was asked yet, one that was answered with files, what two agencies accepted, and a meeting
    /// with an item that waits.
    private static func story(_ partnership: Partnership) async throws {
        try await partnership.meet()
        let asked = try await partnership.request(at: .awaitingApproval)
        let (answered, _) = try await partnership.disclosed(files: [[1, 2, 3], [4, 5, 6]])
        let agencies = [Partnership.police, Partnership.fire]
        let offered = try await partnership.volunteered(to: agencies, acceptedBy: agencies)
        try #require([asked, answered, offered] == ["R-1", "D-2", "D-V3"])
        try await partnership.act(atMeeting: .share(.example()))
        try await partnership.closeMeeting()
    }
}

extension Partnership {
    /// What `gatehouse ledger verify` says of what stands beside the ledger.
    fileprivate func said() async throws -> [String] {
        let check = try await CaseCheck(records: records, root: desk.root)
        let rows = try await check.rows()
        var said = try await records.check()
        let entries = try await records.entries(from: 0, limit: size())
        for reference in Set(entries.map(\.reference)).sorted() {
            said += try await check.faults(of: reference, listed: rows[reference]).map(\.sentence)
        }
        return said
    }
}
