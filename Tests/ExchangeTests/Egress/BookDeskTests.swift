import Casework
import Ledger
import SharingProtocol
import Testing

@testable import Exchange

@Suite("4.2, 4.6 The book at the desk")
struct BookDeskTests {
    @Test func `proves every entry to somebody who has nothing but the public key`() async throws {
        let partnership = try await Partnership()
        let request = try await partnership.request(at: .disclosed)
        for reference in [request, request.disclosure] {
            for stored in try await partnership.records.record(of: reference).entries {
                let file = try await partnership.desk.proof(of: stored.position, by: Partnership.askingLiaison)
                let read = try ProofFile(parsing: file.text)
                let proved = try read.proved(by: partnership.signer.verifier)
                #expect(proved.index == stored.position)
                #expect(proved.entry.caseReference == reference.text)
            }
        }
    }

    @Test func `lists the latest first and goes on where it stopped`() async throws {
        let partnership = try await Partnership()
        _ = try await partnership.disclosure(at: .received)
        let size = try await partnership.size()
        var positions: [Int] = []
        var before: Int?
        repeat {
            let book = try await partnership.desk.book(before: before, limit: 4, by: Partnership.auditor)
            #expect(book.head.size == size)
            positions += book.entries.map(\.position)
            before = book.older
        } while before != nil
        #expect(positions == Array((0..<size).reversed()))
    }

    @Test(arguments: [-1, 1_000_000, Int.max])
    func `has no entry where there is none`(_ position: Int) async throws {
        let partnership = try await Partnership()
        await #expect { try await partnership.desk.entry(at: position, by: Partnership.auditor) } throws: { error in
            if case DeskError.noSuchCase = error { true } else { false }
        }
    }
}

@Suite("4.3, Appendix Four The text that is signed")
struct SignedTextTests {
    @Test func `is the one in force, and no other`() async throws {
        let partnership = try await Partnership()
        let words: [String: Confidential] = [
            "name": "S", "position": "C", "authority": "O", "address": "1 Example Row",
        ]
        let agency: AgencyID = "youth-offending-team"
        guard
            case .done = try await partnership.desk.admit(
                agency, name: "Youth Offending Team", category: "co-operating-body", by: Partnership.coordinator)
        else { throw Partnership.Refused() }
        let signatory = Partnership.badge("signatory", agency)
        try await partnership.admit(signatory, .practitioner, maySign: true)
        let other = try await partnership.desk.perform(
            .signAgreement(textHash: "00", words: words), on: agency, by: signatory)
        guard case .refused(let refusal) = other else { throw Partnership.Refused() }
        #expect(refusal.sentence == "That is not the text of a version in force or to come: read it again, then sign.")
        let hash = partnership.desk.protocols[0].textHash
        #expect(hash.count == 64)
        guard
            case .done = try await partnership.desk.perform(
                .signAgreement(textHash: hash, words: words), on: agency, by: signatory)
        else { throw Partnership.Refused() }
        let agreements = try await partnership.desk.register().register.agencies[agency]?.agreements
        #expect(agreements?.map(\.textHash) == [hash])
    }
}
