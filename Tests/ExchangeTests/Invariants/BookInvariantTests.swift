import Casework
import Exchange
import Foundation
import Ledger
import SharingProtocol
import Synchronization
import Testing
import Vault

@Suite("Invariant 1: nothing without its entry")
struct NothingWithoutItsEntryTests {
    @Test func `each disclosure, reading and destruction has its entry (4.2, 4.6)`() async throws {
        let partnership = try await Partnership()
        let request = try await partnership.request(at: .disclosed)
        let reference = request.disclosure
        try await partnership.act(.acknowledge, on: reference, by: Partnership.askingLiaison)
        guard case .opened(let opened) = try await partnership.desk.read(reference, by: Partnership.asker) else {
            Issue.record("not opened")
            return
        }
        #expect(opened.items[1]?.revealed == "Quillfeather lives at 7 Nightingale Yard.")
        try await partnership.act(
            .destroy(at: Partnership.police, nil), on: reference, by: Partnership.askingLiaison)
        #expect(
            try await partnership.kinds(of: request) == [
                "request.drafted", "request.approved", "request.determined", "request.disclosed", "request.destroyed",
            ])
        #expect(
            try await partnership.kinds(of: reference) == [
                "information.disclosed", "copy.given", "receipt.acknowledged", "information.read",
                "information.destroyed",
            ])
    }

    @Test func `a reading whose entry cannot be made shows nothing`() async throws {
        var failing: FailingRecords?
        let partnership = try await Partnership {
            let records = FailingRecords($0)
            return records
        }
        failing = partnership.records as? FailingRecords
        let request = try await partnership.request(at: .disclosed)
        failing?.fail(true)
        await #expect(throws: DeskError.self) {
            _ = try await partnership.desk.read(request.disclosure, by: Partnership.asker)
        }
        await #expect(throws: DeskError.self, "the request's words are a reading too") {
            _ = try await partnership.desk.look(at: request, by: Partnership.holdingLiaison)
        }
    }

    @Test func `a refused reading is entered, and shows nothing (4.10)`() async throws {
        let partnership = try await Partnership()
        let reference = try await partnership.disclosure(at: .received)
        partnership.clock.move(days: 300)
        for badge in [Partnership.asker, Partnership.auditor] {
            let size = try await partnership.size()
            guard case .refused(let refusal) = try await partnership.desk.read(reference, by: badge) else {
                Issue.record("opened for \(badge.officer)")
                continue
            }
            #expect(refusal.recorded != nil)
            #expect(try await partnership.size() == size + 1)
            #expect(try await partnership.kinds(of: reference).last == "reading.refused")
        }
    }

    @Test func `whoever may not know of a case learns nothing from trying to read it (4.10)`() async throws {
        let partnership = try await Partnership()
        let reference = try await partnership.disclosure(at: .received)
        let colleague = Partnership.badge("colleague", Partnership.police)
        try await partnership.act(
            .removeReader(Partnership.asker.officer, at: Partnership.police), on: reference,
            by: Partnership.askingLiaison)
        let size = try await partnership.size()
        // The desk may remember the case or not, and there may be none.
        for place in [reference, reference, "D-NONE"] {
            #expect(try await isUnknown { try await partnership.desk.read(place, by: colleague) }, "\(place)")
        }
        let asker = Partnership.asker
        #expect(
            try await isUnknown { try await partnership.desk.read(reference, by: asker) }, "who is a reader no more")
        #expect(try await partnership.size() == size)
    }

    @Test func `refused readings of one officer are entered, but do not fill the book (4.6, 4.10)`() async throws {
        let partnership = try await Partnership()
        let reference = try await partnership.disclosure(at: .received)
        let most = DisclosureCase.refusedReadingsADay
        // Its day is over.
        partnership.clock.move(days: 300)
        func refused(_ badge: Badge) async throws -> Int {
            for _ in 1...most + 3 {
                guard case .refused = try await partnership.desk.read(reference, by: badge) else {
                    Issue.record("opened for \(badge.officer) after its day")
                    continue
                }
            }
            return try await partnership.kinds(of: reference).count { $0 == "reading.refused" }
        }
        #expect(try await refused(Partnership.asker) == most)
        #expect(try await refused(Partnership.askingLiaison) == 2 * most, "each officer's attempts are their own")
        partnership.clock.move(days: 1)
        #expect(try await refused(Partnership.asker) == 3 * most, "and tomorrow's are not today's")
    }

    @Test func `a refused disclosure is entered though somebody else files at that moment (4.6)`() async throws {
        let partnership = try await Partnership { FailingRecords($0) }
        let reference = try await partnership.request(at: .agreed)
        partnership.clock.move(days: 365)
        (partnership.records as? FailingRecords)?.isOvertaken.withLock { $0 = true }
        let outcome = try await partnership.desk.perform(
            .disclose(.example), on: reference, by: Partnership.holdingLiaison)
        guard case .refused(let refusal) = outcome else {
            Issue.record("disclosed after its keep-until day")
            return
        }
        #expect(refusal.recorded != nil)
        #expect(try await partnership.kinds(of: reference).last == "disclosure.refused")
        #expect(try await partnership.kinds(of: reference.disclosure).isEmpty, "and there is no disclosure")
    }
}

