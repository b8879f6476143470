import Casework
import Exchange
import Ledger
import Testing

@testable import SQLiteRecords

@Suite("4.6 A head that nobody signed")
struct SignedHeadTests {
    private func open(_ folder: Folder) throws -> SQLiteRecords {
        try SQLiteRecords(path: folder.records) {
            "signed \($0.size) \($0.root)"
        } isSigned: { checkpoint, head in
            checkpoint == "signed \(head.size) \(head.root)"
        }
    }

    private static let forged = "UPDATE head SET checkpoint = 'signed by somebody else'"

    @Test func `is built on by no server that starts`() async throws {
        let folder = try Folder()
        let records = try open(folder)
        _ = try await records.file(.example())
        try records.close()
        try open(folder).close()
        try folder.change(Self.forged)
        #expect(throws: StoreError.self) { try open(folder) }
    }

    @Test func `is built on by no server that runs`() async throws {
        let folder = try Folder()
        let records = try open(folder)
        _ = try await records.file(.example())
        _ = try await records.file(.example(after: 1))
        try folder.change(Self.forged)
        await #expect(throws: StoreError.self) { _ = try await records.file(.example(after: 2)) }
        #expect(try await records.record(of: "SMK-2026-000114").entries.count == 2)
    }
}
