import Casework
import Foundation
import GRDB
import Ledger
import Testing

@testable import Exchange

/// Somebody with the file takes away what was filed last, and all that says so (4.2, 4.6).
@Suite("4.2, 4.6 A ledger that is set back")
struct SetBackTests {
    private let partnership: Partnership
    private let earlier: LedgerHead
    private let head: [String: DatabaseValue]
    private let request: CaseID

    /// A request is sent, and then it is determined.
    init() async throws {
        partnership = try await Partnership()
        request = try await partnership.request(at: .sent)
        earlier = try await partnership.records.head()
        let row = try await Self.queue(partnership).read { db in
            try Row.fetchOne(db, sql: "SELECT * FROM head").map { Dictionary($0, uniquingKeysWith: { $1 }) }
        }
        head = try #require(row)
        try await partnership.act(.determine(.example), on: request, by: Partnership.holdingLiaison)
    }

    private static func queue(_ partnership: Partnership) throws -> DatabaseQueue {
        try DatabaseQueue(path: partnership.folder.appending(path: "records.sqlite").path)
    }

    private func write(_ sql: String, _ arguments: StatementArguments = []) async throws {
        try await Self.queue(partnership).write { db in
            for trigger in try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger'") {
                try db.execute(sql: "DROP TRIGGER \(trigger)")
            }
            try db.execute(sql: sql, arguments: arguments)
        }
    }

    private func report(kept: [String] = []) async throws -> LedgerReport {
        let head = try await partnership.records.head()
        var verifier = LedgerVerifier(
            checkpoint: head.checkpoint, kept: kept, verifier: partnership.signer.verifier)
        let entries = try await partnership.records.entries(from: 0, limit: head.size)
        verifier.read(
            entries.map { StoredLeaf(position: $0.position, bytes: $0.bytes, hash: TreeHash($0.leafHash)) })
        return verifier.report()
    }

    /// What is said of the request beside the ledger.
    private func said() async throws -> [String] {
        let check = CaseCheck(records: partnership.records)
        return try await check.faults(of: request, listed: try await check.rows()[request]).map(\.sentence)
    }

    @Test func `is found by an older checkpoint in the place of the last`() async throws {
        #expect(try await report().unsigned == 0)
        let added = try await partnership.size() - earlier.size
        try await write("UPDATE head SET checkpoint = ?", [earlier.checkpoint])
        let report = try await report()
        #expect(report.unsigned == added && added > 0)
        #expect(report.sentences.contains("\(added) entries after them are not signed yet."))
    }

    @Test func `is found where a case has lost its last entry, by the lists and by the checkpoint`() async throws {
        let size = try await partnership.size()
        #expect(try await said() == [])
        try await write("DELETE FROM entry WHERE position = ?", [size - 1])
        #expect(try await said().contains("The lists say of case \(request) what its entries do not."))
        let sentences = try await report().sentences
        #expect(
            sentences.contains {
                $0.hasPrefix("The end of the ledger is missing: ") && $0.hasSuffix("and \(size - 1) are here.")
            }, "\(sentences)")
    }

    /// The head, too, is the one from before, with its own signature: an agency's checkpoint tells.
    @Test func `is found by a checkpoint that an agency kept, where all of it was set back`() async throws {
        let kept = try await partnership.records.head()
        try await write("DELETE FROM entry WHERE position >= ?", [earlier.size])
        let columns = head.keys.filter { $0 != "id" }.sorted()
        try await write(
            "UPDATE head SET " + columns.map { "\($0) = ?" }.joined(separator: ", "),
            StatementArguments(columns.map { head[$0] }))
        #expect(try await report().isSound, "by itself it is a ledger that was not written further")
        let findings = try await report(kept: [kept.checkpoint]).findings
        #expect(findings == [.truncated(.kept(1), entries: earlier.size, signed: kept.size)])
        #expect(try await said().contains("The lists say of case \(request) what its entries do not."))
    }
}
