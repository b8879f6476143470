import Casework
import Foundation
import GRDB
import SharingProtocol
import Testing
import Vault

@testable import Exchange

/// What somebody changes in the database beside the entries is found, and named (4.2, 4.6).
@Suite("Invariant 11: whatever a page or a search rests on follows from entries")
struct TamperingTests {
    typealias Tampering = (sql: String, found: String)

    /// The statements of somebody with the file and a tool for SQLite, and what is said of each.
    private static let tamperings: [Tampering] = [
        ("DELETE FROM blindTerm", "is searched by other words"),
        ("UPDATE blindTerm SET term = randomblob(16)", "is searched by other words"),
        ("UPDATE blindTerm SET agency = 'milton-keynes-college' WHERE agency LIKE '%council'", "by other words"),
        ("UPDATE wrappedKey SET owner = 'milton-keynes-college' WHERE isAgencyKey = 0", "under another agency"),
        ("UPDATE wrappedKey SET isAgencyKey = 0, owner = 'thames-valley-police'", "under another agency"),
        ("UPDATE chunk SET bytes = zeroblob(length(bytes))", "is not there whole"),
        ("DELETE FROM chunk", "is not there whole"),
        ("UPDATE account SET name = 'Somebody Else'", "is not as it was written last"),
        ("UPDATE account SET passwordHash = 'of one''s own'", "is not as it was written last"),
        ("UPDATE account SET code = zeroblob(32)", "is not as it was written last"),
        ("DELETE FROM account", "has no account"),
    ]

    /// What follows from a case's row.
    private static let ofIndexes: [Tampering] = [
        (
            "INSERT OR IGNORE INTO caseMember SELECT 'colleague.thames-valley-police', reference FROM caseRow",
            "Lists do not find"
        ),
        ("DELETE FROM caseMember", "Lists do not find"),
        ("DELETE FROM caseListed WHERE agency = ''", "Lists do not find"),
        ("UPDATE caseListed SET agency = 'milton-keynes-college' WHERE agency LIKE '%police'", "Lists do not find"),
        ("UPDATE caseListed SET others = ''", "Lists do not find"),
        ("UPDATE caseListed SET state = 'withdrawn'", "Lists do not find"),
        ("UPDATE caseListed SET isOpen = 1 - isOpen", "Lists do not find"),
        ("UPDATE caseListed SET openedAt = openedAt + 86400000", "Lists do not find"),
        ("DELETE FROM task", "Lists do not find"),
        ("UPDATE task SET holder = 'desk milton-keynes-college' WHERE holder LIKE 'desk %'", "Lists do not find"),
        (
            "UPDATE task SET holder = 'officer colleague.thames-valley-police' WHERE holder LIKE 'officer %'",
            "Lists do not find"
        ),
        ("UPDATE task SET due = due + 365, begins = begins + 365", "Lists do not find"),
        ("UPDATE task SET since = since + 86400000", "Lists do not find"),
        ("UPDATE task SET isNotice = 1", "Lists do not find"),
        ("UPDATE task SET isUrgent = 1", "Lists do not find"),
        ("UPDATE task SET what = 'approve'", "Lists do not find"),
        (
            """
            INSERT INTO task (holder, isNotice, isUrgent, since, reference, number, what)
            SELECT 'desk thames-valley-police', 0, 0, 0, reference, 99, 'approve' FROM caseRow
            """, "Lists do not find"
        ),
        ("UPDATE caseCount SET cases = cases + 1", "not as many as there are"),
        ("DELETE FROM caseCount", "not as many as there are"),
    ]

    /// What a row says: the case, its agencies, its members and its tasks.
    private static let ofRows: [Tampering] = [
        ("UPDATE caseRow SET members = 'colleague.thames-valley-police' WHERE kind = 'request'", "lists say"),
        ("UPDATE caseRow SET parties = replace(parties, ' told ', ' untold ')", "lists say"),
        ("UPDATE caseRow SET parties = parties || char(10) || 'recipient told milton-keynes-college'", "lists say"),
        ("UPDATE caseRow SET parties = replace(parties, 'recipient', 'owner')", "lists say"),
        ("UPDATE caseRow SET state = 'withdrawn' WHERE kind = 'request'", "lists say"),
        ("UPDATE caseRow SET isOpen = 0", "lists say"),
        ("UPDATE caseRow SET officer = 'colleague.thames-valley-police' WHERE kind = 'request'", "lists say"),
        ("UPDATE caseRow SET keepUntil = keepUntil + 365 WHERE kind = 'disclosure'", "lists say"),
        ("UPDATE caseRow SET isOfDirectory = 1 WHERE kind = 'disclosure'", "lists say"),
        ("DELETE FROM caseRow WHERE kind = 'disclosure'", "no list knows of it"),
        ("UPDATE caseRow SET tasks = ''", "lists say"),
        ("UPDATE caseRow SET tasks = replace(tasks, 'desk ', 'officer ')", "lists say"),
        ("UPDATE caseRow SET tasks = replace(tasks, 'keepUntil', 'consentWithdrawn')", "lists say"),
        ("UPDATE caseRow SET tasks = tasks || char(9) || 'urgent'", "lists say"),
        ("UPDATE caseRow SET tasks = tasks || char(9) || 'notice'", "lists say"),
        ("UPDATE caseRow SET tasks = 'approve' || substr(tasks, instr(tasks, char(9)))", "lists say"),
        (
            """
            UPDATE caseRow SET tasks =
              replace('approve,desk thames-valley-police,0,approval,-,-,-', ',', char(9)) || char(10) || tasks
            """, "lists say"
        ),
    ]