@Suite("Invariant 2: what is not durable has not happened")
struct NotDurableTests {
    @Test func `no act happens while the book cannot be written, and all go on afterwards`() async throws {
        let partnership = try await Partnership { FailingRecords($0) }
        let failing = try #require(partnership.records as? FailingRecords)
        let reference = try await partnership.request(at: .agreed)
        let size = try await partnership.size()
        failing.fail(true)
        for (act, badge): (RequestAct, Badge) in [
            (.disclose(.example), Partnership.holdingLiaison), (.withdraw("Over."), Partnership.asker),
        ] {
            await #expect(throws: DeskError.self) {
                _ = try await partnership.desk.perform(act, on: reference, by: badge)
            }
        }
        #expect(try await partnership.size() == size)
        #expect(try await partnership.kinds(of: reference).last == "request.determined")
        #expect(try await partnership.kinds(of: reference.disclosure).isEmpty)
        failing.fail(false)
        try await partnership.act(.disclose(.example), on: reference, by: Partnership.holdingLiaison)
    }

    @Test func `a clock set back files nothing and says so`() async throws {
        let partnership = try await Partnership()
        let reference = try await partnership.request(at: .sent)
        partnership.clock.move(seconds: -3600)
        let size = try await partnership.size()
        do {
            _ = try await partnership.desk.perform(
                .determine(.example), on: reference, by: Partnership.holdingLiaison)
            Issue.record("filed on a clock that was set back")
        } catch {
            #expect(error.sentence.contains("clock is 3600 seconds behind"))
        }
        #expect(try await partnership.size() == size)
    }
}

@Suite("Invariant 7: destroying a key leaves every proof whole")
struct DestructionInvariantTests {
    @Test func `what was destroyed opens for nobody, and the ledger verifies as before (4.13)`() async throws {
        let partnership = try await Partnership()
        let request = try await partnership.request(at: .disclosed)
        let before = try await partnership.records.head()
        try await partnership.act(
            .destroy(at: Partnership.police, nil), on: request.disclosure, by: Partnership.askingLiaison)
        for badge in [Partnership.asker, Partnership.askingLiaison, Partnership.holdingLiaison] {
            #expect(try await !partnership.desk.opens(request.disclosure, by: badge), "\(badge.officer) still reads it")
            let folder = try await partnership.desk.look(at: request, by: badge)
            #expect(folder.words.isEmpty, "\(badge.officer) sees what was asked")
        }
        for reference in [request, request.disclosure] {
            let keys = try await partnership.records.record(of: reference).keys.map(\.id)
            #expect(keys == [], "nothing that was written keeps its key")
        }

        let after = try await partnership.records.head()
        var verifier = LedgerVerifier(
            checkpoint: after.checkpoint, kept: [before.checkpoint], verifier: partnership.signer.verifier)
        let entries = try await partnership.records.entries(from: 0, limit: after.size)
        verifier.read(
            entries.map { StoredLeaf(position: $0.position, bytes: $0.bytes, hash: TreeHash($0.leafHash)) })
        let report = verifier.report()
        #expect(report.isSound, "\(report.sentences)")
        #expect(report.head.size == after.size)
    }
}

@Suite("Invariant 10: nothing personal in clear")
struct NothingInClearTests {
    @Test func `no file of the store holds a word of it, and nobody's name finds it without the key`() async throws {
        let partnership = try await Partnership()
        let reference = try await partnership.disclosure(at: .received)
        _ = try await partnership.volunteered(to: [Partnership.police])
        #expect(try await partnership.desk.opens(reference, by: Partnership.asker))
        try await partnership.desk.keepDraft(
            ["subject": "Zebediah Quillfeather"], as: "R-DRAFT", by: Partnership.asker)
        for file in try FileManager.default.contentsOfDirectory(at: partnership.folder, includingPropertiesForKeys: nil)
        {
            let bytes = try Data(contentsOf: file)
            for word in ["Quillfeather", "Nightingale", "followed"] {
                #expect(bytes.range(of: Data(word.utf8)) == nil, "\(file.lastPathComponent) holds \(word) in clear")
            }
        }
        var filter = RegisterFilter()
        filter.subject = "quillfeather, zebediah"
        for (badge, count) in [
            (Partnership.askingLiaison, 2), (Partnership.holdingLiaison, 2), (Partnership.auditor, 0),
            (Partnership.asker, 0),
        ] {
            let found = try await partnership.desk.registerList(filter, by: badge)
            #expect(found.total == count, "\(badge.officer)")
        }
    }

    @Test func `errors and refusals say nothing of it`() async throws {
        let partnership = try await Partnership()
        let reference = try await partnership.request(at: .sent)
        var determination = Determination.example
        determination.terms.readers = []
        guard
            case .refused(let refusal) = try await partnership.desk.perform(
                .determine(determination), on: reference, by: Partnership.holdingLiaison)
        else {
            Issue.record("determined with no reader")
            return
        }
        #expect(!"\(refusal)".contains("Quillfeather"))
        for outcome in [try await partnership.desk.perform(.approve, on: reference, by: Partnership.asker)] {
            #expect(!"\(outcome)".contains("Quillfeather"))
        }
    }
}
