import Casework
import Foundation
import SharingProtocol
import Synchronization
import Testing

@testable import Exchange

@Suite("4.6 The register as a file")
struct RegisterExportTests {
    private func text(
        _ exit: Exit, _ filter: RegisterFilter = RegisterFilter(), by badge: Badge, of partnership: Partnership,
        meanwhile: () async throws -> Void = {}
    ) async throws -> String {
        let export = try await partnership.desk.registerExport(filter, as: exit, by: badge)
        let written = Mutex("")
        var isFirst = true
        try await export.write { piece in
            written.withLock { $0 += piece }
            if isFirst { try await meanwhile() }
            isFirst = false
        }
        return written.withLock { $0 }
    }

    private func rows(_ csv: String) -> [Substring] { csv.split(separator: "\r\n").dropFirst().dropLast() }

    @Test func `has a heading, a row for each request and a last line that counts them`() async throws {
        let partnership = try await Partnership()
        for _ in 1...3 {
            _ = try await partnership.request(at: .sent)
            partnership.clock.move(seconds: 60)
        }
        let csv = try await text(.csv, by: Partnership.askingLiaison, of: partnership)
        #expect(csv.hasPrefix("Reference,State,Asking agency,Holding agency,"))
        #expect(Array(csv.utf8.prefix(3)) != [0xEF, 0xBB, 0xBF])
        #expect(rows(csv).map { String($0.prefix(3)) } == ["R-3", "R-2", "R-1"])
        let last = try #require(csv.split(separator: "\r\n").last)
        let head = try await partnership.records.head()
        #expect(last.contains("End of list: 3 rows."))
        #expect(last.contains("a book of \(head.size) entries"))
        let widths = Set(csv.split(separator: "\r\n").map { $0.count { $0 == "," } })
        #expect(widths.count <= 2, "only the last line has a comma of its own")
    }

    @Test func `is whole, and has nothing twice, while cases change under it`() async throws {
        let partnership = try await Partnership()
        // More than one stretch, many opened in the same millisecond, so that cutting by time comes to its end.
        for number in 1...(RegisterExport.stretch + 150) {
            guard
                case .done = try await partnership.desk.begin(
                    partnership.newReference(), .example, by: Partnership.asker)
            else { throw Partnership.Refused() }
            if number % 100 == 0 { partnership.clock.move(seconds: 7) }
        }
        let csv = try await text(.csv, by: Partnership.askingLiaison, of: partnership) {
            // The oldest moves to the front of every list.
            for number in 1...5 {
                try await partnership.act(.approve, on: CaseID("R-\(number)"), by: Partnership.askingLiaison)
            }
        }
        let references = rows(csv).map { $0.prefix { $0 != "," } }
        #expect(references.count == RegisterExport.stretch + 150)
        #expect(Set(references).count == references.count)
        #expect(csv.contains("End of list: \(references.count) rows."))
    }

    @Test func `reads as JSON, with the book that it was made from`() async throws {
        let partnership = try await Partnership()
        let reference = try await partnership.request(at: .disclosed)
        let json = try await text(.json, by: Partnership.auditor, of: partnership)
        let read = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        let rows = try #require(read["rows"] as? [[String: Any]])
        #expect(rows.map { $0["reference"] as? String } == [reference.text])
        #expect(rows[0]["state"] as? String == "disclosed")
        #expect(rows[0]["urgent"] as? Bool == false)
        #expect(rows[0]["neededBy"] is NSNull)
        #expect(read["count"] as? Int == 1)
        let head = try await partnership.records.head()
        let book = try #require(read["book"] as? [String: Any])
        #expect(book["checkpoint"] as? String == head.checkpoint)
        #expect(book["entries"] as? Int == head.size)
    }

    @Test func `has no word of what was asked or disclosed in it (4.10)`() async throws {
        let partnership = try await Partnership()
        _ = try await partnership.request(at: .received)
        for exit in [Exit.csv, .json] {
            for badge in [Partnership.askingLiaison, Partnership.holdingLiaison, Partnership.auditor] {
                let text = try await text(exit, by: badge, of: partnership)
                #expect(text.contains("R-1"))
                #expect(!text.contains("Quillfeather"))
            }
        }
    }

    @Test func `is found by a name in one’s own register alone, and never by a name of nothing`() async throws {
        let partnership = try await Partnership()
        _ = try await partnership.request(at: .sent)
        var filter = RegisterFilter()
        for (name, badge, found) in [
            ("zebediah quillfeather", Partnership.askingLiaison, 1), ("Quillfeather", Partnership.holdingLiaison, 1),
            ("Somebody Else", Partnership.askingLiaison, 0), ("?!", Partnership.askingLiaison, 0),
            ("Quillfeather", Partnership.auditor, 0), ("Quillfeather", Partnership.asker, 0),
        ] {
            filter.subject = Confidential(name)
            let csv = try await text(.csv, filter, by: badge, of: partnership)
            #expect(rows(csv).count == found, "\(badge.officer)")
            #expect(try await partnership.desk.registerList(filter, by: badge).total == found, "\(badge.officer)")
        }
    }
}
