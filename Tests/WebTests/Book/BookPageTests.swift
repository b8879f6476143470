import Casework
import Exchange
import HTTPTypes
import Ledger
import Testing

@testable import Web

@Suite("4.2, 4.6 The audit trail on screen")
struct BookPageTests {
    private var verifier: NoteVerifier {
        get throws { try NoteSigner(name: "test.example/ledger", seed: [UInt8](repeating: 7, count: 32)).verifier }
    }

    @Test func `shows its size, its root and a checkpoint that holds`() async throws {
        let site = try await RequestSite()
        try await site.handIn("R-0000-0001")
        let asker = try await site.browser(.asker)
        let page = try await asker.get("/book")
        let head = try await site.desk.records.head()
        #expect(faults(in: page.body) == [])
        #expect(page.body.contains("<dd>\(head.size)</dd>"))
        #expect(page.body.contains("gatehouse ledger verify"))
        let note = try await asker.get("/book/checkpoint")
        #expect(note.headers[.contentType] == "text/plain; charset=utf-8")
        let checkpoint = try Checkpoint.opened(note: note.body, verifier: try verifier)
        #expect(checkpoint.head.size == head.size)
        #expect(page.body.contains(checkpoint.head.root.description.replacing("+", with: "+")))
    }

    @Test func `gives a proof that holds without the server`() async throws {
        let site = try await RequestSite()
        try await site.handIn("R-0000-0001", about: "Vera Tennant")
        let position = try #require(try await site.desk.records.record(of: "R-0000-0001").entries.first?.position)
        let liaison = try await site.browser(.policeLiaison)
        let page = try await liaison.get("/book/entries/\(position)")
        #expect(page.body.contains("Request handed in"))
        #expect(page.body.contains("<dt>request/subject</dt><dd>sealed, "))
        #expect(faults(in: page.body) == [])
        let file = try await liaison.get("/book/entries/\(position)/proof")
        #expect(file.headers[.contentDisposition] == "attachment; filename=\"gatehouse-entry-\(position).tlog-proof\"")
        let proved = try ProofFile(parsing: file.body).proved(by: try verifier)
        #expect(proved.index == position)
        #expect(proved.entry.caseReference == "R-0000-0001")
        #expect(!file.body.contains("Tennant"))
    }

    @Test func `lists the latest entries first, and older ones after them`() async throws {
        let site = try await RequestSite()
        for number in 1...60 { try await site.handIn(CaseID("R-0000-\(1000 + number)")) }
        let auditor = try await site.browser(.auditor)
        let size = try await site.bookSize()
        let latest = try await auditor.get("/book")
        #expect(positions(on: latest.body) == Array(((size - 50)..<size).reversed()))
        let older = try await auditor.get("/book?before=\(size - 50)")
        #expect(latest.body.contains("href=\"/book?before=\(size - 50)\""))
        #expect(positions(on: older.body).first == size - 51)
        for query in ["?before=-1", "?before=99999999999999999999", "?before=x", "?before=0"] {
            #expect(try await auditor.get("/book\(query)").status == 200)
        }
    }

    private func positions(on page: String) -> [Int] {
        page.matches(of: /href="\/book\/entries\/(\d+)"/).compactMap { Int($0.1) }
    }
}
