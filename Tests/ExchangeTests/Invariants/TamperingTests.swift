import Casework
import Foundation
import GRDB
import Testing
import Vault

@testable import Exchange

/// What somebody changes in the database beside the entries is found, and named (4.2, 4.6).
@Suite("Invariant 11: whatever a page or a search rests on follows from entries")
struct TamperingTests {
    /// The statements of somebody with the file and a tool for SQLite, and what is said of each.
    private static let tamperings: [(sql: String, found: String)] = [
        ("DELETE FROM blindTerm", "is searched by other words"),
        ("UPDATE blindTerm SET term = randomblob(16)", "is searched by other words"),
        ("UPDATE blindTerm SET agency = 'milton-keynes-college'", "is searched by other words"),
        ("UPDATE wrappedKey SET owner = 'milton-keynes-college' WHERE isAgencyKey = 0", "under another agency"),
        ("UPDATE wrappedKey SET isAgencyKey = 0, owner = 'thames-valley-police'", "under another agency"),
        ("INSERT INTO caseMember SELECT 'colleague.thames-valley-police', reference FROM caseRow", "by name"),
        ("DELETE FROM caseMember", "by name"),
        ("UPDATE caseCount SET cases = cases + 1", "not as many as there are"),
        ("UPDATE caseRow SET members = 'colleague.thames-valley-police' WHERE kind = 'request'", "lists say"),
        ("UPDATE caseRow SET turnAgency = NULL, turnOfficer = officer", "lists say"),
        ("UPDATE account SET name = 'Somebody Else'", "is not as it was written last"),
        ("UPDATE account SET passwordHash = 'of one''s own'", "is not as it was written last"),
        ("UPDATE account SET code = zeroblob(32)", "is not as it was written last"),
        ("DELETE FROM account", "has no account"),
    ]

    @Test(arguments: tamperings)
    func `is found`(_ tampering: (sql: String, found: String)) async throws {
        let partnership = try await Partnership()
        let reference = try await partnership.request(at: .sent)
        #expect(try await Self.said(partnership, reference).isEmpty)
        let queue = try DatabaseQueue(path: partnership.folder.appending(path: "records.sqlite").path)
        try await queue.write { db in
            let triggers = try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger'")
            for trigger in triggers { try db.execute(sql: "DROP TRIGGER \(trigger)") }
            try db.execute(sql: tampering.sql)
        }
        try queue.close()
        let said = try await Self.said(partnership, reference)
        #expect(said.contains { $0.contains(tampering.found) }, "\(said)")
    }

    /// What `gatehouse ledger verify` says of what stands beside the book.
    private static func said(_ partnership: Partnership, _ reference: CaseID) async throws -> [String] {
        let check = CaseCheck(records: partnership.records, rowKey: partnership.desk.rowKey)
        let rows = try await check.rows()
        var said = try await partnership.records.check()
        for other in [reference, CaseID(of: Partnership.police), CaseID(of: Partnership.team)] {
            said += try await check.faults(of: other, listed: rows[other]).map(\.sentence)
        }
        return said
    }

    @Test func `is nothing where nothing was changed, whatever happened`() async throws {
        let partnership = try await Partnership()
        for state in [RequestState.awaitingApproval, .agreed, .received, .destroyed] {
            let reference = try await partnership.request(at: state)
            #expect(try await Self.said(partnership, reference).isEmpty, "\(state)")
        }
    }
}