    private static let police = "/copy.thames-valley-police'"

    /// The wrappings of a disclosure's copies (4.9, 4.13).
    private static let ofCopies: [Tampering] = [
        (
            "DELETE FROM wrappedKey WHERE id LIKE '%\(police)",
            "Record copy.thames-valley-police of case D-V3 is not destroyed, and its key is gone."
        ),
        (
            "UPDATE wrappedKey SET owner = 'milton-keynes-council' WHERE id LIKE '%\(police)",
            "The key of record copy.thames-valley-police of case D-V3 is kept under another agency than its owner."
        ),
        ("UPDATE wrappedKey SET reference = 'D-V4' WHERE id LIKE 'D-V3\(police)", "of case D-V3 is not destroyed"),
        (
            """
            INSERT INTO wrappedKey SELECT 'D-V4\(police), 'D-V4', owner, 0, bytes FROM wrappedKey
            WHERE id = 'D-V3\(police)
            """, "Record copy.thames-valley-police of case D-V4 is destroyed, and its key is still there."
        ),
        (
            """
            INSERT INTO wrappedKey SELECT 'D-V3/copy.milton-keynes-college', 'D-V3', 'milton-keynes-council', 0, bytes
            FROM wrappedKey WHERE id = 'D-V3\(police)
            """, "There is a key for record copy.milton-keynes-college of case D-V3, which has no such record."
        ),
    ]

    @Test(arguments: tamperings + ofIndexes + ofRows + ofCopies)
    func `is found`(_ tampering: Tampering) async throws {
        let partnership = try await Partnership()
        try await Self.story(partnership)
        #expect(try await Self.said(partnership).isEmpty)
        let queue = try DatabaseQueue(path: partnership.folder.appending(path: "records.sqlite").path)
        try await queue.write { db in
            let triggers = try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger'")
            for trigger in triggers { try db.execute(sql: "DROP TRIGGER \(trigger)") }
            try db.execute(sql: tampering.sql)
            #expect(db.changesCount > 0, "it changes nothing")
        }
        try queue.close()
        let said = try await Self.said(partnership)
        #expect(said.contains { $0.contains(tampering.found) }, "\(said)")
    }

    /// A request that was sent, one that was carried out with a file, what is offered, and what was declined.
    private static func story(_ partnership: Partnership) async throws {
        let sent = try await partnership.request(at: .sent)
        let (disclosed, _) = try await partnership.disclosed(files: [[1, 2, 3]])
        let offered = try await partnership.volunteered(to: [Partnership.police])
        let declined = try await partnership.volunteered(to: [Partnership.police])
        try await partnership.act(.decline, on: declined, by: Partnership.askingLiaison)
        try #require([sent, disclosed, offered, declined] == ["R-1", "D-2", "D-V3", "D-V4"])
    }

    /// What `gatehouse ledger verify` says of what stands beside the book.
    private static func said(_ partnership: Partnership) async throws -> [String] {
        let check = try await CaseCheck(records: partnership.records, root: partnership.desk.root)
        let rows = try await check.rows()
        var said = try await partnership.records.check()
        let entries = try await partnership.records.entries(from: 0, limit: partnership.size())
        for reference in Set(entries.map(\.reference)).sorted() {
            said += try await check.faults(of: reference, listed: rows[reference]).map(\.sentence)
        }
        return said
    }

    @Test func `is nothing where nothing was changed, whatever happened`() async throws {
        let partnership = try await Partnership()
        for state in [RequestState.awaitingApproval, .sent, .agreed, .disclosed] {
            _ = try await partnership.request(at: state)
            #expect(try await Self.said(partnership) == [], "\(state)")
        }
        for state in [CopyState.disclosed, .received, .destroyed] {
            _ = try await partnership.disclosure(at: state)
            #expect(try await Self.said(partnership) == [], "\(state)")
        }
        try await Self.everythingThatCanHappen(to: partnership)
        #expect(try await Self.said(partnership) == [])
    }

    /// What there is besides: clarification, refusal, offers, declining, naming, keeping longer, consent withdrawn.
    private static func everythingThatCanHappen(to partnership: Partnership) async throws {
        try await partnership.join(Partnership.fire)
        let (police, fire) = (Partnership.police, Partnership.fire)
        let asked = try await partnership.request(at: .sent)
        try await partnership.act(.askForClarification("Which?"), on: asked, by: Partnership.holdingLiaison)
        try await partnership.act(.withdraw("Over."), on: asked, by: Partnership.asker)
        try await partnership.act(.destroy(nil), on: asked, by: Partnership.askingLiaison)
        let reference = try await partnership.volunteered(to: [police, fire], acceptedBy: [police])
        let colleague = Partnership.badge("colleague", police).officer
        for act: DisclosureAct in [
            .nameReader(colleague, at: police), .removeReader(Partnership.asker.officer, at: police),
            .extendKeeping(at: police, until: Day(iso: "2014-01-01")!, "It goes on."),
        ] {
            try await partnership.act(act, on: reference, by: Partnership.holdingLiaison)
        }
        _ = try await partnership.desk.lookAtDisclosure(reference, by: Partnership.askingLiaison)
        _ = try await partnership.desk.read(reference, by: Partnership.holdingLiaison)
        try await partnership.act(.decline, on: reference, by: Partnership.badge("liaison", fire))
        #expect(try await said(partnership) == [], "with one copy left of two")
        try await partnership.act(.destroy(at: police, nil), on: reference, by: Partnership.holdingLiaison)
    }
}
