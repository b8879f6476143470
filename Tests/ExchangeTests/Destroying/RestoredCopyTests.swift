import Casework
import Exchange
import Foundation
import SQLiteRecords
import Testing
import Vault

/// A backup from before a copy was destroyed does not bring it back, and brings back the others.
@Suite("4.13 Copies in a backup that is restored")
struct RestoredCopyTests {
    private let partnership: Partnership
    private let reference: CaseID
    private let police = Partnership.police
    private let fire = Partnership.fire

    init() async throws {
        partnership = try await Partnership()
        try await partnership.join(Partnership.fire)
        reference = try await partnership.volunteered(
            to: [Partnership.police, Partnership.fire], acceptedBy: [Partnership.police, Partnership.fire])
    }

    private func path(_ name: String) -> String { partnership.folder.appending(path: name).path }

    private func backUp(_ name: String) throws {
        let records = try #require(partnership.records as? SQLiteRecords)
        _ = try records.backUp(records: path("\(name).records"), keys: path("\(name).keys"))
    }

    /// The ledger of one backup with the keys of another, restored where nothing stood, and a partnership on it.
    private func restored(ledger: String, keys: String) async throws -> (Partnership, [String]) {
        let folder = partnership.folder.appending(path: "restored-\(ledger)-\(keys)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let restoration = try SQLiteRecords.restore(
            records: path("\(ledger).records"), keys: path("\(keys).keys"),
            to: folder.appending(path: "records.sqlite").path
        ) { try $0.certifiedKeys() }
        let again = try await Partnership(seed: 2, in: folder, founded: false)
        let check = CaseCheck(records: again.records)
        #expect(try await check.faults(of: reference, listed: try await check.rows()[reference]) == [])
        return (again, restoration.destroyedAgain.sorted())
    }

    private func reads(_ agency: AgencyID, in partnership: Partnership) async throws -> Bool {
        try await partnership.desk.opens(reference, by: Partnership.badge("practitioner", agency))
    }

    @Test func `of which one was destroyed since are without that one`() async throws {
        try backUp("before")
        try await partnership.act(.destroy(at: police, nil), on: reference, by: Partnership.askingLiaison)
        try backUp("after")
        let (again, destroyed) = try await restored(ledger: "after", keys: "before")
        #expect(destroyed == ["\(reference)/copy.\(police)"])
        #expect(try await !reads(police, in: again))
        #expect(try await reads(fire, in: again))
        #expect(try await again.desk.opens(reference, by: Partnership.holdingLiaison))
    }

    @Test func `of which the last was destroyed since are none, and open to nobody`() async throws {
        try backUp("before")
        for agency in [police, fire] {
            try await partnership.act(.destroy(at: agency, nil), on: reference, by: Partnership.holdingLiaison)
        }
        try backUp("after")
        let (again, destroyed) = try await restored(ledger: "after", keys: "before")
        #expect(
            destroyed == ["copy.\(fire)", "copy.\(police)", "determination", "disclosure"].map { "\(reference)/\($0)" })
        #expect(try await again.records.record(of: reference).keys.isEmpty)
        for badge in [Partnership.asker, Partnership.holdingLiaison] {
            #expect(try await !again.desk.opens(reference, by: badge))
        }
        #expect(try await WhatIsLeft(again).words(in: reference) == [:])
    }

    @Test func `come back as they were where nothing was destroyed`() async throws {
        try backUp("before")
        let (again, destroyed) = try await restored(ledger: "before", keys: "before")
        #expect(destroyed == [])
        for agency in [police, fire] { #expect(try await reads(agency, in: again)) }
    }
}
