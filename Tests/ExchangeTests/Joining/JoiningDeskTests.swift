import Casework
import Exchange
import Ledger
import SharingProtocol
import Testing
import Vault

@Suite("2.13, 4.8, 6.2 Joining, as it is kept")
struct JoiningDeskTests {
    private let partnership: Partnership
    private var desk: LiaisonDesk { partnership.desk }
    private let pdf: [UInt8] = Array("%PDF-1.7 signed by hand".utf8)

    init() async throws {
        partnership = try await Partnership()
        guard
            case .done = try await partnership.desk.perform(
                .team(.switchPublicPage(on: true)), by: Partnership.coordinator)
        else { throw Partnership.Refused() }
    }

    private func application(_ name: String = "Willow Refuge") -> JoiningApplication {
        JoiningApplication(
            name: name, line: "other-approved-organisations",
            words: [
                "basis": "Consent.", "contact": "Ada Quillfeather", "position": "Manager",
                "email": "ada@willow.example",
            ],
            assurances: [
                GivenAssurance(.training, until: partnership.clock.now.day.adding(days: 20), reference: "Course 7")
            ])
    }

    private func apply(_ name: String = "Willow Refuge") async throws -> AgencyID {
        let known = Set(try await desk.register().register.applicants.keys)
        guard case .done = try await desk.apply(application(name)) else { throw Partnership.Refused() }
        return try #require(try await desk.register().register.applicants.keys.first { !known.contains($0) })
    }

    private func done(_ act: AgencyAct, on id: AgencyID, intake: FileIntake? = nil) async throws {
        switch try await desk.perform(act, on: id, by: Partnership.coordinator, intake: intake) {
        case .done: return
        case .refused(let refusal):
            Issue.record("\(refusal.sentence)")
            throw Partnership.Refused()
        }
    }

    private func faults(of id: AgencyID) async throws -> [CaseFault] {
        let check = CaseCheck(records: partnership.records)
        return try await check.faults(of: CaseID(of: id), listed: try await check.rows()[CaseID(of: id)])
    }

    @Test func `what an applicant wrote is sealed, and the support team alone reads it`() async throws {
        let id = try await apply()
        for stored in try await partnership.records.record(of: CaseID(of: id)).entries {
            let text = String(decoding: stored.bytes, as: UTF8.self)
            #expect(!text.contains("Quillfeather") && !text.contains("Willow"), "not even its name stands in clear")
            #expect(try LedgerEntry(decoding: stored.bytes).officer == "applicant")
        }
        let words = try await desk.ownWords(of: id, by: Partnership.coordinator)
        #expect(words["application/contact"] == "Ada Quillfeather" && words["assurance/training"] == "Course 7")
        for stranger in [Partnership.administrator, Partnership.auditor, Partnership.holdingLiaison] {
            #expect(try await desk.ownWords(of: id, by: stranger).isEmpty)
        }
    }

    @Test func `an applicant is no agency: it has nobody who could act, and nothing can be asked of it`() async throws {
        let id = try await apply()
        #expect(try await desk.register().register.agencies[id] == nil)
        let refused = await #expect(throws: DeskError.self) {
            _ = try await desk.perform(
                .standing(.suspend("x")), on: Partnership.police, by: Badge(officer: "applicant", agency: id))
        }
        guard case .notAnOfficer? = refused else {
            Issue.record("\(String(describing: refused))")
            return
        }
        var draft = RequestDraft.example
        draft.terms.holding = id
        guard case .refused(let refusal) = try await desk.begin("R-X", draft, by: Partnership.asker) else {
            Issue.record("an applicant was asked")
            return
        }
        #expect(refusal.decision?.unmet.map(\.question).contains(.signatories) == true)
    }

    @Test func `approved, it gets accounts, signs, appoints, and takes part`() async throws {
        let id = try await apply()
        try await done(.application(.approve(name: "Willow Refuge")), on: id)
        let head = Partnership.badge("head", id)
        try await partnership.admit(head, .practitioner, maySign: true)
        let words: [String: Confidential] = ["name": "A", "position": "M", "authority": "B", "address": "1 Row"]
        for act in [
            AgencyAct.signAgreement(textHash: desk.protocols[0].textHash, words: words),
            .appoint(head.officer, asDeputy: false, from: partnership.clock.now.day, until: nil),
        ] {
            guard case .done = try await desk.perform(act, on: id, by: head) else { throw Partnership.Refused() }
        }
        let register = try await desk.register().register
        let party = register.party(id, on: partnership.clock.now.day, under: desk.protocols[0].name)
        #expect(party.hasSigned && party.hasLiaisonOfficer && party.category == "co-operating-body")
        #expect(party.listing == "other-approved-organisations")
        #expect(try await desk.ownWords(of: id, by: head)["application/basis"] == "Consent.", "its own words")
        #expect(try await faults(of: id) == [])
    }

    @Test func `declined, what it wrote can be read by nobody any more (4.13)`() async throws {
        let id = try await apply()
        try await done(.application(.decline("Not in the area.")), on: id)
        let record = try await partnership.records.record(of: CaseID(of: id))
        #expect(!record.keys.contains { $0.id.hasSuffix("/application") || $0.id.hasSuffix("/assurance") })
        let left = try await desk.ownWords(of: id, by: Partnership.coordinator)
        #expect(left.mapValues(\.revealed) == ["standing/declined.2": "Not in the area."], "why it was declined stays")
        #expect(try await faults(of: id) == [], "every key is where it belongs")
        let certified = try record.entries.flatMap { entry in try entry.certifiedKeys() }
        #expect(certified == ["agency-\(id)/application", "agency-\(id)/assurance"], "no backup brings them back")
        _ = try await apply()
    }

    @Test func `a paper's scan is sealed, and comes out for the agency and the support team as it went in`()
        async throws
    {
        let id = try await apply()
        try await done(.application(.approve(name: "Willow Refuge")), on: id)
        await #expect(throws: DeskError.self) { _ = try await desk.scanIntake(for: id, by: Partnership.asker) }
        let intake = try await desk.scanIntake(for: id, by: Partnership.coordinator)
        var file = desk.newFile(named: "Agreement of Quillfeather.pdf", in: intake)
        try await desk.take(pdf, into: &file)
        let scan = try await desk.finish(file)
        let paper = PaperAgreement(
            signed: partnership.clock.now.day, textHash: desk.protocols[0].textHash,
            words: ["name": "A", "position": "M", "authority": "B", "address": "1 Row"], scan: scan)
        try await done(.enterAgreement(paper), on: id, intake: intake)
        #expect(try await desk.register().register.agencies[id]?.agreements.last?.scan?.id == scan.id)
        #expect(try await faults(of: id) == [])

        var opened = try await desk.scan(scan.id, of: id, by: Partnership.coordinator)
        #expect(opened.name == "Agreement of Quillfeather.pdf")
        #expect(try await opened.nextChunk() == pdf)
        for stranger in [Partnership.asker, Partnership.administrator, Partnership.auditor] {
            await #expect(throws: DeskError.self) { _ = try await desk.scan(scan.id, of: id, by: stranger) }
        }
        let chunk = try #require(try await partnership.records.chunk(0, of: scan.id))
        #expect(!String(decoding: chunk, as: UTF8.self).contains("PDF"))
    }
}
