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

    private func rows(_ csv: String) -> [Substring] { Array(csv.split(separator: "\r\n").dropFirst()) }

    @Test func `has a heading and a row for each case, and nothing else a spreadsheet would count`() async throws {
        let partnership = try await Partnership()
        for _ in 1...3 {
            _ = try await partnership.request(at: .sent)
            partnership.clock.move(seconds: 60)
        }
        let csv = try await text(.csv, by: Partnership.askingLiaison, of: partnership)
        #expect(Array(csv.utf8.prefix(3)) == [0xEF, 0xBB, 0xBF], "Excel takes it for UTF-8")
        #expect(csv.dropFirst().hasPrefix("Reference,Kind,State,From,To,Officer,"))
        #expect(csv.unicodeScalars.count { $0 == "\u{FEFF}" } == 1)
        #expect(rows(csv).map { String($0.prefix(3)) } == ["R-3", "R-2", "R-1"])
        let lines = csv.split(separator: "\r\n")
        #expect(try #require(lines.first).hasSuffix(",Handling"))
        let widths = lines.map { $0.replacing(/"[^"]*"/, with: "").count { $0 == "," } }
        #expect(Set(widths) == [RegisterField.allCases.count])
        // The last column says whose it is, and for whom it was made.
        let whose = "\"Record of requests and disclosures of \(Partnership.police), for its liaison officers"
        let maker = try await partnership.desk.register().name(of: Partnership.askingLiaison.officer)
        for row in rows(csv) { #expect(row.contains(whose) && row.hasSuffix("Made for \(maker).\""), "\(row)") }
    }

    @Test func `is named after its agency, its day and the ledger that it was made from`() async throws {
        let partnership = try await Partnership()
        _ = try await partnership.request(at: .sent)
        let size = try await partnership.size()
        for (badge, owner) in [
            (Partnership.askingLiaison, Partnership.police.text), (Partnership.auditor, "every-agency"),
            (Partnership.asker, "own"),
        ] {
            let export = try await partnership.desk.registerExport(RegisterFilter(), as: .csv, by: badge)
            #expect(export.fileName == "gatehouse-register-\(owner)-2013-06-03-ledger-\(size).csv")
        }
    }

    /// In summer London's day begins an hour before UTC's.
    @Test func `has days and times as they are in London, for people and for programs`() async throws {
        let partnership = try await Partnership()
        let night = try #require(Day(iso: "2013-07-01")).startInLondon.adding(seconds: 1809)
        partnership.clock.move(seconds: Int(night.milliseconds - partnership.clock.now.milliseconds) / 1000)
        _ = try await partnership.request(at: .disclosed)
        let csv = try await text(.csv, by: Partnership.askingLiaison, of: partnership)
        let row = try #require(rows(csv).first)
        #expect(row.contains(",01/07/2013 00:30,01/07/2013 00:30,"))
        #expect(csv.contains(",01/12/2013,No,"), "the day until which it is kept")
        #expect(csv.firstMatch(of: /\d{4}-\d{2}-\d{2}/) == nil)
        let json = try await text(.json, by: Partnership.askingLiaison, of: partnership)
        #expect(json.contains("\"opened\":\"2013-07-01T00:30:09+01:00\""))
    }

    @Test(arguments: [
        ("2013-06-30T23:30:09Z", "01/07/2013 00:30", "2013-07-01T00:30:09+01:00"),
        ("2013-01-01T00:00:00Z", "01/01/2013 00:00", "2013-01-01T00:00:00+00:00"),
        ("2026-10-25T00:59:59Z", "25/10/2026 01:59", "2026-10-25T01:59:59+01:00"),
        ("2026-10-25T01:00:00Z", "25/10/2026 01:00", "2026-10-25T01:00:00+00:00"),
        ("1969-12-31T23:59:58Z", "31/12/1969 23:59", "1969-12-31T23:59:58+00:00"),
    ])
    func `writes a moment for people and for programs`(_ utc: String, _ slashed: String, _ iso: String) throws {
        let date = try Date(utc, strategy: .iso8601)
        let moment = Timestamp(milliseconds: Int64(date.timeIntervalSince1970 * 1000))
        #expect(moment.slashed == slashed)
        #expect(moment.iso == iso)
        #expect(try Date(moment.iso, strategy: .iso8601) == date)
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
    }

    @Test func `reads as JSON, with the book that it was made from`() async throws {
        let partnership = try await Partnership()
        let reference = try await partnership.request(at: .disclosed)
        let json = try await text(.json, by: Partnership.auditor, of: partnership)
        let read = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        let rows = try #require(read["rows"] as? [[String: Any]])
        #expect(rows.map { $0["reference"] as? String } == [reference.text, reference.disclosure.text])
        #expect(rows.map { $0["kind"] as? String } == ["request", "disclosure"])
        for row in rows {
            #expect(row["state"] as? String == "disclosed")
            #expect(row["from"] as? String == Partnership.council.text)
            #expect(row["to"] as? String == Partnership.police.text)
            #expect(row["urgent"] as? Bool == false)
            #expect(row["neededBy"] is NSNull)
        }
        #expect(rows[0]["keepUntil"] is NSNull)
        #expect(rows[1]["keepUntil"] as? String == "2013-12-01")
        #expect(read["count"] as? Int == 2)
        let head = try await partnership.records.head()
        let book = try #require(read["book"] as? [String: Any])
        #expect(book["checkpoint"] as? String == head.checkpoint)
        #expect(book["entries"] as? Int == head.size)
        let (origin, first) = (json.firstRange(of: "\"checkpoint\""), json.firstRange(of: "\"rows\""))
        #expect(try #require(origin).upperBound < #require(first).lowerBound, "where it comes from stands in the head")
    }

    @Test func `has no word of what was asked or disclosed in it (4.10)`() async throws {
        let partnership = try await Partnership()
        _ = try await partnership.disclosure(at: .received)
        _ = try await partnership.volunteered(to: [Partnership.police])
        for exit in [Exit.csv, .json] {
            for badge in [Partnership.askingLiaison, Partnership.holdingLiaison, Partnership.auditor] {
                let text = try await text(exit, by: badge, of: partnership)
                for reference in ["R-1", "D-1", "D-V2"] { #expect(text.contains(reference)) }
                #expect(!text.contains("Quillfeather"))
            }
        }
    }

    @Test func `names every agency that has a copy, whoever made the list`() async throws {
        let partnership = try await Partnership()
        let (police, fire) = (Partnership.police, Partnership.fire)
        try await partnership.join(fire)
        _ = try await partnership.volunteered(to: [police, fire])
        for badge in [Partnership.askingLiaison, Partnership.badge("liaison", fire), Partnership.holdingLiaison] {
            let csv = try await text(.csv, by: badge, of: partnership)
            let row = try #require(rows(csv).first)
            let agencies = "Offered,\(Partnership.council),\(police); \(fire),"
            #expect(rows(csv).count == 1 && row.hasPrefix("D-V1,Disclosure,\(agencies)"), "\(row)")
        }
    }

    @Test func `has cases of one kind where that is asked for`() async throws {
        let partnership = try await Partnership()
        _ = try await partnership.request(at: .disclosed)
        var filter = RegisterFilter()
        for (kind, found) in [("request", "R-1"), ("disclosure", "D-1")] {
            filter.kind = kind
            let csv = try await text(.csv, filter, by: Partnership.askingLiaison, of: partnership)
            #expect(rows(csv).map { String($0.prefix { $0 != "," }) } == [found])
        }
    }

    @Test func `is found by a name in one’s own register alone, and never by a name of nothing`() async throws {
        let partnership = try await Partnership()
        try await partnership.join(Partnership.fire)
        _ = try await partnership.request(at: .sent)
        _ = try await partnership.volunteered(to: [Partnership.police])
        var filter = RegisterFilter()
        for (name, badge, found) in [
            ("zebediah quillfeather", Partnership.askingLiaison, 2), ("Quillfeather", Partnership.holdingLiaison, 2),
            ("Quillfeather", Partnership.badge("liaison", Partnership.fire), 0),
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
