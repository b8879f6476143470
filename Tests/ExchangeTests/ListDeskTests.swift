import Casework
import Exchange
import Testing

@Suite("4.2, 4.10 Lists at the desk")
struct ListDeskTests {
    @Test func `what waits for the liaison officer is in nobody else’s in-tray`() async throws {
        let partnership = try await Partnership()
        _ = try await partnership.request(at: .awaitingApproval)
        for (badge, count) in [
            (Partnership.askingLiaison, 1), (Partnership.badge("colleague", Partnership.police), 0),
            (Partnership.asker, 0), (Partnership.holdingLiaison, 0), (Partnership.coordinator, 0),
        ] {
            let tray = try await partnership.desk.inTray(of: badge)
            #expect(tray.total == count && tray.tasks.count == count, "\(badge.officer)")
        }
    }

    @Test(arguments: ["–", "…", "?!"])
    func `a name without a letter in it finds nothing, rather than everything`(_ name: String) async throws {
        let partnership = try await Partnership()
        _ = try await partnership.request(at: .sent)
        var filter = RegisterFilter()
        filter.subject = Confidential(name)
        #expect(try await partnership.desk.registerList(filter, by: Partnership.askingLiaison).total == 0)
        filter.subject = "Quillfeather"
        #expect(try await partnership.desk.registerList(filter, by: Partnership.askingLiaison).total == 1)
    }

    @Test(arguments: [
        ("Quillfeather", 1), ("Quilfether", 1), ("Zebediah Quillfaether", 1), ("Z Quillfeather", 1),
        ("Quillfeather, Z.", 1), ("Zebedia\u{200B}h", 1), ("Zebediah Quillman", 0), ("Y Quillfeather", 0), ("Z", 0),
    ])
    func `a name is found in other spellings and by its initial, and no other name is`(
        _ name: String, _ found: Int
    ) async throws {
        let partnership = try await Partnership()
        _ = try await partnership.request(at: .sent)
        var filter = RegisterFilter()
        filter.subject = Confidential(name)
        for badge in [Partnership.askingLiaison, Partnership.holdingLiaison] {
            #expect(try await partnership.desk.registerList(filter, by: badge).total == found)
        }
    }
}
