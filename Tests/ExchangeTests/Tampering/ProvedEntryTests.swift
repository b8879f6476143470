import Casework
import Foundation
import GRDB
import Ledger
import Testing
import Vault

@testable import Exchange

/// Whoever can write to the database and has no root key cannot have anything decided on an entry of their own.
@Suite("Invariant 11: an entry in the place of the one that was signed for")
struct ProvedEntryTests {
    /// As somebody would who has the file and no key, and has taken its triggers out.
    private func write(_ partnership: Partnership, _ body: (Database) throws -> Void) throws {
        let queue = try DatabaseQueue(path: partnership.folder.appending(path: "records.sqlite").path)
        try queue.write { db in
            let triggers = try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger'")
            for trigger in triggers { try db.execute(sql: "DROP TRIGGER \(trigger)") }
            try body(db)
        }
        try queue.close()
    }

    /// A desk that remembers nothing of what the other one has seen.
    private func later(_ partnership: Partnership) -> LiaisonDesk {
        let desk = partnership.desk
        return LiaisonDesk(
            records: partnership.records, root: desk.root, protocols: desk.protocols,
            isSigned: partnership.isSigned, now: desk.now, dice: .seeded(9))
    }

    /// Puts an entry in the place of another, with its hash, as one who knows how the ledger is kept would.
    private func put(_ bytes: [UInt8], at position: Int, in partnership: Partnership) throws {
        try write(partnership) {
            try $0.execute(
                sql: "UPDATE entry SET bytes = ?, leafHash = ? WHERE position = ?",
                arguments: [Data(bytes), Data(TreeHash(leaf: bytes).bytes), position])
        }
    }

    /// A removed reader is named anew, by bytes that are as sound as the others.
    private func reinstated(_ reference: CaseID, in partnership: Partnership) async throws -> (Int, [UInt8]) {
        let entries = try await partnership.records.record(of: reference).entries
        let removal = try #require(entries.last)
        let entry = try LedgerEntry(decoding: removal.bytes)
        #expect(entry.kind == "reader.removed")
        let forged = LedgerEntry(
            caseReference: entry.caseReference, sequence: entry.sequence, at: entry.at, officer: entry.officer,
            agency: entry.agency, version: entry.version, kind: "reader.named", facts: entry.facts,
            sealed: entry.sealed)
        return (removal.position, forged.encoded)
    }

    private func withReaderRemoved(_ partnership: Partnership) async throws -> CaseID {
        let reference = try await partnership.disclosure(at: .received)
        let outcome = try await partnership.desk.perform(
            .removeReader(Partnership.asker.officer, at: Partnership.police), on: reference,
            by: Partnership.askingLiaison)
        guard case .done = outcome else { throw Partnership.Refused() }
        return reference
    }

    @Test func `lets nobody read what was disclosed`() async throws {
        let partnership = try await Partnership()
        let reference = try await withReaderRemoved(partnership)
        let (position, bytes) = try await reinstated(reference, in: partnership)
        #expect(await thrown { try await later(partnership).read(reference, by: Partnership.asker) } == "noSuchCase")
        try put(bytes, at: position, in: partnership)
        let error = await thrown { try await later(partnership).read(reference, by: Partnership.asker) }
        #expect(error?.hasPrefix("unreadableEntry") == true, "\(error ?? "read")")
    }

    @Test func `is found behind full tiles too, with the hashes above it changed as well`() async throws {
        let partnership = try await Partnership()
        let reference = try await withReaderRemoved(partnership)
        let (position, bytes) = try await reinstated(reference, in: partnership)
        let other = try await partnership.disclosure(at: .received)
        while try await partnership.size() < 600 {
            _ = try await partnership.desk.read(other, by: Partnership.askingLiaison)
        }
        #expect(try await later(partnership).disclosure(reference, by: Partnership.askingLiaison).history != nil)
        try put(bytes, at: position, in: partnership)
        #expect(await thrown { try await later(partnership).read(reference, by: Partnership.asker) } != nil)
        // Now the hash over its tile, and the root, to which nobody can sign.
        let leaves = try await partnership.records.subtreeHashes(level: 0, from: 0, count: Tile.fullWidth)
        var hashes = leaves.compactMap { TreeHash($0) }
        while hashes.count > 1 {
            hashes = stride(from: 0, to: hashes.count, by: 2).map { TreeHash(left: hashes[$0], right: hashes[$0 + 1]) }
        }
        let tile = hashes[0]
        try write(partnership) {
            try $0.execute(
                sql: "UPDATE tileHash SET hash = ? WHERE level = 8 AND place = 0", arguments: [Data(tile.bytes)])
        }
        #expect(await thrown { try await later(partnership).read(reference, by: Partnership.asker) } != nil)
    }

    @Test func `is no agency's or officer's either`() async throws {
        let partnership = try await Partnership()
        let register = try #require(try await partnership.records.register(since: nil))
        let entry = try #require(register.entries.last)
        #expect(try await later(partnership).register().register.agencies.isEmpty == false)
        try put(entry.bytes.dropLast() + [entry.bytes.last! ^ 1], at: entry.position, in: partnership)
        let error = await thrown { try await later(partnership).register() }
        #expect(error?.hasPrefix("unreadableEntry") == true, "\(error ?? "read")")
    }

    @Test func `nothing is decided on a ledger for which nobody has signed`() async throws {
        let partnership = try await Partnership()
        _ = try await partnership.disclosure(at: .received)
        #expect(await thrown { try await later(partnership).register() } == nil)
        try write(partnership) { try $0.execute(sql: "UPDATE head SET checkpoint = replace(checkpoint, '—', '–')") }
        #expect(await thrown { try await later(partnership).register() } != nil)
    }
}
